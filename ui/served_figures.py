"""The data of every page's figures at addresses of their own, from the same values as the page."""

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import parse_qsl

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from domain.errors import (
    AreaError,
    BusyError,
    DashboardError,
    EngineError,
    InfeasibleError,
    LinkError,
    OriginMissingError,
    ParameterError,
    SnapshotDamagedError,
    SnapshotMissingError,
)
from i18n.text import Text
from reports.model import plain, shortened
from ui import current_context, limits, readers_language, session
from ui.served_data import File, answer, language_of
from views.choices import Chosen
from views.data_files import FORMATS, data_file
from views.own import NOTHING
from views.page import View
from views.registry import VIEWS

AT_ONCE, MOST_WAITING = 2, 30
"""Files made at the same time, and programs that may wait for it: pages have threads of their own."""

LONGEST = 40
"""Most characters that an answer repeats of what an address says."""

_REFUSED = (ParameterError, InfeasibleError, LinkError)
_FAILED = (SnapshotMissingError, SnapshotDamagedError, OriginMissingError, AreaError, BusyError, EngineError)

_limiter = CapacityLimiter(AT_ONCE)


async def figure(request: Request) -> Response:
    """Serve the data of a figure, for the choices of the address, as the ending of the address says."""
    if _limiter.statistics().tasks_waiting >= MOST_WAITING:
        return _said(503, language_of(request)("served.busy"))
    return await to_thread.run_sync(_figure, request, limiter=_limiter)


def _figure(request: Request) -> Response:
    text, asked = language_of(request), request.path_params
    view, ending = VIEWS.get(asked["view"]), asked["ending"]
    if view is None:
        return _said(404, text("served.no_page", page=_repeated(asked["view"]), pages=", ".join(VIEWS)))
    if ending not in FORMATS:
        formats = ", ".join(FORMATS)
        return _said(404, text("served.no_format", format=_repeated(ending), formats=formats))
    codes = dict(parse_qsl(request.url.query, keep_blank_values=True))
    codes.pop(readers_language.PARAMETER, None)
    try:
        # No session and no reader's own data; all who ask without a page take turns as one.
        context = replace(
            current_context.with_own(view, NOTHING), turn=lambda: limits.CALCULATIONS.turn("data")
        )
        chosen = view.chosen(codes, context)
        if problem := _problem(view, codes, chosen, text):
            return _said(400, problem)
        made = data_file(view, chosen, asked["figure"], ending, text)
    except DashboardError as error:
        status = 400 if isinstance(error, _REFUSED) else 503 if isinstance(error, _FAILED) else 404
        return _said(status, session.explained(text, error))
    return answer(request, File(made.name, FORMATS[ending].media_type, made.content, made.data))


def _problem(view: View, codes: Mapping[str, str], chosen: Chosen, text: Text) -> str:
    """Return what the page cannot take of an address, in words; "" where it takes all of it."""
    keys = ", ".join(choice.key for choice in view.choices)
    for name in codes:
        if name not in view.known:
            return text("served.no_choice", choice=_repeated(name), choices=keys)
    for choice in view.choices:
        for name in (choice.key, *choice.formerly):
            if name in codes and not choice.takes(codes[name], chosen):
                return text("served.no_value", choice=_repeated(name), value=_repeated(codes[name]))
    return ""


def _repeated(said: str) -> str:
    """Return what an address says, without characters that would change the words around it."""
    return f"”{shortened(plain(said), LONGEST).strip()}”"


def _said(status: int, sentence: str) -> Response:
    """Return why there is no file, for a program not to keep."""
    return PlainTextResponse(sentence, status_code=status, headers={"cache-control": "no-store"})


ROUTES = [Route("/data/{view}/{figure}.{ending}", figure)]
"""`/data/<page>/<figure>.<csv, json, png or xlsx>?<choices of the page>&lang=<language>`."""
