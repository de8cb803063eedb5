"""The deck of a meeting: saved views in order, each with its choices, a sentence and notes."""

import json
import logging
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field

from domain.errors import LinkError
from scenarios.limits import MAX_VALUE, legible
from ui import navigation, url

DECK = "deck"
"""Name under which the deck is kept among the choices, and so with a scenario."""

MAX_VIEWS = 60
MAX_PAGE = 50

MOST_LOST = 5
"""Most pages that are named where they are not here."""
MAX_SENTENCE = 300
MAX_NOTES = 4_000

logger = logging.getLogger(__name__)


class DeckPageError(LinkError):
    """Views of a deck are of pages that are not here."""

    text_key = "presenter.unknown_pages"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One view: a page as it was when it was saved.

    Attributes:
        page: Name of the page.
        parameters: The page's choices, as in its address.
        sentence: What the view says, shown large above it.
        notes: For the presenter's eyes, in a second window.
    """

    page: str
    parameters: dict[str, str] = field(default_factory=dict)
    sentence: str = ""
    notes: str = ""


def views() -> list[View]:
    """Return the views of the session's deck; one that cannot be read is left out."""
    return read(codes())


def codes() -> dict[str, str]:
    """Return the session's deck as it is kept: the code of each view by its place."""
    return within(url.choices().get(DECK, {}))


def within(kept: Mapping[str, str]) -> dict[str, str]:
    """Return a deck cut to the views it may have, as it is kept: it may come from a file or a browser."""
    return dict(sorted(kept.items())[:MAX_VIEWS])


def read(kept: Mapping[str, str]) -> list[View]:
    """Return the views of a deck as somebody kept it; one that cannot be read is left out."""
    return [view for code in within(kept).values() if (view := _read(code))]


def check(views: Iterable[View]) -> None:
    """Raise `DeckPageError` where a view is of a page that is not here."""
    if pages := lost(views):
        named = ", ".join(pages[:MOST_LOST])
        raise DeckPageError(f"no pages {pages}", pages=named)


def lost(views: Iterable[View]) -> list[str]:
    """Return the pages of views that are not here, each once: a deck may come from another server."""
    known = {entry.name for entry in navigation.PAGES}
    return list(dict.fromkeys(view.page for view in views if view.page not in known))


def keep(deck: list[View]) -> None:
    """Keep the deck with the session's choices."""
    written = [json.dumps(asdict(view), ensure_ascii=False) for view in deck[:MAX_VIEWS]]
    url.keep(DECK, {f"{place:03}": code for place, code in enumerate(written)})


def add(page: str, sentence: str, notes: str) -> None:
    """Append the page as it stands now."""
    parameters = url.choices().get(page, {})
    view = View(page=page, parameters=parameters, sentence=sentence[:MAX_SENTENCE], notes=notes[:MAX_NOTES])
    keep([*views(), view])


def remove(place: int) -> None:
    """Remove the view at a place."""
    keep([view for index, view in enumerate(views()) if index != place])


def move_up(place: int) -> None:
    """Let the view at a place change places with the one before it."""
    deck = views()
    deck[place - 1 : place + 1] = deck[place], deck[place - 1]
    keep(deck)


def _read(code: str) -> View | None:
    """A deck may come from a scenario somebody imported, so nothing of its shape is taken for granted."""
    try:
        said = json.loads(code)
        view = View(**said)
        parameters = {
            legible(str(key), MAX_VALUE): legible(str(value), MAX_VALUE)
            for key, value in dict(view.parameters).items()
        }
    except (TypeError, ValueError, RecursionError) as error:
        logger.warning("a view of the deck is left out: %s", error)
        return None
    return View(
        page=legible(str(view.page), MAX_PAGE),
        parameters=parameters,
        sentence=legible(str(view.sentence), MAX_SENTENCE),
        notes=legible(str(view.notes), MAX_NOTES),
    )
