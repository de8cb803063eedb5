"""What has come lately, at addresses of its own: a feed for programs, and what the menu marks pages by."""

from collections.abc import Callable, Sequence

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.errors import DashboardError
from i18n.text import Language, Text
from ui import access, current_context
from ui.served_data import File, answer, language_of, refusal
from views.context import Context
from views.feed import MEDIA_TYPE, PATH, feed
from views.news import Item, items


def respond(request: Request) -> Response:
    """Serve the feed."""
    return _served(request, lambda context, text, found: File("", MEDIA_TYPE, feed(context, text, found)))


def by_page(request: Request) -> Response:
    """Serve the names of what has come, by the page that tells of it."""
    return _served(request, lambda _context, _text, found: File("", "application/json", _named(found)))


def _served(request: Request, made: Callable[[Context, Text, Sequence[Item]], File]) -> Response:
    """Serve a file of news; where this server knows sign-in, without what only those who sign in may see."""
    text = language_of(request)
    try:
        context = current_context.context()
        said = () if access.is_configured() else (context.said(), context.decided())
        found = items(context, text, *said)
    except DashboardError as error:
        return refusal(text, error)
    return answer(request, made(context, text, found))


def _named(found: Sequence[Item]) -> bytes:
    names: dict[str, list[str]] = {}
    for each in found:
        names.setdefault(each.view, []).append(each.id)
    return orjson.dumps(names)


def head(language: Language) -> bytes:
    """Return what tells a browser, or a reader of feeds, of a page that there is the feed."""
    title = Text(language)("app.title")
    address = f"./{PATH}?lang={language}"
    return f'<link rel="alternate" type="application/atom+xml" title="{title}" href="{address}">'.encode()


ROUTES = [Route(f"/{PATH}", respond), Route("/news.json", by_page)]
"""`/feed.atom?lang=<language>`, and `/news.json`."""
