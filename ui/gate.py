"""What is let in to Streamlit: hosts, origins, messages and uploads, looked at before Streamlit sees them."""

import asyncio
import logging
import os
from collections import Counter
from urllib.parse import urlsplit

from google.protobuf.message import DecodeError
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from domain.digits import plain_whole
from ui import warmup
from ui.streamlit_internals import (
    BackMsg,
    MemoryUploadedFileManager,
    config,
    get_max_widget_state_size_bytes,
    is_host_allowed,
    net_util,
    runtime,
)

logger = logging.getLogger(__name__)

FORWARDED_HOST = "TILANNEHUONE_FORWARDED_HOST"
"""Environment variable: "1" takes the host from `X-Forwarded-Host`, which only a proxy may be able to set."""

PROBES = ("/ready", "/_stcore/health")
"""What is answered under any host name: those who ask whether the server runs often know only its number."""

UPLOAD = "/_stcore/upload_file/"

MESSAGES = frozenset(
    {"rerun_script", "stop_script", "app_heartbeat", "file_urls_request", "backend_operation_request"}
)
"""What a page of ours sends. Any other message clears everybody's caches, reads git or is for developers."""

OPERATIONS = frozenset({"deferred_file", "dataframe_chunk"})
"""What a page of ours asks the server for; the rest writes files beside the application."""

SESSION_UPLOADS, ALL_UPLOADS = 2, 6
"""How many files of the largest size a session, and all of them together, may hold in memory."""

POLL_S = 0.02
REFUSED, LATER = 1008, 1013
"""Close codes of websockets: against the policy, and try again later."""

DEFAULT_PORTS = {"http": 80, "https": 443, "ws": 80, "wss": 443}


def _unknown() -> None:
    """Return no address."""


# Streamlit asks an outside service for the machine's own address, and nobody else is served meanwhile.
net_util.get_external_ip = net_util.get_internal_ip = _unknown


class Gate:
    """Refuse strangers, and keep one reader from what would harm all.

    A websocket waits until everything a page imports is there: two threads that import the same
    package at once can each meet it half made.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._arriving: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, or refuse it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        path = scope["path"].removeprefix(scope.get("root_path", ""))
        host = asked_host(Headers(scope=scope))
        if not is_host_allowed(host) and not path.endswith(PROBES):
            logger.warning("refused host %r: server.allowedHosts does not name it", host)
            await _refuse(scope, receive, send, 421, "This server is not reached under this name.")
        elif scope["type"] == "websocket":
            await self._let_in(scope, receive, send, host)
        elif scope["method"] == "PUT" and UPLOAD in path:
            await self._take_in(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _let_in(self, scope: Scope, receive: Receive, send: Send, host: str | None) -> None:
        origin = Headers(scope=scope).get("origin")
        if not is_own(origin, host):
            logger.warning("refused origin %r at host %r: see server.corsAllowedOrigins", origin, host)
            await _refuse(scope, receive, send, REFUSED, "")
            return
        while not (state := warmup.state()).is_imported and not state.problems:
            await asyncio.sleep(POLL_S)
        if not state.is_imported:  # the browser tries again, and so does the warm-up
            await _refuse(scope, receive, send, LATER, "")
            return

        async def receive_harmless() -> Message:
            while True:
                message = await receive()
                if message["type"] != "websocket.receive" or is_harmless(message.get("bytes")):
                    return message

        if forwarded(Headers(scope=scope)) is not None:
            # Streamlit compares the origin with the host by itself.
            headers = [pair for pair in scope["headers"] if pair[0] != b"host"]
            scope = {**scope, "headers": [*headers, (b"host", str(host).encode("latin-1"))]}
        await self._app(scope, receive_harmless, send)

    async def _take_in(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take an upload if there is room for it, beside those that arrive at the same time."""
        session = scope["path"].partition(UPLOAD)[2].partition("/")[0]
        largest = int(config.get_option("server.maxUploadSize")) * 2**20
        said = Headers(scope=scope).get("content-length", "")
        try:
            size = plain_whole(said)
        except ValueError:
            size = largest
        held = {key: sum(map(len, files)) for key, files in _held().items()}
        of_session = held.get(session, 0) + self._arriving[session] + size
        of_all = sum(held.values()) + self._arriving.total() + size
        if of_session > SESSION_UPLOADS * largest or of_all > ALL_UPLOADS * largest:
            logger.warning("refused an upload: %d bytes of the session, %d of all", of_session, of_all)
            await _refuse(scope, receive, send, 413, "Too many files are open. Remove one and try again.")
            return
        self._arriving[session] += size
        try:
            await self._app(scope, receive, send)
        finally:
            self._arriving[session] -= size
            self._arriving += Counter()  # forgets the sessions at 0


def asked_host(headers: Headers) -> str | None:
    """Return the host that the reader's browser asked; None if the request names none."""
    return forwarded(headers) or headers.get("host")


def forwarded(headers: Headers) -> str | None:
    """Return the host that the nearest proxy was asked; None if it is not to be believed or says none."""
    if os.environ.get(FORWARDED_HOST) != "1":
        return None
    return headers.get("x-forwarded-host", "").rpartition(",")[2].strip() or None


def is_own(origin: str | None, host: str | None) -> bool:
    """Tell whether a page of this origin may open a websocket at this host.

    Pages of the same host may, and those that `server.corsAllowedOrigins` names; what is no page
    sends no origin.
    """
    if origin is None:
        return True
    if origin in {each.strip().rstrip("/") for each in config.get_option("server.corsAllowedOrigins")}:
        return True
    scheme = origin.partition(":")[0]
    place = _place(origin, scheme)
    return place is not None and place == _place(f"{scheme}://{host}", scheme)


def is_harmless(frame: bytes | None) -> bool:
    """Tell whether a message of the browser may reach Streamlit, which closes what cannot be read."""
    if frame is None or len(frame) > get_max_widget_state_size_bytes():
        return True
    try:
        message = BackMsg.FromString(frame)
    except DecodeError:  # Streamlit ends the session for it
        return True
    kind = message.WhichOneof("type")
    if kind == "backend_operation_request":
        kind = message.backend_operation_request.WhichOneof("payload")
        is_known = kind in OPERATIONS
    else:
        is_known = kind is None or kind in MESSAGES
    if not is_known:
        logger.warning("dropped a message of kind %s", kind)
    return is_known


def _place(address: str, scheme: str) -> tuple[str, int | None] | None:
    """Return host and port of an address, the scheme's own port if it says none; None without a host."""
    try:
        parts = urlsplit(address)
        port = parts.port or DEFAULT_PORTS.get(scheme)
    except ValueError:
        return None
    return (parts.hostname.rstrip("."), port) if parts.hostname else None


def sessions() -> int:
    """Return how many browsers have a page open."""
    return runtime.get_instance()._session_mgr.num_active_sessions() if runtime.exists() else 0


def _held() -> dict[str, list[bytes]]:
    """Return the uploaded files that are in memory, by session."""
    manager = runtime.get_instance().uploaded_file_mgr if runtime.exists() else None
    if not isinstance(manager, MemoryUploadedFileManager):
        return {}
    # Copies: scripts add and remove sessions meanwhile.
    return {
        key: [file.data for file in dict(files).values()] for key, files in dict(manager.file_storage).items()
    }


async def _refuse(scope: Scope, receive: Receive, send: Send, status: int, reason: str) -> None:
    if scope["type"] == "websocket":
        await receive()  # the handshake
        await send({"type": "websocket.close", "code": status if status >= 1000 else REFUSED})
    else:
        await PlainTextResponse(reason, status_code=status)(scope, receive, send)
