"""The deck of a meeting: saved views in order, each with its choices, a sentence and notes."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import asdict, replace

from domain.errors import DashboardError, LinkError
from i18n.text import Language, Text
from reports import model
from scenarios.documents import canonical
from ui import current_context, navigation, session, url
from ui.live import filed, place
from ui.words import notice
from views import kept
from views.files import report
from views.kept import DECK, View
from views.library import Shelf
from views.own import NOTHING, Held
from views.registry import VIEWS

PAGE = "decks"
"""Name of the page of decks, which is no view of any."""

MOST_LOST = 5
"""Most pages that are named where they are not here."""


class DeckPageError(LinkError):
    """Views of a deck are of pages that are not here."""

    text_key = "presenter.unknown_pages"


def views() -> list[View]:
    """Return the views of the session's deck; one that cannot be read is left out."""
    return kept.views(codes())


def codes() -> dict[str, str]:
    """Return the session's deck as it is kept: the code of each view by its place."""
    return kept.within(url.choices().get(DECK, {}))


def check(views: Iterable[View]) -> None:
    """Raise `DeckPageError` where a view is of a page that is not here."""
    if pages := lost(views):
        named = ", ".join(pages[:MOST_LOST])
        raise DeckPageError(f"no pages {pages}", pages=named)


def lost(views: Iterable[View]) -> list[str]:
    """Return the pages of views that are not here, each once: a deck may come from another server."""
    known = {entry.name for entry in navigation.PAGES} - {PAGE}
    return list(dict.fromkeys(view.page for view in views if view.page not in known))


def say_lost(text: Text, views: list[View]) -> bool:
    """Say which pages of a deck are not here; return whether there is something to present."""
    try:
        check(views)
    except DeckPageError as error:
        notice(session.explained(text, error), kind="bad")
        return False
    return bool(views)


def rendered(
    view: View,
    language: Language,
    *,
    scenario: str = "",
    own: Held = NOTHING,
    shelf: Callable[[], Shelf] | None = None,
) -> model.Page:
    """Return what a view shows, as exported files take it.

    Args:
        view: The page and its choices.
        language: The reader's language.
        scenario: Name of the scenario that is open; "" for none.
        own: The reader's own files, which no link holds.
        shelf: Opens the scenarios that the reader may see; None asks who is reading.

    Raises:
        DeckPageError: The view's page is not here.
    """
    check([view])
    text = Text(language)
    try:
        if view.page == place.PAGE:
            made = filed.page(view.parameters.get(navigation.ROOM, ""), text)
        else:
            page = VIEWS[view.page]
            context = current_context.with_own(page, own, shelf=shelf)
            made = report(page, view.parameters, context, text, explain=session.told)
    except DashboardError as error:
        made = model.Page(
            name=view.page, question=text(f"{view.page}.title"), notes=(session.told(text, error),)
        )
    return replace(made, sentence=view.sentence, scenario=scenario, speech=view.notes, picture=view.picture)


def keep(deck: list[View]) -> None:
    """Keep the deck with the session's choices."""
    url.keep(DECK, kept.written(deck))


def add(view: View) -> None:
    """Append a view."""
    keep([*views(), view])


def change(place: int, view: View) -> None:
    """Let another view stand at a place."""
    keep([view if index == place else each for index, each in enumerate(views())])


def remove(place: int) -> None:
    """Remove the view at a place."""
    keep([view for index, view in enumerate(views()) if index != place])


def put(place: int, view: View) -> None:
    """Put a view at a place, before the one that stands there; at the end where the deck is shorter."""
    deck = views()
    deck.insert(place, view)
    keep(deck)


def named() -> dict[str, View]:
    """Return the views in their order, each by a name that stays its own wherever it is moved to."""
    found: dict[str, View] = {}
    for view in views():
        mark = hashlib.sha256(canonical(asdict(view)).encode()).hexdigest()[:12]
        often = sum(each == view for each in found.values())
        found[f"{mark}-{often}"] = view
    return found


def arrange(names: Iterable[str]) -> None:
    """Put the views in this order of their names; one that is not named keeps its place after those."""
    present = named()
    asked = [name for name in dict.fromkeys(names) if name in present]
    keep([present[name] for name in dict.fromkeys([*asked, *present])])
