"""A log of services that a reader loads: its bytes to events in a room of its own, never trusted."""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from threading import Timer

import duckdb

from data.reading import workbook
from data.reading.cells import shown
from data.reading.errors import (
    ColumnsError,
    FileTimeError,
    RowError,
    UnreadableFileError,
)
from data.reading.parquet import MAGIC, parquet_headings
from data.reading.table import Limits, Wanted, column_places, heading_of, naming, too_large
from data.reading.text import decoded
from data.reading.workbook import workbook_text
from domain.errors import DashboardError

TEMPLATE = ("pseudonym", "path", "service", "organisation", "start", "end", "outcome")
"""Columns of a log, one row per service that a client was in, or per meeting.

The pseudonym is any text. Dates are 2026-01-31 or 31.1.2026, with a time of day or without. The end is empty
while it is not known; the outcome stands on the row that closes a case, and is empty on all others.
"""

HEADINGS: Wanted = {
    "pseudonym": ("tunniste", "asiakas", "asiakastunnus", "pseudonyymi", "klient", "kund", "case id", "id"),
    "path": ("polku", "palvelupolku", "stig", "servicestig", "service path"),
    "service": ("palvelu", "vaihe", "tjänst", "aktivitet", "activity"),
    "organisation": ("organisaatio", "järjestäjä", "organization", "anordnare", "provider"),
    "start": ("alku", "alkupvm", "alkoi", "början", "startdatum", "started", "start date"),
    "end": ("loppu", "loppupvm", "päättyi", "slut", "slutdatum", "ended", "end date"),
    "outcome": ("tulos", "lopputulos", "päättymissyy", "utfall", "resultat", "result"),
}
"""Headings of the template's columns in other languages."""

PATHS: Mapping[str, tuple[str, ...]] = {
    "long_term": (
        "pitkäaikaistyöttömät ja osatyökykyiset",
        "pitkäaikaistyöttömät",
        "långtidsarbetslösa och partiellt arbetsföra",
        "long-term unemployed and people with partial work ability",
    ),
    "young": ("nuoret", "unga", "young people"),
    "immigrants": ("maahanmuuttajat", "invandrare"),
    "redundant": ("irtisanotut", "uppsagda", "people made redundant"),
}
"""Code of each of the four paths -> what a log may call it besides."""

SERVICES: Mapping[str, tuple[str, ...]] = {
    "registration": ("työnhaun alku", "työnhaku alkaa", "jobbsökningen börjar", "start of job search"),
    "initial_interview": ("alkuhaastattelu", "inledande intervju", "initial interview", "first interview"),
    "discussion": (
        "työnhakukeskustelu",
        "täydentävä työnhakukeskustelu",
        "jobbsökarsamtal",
        "jobbsökardiskussion",
        "job search discussion",
    ),
}
"""Code of a service that a clock runs by -> what a log may call it besides."""

OUTCOMES: Mapping[str, tuple[str, ...]] = {
    "work": ("työ", "työssä", "työllistyi", "arbete", "employed", "työllistyminen"),
}

QUERY_DIR = Path(__file__).parent / "queries" / "paths"

LIMITS = Limits(100_000_000, 6_000_000)
"""Five million events as parquet, a million and a half as CSV: what a server takes of everybody at once."""
MOST_UNPACKED = 2_000_000_000
MOST_SECONDS = 120.0
MOST_CHARACTERS = 100
"""Of a cell."""

MOST_NAMES = {"path": 8, "service": 30, "organisation": 60}
"""Different names in a column: a table of more would hide nearly everything."""

_YEARS = (1950, 2100)

_HEAD = 200_000
"""Characters within which the heading stands."""

_FORMS = ("%d.%m.%Y", "%d.%m.%Y %H:%M", "%d.%m.%Y %H:%M:%S", "%d.%m.%Y %H.%M")

_TIMES = (("start", "started"), ("end", "ended"))
"""Column -> the time that it says."""

_EVENT = "pseudonym, lower(path), lower(service), lower(organisation), started"
"""What tells an event from others, as `queries/paths/twice.sql` has it."""

Told = Callable[[str, float], object]
"""Is told which stage begins, and what share of the whole is done."""


def untold(_stage: str, _share: float) -> None:
    """Tell nobody."""


class DateError(DashboardError):
    """A cell is no date, or one of another century; values `row`, `column`, `cell`."""

    text_key = "paths.errors.date"


class OrderError(DashboardError):
    """A service ends before it starts; values `row`, `column`, `cell`."""

    text_key = "paths.errors.order"


class EmptyCellError(DashboardError):
    """A cell that every row needs is empty; values `row`, `column`."""

    text_key = "paths.errors.empty"


class LongCellError(DashboardError):
    """A cell is longer than a name; values `row`, `column`, `cell`, `most`."""

    text_key = "paths.errors.long"


class ManyNamesError(DashboardError):
    """A column has more different names than a table can have; values `column`, `most`, `found`."""

    text_key = "paths.errors.many"


class EventTwiceError(DashboardError):
    """The same event stands on two rows; values `row`, `first`."""

    text_key = "paths.errors.twice"


class NoEventsError(DashboardError):
    """The file has a heading and no rows."""

    text_key = "paths.errors.none"


@contextmanager
def room(seconds: float = MOST_SECONDS) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a database for one log, in memory; all that was in it goes when it closes.

    Raises:
        FileTimeError: What is done there takes longer than this.
    """
    limits: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": "3GB",
        "threads": "2",
        "max_temp_directory_size": "0B",
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "python_enable_replacements": "false",
    }
    with duckdb.connect(config=limits) as connection:
        clock = Timer(seconds, connection.interrupt)
        clock.start()
        try:
            yield connection
        except duckdb.InterruptException as error:
            raise FileTimeError("reading took too long", seconds=f"{seconds:g}") from error
        finally:
            clock.cancel()
            clock.join()


def bring(connection: duckdb.DuckDBPyConnection, content: bytes) -> int:
    """Read a log into the table `brought` of a room, every cell checked; return how many events it has.

    Raises:
        DashboardError: It cannot be read, or not for certain; those of `data.reading.errors` and this module.
    """
    if len(content) > LIMITS.bytes:
        raise too_large(LIMITS)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "brought"
        sheet = ""
        if content.startswith(MAGIC):
            names, first = _parquet(connection, content, path)
        elif content.startswith(workbook.MAGIC):
            text, sheet = workbook_text(content, HEADINGS)
            names, first = _text(connection, text, path)
        else:
            names, first = _text(connection, decoded(content), path)
    count = _count(connection, "brought", "count(*)")
    if not count:
        raise NoEventsError("no events")
    if count > LIMITS.rows:
        raise too_large(LIMITS)
    with naming(sheet):
        _check(connection, names, first)
    return count


def _text(connection: duckdb.DuckDBPyConnection, text: str, path: Path) -> tuple[Mapping[str, str], int]:
    heading = heading_of(text[:_HEAD], HEADINGS)
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(text)
    headings = heading.row.cells
    try:
        read = connection.read_csv(
            str(path),
            sep=heading.delimiter,
            header=False,
            skiprows=heading.row.number,
            columns={f"c{place}": "VARCHAR" for place in range(len(headings))},
            auto_detect=False,
            quotechar='"',
            escapechar='"',
            max_line_size=100_000,
        )
        _cells(read, heading.places)
    except duckdb.InterruptException:
        raise
    except duckdb.Error as error:
        raise _row_error(str(error), text) from error
    return {column: shown(headings[at]) for column, at in heading.places.items()}, heading.row.number


def _parquet(
    connection: duckdb.DuckDBPyConnection, content: bytes, path: Path
) -> tuple[Mapping[str, str], int]:
    headings = parquet_headings(content, LIMITS, MOST_UNPACKED)
    places = column_places(headings, HEADINGS, 1)
    if missing := [column for column in HEADINGS if column not in places]:
        raise ColumnsError(f"columns missing: {missing}", missing=", ".join(missing))
    path.write_bytes(content)
    try:
        quoted = [heading.replace('"', '""') for heading in headings]
        renamed = ", ".join(f'"{name}" AS c{at}' for at, name in enumerate(quoted))
        _cells(connection.read_parquet(str(path)).project(renamed), places)
    except duckdb.InterruptException:
        raise
    except duckdb.Error as error:
        raise UnreadableFileError(f"not parquet: {error}") from error
    return {column: shown(headings[at]) for column, at in places.items()}, 0


def _cells(read: duckdb.DuckDBPyRelation, places: Mapping[str, int]) -> None:
    """Make the table `brought`: the wanted columns as trimmed texts, empty ones missing, and times."""
    cells = ", ".join(
        f"NULLIF(trim(left(CAST(c{places[column]} AS VARCHAR), {MOST_CHARACTERS + 1})), '') AS \"{column}\""
        for column in TEMPLATE
    )
    forms = ", ".join(f"'{form}'" for form in _FORMS)
    times = ", ".join(
        f'COALESCE(TRY_CAST("{column}" AS TIMESTAMP), TRY_STRPTIME("{column}", [{forms}])) AS {name}'
        for column, name in _TIMES
    )
    read.project(f"row_number() OVER () AS row, {cells}").project(f"*, {times}").create("brought")


@dataclass(frozen=True, slots=True)
class _Check:
    """What no row may be: a condition in SQL on a column, and how a row is refused that meets it."""

    column: str
    kind: type[DashboardError]
    where: str
    values: Mapping[str, str] = field(default_factory=dict)


def _checks() -> Iterator[_Check]:
    """Yield what is asked of every row, in the order in which it is told."""
    for column in ("pseudonym", "path", "service", "organisation", "start"):
        yield _Check(column, EmptyCellError, f'"{column}" IS NULL')
    most = {"most": str(MOST_CHARACTERS)}
    for column in TEMPLATE:
        yield _Check(column, LongCellError, f'length("{column}") > {MOST_CHARACTERS}', most)
    for column, name in _TIMES:
        known = f"isfinite({name}) AND year({name}) BETWEEN {_YEARS[0]} AND {_YEARS[1]}"
        yield _Check(column, DateError, f'"{column}" IS NOT NULL AND NOT coalesce({known}, false)')
    yield _Check("end", OrderError, "ended < started")


def _check(connection: duckdb.DuckDBPyConnection, names: Mapping[str, str], first: int) -> None:
    """Refuse the first row that is no event, after one look at all of them."""
    checks, brought = tuple(_checks()), connection.table("brought")
    [rows] = brought.aggregate(
        ", ".join(f"min(row) FILTER (WHERE {check.where})" for check in checks)
    ).fetchall()
    for check, at in zip(checks, rows, strict=True):
        if at is not None:
            [(said,)] = brought.filter(f"row = {at}").project(f'"{check.column}"').fetchall()
            row, cell = str(at + first), shown(said or "")
            raise check.kind(
                f"row {row}: {check.column} {cell!r}",
                row=row,
                column=names[check.column],
                cell=cell,
                **check.values,
            )
    for column, most in MOST_NAMES.items():
        found = _count(connection, "brought", f'count(DISTINCT lower("{column}"))')
        if found > most:
            raise ManyNamesError(
                f"{found} names in {column}", column=names[column], most=str(most), found=str(found)
            )
    # Equal events have equal hashes; only where two rows have, all are ordered to find which.
    if _count(connection, "brought", f"count(*) - count(DISTINCT hash({_EVENT}))"):
        [(at, other)] = connection.sql(statement("twice")).fetchall()
        if at is not None:
            raise EventTwiceError("an event twice", row=str(at + first), first=str(other + first))


def _count(connection: duckdb.DuckDBPyConnection, table: str, counting: str) -> int:
    [(count,)] = connection.table(table).aggregate(counting).fetchall()
    return int(count)


@cache
def statement(name: str) -> str:
    """Return a statement of the room."""
    return (QUERY_DIR / f"{name}.sql").read_text(encoding="utf-8")


def _row_error(said: str, text: str) -> DashboardError:
    """Return what is wrong with a line that the database could not read."""
    _, _, after = said.partition("Line: ")
    number = "".join(sign for sign in after[:12].split("\n")[0] if sign in "0123456789")
    if not number:
        return UnreadableFileError(f"no table: {said}")
    line = next((each for at, each in enumerate(_lines(text), 1) if at == int(number)), "")
    return RowError(f"line {number} is no row", row=number, cell=shown(line))


def _lines(text: str) -> Iterator[str]:
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield text[start:end]
        start = end + 1
