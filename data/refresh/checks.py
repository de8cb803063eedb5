"""What fetched figures must be before anybody reads them; what fails keeps the last good vintage."""

from collections.abc import Sequence

import pandas as pd

from data.build.checks import BuildError, require_parts, require_rounded
from data.refresh.declared import declared
from data.refresh.errors import CheckError
from data.refresh.jsonstat import MARK
from data.refresh.table import AREA, MEASURE, TIME, Found
from domain.area import COUNTRY, Area
from domain.frames import ObsStatus
from domain.indicators import INDICATORS, Unit

SUPPRESSED = (1, 4)
"""Fewest and most persons in a cell that its producer does not show."""

MOST_UNALLOCATED = 0.01
"""Part of the country that its municipalities or regions may lack: persons abroad or without a home."""

MOST_ENDED = 0.05
"""Part of the areas that may end at a turn of the year: municipalities that merge into others."""

LARGEST_RATIO = 3.0
"""How many times larger or smaller a stock of the whole country may be than a month before, or than said."""

MOST_LOST_MARKS = 20
"""So many suppressed cells cannot all have become visible at once."""

_STOCKS = ("jobseekers", "unemployed", "labour_force")
_COUNTS = frozenset(each.concept for each in INDICATORS.values() if each.unit in (Unit.PERSONS, Unit.JOBS))
_SERVICES, _UNEMPLOYED, _RATE = "PALVELUISSAYHTEENSA", "TYOTTOMATLOPUSSA", "AKTASTE"


def check(
    found: Found, rows: pd.DataFrame, known: Sequence[str], before: pd.DataFrame, area: Area
) -> tuple[str, ...]:
    """Return the areas that have ended since; every other change of what there was is refused.

    Args:
        found: The table.
        rows: What was fetched of it.
        known: The periods that are known so far.
        before: What is known of the fetched periods, and of the newest one that is known.
        area: The area whose published totals are known to be sums of its municipalities.

    Raises:
        CheckError: The figures cannot be right; the message says which and how.
    """
    _check_keys(found, rows)
    ended = _check_coverage(found, rows, known, before)
    _check_magnitudes(found, rows, before)
    _check_marks(found, rows, before)
    if found.table.indicators:
        _check_sums(found, rows, area)
        _check_parts(found, rows)
    _check_rates(found, rows)
    return ended


def _check_keys(found: Found, rows: pd.DataFrame) -> None:
    repeated = rows.loc[rows.duplicated(found.key), found.key]
    _require(found, repeated.empty, f"repeats {repeated.head(3).to_dict('records')}")
    _require(found, not rows[found.key].isna().any(axis=None), "has an empty key")


def _check_coverage(
    found: Found, rows: pd.DataFrame, known: Sequence[str], before: pd.DataFrame
) -> tuple[str, ...]:
    if before.empty:
        return ()
    served = set(found.periods)
    # Older ones it may drop: they are kept.
    lost = sorted(each for each in set(known) - served if each > min(served))
    _require(found, not lost, f"no longer has {', '.join(lost[:5])}")
    others = [column for column in found.key if column not in (AREA, TIME)]
    kinds, kinds_before = (
        set(each[others].drop_duplicates().itertuples(index=False, name=None)) for each in (rows, before)
    )
    gone = sorted(map(str, kinds_before - kinds))
    _require(found, not gone, f"no longer has {'; '.join(gone[:5])}")
    if AREA not in rows:
        return ()
    areas_before = set(before.loc[before[TIME] == before[TIME].max(), AREA])
    ended = areas_before - set(rows[AREA])
    many = len(ended) > MOST_ENDED * len(areas_before)
    _require(found, not many, f"has lost {len(ended)} areas of {len(areas_before)}: {sorted(ended)[:5]}")
    return tuple(sorted(ended))


def _check_magnitudes(found: Found, rows: pd.DataFrame, before: pd.DataFrame) -> None:
    if not found.table.indicators:
        return
    kind = rows["indicator"]
    shares, counts = (
        rows.loc[each, "obs_value"].dropna() for each in (~kind.isin(_COUNTS), kind.isin(_COUNTS))
    )
    _require(found, shares.between(0, 1).all(), "has a share outside 0-100 %")
    _require(found, (counts >= 0).all() and (counts == counts.round()).all(), "has a count that is none")
    stocks, known = _country(rows), _country(before)
    in_turn = stocks.combine_first(known)
    _require_like(found, in_turn.groupby(level="indicator").pct_change().dropna() + 1, "a month before")
    together = pd.concat({"now": stocks, "before": known}, axis=1, join="inner")
    _require_like(found, (together["now"] / together["before"]).dropna(), "it was said before")


def _country(rows: pd.DataFrame) -> pd.Series:
    """Return the stocks of the whole country by kind and month."""
    if rows.empty:
        return pd.Series(
            dtype="float64", index=pd.MultiIndex.from_arrays([[], []], names=["indicator", TIME])
        )
    is_stock = (rows[AREA] == COUNTRY) & rows["indicator"].isin(_STOCKS)
    total = rows[is_stock & (rows["sex"] == "_T") & (rows["age"] == "_T")]
    return total.set_index(["indicator", TIME])["obs_value"].sort_index()


def _require_like(found: Found, ratios: pd.Series, what: str) -> None:
    off = ratios[(ratios > LARGEST_RATIO) | (ratios < 1 / LARGEST_RATIO)]
    _require(found, off.empty, f"has {off.index.tolist()[:3]} more than {LARGEST_RATIO:g} times {what}")


def _check_marks(found: Found, rows: pd.DataFrame, before: pd.DataFrame) -> None:
    if before.empty:
        return
    again = before[before[TIME].isin(rows[TIME].unique())]
    suppressed = (again["obs_status"] == ObsStatus.CONFIDENTIAL).sum()
    is_lost = suppressed >= MOST_LOST_MARKS and not (rows["obs_status"] == ObsStatus.CONFIDENTIAL).any()
    _require(found, not is_lost, f"has lost the marks of {suppressed} suppressed cells")
    _require(
        found, set(rows.loc[rows[MARK] == "...", "obs_status"]) <= {ObsStatus.CONFIDENTIAL}, "shows a mark"
    )


def _check_sums(found: Found, rows: pd.DataFrame, area: Area) -> None:
    """Check that parts add up to wholes, a suppressed part being anything from 1 to 4."""
    counted = rows[rows["indicator"].isin(_COUNTS)]
    is_hidden = counted["obs_status"] == ObsStatus.CONFIDENTIAL
    low = counted["obs_value"].mask(is_hidden, SUPPRESSED[0])
    high = counted["obs_value"].mask(is_hidden, SUPPRESSED[1])
    kind = [TIME, "indicator", "sex", "age"]
    bounds = counted[[AREA, *kind]].assign(low=low.fillna(0), high=high.fillna(float("inf")))
    code = bounds[AREA]
    is_municipality = code.str.fullmatch(r"[0-9]{3}") | (code == declared().unknown_municipality)
    for name, parts in {
        "municipalities": is_municipality,
        "regions": code.str.fullmatch(r"MK[0-9]{2}") | (code == declared().unknown_region),
    }.items():
        _require_sum(found, bounds[parts], bounds[code == COUNTRY], kind, name, MOST_UNALLOCATED)
    for whole, municipalities in area.totals.items():
        parts = code.isin(municipalities)
        if set(municipalities) <= set(code[parts]):
            _require_sum(found, bounds[parts], bounds[code == whole], kind, f"municipalities of {whole}", 0)


def _require_sum(
    found: Found, parts: pd.DataFrame, wholes: pd.DataFrame, kind: list[str], name: str, slack: float
) -> None:
    if parts.empty:
        return
    sums = parts.groupby(kind)[["low", "high"]].sum()
    whole = wholes.set_index(kind)[["low", "high"]]
    both = whole.merge(
        sums, left_index=True, right_index=True, suffixes=("", "_sum"), how="inner", validate="one_to_one"
    )
    more = slack * both["high"].where(both["high"] < float("inf"), 0) + (SUPPRESSED[1] if slack else 0)
    # Of regions some are themselves suppressed, and few persons stand in the country alone.
    off = both[(both["high"] < both["low_sum"]) | (both["low"] > both["high_sum"] + more)]
    if not off.empty:
        first = off.iloc[0]
        said = f"{first['low_sum']:g}-{first['high_sum']:g} and not {first['low']:g}"
        raise CheckError(f"{found.table.name}: the {name} add up to {said} in {off.index[0]}")


def _check_parts(found: Found, rows: pd.DataFrame) -> None:
    keys = pd.DataFrame(
        [(each.concept, each.sex, each.age, key) for key, each in INDICATORS.items() if each.concept],
        columns=["indicator", "sex", "age", "key"],
    )
    named = rows.merge(keys, on=["indicator", "sex", "age"], how="inner", validate="many_to_one")
    wide = named.pivot_table(index=[AREA, TIME], columns="key", values="obs_value")
    try:
        require_parts(wide, found.table.name)
        if {"unemployed_share", "unemployed", "labour_force"} <= set(wide):
            require_rounded(
                wide["unemployed_share"], wide["unemployed"], wide["labour_force"], found.table.name
            )
    except BuildError as error:
        raise CheckError(str(error)) from error


def _check_rates(found: Found, rows: pd.DataFrame) -> None:
    """Check that the published activation rate is the ratio of what is published beside it, to 0.1 %."""
    if MEASURE not in rows or not {_SERVICES, _UNEMPLOYED, _RATE} <= set(rows[MEASURE]):
        return
    others = [column for column in found.key if column != MEASURE]
    wide = rows.pivot_table(index=others, columns=MEASURE, values="obs_value")
    ratio = 100 * wide[_SERVICES] / (wide[_SERVICES] + wide[_UNEMPLOYED])
    off = (ratio - wide[_RATE]).abs() > 0.05 + 1e-9
    _require(found, not off.any(), f"has another activation rate in {off.index[off].tolist()[:3]}")


def _require(found: Found, condition: object, message: str) -> None:
    if not condition:
        raise CheckError(f"{found.table.name} {message}")
