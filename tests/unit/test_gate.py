"""What the gate lets in to Streamlit, which is made up here: hosts, origins, messages, uploads."""

import asyncio
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit import config, net_util, runtime
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec
from streamlit.web.server import server_util
from streamlit.web.server.starlette import starlette_websocket

from ui import gate, warmup

MEGABYTE = 2**20
LARGEST = 5 * MEGABYTE
KINDS = [field.name for field in BackMsg.DESCRIPTOR.oneofs_by_name["type"].fields]


@pytest.fixture(autouse=True)
def _imported(monkeypatch):
    monkeypatch.setattr(warmup, "_state", warmup.State(is_imported=True))


@pytest.fixture
def setting(monkeypatch):
    """Return what sets one of Streamlit's options for a test."""
    chosen = {}
    get_option = config.get_option
    monkeypatch.setattr(config, "get_option", lambda key: chosen.get(key, get_option(key)))
    return chosen.__setitem__


def passed(*, kind="websocket", method="GET", path="/_stcore/stream", incoming=(), app=None, **headers):
    """Return what Streamlit got of a request, None if nothing, and what the client was sent."""
    got, sent, messages = [], [], [{"type": f"{kind}.connect"}, *incoming]

    async def streamlit(scope, receive, _send):
        got.append(scope)
        while messages:
            got.append(await receive())

    async def receive():
        return messages.pop(0) if messages else {"type": f"{kind}.disconnect"}

    async def send(message):
        sent.append(message)

    pairs = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items() if value]
    scope = {"type": kind, "path": path, "headers": pairs, **({"method": method} if kind == "http" else {})}
    asyncio.run(gate.Gate(app or streamlit)(scope, receive, send))
    return got or None, sent


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        (None, "localhost:8501"),
        ("http://localhost:8501", "localhost:8501"),
        ("http://127.0.0.1:8501", "127.0.0.1:8501"),
        ("http://[::1]:8501", "[::1]:8501"),
        ("http://LOCALHOST:8501", "localhost:8501"),
        ("https://localhost", "localhost:443"),
        ("http://localhost:80", "localhost"),
    ],
)
def test_a_page_of_the_same_host_is_let_in(origin, host):
    assert passed(host=host, origin=origin)[0]


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        ("http://evil.example", "localhost:8501"),
        ("http://localhost:3000", "localhost:8501"),
        ("http://127.0.0.1:8501", "localhost:8501"),
        ("http://0.0.0.0:8501", "localhost:8501"),
        ("https://localhost:8501.evil.example", "localhost:8501"),
        ("http://localhost:8501@evil.example", "localhost:8501"),
        ("http://evil.example:99999", "localhost:8501"),
        ("null", "localhost:8501"),
        ("file://", "localhost:8501"),
        # The host's name is the attacker's own, and leads here.
        ("http://evil.example", "evil.example"),
        (None, "evil.example"),
        (None, None),
        (None, "localhost:x"),
    ],
)
def test_a_stranger_is_refused_before_streamlit_hears_of_it(origin, host):
    got, sent = passed(host=host, origin=origin)

    assert got is None
    assert [message["type"] for message in sent] in (["websocket.close"],)


@given(name=st.from_regex(r"[a-z0-9.-]{1,20}", fullmatch=True), port=st.integers(0, 70_000))
def test_no_other_origin_is_let_in(name, port):
    is_same = name.rstrip(".") == "localhost" and port == 8501

    assert gate.is_own(f"http://{name}:{port}", "localhost:8501") == is_same


def test_an_origin_that_the_operator_names_is_let_in(setting):
    setting("server.corsAllowedOrigins", ["https://tilanne.example/"])

    assert passed(host="localhost:8501", origin="https://tilanne.example")[0]
    assert not passed(host="localhost:8501", origin="http://tilanne.example")[0]
    assert not passed(host="localhost:8501", origin="https://x.tilanne.example")[0]


def test_a_host_that_the_operator_names_is_served(setting):
    setting("server.allowedHosts", ["tilanne.example"])

    assert passed(host="tilanne.example", origin="https://tilanne.example")[0]
    assert not passed(host="localhost:8501", origin="http://localhost:8501")[0]


def test_a_proxys_word_counts_only_where_the_operator_says_so(monkeypatch, setting):
    setting("server.allowedHosts", ["tilanne.example"])
    asked = {
        "host": "10.0.0.7:8501",
        "x_forwarded_host": "evil.example, tilanne.example",
        "origin": "https://tilanne.example",
    }
    assert not passed(**asked)[0]

    monkeypatch.setenv(gate.FORWARDED_HOST, "1")
    got, _ = passed(**asked)

    assert dict(got[0]["headers"])[b"host"] == b"tilanne.example"  # Streamlit compares it by itself


@pytest.mark.parametrize("path", ["/", "/_stcore/stream", "/media/x", "/_stcore/upload_file/a/b"])
def test_under_a_strange_name_nothing_is_served(path):
    got, sent = passed(kind="http", path=path, host="evil.example")

    assert got is None
    assert sent[0]["status"] == 421


@pytest.mark.parametrize("path", ["/ready", "/_stcore/health"])
def test_whether_the_server_runs_is_told_under_any_name(path):
    assert passed(kind="http", path=path, host="10.0.0.7")[0]


def test_streamlit_never_asks_for_the_machines_address(monkeypatch):
    def forbidden(*_args, **_kwargs):
        raise AssertionError("asked outside")

    monkeypatch.setattr(net_util, "_make_blocking_http_get", forbidden)
    monkeypatch.setattr("socket.socket.connect", forbidden)

    assert not server_util.is_url_from_allowed_origins("http://evil.example")
    assert not starlette_websocket._is_origin_allowed("http://evil.example", "localhost:8501")
    assert net_util.get_external_ip() is None
    assert net_util.get_internal_ip() is None


@pytest.mark.parametrize("kind", KINDS)
def test_a_message_that_no_page_sends_is_dropped(kind):
    message = BackMsg()
    field = getattr(message, kind)
    if kind == "backend_operation_request":
        field.deferred_file.file_id = "x"
    elif hasattr(field, "SetInParent"):
        field.SetInParent()
    else:
        setattr(message, kind, True)
    frame = {"type": "websocket.receive", "bytes": message.SerializeToString()}
    last = {"type": "websocket.disconnect"}
    got, _ = passed(host="localhost:8501", incoming=[frame, last])

    assert got[-1] == last
    assert (frame in got) == (kind in gate.MESSAGES)


def test_what_a_page_sends_is_told_by_name():
    assert set(KINDS) - gate.MESSAGES == {
        "clear_cache",
        "set_run_on_save",
        "load_git_info",
        "debug_disconnect_websocket",
        "debug_shutdown_runtime",
    }


@pytest.mark.parametrize(
    ("operation", "is_let_in"),
    [
        ("deferred_file", True),
        ("dataframe_chunk", True),
        ("install_skills", False),
        ("dismiss_skills_nudge", False),
    ],
)
def test_the_server_does_for_a_page_what_pages_ask_for(operation, is_let_in):
    message = BackMsg()
    getattr(message.backend_operation_request, operation).SetInParent()

    assert gate.is_harmless(message.SerializeToString()) == is_let_in


@pytest.mark.parametrize("frame", [None, b"", b"\xff\xff", b"\x0a"])
def test_what_is_no_message_is_left_to_streamlit(frame):
    assert gate.is_harmless(frame)


def test_nobody_is_let_in_before_the_code_is_there(monkeypatch):
    monkeypatch.setattr(warmup, "_state", warmup.State())
    states = iter([warmup.State(), warmup.State(), warmup.State(is_imported=True)])
    seen = []

    def state():
        seen.append(next(states))
        return seen[-1]

    monkeypatch.setattr(warmup, "state", state)

    assert passed(host="localhost:8501")[0]
    assert len(seen) == 3


def test_while_the_code_cannot_be_imported_the_browser_is_asked_to_come_again(monkeypatch):
    monkeypatch.setattr(warmup, "_state", warmup.State(problems=("code: ImportError",)))
    got, sent = passed(host="localhost:8501")

    assert got is None
    assert sent == [{"type": "websocket.close", "code": 1013}]


@pytest.fixture
def files(monkeypatch):
    """Return the uploaded files of a running server."""
    manager = MemoryUploadedFileManager("/_stcore/upload_file")
    monkeypatch.setattr(runtime, "exists", lambda: True)
    monkeypatch.setattr(runtime, "get_instance", lambda: SimpleNamespace(uploaded_file_mgr=manager))
    known = config.get_option
    megabytes = {"server.maxUploadSize": LARGEST // MEGABYTE}
    monkeypatch.setattr(config, "get_option", lambda name: megabytes.get(name) or known(name))
    return manager


def uploaded(session, size):
    return passed(
        kind="http",
        method="PUT",
        path=f"/_stcore/upload_file/{session}/x",
        host="localhost:8501",
        content_length=size and str(size),
    )


def hold(files, session, number):
    for each in range(number):
        record = UploadedFileRec(file_id=str(each), name="x", type="", data=bytes(LARGEST))
        files.add_file(session, record)


def test_a_session_holds_so_many_files_and_no_more(files):
    assert uploaded("a", LARGEST)[0]
    hold(files, "a", gate.SESSION_UPLOADS - 1)
    assert uploaded("a", LARGEST)[0]
    hold(files, "a", gate.SESSION_UPLOADS)

    got, sent = uploaded("a", 1)
    assert got is None
    assert sent[0]["status"] == 413
    assert uploaded("b", LARGEST)[0]

    files.remove_file("a", "0")
    assert uploaded("a", LARGEST)[0]


def test_all_sessions_together_hold_so_many_files_and_no_more(files):
    each = gate.SESSION_UPLOADS
    for session in range(gate.ALL_UPLOADS // each):
        hold(files, str(session), each)

    assert uploaded("other", 1)[1][0]["status"] == 413


@pytest.mark.parametrize("said", [None, "-1", "x", "٣"])
def test_an_upload_that_does_not_say_its_size_counts_as_the_largest(files, said):
    hold(files, "a", gate.SESSION_UPLOADS - 1)
    assert uploaded("a", said)[0]
    files.add_file("a", UploadedFileRec(file_id="more", name="x", type="", data=b"x"))

    assert not uploaded("a", said)[0]


@pytest.mark.usefixtures("files")
def test_uploads_that_arrive_together_are_counted_together():
    gates = {}
    statuses = []

    async def arrive():
        started = asyncio.Event()

        async def streamlit(_scope, _receive, _send):
            await started.wait()

        gates["one"] = gate.Gate(streamlit)

        async def one():
            async def send(message):
                if message["type"] == "http.response.start":
                    statuses.append(message["status"])

            headers = [(b"host", b"localhost"), (b"content-length", str(LARGEST).encode())]
            scope = {"type": "http", "method": "PUT", "path": f"{gate.UPLOAD}a/b", "headers": headers}
            await gates["one"](scope, None, send)

        arriving = [asyncio.create_task(one()) for _ in range(gate.SESSION_UPLOADS + 3)]
        await asyncio.sleep(0)
        started.set()
        await asyncio.gather(*arriving)

    asyncio.run(arrive())

    assert statuses == [413] * 3
    assert not gates["one"]._arriving
