"""A figure of the page of paths: its table, its bands, and the mark of what is generated on both."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from charts.paths import bands
from i18n.text import Text
from reports.model import Bars
from views.blocks import Figure
from views.context import Context
from views.paths.cells import column, count_cells, hidden_part, said, share_cells, share_column
from views.paths.source import is_example, mark, marked, source
from views.table import Column, Table


def banded_row(
    text: Text, label: str, whole: tuple[str, int | None], counts: Mapping[str, int | None], signal: str = ""
) -> dict[str, Any]:
    """Return a row of bands: its cells, and what is drawn of them.

    Args:
        text: The reader's language.
        label: What the row is called.
        whole: Name of the column of all, and the count.
        counts: Name of each band -> its count.
        signal: The band that is written at the end of the row, and whose share is told; "" for none.
    """
    name, total = whole
    told = [f"{text(f'paths.states.{kind}')} {said(text, count)}" for kind, count in counts.items()]
    row = {
        "label": label,
        **count_cells(text, **{name: total}, **counts),
        "hidden": hidden_part(counts, total),
        "words": "",
        "hover": "<br>".join([f"<b>{_plain(label)}</b>", *told]),
    }
    if signal:
        count = counts[signal]
        row |= {"words": said(text, count) if count != 0 else ""}
        row |= share_cells(text, **{f"{signal}_share": (count, total)})
    return row


def banded(
    context: Context,
    text: Text,
    key: str,
    rows: Sequence[Mapping[str, Any]],
    kinds: Sequence[str],
    *,
    whole: str,
    signal: str = "",
    first: str = "paths.step",
    unit: str = "paths.cases",
    notes: Sequence[str] = (),
    drawn: int = 0,
    **words: str,
) -> Figure:
    """Return a figure of rows of bands.

    Args:
        context: Whose log.
        text: The reader's language.
        key: Name of its texts: title, definition and alt under `paths.<key>`.
        rows: From `banded_row`.
        kinds: The bands.
        whole: Column of all.
        signal: The band whose share is told.
        first: Key of the heading of the first column.
        unit: Key of what is counted.
        notes: Under the figure.
        drawn: How many rows from the top are drawn; 0 for all.
        words: What its texts name.
    """
    frame = pd.DataFrame(list(rows))
    names = {kind: text(f"paths.states.{kind}") for kind in kinds}
    pictured = frame.head(drawn) if drawn else frame
    if pictured["hidden"].any():
        names["hidden"] = text("paths.hidden")
    columns = [
        Column(name="label", label=marked(context, text, text(first))),
        column(text, whole, text(f"paths.states.{whole}")),
        *(column(text, kind, names[kind]) for kind in kinds),
    ]
    if signal:
        columns.append(share_column(text, f"{signal}_share", text(f"paths.shares.{signal}")))
    picture = bands(pictured, text, kinds=names, unit=text(unit), mark=mark(context, text))
    chart = Bars(of=tuple(kinds), is_ordered=False, first=drawn)
    found = plain(context, text, key, frame, columns, notes=notes, chart=chart, **words)
    alt = text(f"paths.{key}.alt", **words)
    return Figure(
        title=found.title,
        definition=found.definition,
        source=found.source,
        table=found.table,
        alt=alt,
        drawing=picture,
        chart=found.chart,
    )


def plain(
    context: Context,
    text: Text,
    key: str,
    frame: pd.DataFrame,
    columns: Sequence[Column],
    *,
    notes: Sequence[str] = (),
    chart: Bars | None = None,
    **words: str,
) -> Figure:
    """Return a figure that is a table, with its texts under `paths.<key>`."""
    title = marked(context, text, text(f"paths.{key}.title", **words))
    return Figure(
        title=title,
        definition=text(f"paths.{key}.definition", **words),
        source=source(context, text, *notes),
        chart=chart,
        table=Table(
            caption=title,
            frame=frame,
            columns=tuple(columns),
            file=f"{'generated_example_' if is_example(context) else ''}paths_{key}",
        ),
    )


def _plain(words: str) -> str:
    """Return words of a log so that no program reads them as marks."""
    return words.replace("&", "&amp;").replace("<", "&lt;")
