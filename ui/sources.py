"""Where the figures come from, in words: sources as cards, datasets as a table and as downloads."""

import html
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analytics.periods import latest_month, years_spanned
from data.origins import Origin, SnapshotOrigin, source_origin
from domain.errors import DashboardError
from domain.records import records
from i18n.quantity import COUNT, NUMBER
from i18n.text import Text, catalogue
from ui import loaders
from ui.kpi import Kpi
from views.origins import day, note, period
from views.table import Column, Table

BYTE_ORDER_MARK = "\ufeff"
"""Tells spreadsheets that the file is UTF-8."""

Origins = Mapping[str, Origin]
Snapshots = Mapping[str, SnapshotOrigin]
Problems = Mapping[str, DashboardError]


def answer(origins: Origins, snapshots: Snapshots, problems: Problems, text: Text) -> list[str]:
    """Return the sentences under the title: how many sources, how new they are, and whether all is whole."""
    year, _, month = latest_month(origin.period for origin in origins.values()).partition("-")
    sentence = text(
        "sources.answer",
        sources=text.integer(len(origins)),
        open=text.integer(len(_open(origins))),
        month=text(f"months.{int(month)}"),
        year=year,
        accessed=day(text, max(origin.accessed for origin in origins.values())),
    )
    intact = text.integer(len(snapshots))
    if problems:
        files = ", ".join(f"{stem}.parquet" for stem in sorted(problems))
        return [sentence, text("sources.answer_damaged", damaged=files, intact=intact)]
    return [sentence, text("sources.answer_whole", snapshots=intact)]


def explain(problems: Problems, text: Text) -> None:
    """Show what is wrong with each dataset that cannot be read."""
    for _, problem in sorted(problems.items()):
        st.error(text(problem.text_key, **problem.values), icon=":material/error:")


def kpis(origins: Origins, snapshots: Snapshots, problems: Problems, text: Text) -> list[Kpi]:
    """Return the key figures: sources, intact datasets, their rows, and the newest month."""
    latest = latest_month(origin.period for origin in origins.values())
    whole, all_of_them = len(snapshots), len(snapshots.keys() | problems.keys())
    rows = sum(snapshot.rows for snapshot in snapshots.values())
    accessed = day(text, max(origin.accessed for origin in origins.values()))
    cards = {
        "sources": (text.integer(len(origins)), {"open": text.integer(len(_open(origins)))}),
        "snapshots": (f"{text.integer(whole)}/{text.integer(all_of_them)}", {}),
        "rows": (text.integer(rows), {}),
        "latest": (text.period(latest), {"accessed": accessed}),
    }
    return [
        Kpi(
            label=text(f"sources.kpi_{key}"),
            value=value,
            change=text(f"sources.kpi_{key}_change", **values),
            definition=text(f"sources.kpi_{key}_definition"),
        )
        for key, (value, values) in cards.items()
    ]


def period_rows(origins: Origins, text: Text) -> pd.DataFrame:
    """Return the sources on a line of years, the newest first, for `charts.periods.source_periods`."""
    rows = []
    for stem, origin in origins.items():
        start, end = years_spanned(origin.period)
        name, when = text(f"{origin.text_key}.short"), period(origin, text)
        rows.append(
            {
                "stem": stem,
                "start": start,
                "end": end,
                "hover": text("sources.period_hover", name=name, period=when),
                "short": name,
                "title": text(f"{origin.text_key}.title"),
                "producer": text(f"{origin.text_key}.producer"),
                "period": when,
                "accessed": origin.accessed.isoformat(),
                "licence": origin.licence or text("sources.unknown_licence"),
                "url": origin.url or text("sources.unknown_url"),
                "file": origin.file,
                "checksum": origin.sha256,
            }
        )
    return pd.DataFrame(rows).sort_values(["end", "stem"], ascending=[False, True], ignore_index=True)


def period_words(rows: pd.DataFrame, text: Text) -> dict[str, Any]:
    """Return the words and the table of the line of years (`period_rows`)."""
    title = text("sources.periods")
    said = "; ".join(f"{row['short']}: {row['period']}" for row in records(rows))
    fields = ("producer", "period", "accessed", "licence", "url", "file", "checksum")
    return {
        "title": title,
        "alt": text("sources.periods_alt", sources=said),
        "source": f"{text('sources.periods_source')} {text('sources.periods_note')}",
        "table": Table(
            caption=title,
            frame=rows,
            columns=(
                Column(name="title", label=text("sources.columns.title")),
                *(Column(name=name, label=text(f"sources.fields.{name}")) for name in fields),
            ),
            file="sources",
        ),
    }


def snapshot_words(snapshots: Snapshots, problems: Problems, text: Text) -> dict[str, Any]:
    """Return the words and the table of the datasets: rows, sources, checksum and state."""
    title = text("sources.snapshots")
    intact = [
        {
            "name": _name(stem, text),
            "file": f"{stem}.parquet",
            "rows": snapshot.rows,
            "sources": "; ".join(
                text(f"{source_origin(source).text_key}.short") for source in snapshot.sources
            ),
            "checksum": snapshot.sha256,
            "state": text("sources.intact"),
        }
        for stem, snapshot in snapshots.items()
    ]
    damaged = [
        {
            "name": _name(stem, text),
            "file": f"{stem}.parquet",
            "rows": float("nan"),
            "sources": "",
            "checksum": "",
            "state": text("sources.damaged"),
        }
        for stem in sorted(problems)
    ]
    frame = pd.DataFrame([*damaged, *intact])
    return {
        "title": title,
        "source": f"{text('sources.snapshots_source')} {text('sources.snapshots_note')}",
        "table": Table(
            caption=title,
            frame=frame.assign(short=frame["checksum"].str.slice(0, 12)),
            columns=(
                Column(name="name", label=text("sources.columns.name")),
                Column(name="file", label=text("sources.fields.file")),
                Column(name="rows", label=text("sources.columns.rows"), quantity=COUNT),
                Column(name="sources", label=text("sources.columns.sources")),
                Column(name="checksum", label=text("sources.fields.checksum"), shown="short"),
                Column(name="state", label=text("sources.columns.state")),
            ),
            file="datasets",
        ),
    }


def downloads(snapshots: Snapshots, text: Text) -> None:
    """Show a button for each dataset; its file is made when somebody asks for it."""
    for stem, snapshot in snapshots.items():
        st.download_button(
            text(
                "sources.download_button",
                name=_name(stem, text),
                rows=text.integer(snapshot.rows),
            ),
            data=partial(_file, stem, text),
            file_name=f"{stem}.csv",
            mime="text/csv",
            key=f"download_{stem}",
            on_click="ignore",
            icon=":material/download:",
            width="stretch",
        )


def _file(stem: str, text: Text) -> str:
    return BYTE_ORDER_MARK + snapshot_csv(loaders.snapshot_rows(stem), stem, text)


def snapshot_csv(rows: pd.DataFrame, stem: str, text: Text) -> str:
    """Return a dataset as CSV under its own column names; suppressed cells stay "..."."""
    columns = tuple(
        Column(
            name=name,
            label=name,
            quantity=NUMBER if pd.api.types.is_numeric_dtype(rows[name]) else None,
            status="obs_status" if name == "obs_value" else "",
        )
        for name in rows.columns
    )
    return Table(caption=stem, frame=rows, columns=columns, file=stem).csv(text)


def cards(origins: Origins, text: Text) -> None:
    """Show every source as a card with its licence, vintage, checksum and, where known, its address."""
    st.html(f'<div class="th-sources">{"".join(_card(origin, text) for origin in origins.values())}</div>')


def licences(origins: Origins, text: Text) -> Sequence[str]:
    """Return how the sources are to be attributed."""
    accessed = day(text, max(origin.accessed for origin in origins.values()))
    return [
        text("sources.licence_statfin", accessed=accessed),
        text("sources.licence_nls"),
        text("sources.licence_plan"),
    ]


def _name(stem: str, text: Text) -> str:
    """Return the name of a dataset; a file that is none of ours goes by its file name."""
    key = f"sources.snapshot.{stem}"
    return text(key) if key in catalogue(text.language) else f"{stem}.parquet"


def _open(origins: Origins) -> list[Origin]:
    return [origin for origin in origins.values() if origin.licence]


def _card(origin: Origin, text: Text) -> str:
    licence = _link(origin.licence_url, origin.licence) or html.escape(text("sources.unknown_licence"))
    url = _link(origin.url, origin.url) or html.escape(text("sources.unknown_url"))
    fields = {
        "producer": html.escape(text(f"{origin.text_key}.producer")),
        "period": html.escape(period(origin, text)),
        "accessed": html.escape(day(text, origin.accessed)),
        "licence": licence,
        "url": url,
        "file": f"<code>{html.escape(origin.file)}</code>",
        "checksum": f"<code>{origin.sha256}</code>",
    }
    rows = "".join(
        f"<dt>{html.escape(text(f'sources.fields.{name}'))}</dt><dd>{value}</dd>"
        for name, value in fields.items()
    )
    return (
        f'<article class="th-source-card"><h3>{html.escape(text(f"{origin.text_key}.title"))}</h3>'
        f"<dl>{rows}</dl><p>{html.escape(note(origin, text))}</p></article>"
    )


def _link(url: str, words: str) -> str:
    """Return a plain link, followed only when a reader clicks it; "" where no address is known."""
    return f'<a href="{html.escape(url)}" rel="noreferrer">{html.escape(words)}</a>' if url else ""
