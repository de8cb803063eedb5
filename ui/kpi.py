"""A strip of key figures: value, change, and what each means on hover or focus."""

import html
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from ui.collector import collector


@dataclass(frozen=True, slots=True, kw_only=True)
class Kpi:
    """One key figure, every part already in the reader's language.

    Attributes:
        label: What it is.
        value: The figure with its unit.
        change: The change with its sign and unit, or why there is none.
        tone: "good", "bad" or "" - a bad change has a line before it, too.
        definition: What it measures.
    """

    label: str
    value: str
    change: str = ""
    tone: str = ""
    definition: str = ""


def strip(kpis: Sequence[Kpi], *, label: str, columns: int) -> None:
    """Show the key figures in a grid, two by two on a phone.

    Args:
        kpis: The figures in reading order.
        label: Name of the strip for screen readers.
        columns: How many stand side by side on a wide screen.
    """
    if (collecting := collector()) is not None:
        collecting.key_figures.extend(kpis)
    cards = "".join(_card(kpi) for kpi in kpis)
    st.html(
        f'<dl class="th-kpis" style="--columns: {columns}" aria-label="{html.escape(label)}">{cards}</dl>'
    )


def _card(kpi: Kpi) -> str:
    definition = (
        f'<span class="th-tip" role="note">{html.escape(kpi.definition)}</span>' if kpi.definition else ""
    )
    focus = ' tabindex="0"' if kpi.definition else ""
    change = f'<dd class="th-change {kpi.tone}">{html.escape(kpi.change)}</dd>' if kpi.change else ""
    return (
        f'<div class="th-kpi"{focus}><dt>{html.escape(kpi.label)}{definition}</dt>'
        f'<dd class="th-value">{html.escape(kpi.value)}</dd>{change}</div>'
    )
