"""What a file of scenarios may refer to: the pages that are here."""

from collections.abc import Iterable

from scenarios.errors import ImportPageError
from scenarios.model import Record, Version
from ui import navigation
from ui.meeting import deck
from views import kept
from views.results import RESULTS, SAVED_ON


def check_pages(records: Iterable[Record]) -> None:
    """Raise `ImportPageError` where a version, or a view of its deck, is of a page that is not here."""
    for record in records:
        for version in record.versions:
            for page in _pages(version):
                raise ImportPageError(
                    f"{record.scenario_id} needs {page!r}", identifier=record.scenario_id, page=page
                )


def _pages(version: Version) -> list[str]:
    known = {*(entry.name for entry in navigation.PAGES), "notes", kept.DECK, RESULTS, SAVED_ON}
    lost = [page for page in version.inputs if page not in known]
    return lost + deck.lost(kept.views(version.inputs.get(kept.DECK, {})))
