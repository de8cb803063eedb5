"""The feed of what has come lately, at an address of its own, for programs to look at now and then."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.errors import DashboardError
from i18n.text import Language, Text
from ui import access, current_context
from ui.served_data import File, answer, language_of, refusal
from views.feed import MEDIA_TYPE, PATH, feed
from views.news import items


def respond(request: Request) -> Response:
    """Serve the feed; where this server knows sign-in, without what only those who sign in may see."""
    text = language_of(request)
    try:
        context = current_context.context()
        said = () if access.is_configured() else (context.said(), context.decided())
        found = items(context, text, *said)
    except DashboardError as error:
        return refusal(text, error)
    return answer(request, File("", MEDIA_TYPE, feed(context, text, found)))


def head(language: Language) -> bytes:
    """Return what tells a browser, or a reader of feeds, of a page that there is the feed."""
    title = Text(language)("app.title")
    address = f"./{PATH}?lang={language}"
    return f'<link rel="alternate" type="application/atom+xml" title="{title}" href="{address}">'.encode()


ROUTES = [Route(f"/{PATH}", respond)]
"""`/feed.atom?lang=<language>`."""
