"""One refresh: every table asked for, checked and kept; what goes wrong with one stops none of the others."""

import logging
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

import pandas as pd

from data.refresh.checks import check
from data.refresh.declared import Table
from data.refresh.errors import RefreshError, UnexpectedError, UnreachableError
from data.refresh.keeping import Change, Writer, change, key_of, writing
from data.refresh.labels import labels, stem_of
from data.refresh.pxweb import PxWeb
from data.refresh.sources import Source, same
from data.refresh.state import State, TableState
from data.refresh.table import AREA, TIME, Found, find, rows
from data.store import Store
from data.vintages import Part, newest_key, vintages
from domain.area import COUNTRY, Area
from domain.errors import DashboardError

logger = logging.getLogger(__name__)

PROBED = ("MK", COUNTRY)
"""How codes begin of the areas by which a revision of any month shows: sums of all the others."""


class Outcome(StrEnum):
    """What became of a table."""

    UNCHANGED = "unchanged"
    """The service says that it has not changed, or nothing in it has."""
    FETCHED = "fetched"
    UNREACHABLE = "unreachable"
    UNEXPECTED = "unexpected"
    """It is not what is expected of it."""
    REFUSED = "refused"
    """It was fetched and failed a check, or could not be read."""


@dataclass(kw_only=True)
class Refresh:
    """What a refresh works with.

    Attributes:
        folder: Where vintages are kept.
        px: The PxWeb service.
        area: The area of this installation.
        now: When it began.
        is_whole: Whether to fetch every period anew, whatever the service says of its last change.
        progress: Called with the table, and with the cells fetched and to be fetched in all.
    """

    folder: Path
    px: PxWeb
    area: Area
    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    is_whole: bool = False
    progress: Callable[[str, int, int], None] = lambda _table, _done, _all: None


def refresh(given: Refresh, tables: Sequence[Table], sources: Sequence[Source] = ()) -> State:
    """Fetch what is new of tables and sources, and keep it as one vintage; return what became of each."""
    given.folder.mkdir(parents=True, exist_ok=True)
    state = State.read(given.folder)
    key = key_of(given.now, newest_key(given.folder))
    store = Store(vintages=vintages(given.folder))
    try:
        with writing(given.folder, key) as writer:
            jobs = [
                *(
                    (table.stem, lambda table=table: _table(given, table, store, state, writer))
                    for table in tables
                ),
                *((each.stem, lambda each=each: _source(each, store, writer)) for each in sources),
            ]
            found = {stem: _tried(stem, job, given.now) for stem, job in jobs}
            vintage = key if writer.commit() else state.vintage
    finally:
        store.close()
    after = State(vintage=vintage, finished=datetime.now(UTC), tables={**state.tables, **_kept(state, found)})
    after.write(given.folder)
    return State(vintage=after.vintage, finished=after.finished, tables=found)


def _kept(state: State, found: dict[str, TableState]) -> dict[str, TableState]:
    """Return what is known of each table; of one that failed, what was known before stays true."""
    return {
        stem: each if each.is_good or stem not in state.tables else each.after(state.tables[stem])
        for stem, each in found.items()
    }


def _tried(stem: str, job: Callable[[], TableState], now: datetime) -> TableState:
    started = time.monotonic()
    try:
        found = job()
    except UnreachableError as error:
        found = TableState(outcome=Outcome.UNREACHABLE, message=str(error), checked=now)
    except UnexpectedError as error:
        found = TableState(outcome=Outcome.UNEXPECTED, message=str(error), checked=now)
    except (RefreshError, DashboardError) as error:
        found = TableState(outcome=Outcome.REFUSED, message=str(error), checked=now)
    level = logging.INFO if found.is_good else logging.ERROR
    logger.log(level, "%s: %s in %.1f s. %s", stem, found.outcome, time.monotonic() - started, found.message)
    return found


def _table(given: Refresh, table: Table, store: Store, state: State, writer: Writer) -> TableState:
    found = find(given.px, table, given.area)
    last = state.tables.get(table.stem)
    is_same = last is not None and last.good and found.updated and last.updated == found.updated
    is_same = is_same and (not table.labelled or stem_of(table.stem) in store.sha256)
    if is_same and not given.is_whole:
        return TableState(outcome=Outcome.UNCHANGED, checked=given.now, updated=found.updated)
    known = Known(store, found)
    periods = found.periods if given.is_whole else _periods(given, found, known)
    fetched = _fetched(given, found, periods or found.periods[-1:])
    before = known.rows(time_period={*fetched[TIME].unique(), *known.periods[-1:]})
    ended = check(found, fetched, known.periods, before, given.area)
    different = change(fetched, before, found.key, TIME)
    if different.periods:
        writer.add(different.rows, _part(given, found, different, ended))
    if table.labelled:
        _keep_labels(given, found, store, writer)
    return TableState(
        outcome=Outcome.FETCHED if different.periods else Outcome.UNCHANGED,
        checked=given.now,
        updated=found.updated,
        rows=len(different.rows),
        periods=len(different.periods),
        revised=len(different.revised),
        message=_said(different, ended),
    )


class Known:
    """What is known of a table so far."""

    def __init__(self, store: Store, found: Found) -> None:
        self._store, self._found = store, found
        self._is_any = found.table.stem in store.sha256
        self.periods = tuple(store.periods(found.table.stem)) if self._is_any else ()

    def rows(self, **among: Collection[str]) -> pd.DataFrame:
        """Return the rows whose columns are among what is given, with the columns that are compared."""
        columns = [*self._found.key, "obs_value", "obs_status"]
        if not self._is_any:
            kinds = {column: "float64" if column == "obs_value" else "str" for column in columns}
            return pd.DataFrame({column: pd.Series(dtype=kind) for column, kind in kinds.items()})
        return self._store.where(self._found.table.stem, **among).reindex(columns=columns)


def _fetched(given: Refresh, found: Found, periods: Sequence[str]) -> pd.DataFrame:
    """Return the rows of some periods, telling how far they are."""
    total, done = found.cells(periods), 0

    def told(cells: int) -> None:
        nonlocal done
        done += cells
        given.progress(found.table.name, done, total)

    return rows(given.px, found, periods, progress=told)


def _periods(given: Refresh, found: Found, known: Known) -> tuple[str, ...]:
    """Return the periods to fetch: those that are new, and those in which sums of areas are revised."""
    codes = set(found.coded.get(AREA, {}).values())
    probed = [code for code in codes if code.startswith(PROBED)]
    again = [each for each in found.periods if each in known.periods]
    small = found.cells(found.periods) <= given.px.most_cells()
    if small or not again or not probed or not set(known.rows(time_period=again[-1:])[AREA]) <= codes:
        return found.periods
    sums = rows(given.px, found, again, probed)
    revised = change(sums, known.rows(ref_area=probed), found.key, TIME).periods
    return tuple(each for each in found.periods if each in revised or each not in known.periods)


def _part(given: Refresh, found: Found, different: Change, ended: tuple[str, ...]) -> Part:
    return Part(
        stem=found.table.stem,
        path=given.folder,
        sha256="",
        periods=different.periods,
        revised=different.revised,
        revised_cells=different.revised_cells,
        ended=ended,
        table=f"StatFin {found.table.statistic} {found.table.id}",
        url=f"{given.px.address}/{found.path}",
        updated=found.updated,
    )


def _keep_labels(given: Refresh, found: Found, store: Store, writer: Writer) -> None:
    """Keep what the values of a table are called, where that is new."""
    stem, table = stem_of(found.table.stem), labels(given.px, found)
    if stem in store.sha256 and same(table, store.where(stem)):
        return
    name, url = f"StatFin {found.table.statistic} {found.table.id}", f"{given.px.address}/{found.path}"
    writer.add(table, Part(stem=stem, path=Path(), sha256="", periods=None, table=name, url=url))


def _said(different: Change, ended: tuple[str, ...]) -> str:
    parts = []
    if different.periods:
        parts.append(f"{different.periods[0]} to {different.periods[-1]}")
    if different.revised:
        parts.append(f"{different.revised_cells} figures revised in {', '.join(different.revised[:12])}")
    if ended:
        parts.append(f"areas that have ended: {', '.join(ended)}")
    return "; ".join(parts)


def _source(source: Source, store: Store, writer: Writer) -> TableState:
    table, url = source.fetch()
    now = datetime.now(UTC)
    known = store.where(source.stem) if source.stem in store.sha256 else None
    if known is not None and same(table, known):
        return TableState(outcome=Outcome.UNCHANGED, checked=now)
    writer.add(
        table,
        Part(stem=source.stem, path=Path(), sha256="", periods=None, table=source.name, url=url),
    )
    return TableState(outcome=Outcome.FETCHED, checked=now, rows=len(table))
