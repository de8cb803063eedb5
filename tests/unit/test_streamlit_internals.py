"""What is taken from inside Streamlit still does what we take it for, and stands in one file."""

import ast
from pathlib import Path

import pytest
import streamlit
from streamlit.runtime.runtime import MediaFileManager
from streamlit.runtime.scriptrunner import RerunException, StopException

from tests.architecture.code import ROOT, tree
from ui import streamlit_internals as inside

PUBLIC = {"streamlit", "streamlit.starlette"}
FILE = ROOT / "ui" / "streamlit_internals.py"


def imported(path):
    """Yield every module of Streamlit that a file imports, and what it imports from it."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((each.name, "") for each in node.names if each.name.partition(".")[0] == "streamlit")
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "streamlit":
            yield from ((node.module, each.name) for each in node.names)


def test_the_insides_of_streamlit_are_named_in_one_file():
    strange = [
        (str(path.relative_to(ROOT)), module, name)
        for path in [ROOT / "app.py", *(ROOT / "ui").rglob("*.py"), *(ROOT / "pages").rglob("*.py")]
        if path != FILE
        for module, name in imported(path)
        if module not in PUBLIC or name in ("config", "logger", "net_util", "runtime")
    ]

    assert strange == []


def test_everything_in_it_is_used():
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "ui").rglob("*.py") if path != FILE)

    assert [name for name in inside.__all__ if name not in code] == []


def test_outside_of_a_run_there_is_none_and_no_server():
    assert inside.get_script_run_ctx(suppress_warning=True) is None
    assert not inside.runtime.exists()


@pytest.mark.parametrize(
    "option", ["server.maxUploadSize", "server.baseUrlPath", "server.corsAllowedOrigins"]
)
def test_options_are_asked_by_their_names(option):
    assert inside.config.get_option(option) is not None


def test_frames_of_the_socket_are_read_and_bounded():
    assert inside.BackMsg.FromString(b"").WhichOneof("type") is None
    assert inside.get_max_widget_state_size_bytes() > 2**20
    assert isinstance(inside.is_host_allowed("localhost"), bool)


def test_what_ends_a_run_is_told_from_what_fails_in_it():
    assert issubclass(RerunException, inside.ScriptControlException)
    assert issubclass(StopException, inside.ScriptControlException)
    assert not issubclass(inside.ScriptControlException, Exception)


def test_files_of_readers_are_told_by_their_session():
    manager = inside.MemoryUploadedFileManager("/upload")

    assert manager.get_files("nobody", ["nothing"]) == []
    assert callable(manager.remove_session_files)


def test_files_are_forgotten_where_we_keep_them_and_by_name_only_for_a_session_that_ends():
    """Tell every call, by file, with how much it is given."""
    calls = [
        (path.name, node.func.attr, len(node.args) + len(node.keywords))
        for path in (Path(streamlit.__file__).parent / "runtime").rglob("*.py")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if ast.unparse(node.func.value).endswith("media_file_mgr")
        if node.func.attr in ("clear_session_refs", "remove_orphaned_files")
    ]

    assert inside.MediaFileManager is MediaFileManager
    assert sorted(calls) == [
        ("app_session.py", "clear_session_refs", 1),
        ("app_session.py", "clear_session_refs", 1),
        ("app_session.py", "remove_orphaned_files", 0),
        ("script_runner.py", "clear_session_refs", 0),
        ("script_runner.py", "remove_orphaned_files", 0),
    ]
