"""Pages to export: small ones drawn by hand, with every kind of cell, and what the real ones show."""

from dataclasses import dataclass, replace
from functools import cache

import pandas as pd

from domain.frames import ObsStatus
from i18n.quantity import COUNT
from i18n.text import Text
from reports.charting import drawn_of
from reports.model import Bars, Figure, KeyFigure, Page
from reports.vectors import Area, Picture
from tests.codes import MUNICIPALITIES
from ui.meeting.deck import PAGE as DECKS
from ui.meeting.deck import rendered
from ui.navigation import PAGES
from views.kept import View
from views.shared_metrics.choices import SECTION as METRICS_SECTION
from views.staffing.choices import SECTION
from views.structural_change.choices import SECTIONS as CHANGE_SECTIONS
from views.table import Column, Table

NAMES = tuple(entry.name for entry in PAGES if entry.name != DECKS)

SECTIONS = {
    "staffing": ("section", tuple(SECTION.codes)),
    "service_network": ("view", ("what_if", "best", "round")),
    "structural_change": ("section", CHANGE_SECTIONS),
    "commuting": ("unit", ("share", "persons")),
    "activation": ("map", ("rate", "places")),
    "shared_metrics": ("section", tuple(METRICS_SECTION.codes)),
    "paths": ("example", ("0", "1")),
}
"""Pages that show one part of themselves at a time -> the parameter that chooses it, and its codes."""

VIEWS = tuple(
    View(page=name, parameters={parameter: code} if parameter else {})
    for name in NAMES
    for parameter, codes in (SECTIONS.get(name, ("", ("",))),)
    for code in codes
)
"""Every page of the menu, every part of it."""

SECRET = 987654.0
"""A figure that its producer does not publish; it must be in no file."""

TOLD = "Bar chart. People: Kajaani 12; Kuhmo 8. Suppressed: Puolanka (People): 1–4."
"""The chart of `suppressed` in words."""

TEXT = Text("en")


@dataclass(frozen=True)
class Sheet:
    """A drawing that says nothing that a chart does not."""

    height: float = 200.0
    aspect: float = 0.0
    is_plain: bool = True

    def at(self, width, height):
        """Return an empty sheet with a frame."""
        ring = ((0.0, 0.0), (width, 0.0), (width, height), (0.0, height))
        return Picture(width=width, height=height, shapes=(Area(rings=(ring,), fill="#ffffff"),))


def table(*columns, caption="People", **values):
    """Return a table of columns named like the frame's, the first of words, the rest of whole numbers."""
    frame = pd.DataFrame(values)
    first, *others = columns or tuple(values)
    status = "status" if "status" in values else ""
    return Table(
        caption=caption,
        frame=frame,
        columns=(
            Column(name=first, label=first.capitalize()),
            *(Column(name=name, label=name.capitalize(), quantity=COUNT, status=status) for name in others),
        ),
        file="people",
    )


def figure(shown, *, key="people", title="People by municipality", chart=None, **words):
    """Return a figure of a table with a bar for each row, or charted as it says, and drawn as `Sheet` is."""
    grid = shown.grid(TEXT)
    bars = chart or Bars(of=tuple(column.name for column in shown.columns[1:]))
    drawn = drawn_of(grid, bars, MUNICIPALITIES)
    said = {"alt": "Kajaani leads.", "source": "Source: a register, 2026.", "definition": "Heads."} | words
    return Figure(key=key, title=title, grid=grid, chart=drawn, sketch=Sheet() if drawn else None, **said)


def suppressed():
    """Return a figure one of whose cells is not published, although the frame behind it has a number."""
    return figure(
        table(
            "name",
            "people",
            name=["Kajaani", "Puolanka", "Kuhmo"],
            people=[12.0, SECRET, 8.0],
            status=[ObsStatus.NORMAL, ObsStatus.CONFIDENTIAL, ObsStatus.NORMAL],
        )
    )


def page(*figures, **changes):
    """Return a page with these figures, or with the one that has a suppressed cell."""
    return replace(
        Page(
            name="overview",
            question="How many?",
            answer=("There are 20 people. Two municipalities are known.",),
            filters=(("Municipality", "Kajaani"),),
            scenario="More points",
            vintage="Newest data: June 2026",
            key_figures=(KeyFigure(label="People", value="20", change="+2"),),
            figures=figures or (suppressed(),),
            notes=("One cell is suppressed.",),
        ),
        **changes,
    )


@cache
def shown(name, language):
    """Return what a real page shows to somebody who opens it."""
    return rendered(View(page=name), language)
