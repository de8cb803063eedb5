"""The staffing board: it computes in the browser on every input, and Python confirms on release."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from analytics.staffing.board import Board, Coefficients
from analytics.staffing.estimate import Rates
from analytics.staffing.money import Prices
from ui.components.served import served
from ui.components.telling import TELLING_JS
from views.drawn import written


def _read(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


EVALUATE_JS = _read("evaluate.js")
"""The formulas' twin in JavaScript; a test holds it to `analytics.staffing.board.evaluate`."""

WRITING_JS = _read("writing.js")
ANSWER_JS = WRITING_JS + _read("answer.js")
"""Its words' twin; a test holds it to `views.staffing.answer`."""

_board = st.components.v2.component(
    "tilannehuone_staffing_board",
    html='<p class="th-board-absent"></p>',
    js=served(
        "staffing_board",
        js=EVALUATE_JS + ANSWER_JS + TELLING_JS + _read("row.js") + _read("board.js"),
        css=_read("board.css"),
    ),
    isolate_styles=False,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """What the browser hands over when a slider is released; nothing in it has been checked yet.

    Attributes:
        seq: The browser's count of releases, returned with the confirmation.
        revision: Which allocation of the server's the reader started from.
        fte: FTE by unit, as the browser sent it.
    """

    seq: int
    revision: int
    fte: Mapping[str, Any]


def released(key: str) -> Release | None:
    """Return what the board of this key handed over last, or None if nothing, or nothing readable."""
    state = st.session_state.get(key)
    sent: Any = state.get("allocation") if state else None
    try:
        return Release(seq=int(sent["seq"]), revision=int(sent["revision"]), fte=dict(sent["fte"]))
    except (TypeError, KeyError, ValueError):
        return None


def staffing_board(
    *,
    key: str,
    coefficients: Coefficients,
    rates: Rates,
    prices: Prices,
    fte: Mapping[str, float],
    revision: int,
    seq: int,
    confirmed: Board,
    answer: Sequence[str],
    more: Sequence[str],
    turned: Sequence[str],
    turned_summary: str,
    units: list[dict[str, Any]],
    slider_end: float,
    labels: Mapping[str, Any],
    locale: str,
) -> None:
    """Show the board.

    Args:
        key: Name of the element.
        coefficients: What every figure is computed from, on both sides.
        rates: What the range of the hours is computed from.
        prices: What the range of the costs is computed from.
        fte: Allocation the sliders stand at when `revision` changes.
        revision: Raised whenever the server sets the sliders.
        seq: The release that `confirmed` answers.
        confirmed: The server's own figures.
        answer: The server's own answer; while a slider moves the browser writes it from `labels`.
        more: Sentences in small type after it that only the server can write.
        turned: What would turn the answer, which opens under the line `turned_summary`.
        turned_summary: How many choices would turn it.
        units: For each unit key, name, where ("in Kajaani"), target in words, help, and in words that it is
            the reader's own, or "".
        slider_end: Where all sliders end, FTE, unless a unit has more.
        labels: Words of the board, with `{placeholders}` it fills itself.
        locale: Language tag of words and numbers, as fi-FI.
    """
    _board(
        key=key,
        data=written(
            {
                "coefficients": coefficients,
                "rates": [list(pair) for pair in rates],
                "prices": list(prices),
                "fte": dict(fte),
                "revision": revision,
                "confirmed": {
                    "seq": seq,
                    "board": confirmed.as_json(),
                    "answer": list(answer),
                    "more": list(more),
                    "turned": {"summary": turned_summary, "sentences": list(turned)},
                },
                "units": units,
                "slider_end": slider_end,
                "labels": labels,
                "locale": locale,
            }
        ),
        on_allocation_change=lambda: None,
    )
