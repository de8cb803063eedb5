"""How long twelve saved views take to become slides, a report and a workbook."""

import time
from collections.abc import Callable

from i18n.text import Text
from reports.document import document
from reports.model import Page
from reports.slides import slides
from reports.workbook import workbook
from ui.meeting.deck import rendered
from views.kept import View

GOALS = {"deck_12_slides_s": 3}

VIEWS = (
    View(page="overview"),
    View(page="overview", parameters={"kunta": "305"}),
    View(page="overview", parameters={"mittari": "activation_rate"}),
    View(page="activation"),
    View(page="activation", parameters={"tavoite": "25"}),
    View(page="commuting"),
    View(page="staffing"),
    View(page="staffing", parameters={"jako": "equal_caseload"}),
    View(page="service_points"),
    View(page="service_points", parameters={"kunta": "765"}),
    View(page="flows"),
    View(page="reconciliation"),
)
"""Every page that readers show to each other, as it opens and with a choice."""

TEXT = Text("fi")


def measure() -> dict[str, float]:
    """Return the seconds of a deck with its views shown anew, and of each file of pages that are at hand."""
    pages = _pages()  # as on a running server: data loaded, code imported
    return {
        "deck_12_slides_s": _seconds(lambda: slides(_pages(), TEXT)),
        "deck_12_views_s": _seconds(_pages),
        "report_12_views_s": _seconds(lambda: document(pages, TEXT)),
        "workbook_12_views_s": _seconds(lambda: workbook(pages, TEXT)),
    }


def _pages() -> list[Page]:
    return [rendered(view, TEXT.language) for view in VIEWS]


def _seconds(make: Callable[[], object]) -> float:
    start = time.perf_counter()
    make()
    return time.perf_counter() - start
