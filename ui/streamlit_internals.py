"""What is taken from inside Streamlit, which promises nothing of it: a test of this file's name does."""

from streamlit import config, logger, net_util, runtime
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import Page
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.runtime_util import get_max_widget_state_size_bytes
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

__all__ = [
    "BackMsg",
    "DeltaGenerator",
    "MemoryUploadedFileManager",
    "Page",
    "UploadedFile",
    "config",
    "get_max_widget_state_size_bytes",
    "get_script_run_ctx",
    "is_host_allowed",
    "logger",
    "net_util",
    "runtime",
]
