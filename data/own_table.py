"""Figures of a reader's own: each template declared as data, every row of a file checked, never trusted."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import cache

import pandas as pd

from data.reading.areas import AreaNames, Unfit
from data.reading.cells import number, shown
from data.reading.door import table_in
from data.reading.errors import ColumnsError, UnknownCodeError
from data.reading.rows import code_of, count_of, number_of
from data.reading.table import Row, Table, column_places
from domain.errors import DashboardError
from domain.frames import ObsStatus

AREA = "municipality"
UNIT = "unit"

MOST = 1_000_000
MOST_POSTS = 10_000.0
MOST_TOLD = 20
"""Faults that are told at once."""

PLACES = {
    AREA: ("kunta", "kunnan nimi", "kuntakoodi", "kommun", "kommunens namn", "kommunkod", "area", "alue"),
    UNIT: ("palveluyksikkö", "yksikkö", "serviceenhet", "enhet", "service unit"),
}
"""First column of a template -> its other headings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """What a file of one kind holds.

    Attributes:
        key: Its name.
        of: What a row is of: `AREA` or `UNIT`.
        columns: Name of a column of figures -> its other headings; a file has any of them, at least one.
        is_whole: Whether its figures are whole persons or jobs; posts are not.
    """

    key: str
    of: str
    columns: Mapping[str, Collection[str]]
    is_whole: bool = True


TEMPLATES: Mapping[str, Template] = {
    each.key: each
    for each in (
        Template(
            key="clients",
            of=AREA,
            columns={
                "jobseekers": ("työnhakijat", "asiakkaat", "arbetssökande", "kunder", "clients"),
                "unemployed": (
                    "työttömät",
                    "työttömät työnhakijat",
                    "arbetslösa",
                    "arbetslösa arbetssökande",
                ),
                "long_term_unemployed": (
                    "pitkäaikaistyöttömät",
                    "yli vuoden työttömänä",
                    "långtidsarbetslösa",
                    "long-term unemployed",
                ),
                "unemployed_under_25": ("alle 25-vuotiaat", "under 25 år", "under 25"),
                "unemployed_over_50": ("yli 50-vuotiaat", "över 50 år", "over 50"),
            },
        ),
        Template(
            key="services",
            of=AREA,
            columns={
                "service_subsidised": ("palkkatuki", "työllistetyt", "lönesubvention", "subsidised work"),
                "service_work_practice": ("työharjoittelu", "arbetspraktik", "work practice"),
                "service_try_out": ("työkokeilu", "kokeilu", "arbetsprövning", "work try-out"),
                "service_training": ("työvoimakoulutus", "koulutus", "arbetskraftsutbildning", "training"),
                "service_coaching": ("valmennus", "träning", "coaching"),
                "service_other": ("muut palvelut", "muu palvelu", "övrig service", "other services"),
            },
        ),
        Template(
            key="vacancies",
            of=AREA,
            columns={
                "vacancies": ("avoimet työpaikat", "avoimia paikkoja", "lediga platser", "open vacancies"),
                "new_vacancies": ("uudet avoimet työpaikat", "uusia paikkoja", "nya lediga platser"),
            },
        ),
        Template(
            key="posts",
            of=UNIT,
            columns={"fte": ("htv", "henkilötyövuodet", "vakanssit", "årsverken", "tjänster", "posts")},
            is_whole=False,
        ),
    )
}
"""Templates by their keys, in reading order."""


class DuplicateRowError(DashboardError):
    """The same municipality or unit stands on two rows; values `row`, `first`, `cell`."""

    text_key = "own_figures.errors.duplicate"


class UnknownUnitError(DashboardError):
    """A cell is no service unit of the area; values `row`, `column`, `cell`."""

    text_key = "own_figures.errors.unit"


class PostsError(DashboardError):
    """A cell is no number of posts; values `row`, `column`, `cell`."""

    text_key = "own_figures.errors.posts"


class ElsewhereError(DashboardError):
    """No row is of the area; values none."""

    text_key = "own_figures.errors.elsewhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRows:
    """What a file says.

    Attributes:
        rows: code, column, obs_value (NaN where not published), obs_status.
        read: How many rows of the area it has.
        others: How many of other areas, which are left aside.
        faults: What is wrong with it, in order; nothing of it counts as long as there are any.
    """

    rows: pd.DataFrame
    read: int
    others: int
    faults: tuple[DashboardError, ...] = field(default=())


def own_rows(content: bytes, template: Template, names: AreaNames, own: Collection[str]) -> OwnRows:
    """Return the figures of a file with every fault of its rows.

    Args:
        content: A file of any kind that `data.reading.door` reads.
        template: What it is to hold.
        names: Every area or unit that a row may name.
        own: Codes of those that count.

    Raises:
        DashboardError: It is no such table at all; those of `data.reading.errors`.
    """
    table = table_in(content, {template.of: PLACES[template.of]}, template.columns)
    places = column_places(table.headings, template.columns, 1)
    if not places:
        missing = ", ".join(template.columns)
        raise ColumnsError(f"none of the columns {missing}", missing=missing)
    return _checked(table, template, places, names, own)


def _checked(
    table: Table, template: Template, places: Mapping[str, int], names: AreaNames, own: Collection[str]
) -> OwnRows:
    read_code, read_number = cache(names.code), cache(number)
    rows: list[dict[str, object]] = []
    faults: list[DashboardError] = []
    first: dict[str, int] = {}
    others = 0
    for row in table.rows:
        if len(faults) >= MOST_TOLD:
            break
        place = table.places[template.of]
        cell = row.cells[place]
        if not any(each.strip() for each in row.cells):
            continue
        try:
            code = _code(read_code(cell), row, cell, table.heading(template.of), template)
        except DashboardError as error:
            faults.append(error)
            continue
        if code not in own:
            others += 1
            continue
        if code in first:
            faults.append(_twice(row, first[code], cell))
            continue
        first[code] = row.number
        for column, at in places.items():
            try:
                rows.append(_figure(row, at, table.headings[at], code, column, template, read_number))
            except DashboardError as error:
                faults.append(error)
    if not first and not faults:
        faults.append(ElsewhereError("no row is of the area"))
    columns = ["code", "column", "obs_value", "obs_status"]
    frame = pd.DataFrame(rows, columns=columns).astype(
        {"code": "str", "column": "str", "obs_value": "float64", "obs_status": "str"}
    )
    return OwnRows(
        rows=frame, read=len(first), others=others, faults=tuple(map(table.named, faults[:MOST_TOLD]))
    )


def _code(code: str | Unfit, row: Row, cell: str, heading: str, template: Template) -> str:
    try:
        return code_of(code, row, cell, heading)
    except UnknownCodeError as error:
        if template.of != UNIT:
            raise
        line, said = str(row.number), shown(cell)
        raise UnknownUnitError(str(error), row=line, column=heading, cell=said) from error


def _twice(row: Row, first: int, cell: str) -> DuplicateRowError:
    return DuplicateRowError(
        f"line {row.number} repeats {first}", row=str(row.number), first=str(first), cell=shown(cell)
    )


def _figure(
    row: Row,
    at: int,
    heading: str,
    code: str,
    column: str,
    template: Template,
    read: Callable[[str], float],
) -> dict[str, object]:
    cell = row.cells[at] if at < len(row.cells) else ""
    value = (
        count_of(read, row, cell, shown(heading), MOST)
        if template.is_whole
        else number_of(read, row, cell, shown(heading))
    )
    is_hidden = value != value
    if not template.is_whole and (is_hidden or not 0 <= value <= MOST_POSTS):
        line, said = str(row.number), shown(cell)
        raise PostsError(f"line {line}: no posts {said!r}", row=line, column=shown(heading), cell=said)
    status = ObsStatus.CONFIDENTIAL if is_hidden else ObsStatus.NORMAL
    return {"code": code, "column": column, "obs_value": value, "obs_status": status.value}
