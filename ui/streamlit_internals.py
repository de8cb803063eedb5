"""What is taken from inside Streamlit, which promises nothing of it: a test of this file's name does."""

import time
from weakref import WeakKeyDictionary

from streamlit import config, logger, net_util, runtime
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import Page
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.runtime_util import get_max_widget_state_size_bytes
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.exceptions import ScriptControlException
from streamlit.runtime.uploaded_file_manager import UploadedFile
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

__all__ = [
    "BackMsg",
    "DeltaGenerator",
    "MemoryUploadedFileManager",
    "Page",
    "ScriptControlException",
    "UploadedFile",
    "config",
    "get_max_widget_state_size_bytes",
    "get_script_run_ctx",
    "is_host_allowed",
    "keep_files",
    "logger",
    "net_util",
    "runtime",
]

KEPT_S = 120.0
"""How long a file stays when no page shows it any more: its browser is told of it, and then fetches it.

What makes one stays as long: while a page waits for its turn, the buttons of the run before are still seen.
"""

MOST_BYTES = 256 * 2**20
"""Of such files together; beyond it the earliest go sooner."""

MOST_BUTTONS = 1500
"""Of what makes files and is shown no more, a few of each run of a page; beyond it the earliest go sooner."""

_now = time.monotonic
_clear_session_refs = MediaFileManager.clear_session_refs
_orphans: WeakKeyDictionary[MediaFileManager, dict[str, tuple[object, float]]] = WeakKeyDictionary()
"""Name of what no page shows -> what it is, and since when; the earliest first."""


def keep_files() -> None:
    """Let files, and what makes them, be there for a while after no page shows them any more.

    Streamlit takes away a file at the second end of a run after it was made, whichever session's, and what
    makes one at the first: where many sessions run, before the browser that waits for it can ask for it.
    """
    MediaFileManager.remove_orphaned_files = _remove_orphaned_files  # type: ignore[assignment]
    MediaFileManager.clear_session_refs = _clear_with_buttons  # type: ignore[assignment]


def _remove_orphaned_files(manager: MediaFileManager) -> None:
    """Remove what no page has shown for long, and the earliest of what is too much."""
    now = _now()
    with manager._lock:
        files, buttons = manager._file_metadata, manager._deferred_callables
        shown = {name for placed in manager._files_by_session_and_coord.values() for name in placed.values()}
        held = {name: each for name, each in (*files.items(), *buttons.items()) if name not in shown}
        before = _orphans.get(manager, {})
        # The same file made or shown again is another entry of its name: its time begins anew.
        orphans = {name: was for name, was in before.items() if held.get(name) is was[0]}
        orphans |= {name: (each, now) for name, each in held.items() if name not in orphans}
        later_bytes = later_buttons = 0
        for name, (_, since) in reversed(list(orphans.items())):
            is_past = now - since >= KEPT_S
            if name in buttons:
                if is_past or later_buttons >= MOST_BUTTONS:
                    manager._drop_deferred_id(name)
                    del orphans[name]
                later_buttons += 1
            else:
                size = _size(manager, name)
                if is_past or later_bytes >= MOST_BYTES:
                    manager._delete_file(name)
                    del orphans[name]
                later_bytes += size
        _orphans[manager] = orphans


def _size(manager: MediaFileManager, name: str) -> int:
    file = manager.read_file(name)
    return len(file.content) if file is not None else 0


def _clear_with_buttons(manager: MediaFileManager, session_id: str | None = None) -> None:
    """Forget what a session shows; where it is named, it ends, and takes its buttons with it.

    They hold what a reader has brought, and nobody can press them any more.
    """
    _clear_session_refs(manager, session_id)
    if session_id is not None:
        with manager._lock:
            for name in list(manager._deferred_ids_by_session.get(session_id, ())):
                manager._drop_deferred_id(name)
