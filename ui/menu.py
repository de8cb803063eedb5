"""The menu in the bar at the top of every page."""

from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from domain.errors import AreaError
from i18n.text import Text
from ui import loaders, navigation, subject, url
from ui.components.header import header
from ui.navigation import PAGES, PageEntry
from views.registry import VIEWS


def menu(text: Text, current: str) -> None:
    """Show the names of the dashboard, every page and whom it tells of, and follow what is asked for."""
    names = [entry.name for entry in PAGES]
    query = urlencode(navigation.carried())
    asked = header(
        {
            "entries": _entries(text),
            "first": names[0],
            "current": current,
            "query": query and f"?{query}",
            "subject": subject.offered(text, current),
            "language": text.language,
            "labels": {
                "name": text("app.title"),
                "area": _area(text),
                "found": text("search.found", count="{count}"),
                **text.tree("header"),
            },
        }
    )
    if asked.subject or asked.page:
        url.settle(current)  # what was chosen last on the page is not left behind
    if asked.subject:
        subject.choose(asked.subject, current)
    if asked.page in names and (asked.page != current or asked.codes):
        known = VIEWS[asked.page].known if asked.page in VIEWS else frozenset()
        navigation.go(asked.page, {key: code for key, code in asked.codes.items() if key in known})


def _area(text: Text) -> str:
    """Return the name of the area; "" where the operator named one that there is not, as every page says."""
    try:
        return loaders.area().name[text.language]
    except AreaError:
        return ""


def _entries(text: Text) -> list[dict[str, Any]]:
    """Return pages, and sections of pages, in the order of the menu."""
    entries: list[dict[str, Any]] = []
    for section, members in groupby(PAGES, lambda entry: entry.section):
        pages = [_page(text, entry) for entry in members]
        entries += [{"title": text(f"sections.{section}"), "pages": pages}] if section else pages
    return entries


def _page(text: Text, entry: PageEntry) -> dict[str, str]:
    place = "" if entry is PAGES[0] else entry.name
    return {"name": entry.name, "title": text(f"pages.{entry.name}"), "place": place}
