"""Where do the figures come from?"""

from charts.periods import source_periods
from data.origins import Origin
from domain.records import records
from i18n.quantity import COUNT
from i18n.text import Text
from reports.model import KeyFigure
from views.blocks import Block, Card, Cards, Download, Fact, Figure, Part, Words
from views.choices import Chosen
from views.context import Context
from views.origins import day, note, period
from views.page import Page, View
from views.sources.rows import Evidence, dataset_rows, evidence, name, source_rows
from views.table import Column, Table

EXAMPLE = "data/activation/rates.csv"
"""Address of a figure's data, for a reader to see how such addresses are made."""

_LICENCES = {
    "statfin": ("statfin_12r5", "statfin_12tf"),
    "nls": ("boundaries", "municipalities"),
    "plan": ("plan_unemployment", "plan_commuting", "plan_staffing", "plan_statements", "service_points"),
}
"""How sources are to be attributed: a text, and the families it is about."""


def build(_chosen: Chosen, context: Context, text: Text) -> Page:
    """Return the page: which time the sources tell about beside the datasets to take home, then the sources.

    Raises:
        OriginMissingError: A dataset, or one of its sources, is not described.
        SnapshotDamagedError: A dataset was replaced while the server was running.
    """
    found = evidence(context)
    return Page(
        answer=_answer(found, text),
        key_figures=_key_figures(found, text),
        main=(*_problems(found, text), Part("periods", periods)),
        side=(
            Words((text("sources.download"),), "heading"),
            *_downloads(found, text),
            Words((text("sources.download_note"),)),
            Words((text("sources.suppressed_note"),)),
            Words((text("sources.data_addresses"),), "heading"),
            Words((text("sources.data_addresses_note"),)),
            Download(address=EXAMPLE, label=text("sources.data_addresses_example", address=EXAMPLE)),
        ),
        below=(
            Part("snapshots", snapshots),
            Words((text("sources.sources"),), "heading"),
            Cards(tuple(_card(origin, text) for origin in found.sources.values())),
            Words((text("sources.licences"),), "heading"),
            *(Words((licence,)) for licence in _licences(found, text)),
        ),
    )


def periods(context: Context, text: Text) -> Figure:
    """Return which time each source tells about."""
    rows, title = source_rows(evidence(context), text), text("sources.periods")
    said = "; ".join(f"{row['short']}: {row['period']}" for row in records(rows))
    fields = ("producer", "period", "accessed", "licence", "url", "file", "checksum")
    return Figure(
        title=title,
        alt=text("sources.periods_alt", sources=said),
        source=f"{text('sources.periods_source')} {text('sources.periods_note')}",
        drawing=source_periods(rows, text),
        table=Table(
            caption=title,
            frame=rows,
            columns=(
                Column(name="title", label=text("sources.columns.title")),
                *(Column(name=each, label=text(f"sources.fields.{each}")) for each in fields),
            ),
            file="sources",
        ),
    )


def snapshots(context: Context, text: Text) -> Figure:
    """Return the datasets: rows, sources, checksum and state."""
    title = text("sources.snapshots")
    return Figure(
        title=title,
        source=f"{text('sources.snapshots_source')} {text('sources.snapshots_note')}",
        table=Table(
            caption=title,
            frame=dataset_rows(evidence(context), text),
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
    )


def _accessed(found: Evidence, text: Text) -> str:
    return day(text, max(origin.accessed for origin in found.sources.values()))


def _answer(found: Evidence, text: Text) -> tuple[str, ...]:
    """Return how many sources there are, how new they are, and whether all datasets are whole."""
    year, _, month = found.latest.partition("-")
    sentence = text(
        "sources.answer",
        sources=text.integer(len(found.sources)),
        open=text.integer(found.open),
        month=text(f"months.{int(month)}"),
        year=year,
        accessed=_accessed(found, text),
    )
    intact = text.integer(len(found.intact))
    if found.problems:
        files = ", ".join(f"{stem}.parquet" for stem in sorted(found.problems))
        return sentence, text("sources.answer_damaged", damaged=files, intact=intact)
    return sentence, text("sources.answer_whole", snapshots=intact)


def _key_figures(found: Evidence, text: Text) -> tuple[KeyFigure, ...]:
    """Return sources, intact datasets, their rows, and the newest month."""
    all_of_them = len(found.intact.keys() | found.problems.keys())
    cards = {
        "sources": (text.integer(len(found.sources)), {"open": text.integer(found.open)}),
        "snapshots": (f"{text.integer(len(found.intact))}/{text.integer(all_of_them)}", {}),
        "rows": (text.integer(found.rows), {}),
        "latest": (text.period(found.latest), {"accessed": _accessed(found, text)}),
    }
    return tuple(
        KeyFigure(
            label=text(f"sources.kpi_{key}"),
            value=value,
            change=text(f"sources.kpi_{key}_change", **values),
            definition=text(f"sources.kpi_{key}_definition"),
        )
        for key, (value, values) in cards.items()
    )


def _problems(found: Evidence, text: Text) -> list[Block]:
    """Return what is wrong with each dataset that cannot be read."""
    return [
        Words((text(problem.text_key, **problem.values),), "warning")
        for _, problem in sorted(found.problems.items())
    ]


def _downloads(found: Evidence, text: Text) -> list[Block]:
    return [
        Download(
            address=f"data/snapshots/{stem}.csv",
            label=text("sources.download_button", name=name(stem, text), rows=text.integer(snapshot.rows)),
        )
        for stem, snapshot in found.intact.items()
    ]


def _card(origin: Origin, text: Text) -> Card:
    facts = {
        "producer": (text(f"{origin.text_key}.producer"), ""),
        "period": (period(origin, text), ""),
        "accessed": (day(text, origin.accessed), ""),
        "licence": (origin.licence or text("sources.unknown_licence"), origin.licence_url),
        "url": (origin.url or text("sources.unknown_url"), origin.url),
        "file": (origin.file, ""),
        "checksum": (origin.sha256, ""),
    }
    return Card(
        title=text(f"{origin.text_key}.title"),
        facts=tuple(
            Fact(label=text(f"sources.fields.{key}"), value=value, address=address)
            for key, (value, address) in facts.items()
        ),
        note=note(origin, text),
    )


def _licences(found: Evidence, text: Text) -> tuple[str, ...]:
    """Return how the sources are to be attributed."""
    families = {origin.family for origin in found.sources.values()}
    return tuple(
        text(f"sources.licence_{key}", accessed=_accessed(found, text))
        for key, of in _LICENCES.items()
        if families.intersection(of)
    )


VIEW = View(name="sources", section="evidence", choices=(), build=build)
