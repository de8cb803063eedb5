"""Choices as they were kept, in a session, a scenario or a deck, under the names and codes of today."""

import json
import logging
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field

from scenarios.limits import MAX_VALUE, legible
from scenarios.model import Inputs
from views.choices import renewed as renewed_codes
from views.context import Context
from views.results import RESULTS, SAVED_ON, codes_of
from views.saved.choices import ABOUT_SCENARIOS
from views.topics import TOPICS

DECK = "deck"
"""Name under which the deck is kept among the choices, and so with a scenario."""

MAX_VIEWS = 60
MAX_PAGE = 50
MAX_SENTENCE = 300
MAX_NOTES = 4_000
MAX_MINUTES = 120

Choices = dict[str, dict[str, str]]
"""Page -> choice -> code; the deck among the pages."""

_CHOICES = {name: view.choices for name, view in TOPICS.items()} | ABOUT_SCENARIOS

_NO_CHOICES = frozenset({*ABOUT_SCENARIOS, "notes", "room", "decks", RESULTS, SAVED_ON})
"""What stands among a version's inputs, or among what was chosen in a session, and is no choice of it."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One view of a deck: a page as it was when it was saved.

    Attributes:
        page: Name of the page.
        parameters: The page's choices, as in its address.
        sentence: What the view says, shown large above it.
        notes: For the presenter's eyes, in a second window.
        picture: Key of the figure that is shown; "" for the one that carries the page.
        minutes: How long the presenter means to speak to it; 0 where that is not planned.
    """

    page: str
    parameters: dict[str, str] = field(default_factory=dict)
    sentence: str = ""
    notes: str = ""
    picture: str = ""
    minutes: int = 0


def renewed(choices: Mapping[str, Mapping[str, str]]) -> Choices:
    """Return choices of any age as they are made today.

    What no choice of a page has ever been called is left out; a page that is no view stays as it is.
    """
    return {
        page: _renewed_deck(chosen) if page == DECK else _renewed(page, chosen)
        for page, chosen in choices.items()
    }


def choices_among(inputs: Inputs, context: Context) -> Choices:
    """Return the choices that belong to a scenario, page by page, as they are made today."""
    chosen = renewed({page: codes for page, codes in inputs.items() if codes and page not in _NO_CHOICES})
    said = {name: codes_of(view, {**inputs, **chosen}, context) for name, view in TOPICS.items()}
    return {**chosen, **{name: codes for name, codes in said.items() if codes}}


def views(kept: Mapping[str, str]) -> list[View]:
    """Return the views of a deck as somebody kept it; one that cannot be read is left out."""
    return [view for code in within(kept).values() if (view := _read(code))]


def written(deck: Iterable[View]) -> dict[str, str]:
    """Return a deck as it is kept: the code of each view by its place."""
    return {f"{place:03}": _written(view) for place, view in enumerate(list(deck)[:MAX_VIEWS])}


def within(kept: Mapping[str, str]) -> dict[str, str]:
    """Return a deck cut to the views it may have, as it is kept: it may come from a file or a browser."""
    return dict(sorted(kept.items())[:MAX_VIEWS])


def _renewed(page: str, chosen: Mapping[str, str]) -> dict[str, str]:
    return renewed_codes(_CHOICES[page], chosen) if page in _CHOICES else dict(chosen)


def _renewed_deck(kept: Mapping[str, str]) -> dict[str, str]:
    """Return a deck whose views are called as today; one that cannot be read stays as it is."""
    read = {place: (code, _read(code)) for place, code in within(kept).items()}
    return {place: _written(view) if view else code for place, (code, view) in read.items()}


def _minutes(said: object) -> int:
    """Return whole minutes, however a deck says them."""
    if not isinstance(said, int) or isinstance(said, bool):
        return 0
    return min(max(said, 0), MAX_MINUTES)


def _written(view: View) -> str:
    return json.dumps(asdict(view), ensure_ascii=False)


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
    page = legible(str(view.page), MAX_PAGE)
    return View(
        page=page,
        parameters=_renewed(page, parameters),
        sentence=legible(str(view.sentence), MAX_SENTENCE),
        notes=legible(str(view.notes), MAX_NOTES),
        picture=legible(str(view.picture), MAX_PAGE),
        minutes=_minutes(view.minutes),
    )
