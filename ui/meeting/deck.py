"""The deck of a meeting: saved views in order, each with its choices, a sentence and notes."""

import json
import logging
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from ui import url

DECK = "deck"
"""Name under which the deck is kept among the choices, and so with a scenario."""

MAX_VIEWS = 60
MAX_SENTENCE = 300
MAX_NOTES = 4_000

logger = logging.getLogger(__name__)


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
    return url.choices().get(DECK, {})


def read(kept: Mapping[str, str]) -> list[View]:
    """Return the views of a deck as somebody kept it; one that cannot be read is left out."""
    return [view for _, code in sorted(kept.items()) if (view := _read(code))]


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
        parameters = {str(key): str(value) for key, value in dict(view.parameters).items()}
    except (TypeError, ValueError, RecursionError) as error:
        logger.warning("a view of the deck is left out: %s", error)
        return None
    return View(
        page=str(view.page),
        parameters=parameters,
        sentence=str(view.sentence)[:MAX_SENTENCE],
        notes=str(view.notes)[:MAX_NOTES],
    )
