"""What a share is beside the same month a year before, and whether it changed more than such shares do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from analytics.history import wholes
from analytics.staffing.history import Coverage, changes, coverage, half_width, held_out, size_of
from domain.area import Area
from domain.frames import MonthlyShares
from domain.interval import UNKNOWN, Interval
from domain.typed import DataFrame

YEAR = 12
"""Months."""


class Verdict(StrEnum):
    """A change against those that are usual."""

    UP = "up"
    """Surely a larger rise than is usual."""
    DOWN = "down"
    USUAL = "usual"
    """No larger than is usual, or rounding leaves that open."""
    UNTESTED = "untested"
    """Nobody knows what is usual: no band, or one that did not hold when it was tried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """How much a share usually changes in a year.

    Attributes:
        width: Half width of the band about no change, as a part of the share a year before; NaN if unknown.
        tried: How many changes of other years such bands held.
        like: How many areas the band is of.
    """

    width: float
    tried: Coverage
    like: int

    @property
    def is_tested(self) -> bool:
        """Whether a change outside the band may be called larger than chance makes."""
        return self.width == self.width and self.tried.is_tested


@dataclass(frozen=True, slots=True, kw_only=True)
class YearChange:
    """A share in a month and in the same month a year before.

    Attributes:
        ref_area: Whose.
        now: Fraction.
        before: Fraction.
        change: Now less before.
        persons: The change in persons, at one labour force for both months; unknown where that is.
        usual: How much is usual.
        usual_persons: Half width of the same in persons; NaN where not known.
    """

    ref_area: str
    now: Interval
    before: Interval
    change: Interval
    persons: Interval
    usual: Usual
    usual_persons: float

    @property
    def verdict(self) -> Verdict:
        """Where the change stands; of what rounding leaves open the smallest change counts."""
        if not self.usual.is_tested or self.before.low <= 0:
            return Verdict.UNTESTED
        if self.now.low / self.before.high > 1 + self.usual.width:
            return Verdict.UP
        return Verdict.DOWN if self.now.high / self.before.low < 1 - self.usual.width else Verdict.USUAL


def year_before(time_period: str) -> str:
    """Return the same month a year before, SDMX."""
    return str(pd.Period(time_period, freq="M") - YEAR)


def year_changes(
    history: pd.DataFrame,
    shares: DataFrame[MonthlyShares],
    labour_force: pd.Series,
    area: Area,
    time_period: str,
) -> tuple[YearChange, ...]:
    """Return the change of every share of an area in the year to a month, the area's own first.

    Args:
        history: Bounds by month, as `analytics.history.history` gives them.
        shares: Published shares of all municipalities that there are, the area's and others.
        labour_force: Persons by municipality, one vintage for all months.
        area: The area.
        time_period: The month. What lacks it, or the same month a year before, is left out.
    """
    ends = history.set_index(["ref_area", "time_period"])[["share_low", "share_high"]]
    parts = {**wholes(area), **{code: (code,) for code in area.municipalities}}
    usual = usual_changes(shares, labour_force, parts, time_period)
    found = []
    for code, members in parts.items():
        if not {(code, time_period), (code, year_before(time_period))} <= set(ends.index):
            continue
        now, before = (_at(ends, code, each) for each in (time_period, year_before(time_period)))
        persons = float(labour_force.reindex(list(members)).sum(skipna=False))
        change = now - before
        found.append(
            YearChange(
                ref_area=code,
                now=now,
                before=before,
                change=change,
                persons=Interval(change.low * persons, change.high * persons) if persons > 0 else UNKNOWN,
                usual=usual[code],
                usual_persons=usual[code].width * persons * (before.low + before.high) / 2,
            )
        )
    return tuple(found)


def _at(ends: pd.DataFrame, code: str, time_period: str) -> Interval:
    low, high = ends.loc[[(code, time_period)]].to_numpy(float)[0]
    return Interval(low, high)


def usual_changes(
    shares: DataFrame[MonthlyShares],
    labour_force: pd.Series,
    parts: Mapping[str, Sequence[str]],
    time_period: str,
) -> dict[str, Usual]:
    """Return how much the share of each area usually changes in a year, as a part of itself.

    Of one municipality it is what municipalities of its size have changed (`analytics.staffing.history`), of
    several together what these have. The band holds nine of ten changes whose months are all others than
    those of the year to `time_period`; each is tried by bands that are fitted to other years than its own.

    Args:
        shares: Published shares.
        labour_force: Persons by municipality.
        parts: Code of an area -> its municipalities.
        time_period: The month whose change is to be judged.
    """
    months = pd.PeriodIndex(shares["time_period"], freq="M")
    end = (pd.Period(time_period, freq="M") - months.min()).n if len(months) else 0
    known = [code for code in shares["ref_area"].unique() if labour_force.get(code, 0) > 0]
    sizes = {code: size_of(labour_force[code]) for code in known}
    every = _yearly(shares, labour_force, {code: (code,) for code in known})
    found: dict[str, Usual] = {}
    of_size: dict[str, Usual] = {}
    for code, members in parts.items():
        if len(members) > 1:
            found[code] = _usual(_yearly(shares, labour_force, {code: members}), end)
        elif code in sizes:
            size = sizes[code]
            if size not in of_size:
                like = [each for each, its in sizes.items() if its is size]
                of_size[size] = _usual(every[every["key"].isin(like)], end)
            found[code] = of_size[size]
        else:
            found[code] = _usual(every.iloc[:0], end)
    return found


def _yearly(
    shares: DataFrame[MonthlyShares], labour_force: pd.Series, areas: Mapping[str, Sequence[str]]
) -> pd.DataFrame:
    if not areas or shares.empty:
        return pd.DataFrame(columns=["horizon", "end", "key", "ratio"])
    every = changes(shares, labour_force, areas)
    return every[every["horizon"] == YEAR]


def _usual(of_like: pd.DataFrame, end: int) -> Usual:
    apart = of_like[(of_like["end"] < end - YEAR) | (of_like["end"] - YEAR > end)]
    if apart.empty:
        return Usual(width=float("nan"), tried=Coverage(inside=0, of=0), like=0)
    return Usual(
        width=half_width(apart["ratio"]),
        tried=coverage(held_out(of_like, of_like), YEAR),
        like=int(of_like["key"].nunique()),
    )


def as_rows(found: Sequence[YearChange]) -> pd.DataFrame:
    """Return changes as a frame.

    Returns:
        ref_area; now, before, change and persons, each with _low and _high; usual_persons; band_low and
        band_high (fractions: where a share would usually be by now, NaN where no tested band says); verdict.
    """
    rows = []
    for each in found:
        middle, width = (each.before.low + each.before.high) / 2, each.usual.width
        rows.append(
            {
                "ref_area": each.ref_area,
                **{
                    f"{name}_{end}": getattr(getattr(each, name), end)
                    for name in ("now", "before", "change", "persons")
                    for end in ("low", "high")
                },
                "usual_persons": each.usual_persons,
                "band_low": max(middle * (1 - width), 0.0) if each.usual.is_tested else float("nan"),
                "band_high": middle * (1 + width) if each.usual.is_tested else float("nan"),
                "verdict": str(each.verdict),
            }
        )
    return pd.DataFrame(rows)
