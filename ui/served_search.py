"""What the search in the bar looks through, fetched when a reader begins to look for something."""

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.errors import DashboardError
from i18n.text import Text
from ui import current_context
from ui.served_data import File, answer, language_of, refusal
from views.about.search import index
from views.context import Context

PATH = "search.json"


def respond(request: Request) -> Response:
    """Serve everything that can be found, in the order in which it is told where it fits equally well."""
    text = language_of(request)
    try:
        context = current_context.context()
        return answer(request, context.once(_file, text))
    except DashboardError as error:
        return refusal(text, error)


def _file(context: Context, text: Text) -> File:
    hits = [
        {
            "kind": each.kind,
            "what": text(f"search.kind.{each.kind}"),
            "title": each.title,
            "said": each.said,
            "page": each.view,
            "codes": dict(each.codes),
            "names": each.names,
        }
        for each in context.once(index, text)
    ]
    return File("", "application/json", orjson.dumps(hits))


ROUTES = [Route(f"/{PATH}", respond)]
"""`/search.json?lang=<language>`."""
