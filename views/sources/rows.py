"""The sources and the datasets made of them: what there is, what is whole, and which time it tells about."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from analytics.periods import latest_month, years_spanned
from data import origins
from data.origins import Origin, SnapshotOrigin
from domain.errors import DashboardError
from i18n.text import Text, catalogue
from views.context import Context
from views.origins import name as source_name
from views.origins import period


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the figures rest on.

    Attributes:
        sources: Stem of every source of the area and of the whole country -> its origin.
        intact: Stem of every dataset of them that can be read -> what it was made of.
        problems: Stem of every dataset that cannot -> what is wrong with it.
        names: Stem of every source that a dataset was made of -> its origin.
    """

    sources: Mapping[str, Origin]
    intact: Mapping[str, SnapshotOrigin]
    problems: Mapping[str, DashboardError]
    names: Mapping[str, Origin]

    @property
    def latest(self) -> str:
        """The last month that any source reaches."""
        return latest_month(origin.period for origin in self.sources.values())

    @property
    def rows(self) -> int:
        """Rows of the intact datasets together."""
        return sum(snapshot.rows for snapshot in self.intact.values())

    @property
    def open(self) -> int:
        """How many sources have a licence."""
        return sum(bool(origin.licence) for origin in self.sources.values())


def evidence(context: Context) -> Evidence:
    """Return what the figures of the area rest on; a dataset is of the area, or not, as its main source is.

    Raises:
        OriginMissingError: A dataset, or one of its sources, is not described.
        SnapshotDamagedError: A dataset was replaced while the server was running.
    """
    problems = context.store.problems
    intact = origins.snapshot_origins(without=problems)
    for stem, snapshot in intact.items():
        context.store.path(stem)
        for source in snapshot.sources:
            origins.source_origin(source)
    every = origins.source_origins()
    shown = {stem: origin for stem, origin in every.items() if origins.is_about(origin, context.area.code)}
    own = {stem: snapshot for stem, snapshot in intact.items() if next(iter(snapshot.sources)) in shown}
    return Evidence(sources=shown, intact=own, problems=problems, names=every)


def name(stem: str, text: Text) -> str:
    """Return the name of a dataset; a file that is none of ours goes by its file name."""
    key = f"sources.snapshot.{stem}"
    return text(key) if key in catalogue(text.language) else f"{stem}.parquet"


def source_rows(found: Evidence, text: Text) -> pd.DataFrame:
    """Return the sources on a line of years, the newest first, for `charts.periods.source_periods`.

    Columns: stem, start, end (decimal years, NaN where no period is stated), hover, short, title, producer,
    period, accessed, licence, url, file, checksum.
    """
    rows = []
    for stem, origin in found.sources.items():
        start, end = years_spanned(origin.period)
        short, when = source_name(origin, text), period(origin, text)
        rows.append(
            {
                "stem": stem,
                "start": start,
                "end": end,
                "hover": text("sources.period_hover", name=short, period=when),
                "short": short,
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


def dataset_rows(found: Evidence, text: Text) -> pd.DataFrame:
    """Return the datasets, those that cannot be read first.

    Columns: name, file, rows (NaN where it cannot be read), sources, checksum, short (its first characters),
    state.
    """
    shorts = {stem: source_name(origin, text) for stem, origin in found.names.items()}
    intact = [
        {
            "name": name(stem, text),
            "file": f"{stem}.parquet",
            "rows": snapshot.rows,
            "sources": "; ".join(shorts[source] for source in snapshot.sources),
            "checksum": snapshot.sha256,
            "state": text("sources.intact"),
        }
        for stem, snapshot in found.intact.items()
    ]
    damaged = [
        {
            "name": name(stem, text),
            "file": f"{stem}.parquet",
            "rows": float("nan"),
            "sources": "",
            "checksum": "",
            "state": text("sources.damaged"),
        }
        for stem in sorted(found.problems)
    ]
    frame = pd.DataFrame([*damaged, *intact])
    return frame.assign(short=frame["checksum"].str.slice(0, 12))
