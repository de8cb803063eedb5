"""What the server adds to Streamlit: headers, the document's language, plotly.js, readiness, warm-up."""

import threading
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.starlette import App

from i18n.text import Language
from ui import (
    headers,
    logs,
    metrics,
    plotly_js,
    readers_language,
    served_data,
    served_feed,
    served_figures,
    served_search,
    warmup,
)
from ui.components import served
from ui.navigation import PAGES
from ui.streamlit_internals import config, keep_files, runtime

PLACES = {"/", "/notes", "/administration", *(f"/{entry.name}" for entry in PAGES[1:])}
"""Where a page is: Streamlit serves its first one at `/` alone, and calls its name not found."""

STYLE = Path(__file__).with_name("style.css")
"""What a document carries itself, so that nothing is ever seen without it."""

STREAMLITS_OWN = ("/component/", "/media/")
"""Where Streamlit keeps what may be a document and is no page."""

_HTML_TAG = b'<html lang="en">'
_BASE = b'<script>window.__streamlit = { BACKEND_BASE_URL: new URL(".", document.baseURI).href }</script>'
"""Says where the server is: Streamlit would look under every deep link first, and log the 404 it gets."""


class Documents:
    """Add the security headers to every response, and the reader's language to every HTML document.

    Streamlit answers every path it does not know with the document; where no page is, the reader is sent on.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        start: Message = {}
        is_document, body = False, b""
        base = scope.get("root_path", "") + _base_path()
        place = scope["path"].removeprefix(base)
        if place in PLACES:
            # Compressed or remembered, a document could not be rewritten.
            unwanted = (b"accept-encoding", b"if-none-match", b"if-modified-since")
            scope = {**scope, "headers": [pair for pair in scope["headers"] if pair[0] not in unwanted]}

        async def send_whole(message: Message) -> None:
            nonlocal start, is_document, body
            if message["type"] == "http.response.start":
                start = message
                headers.secure_cookies(scope, message)
                is_document = _is_html(message) and not place.startswith(STREAMLITS_OWN)
                if not is_document:
                    headers.put(message, headers.of())
                    await send(message)
                return
            if not is_document:
                await send(message)
                return
            body += message.get("body", b"")
            if message.get("more_body"):
                return
            if place not in PLACES:
                depth = scope["raw_path"].count(b"/") - base.count("/") - 1
                await to_first_page(depth, scope["query_string"].decode("latin-1"))(scope, receive, send)
                return
            document = _ours(body, _language(scope))
            headers.put(
                start,
                {
                    **headers.of(document),
                    "content-length": str(len(document)),
                    "cache-control": "no-store",  # one address, a document for each language
                },
            )
            await send(start)
            await send({"type": "http.response.body", "body": document})

        async with _told(scope, receive, send, lambda: bool(start)):
            await self._app(scope, receive, send_whole)


@asynccontextmanager
async def _told(
    scope: Scope, receive: Receive, send: Send, is_answered: Callable[[], bool]
) -> AsyncIterator[None]:
    """Answer for what fails with our headers, of which whoever answers otherwise knows nothing."""
    try:
        yield
    finally:
        if not is_answered():
            failed = PlainTextResponse("Internal Server Error", status_code=500, headers=headers.of())
            await failed(scope, receive, send)


def _base_path() -> str:
    """Return the path under which Streamlit serves everything, "" if none is set."""
    path = str(config.get_option("server.baseUrlPath")).strip("/")
    return f"/{path}" if path else ""


def _is_html(start: Message) -> bool:
    return bool(dict(start["headers"]).get(b"content-type", b"").startswith(b"text/html"))


def _language(scope: Scope) -> Language:
    accepted = dict(scope["headers"]).get(b"accept-language", b"")
    return readers_language.asked(scope["query_string"].decode("latin-1"), accepted.decode("latin-1"))


def _ours(html: bytes, language: Language) -> bytes:
    """Return Streamlit's document in a language, with our scripts, and our style behind its own."""
    html = html.replace(b"<body>", b"<body><style>" + STYLE.read_bytes() + b"</style>", 1)
    html = html.replace(_HTML_TAG, f'<html lang="{language}">'.encode(), 1)
    return html.replace(b"<head>", b"<head>" + _BASE + readers_language.script(language), 1).replace(
        b"</head>", plotly_js.HEAD + served_feed.head(language) + b"</head>", 1
    )


def ready(_request: Request) -> JSONResponse:
    """Answer 200 when every page opens, else 503 with what is wrong."""
    state = warmup.state()
    return JSONResponse(state.as_json(), status_code=200 if state.is_ready else 503)


def live(_request: Request) -> PlainTextResponse:
    """Answer that the process answers; whether it can serve pages is told by `ready`."""
    return PlainTextResponse("live")


def explain(error: Exception) -> bool:
    """Tell a reader in our words of an error that no page has explained; the log tells its traceback."""
    # Imported here: the server answers before pages can run.
    import streamlit as st

    from ui import session

    st.error(session.explained(session.text(), error), icon=":material/error:")
    return True


def to_first_page(depth: int, query: str) -> RedirectResponse:
    """Return the answer that sends a reader to the first page, with the choices of the address.

    It climbs from where the reader is, so many folders deep: a proxy may serve us under a path of its own.
    """
    up = "../" * depth
    return RedirectResponse(f"./{up}{'?' if query else ''}{query}", headers=headers.of())


ROUTES = [
    Route("/ready", ready),
    Route("/live", live),
    Route("/metrics", metrics.respond),
    Route(f"/{plotly_js.PATH}", plotly_js.respond),
    Route(f"/{served.PATH}", served.respond),
    *served_data.ROUTES,
    *served_figures.ROUTES,
    *served_feed.ROUTES,
    *served_search.ROUTES,
]


def routes() -> list[Route]:
    """Return our own routes, at the root and under the path that Streamlit serves everything under."""
    base = _base_path()
    under = [Route(f"{base}{each.path}", each.endpoint) for each in ROUTES] if base else []
    return [*under, *ROUTES]


@asynccontextmanager
async def lifespan(_app: App) -> AsyncIterator[None]:
    """Warm up beside the start: the server answers at once, and lets readers in when the code is there."""
    logs.begin()
    keep_files()
    ending = threading.Event()
    thread = threading.Thread(target=_warm_up, args=(ending,), name="warm-up", daemon=True)
    thread.start()
    yield
    ending.set()
    thread.join()


def _warm_up(ending: threading.Event) -> None:
    deadline = time.monotonic() + 10
    while not runtime.exists() and time.monotonic() < deadline:  # the caches want a runtime
        time.sleep(0.01)
    warmup.run(ending)
