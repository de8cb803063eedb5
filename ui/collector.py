"""What a page shows, collected while it runs unseen for an exported file."""

from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from charts.drawing import Drawing
from domain.errors import DashboardError
from reports.model import Hint
from views.table import Table

_COLLECTOR = "collector"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One figure as the page gave it to the figure element."""

    key: str
    title: str
    source: str
    alt: str
    definition: str
    drawing: Drawing | None
    table: Table | None
    chart: Hint | None


@dataclass(slots=True)
class Collector:
    """Takes what a page shows, in the order in which it shows it."""

    question: str = ""
    answer: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    choices: dict[str, tuple[str, str]] = field(default_factory=dict)
    key_figures: list[Any] = field(default_factory=list)
    figures: list[Shown] = field(default_factory=list)
    errors: list[DashboardError] = field(default_factory=list)


def start(collecting: Collector) -> None:
    """Let this session collect instead of show."""
    st.session_state[_COLLECTOR] = collecting


def collector() -> Collector | None:
    """Return the collector of this session; None in a reader's own."""
    found: Collector | None = st.session_state.get(_COLLECTOR)
    return found


def choice(key: str, label: str, words: str) -> None:
    """Say what the reader chose, in words; without any, nothing is chosen."""
    if words and (collecting := collector()) is not None:
        collecting.choices[key] = (label, words)
