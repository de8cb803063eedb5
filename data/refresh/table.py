"""Find a table among those of the service, and read its cells as rows of ours."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import prod

import pandas as pd

from data.refresh import codes
from data.refresh.declared import Table, declared
from data.refresh.errors import CheckError, UnexpectedError
from data.refresh.jsonstat import MARK, VALUE
from data.refresh.pxweb import PxWeb, Variable
from domain.area import COUNTRY, Area
from domain.frames import ObsStatus
from domain.indicators import INDICATORS, Unit

AREA, TIME, MEASURE = "ref_area", "time_period", "measure"
TOTAL = "SSS"
"""Code of the total in most classifications of Statistics Finland."""

STATUS_OF_MARK = {
    "...": ObsStatus.CONFIDENTIAL,
    "..": ObsStatus.MISSING,
    ".": ObsStatus.MISSING,
    "": ObsStatus.MISSING,
    "-": ObsStatus.NORMAL,
}
"""Mark of a cell without a value -> what it means; "-" is none at all: the figure 0."""

_BY_STATFIN = {item.statfin: item for item in INDICATORS.values() if item.statfin}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A table as the service has it now.

    Attributes:
        table: What is declared of it.
        path: Its address below that of the service: "tyonv/12r5.px".
        updated: When its producer last changed it; "" if not said.
        variables: Column -> its dimension.
        coded: Column -> code of a value at the service -> ours; only values that are fetched.
        fixed: Code of a dimension of which only the total is fetched -> code of that total.
    """

    table: Table
    path: str
    updated: str
    variables: Mapping[str, Variable]
    coded: Mapping[str, Mapping[str, str]]
    fixed: Mapping[str, str]

    @property
    def periods(self) -> tuple[str, ...]:
        """The periods that it has, from the oldest."""
        return tuple(sorted(self.coded[TIME].values()))

    @property
    def key(self) -> list[str]:
        """Columns that make a row one of ours."""
        if not self.table.indicators:
            return list(self.coded)
        return [AREA, TIME, "indicator", "sex", "age"]

    def cells(self, periods: Sequence[str], areas: Sequence[str] | None = None) -> int:
        """Return how many cells there are to fetch."""
        others = prod(len(each) for column, each in self.coded.items() if column not in (AREA, TIME))
        return others * len(periods) * len(self._asked(AREA, areas))

    def _asked(self, column: str, ours: Sequence[str] | None) -> list[str]:
        wanted = None if ours is None else set(ours)
        return [code for code, our in self.coded.get(column, {}).items() if wanted is None or our in wanted]

    def selection(self, periods: Sequence[str], areas: Sequence[str] | None) -> dict[str, list[str]]:
        """Return what to ask the service for."""
        chosen = {TIME: periods, AREA: areas}
        asked = {
            variable.code: self._asked(column, chosen.get(column))
            for column, variable in self.variables.items()
        }
        return asked | {code: [total] for code, total in self.fixed.items()}


def find(px: PxWeb, table: Table, area: Area) -> Found:
    """Return a table as the service has it, under whatever id and with whatever codes of dimensions.

    Raises:
        UnexpectedError: It is not there, or is not what is declared.
        RefreshError: The service cannot be read.
    """
    named = {each.id.lower().removesuffix(".px"): each for each in px.tables(table.folder)}
    ids = [each for each in named if each == table.id or each.endswith(f"_{table.id}")]
    if not ids:
        raise UnexpectedError(
            f"{table.folder} has no table {table.id}; it has {', '.join(sorted(named)[:8])}"
        )
    listed = named[min(ids, key=len)]
    path = f"{table.folder}/{listed.id}"
    variables, fixed = _columns(table, px.variables(path))
    coded = {column: _coded(table, column, variable, area) for column, variable in variables.items()}
    return Found(
        table=table, path=path, updated=listed.updated, variables=variables, coded=coded, fixed=fixed
    )


def rows(
    px: PxWeb,
    found: Found,
    periods: Sequence[str],
    areas: Sequence[str] | None = None,
    progress: Callable[[int], None] = lambda _cells: None,
) -> pd.DataFrame:
    """Return the cells of some periods, and of some areas or all, as rows.

    Raises:
        CheckError: A cell has a mark that nobody knows.
        RefreshError: The service cannot be read.
    """
    if not periods:
        raise UnexpectedError(f"{found.table.name} has no periods")
    read = []
    for answer in px.answers(found.path, found.selection(periods, areas)):
        read.append(_ours(found, answer.cells))
        progress(len(answer.cells))
    table = pd.concat(read, ignore_index=True)
    return _observed(found, table)


def _columns(table: Table, variables: Sequence[Variable]) -> tuple[dict[str, Variable], dict[str, str]]:
    """Return which dimension is which column, and the totals of those that are none."""
    columns: dict[str, Variable] = {}
    fixed: dict[str, str] = {}
    for variable in variables:
        column = _column(variable)
        is_known = column in (AREA, TIME, MEASURE, *table.needs)
        if column in columns:
            raise UnexpectedError(f"{table.name} has two dimensions of {column}")
        if is_known or (column not in table.totals_over and not table.indicators):
            columns[column] = variable
        elif TOTAL in variable.codes:
            fixed[variable.code] = TOTAL
        elif not variable.is_eliminable:
            raise UnexpectedError(f"{table.name} has {variable.code}, and no total of it")
    missing = {TIME, MEASURE, *table.needs, *([AREA] if table.indicators else [])}.difference(columns)
    if missing:
        raise UnexpectedError(
            f"{table.name} has no {', '.join(sorted(missing))}; it has {', '.join(v.code for v in variables)}"
        )
    return columns, fixed


def _column(variable: Variable) -> str:
    name = codes.dimension(variable.code)
    for column, names in declared().dimensions.items():
        if name in names:
            return column
    return TIME if variable.is_time else name.replace("-", "_")


def _coded(table: Table, column: str, variable: Variable, area: Area) -> dict[str, str]:
    pairs = list(zip(variable.codes, variable.texts, strict=True))
    if column == TIME:
        ours = {code: codes.period(code, text) for code, text in pairs}
    elif column == AREA:
        ours = {code: codes.area(code) for code, _ in pairs}
        if table.own_areas:
            ours = {code: our for code, our in ours.items() if _is_shown(our, area)}
    elif column == MEASURE:
        ours = {code: codes.measure(code, table.statistic) for code, _ in pairs}
        if table.indicators:
            ours = {code: our for code, our in ours.items() if our in _BY_STATFIN}
    else:
        ours = {code: code for code, _ in pairs}
    if len(set(ours.values())) < len(ours) or not ours:
        raise UnexpectedError(f"{table.name} has no codes of {variable.code} that are ours, or one twice")
    return ours


def _is_shown(code: str, area: Area) -> bool:
    return code in {*area.observed, COUNTRY} or code.startswith(("MK", "TA"))


def _ours(found: Found, cells: pd.DataFrame) -> pd.DataFrame:
    columns = {
        column: cells[variable.code].cat.rename_categories(dict(found.coded[column])).astype("str")
        for column, variable in found.variables.items()
    }
    return pd.DataFrame(columns | {"obs_value": cells[VALUE], MARK: cells[MARK]})


def _observed(found: Found, table: pd.DataFrame) -> pd.DataFrame:
    empty = table["obs_value"].isna()
    if unknown := set(table.loc[empty, MARK]).difference(STATUS_OF_MARK):
        raise CheckError(f"{found.table.name} has cells marked {sorted(unknown)}, which nobody knows")
    status = table[MARK].map(STATUS_OF_MARK).where(empty, ObsStatus.NORMAL).astype("str")
    table["obs_value"] = table["obs_value"].mask(empty & (table[MARK] == "-"), 0.0)
    table["obs_status"] = status
    table["source"] = found.table.stem
    if found.table.indicators:
        item = {code: _BY_STATFIN[code] for code in table[MEASURE].unique()}
        is_share = table[MEASURE].map({code: each.unit is Unit.SHARE for code, each in item.items()})
        table["obs_value"] = table["obs_value"].mask(is_share, (table["obs_value"] / 100).round(6))
        for column in ("concept", "sex", "age"):
            ours = {code: getattr(each, column) for code, each in item.items()}
            table[column] = table[MEASURE].map(ours).astype("str")
        table = table.rename(columns={"concept": "indicator"}).drop(columns=MEASURE)
    columns = [*found.key, "obs_value", "obs_status", MARK, "source"]
    return table[columns].sort_values([TIME, *found.key], ignore_index=True)
