"""Lines of the log: each says which request, session and scenario it is about.

A request is one that a browser made, its websocket included; a proxy may have numbered it in `X-Request-ID`.
A session and what it has open are known while a page is worked out.
"""

import logging
import re
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs
from uuid import uuid4

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from domain.errors import DashboardError
from scenarios.identifiers import checked_identifier
from ui.streamlit_internals import config, get_script_run_ctx, runtime
from ui.streamlit_internals import logger as streamlits
from views.saved.opening import LINK_KEY

HEADER = "x-request-id"

ABOUT = "[request=%(request)s session=%(session)s scenario=%(scenario)s]"
FORMAT = f"%(asctime)s %(levelname)s %(name)s {ABOUT} %(message)s"

OURS = ("analytics", "charts", "data", "domain", "geo", "i18n", "reports", "scenarios", "ui", "views")

NUMBER = re.compile(r"[A-Za-z0-9_-]{1,64}")
"""What a proxy may call a request: nothing that could end a line, or begin another."""

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""What could end a line, or change what a terminal shows of it."""

SESSION_SIGNS = 8
"""So much of a session's name tells it from others; with the whole, its reader's page could be taken over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a line is about; "-" for what is not known.

    Attributes:
        request: Its number.
        session: The beginning of its name.
        scenario: Identifier of the version that is open.
    """

    request: str = "-"
    session: str = "-"
    scenario: str = "-"


_asked: ContextVar[About] = ContextVar("asked")
_make = logging.getLogRecordFactory()


class Requests:
    """Number every request, for its lines in the log and for whoever gets the answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request under its number."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        told = Headers(scope=scope).get(HEADER, "")
        number = told if NUMBER.fullmatch(told) else uuid4().hex[:16]
        _asked.set(About(request=number, scenario=_scenario(scope["query_string"].decode("latin-1"))))
        name = HEADER.encode()
        others = [pair for pair in scope["headers"] if pair[0] != name]

        async def numbered(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)[HEADER] = number
            await send(message)

        await self._app({**scope, "headers": [*others, (name, number.encode())]}, receive, numbered)


def begin() -> None:
    """Let every line say what it is about: Streamlit's, ours, and what else a library warns of."""
    logging.setLogRecordFactory(_record)
    config.set_option("logger.messageFormat", FORMAT)
    streamlits.update_formatter()
    # That gives each of them a handler; no address of a request may be logged, which holds secrets of rooms.
    logging.getLogger("uvicorn.access").handlers.clear()
    root = logging.getLogger()
    if not root.handlers:
        handler, formatter = logging.StreamHandler(), logging.Formatter(FORMAT)
        formatter.default_msec_format = "%s.%03d"  # as Streamlit's
        handler.setFormatter(formatter)
        root.addHandler(handler)
    for name in OURS:
        logging.getLogger(name).setLevel(str(config.get_option("logger.level")).upper())


def about() -> About:
    """Return what a line that is written now is about."""
    run = get_script_run_ctx(suppress_warning=True)
    if run is None:
        return _asked.get(About())
    return About(
        request=_request_of(run.session_id),
        session=run.session_id[:SESSION_SIGNS],
        scenario=_scenario(run.query_string),
    )


def _record(*args: Any, **kwargs: Any) -> logging.LogRecord:  # noqa: ANN401 - whatever the library gives
    record = _make(*args, **kwargs)
    said = about()
    record.request, record.session, record.scenario = said.request, said.session, said.scenario
    with suppress(TypeError, ValueError):  # a line whose words do not fit is the handler's to tell of
        record.msg, record.args = CONTROL.sub(" ", record.getMessage()), ()
    return record


def _request_of(session: str) -> str:
    """Return the number of the websocket through which a session is connected."""
    client = runtime.get_instance().get_client(session) if runtime.exists() else None
    headers = dict(client.client_context.headers) if client and client.client_context else {}
    return str(headers.get(HEADER, "-"))


def _scenario(query: str) -> str:
    """Return the version that an address opens; "-" for none, or for what is no identifier."""
    for said in parse_qs(query).get(LINK_KEY, []):
        try:
            return checked_identifier(said)
        except DashboardError:
            break
    return "-"
