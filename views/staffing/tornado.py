"""Which assumption matters most for a result: the drawing, the words and the table."""

import math
from collections.abc import Callable, Sequence
from functools import partial

import pandas as pd

from analytics.staffing.tornado import Swing
from charts.tornado import tornado_bars
from i18n.quantity import Quantity
from i18n.text import Text
from views.blocks import Figure
from views.staffing.assumed import written
from views.table import Column, Table

SHOWN = 8
"""Assumptions drawn; the table has them all."""


def figure(
    text: Text,
    swings: Sequence[Swing],
    *,
    key: str,
    title: str,
    quantity: Quantity,
    middle: float,
    unit: str,
    source: str,
    reference: float | None = None,
    reference_label: str = "",
) -> Figure:
    """Return how far each assumption's range moves a result.

    Args:
        text: The reader's language.
        swings: From `analytics.staffing.tornado.tornado`.
        key: Name of the file.
        title: What the result is.
        quantity: What the result measures.
        middle: Result with the assumptions as they are.
        unit: Unit of the result, in words.
        source: Where the assumptions come from.
        reference: A published figure to compare with.
        reference_label: Words at its line.
    """
    write = partial(quantity.write, text)
    if math.isnan(middle) or not swings:
        nothing = text(f"staffing_page.tornado.{'unknown' if math.isnan(middle) else 'none'}")
        empty = pd.DataFrame(columns=["label", "low_words", "output_low", "high_words", "output_high"])
        table = _table(text, empty, quantity, unit, caption=title, file=key)
        return Figure(title=title, source=source, table=table, answer=nothing)
    rows = _rows(text, swings, write)
    drawing = tornado_bars(
        rows.iloc[:SHOWN],
        text,
        middle=middle,
        middle_label=text("staffing_page.tornado.now", value=write(middle)),
        low_label=text("staffing_page.tornado.low"),
        high_label=text("staffing_page.tornado.high"),
        unit=unit,
        reference=reference,
        reference_label=reference_label,
    )
    first = rows.iloc[0]
    return Figure(
        drawing=drawing,
        title=title,
        alt=text(
            "staffing_page.tornado.alt",
            title=title,
            now=write(middle),
            largest=first["label"],
            low=write(first["output_low"]),
            high=write(first["output_high"]),
        ),
        source=source,
        definition=text("staffing_page.tornado.definition"),
        table=_table(text, rows, quantity, unit, caption=title, file=key),
    )


def _rows(text: Text, swings: Sequence[Swing], write: Callable[[float], str]) -> pd.DataFrame:
    return pd.DataFrame([_row(text, swing, write) for swing in swings])


def _row(text: Text, swing: Swing, write: Callable[[float], str]) -> dict[str, object]:
    label = text(f"staffing.assumptions.{swing.key}.label")
    low, high = (written(text, swing.key, end) for end in (swing.low, swing.high))
    hover = [f"<b>{label}</b>", f"{low}: {write(swing.output_low)}", f"{high}: {write(swing.output_high)}"]
    return {
        "label": label,
        "low_words": low,
        "high_words": high,
        "output_low": swing.output_low,
        "output_high": swing.output_high,
        "hover": "<br>".join(hover),
    }


def _table(
    text: Text, rows: pd.DataFrame, quantity: Quantity, unit: str, *, caption: str, file: str
) -> Table:
    return Table(
        caption=f"{caption} ({unit})",
        frame=rows,
        columns=(
            Column(name="label", label=text("staffing_page.assumptions.name")),
            Column(name="low_words", label=text("columns.low")),
            Column(name="output_low", label=text("staffing_page.tornado.at_low"), quantity=quantity),
            Column(name="high_words", label=text("columns.high")),
            Column(name="output_high", label=text("staffing_page.tornado.at_high"), quantity=quantity),
        ),
        file=file,
    )
