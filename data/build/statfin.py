"""StatFin tables tyonv 12r5 and 12tf as tidy observations."""

import re
from pathlib import Path

import pandas as pd

from data.build.checks import require, require_covers, require_key, require_parts, require_rounded
from data.build.printed import OBSERVATION_KEY, SUPPRESSED, observations, read_rows, value
from data.build.write import Snapshot
from data.origins import Origin, source_origins
from domain.area import COUNTRY, Area
from domain.frames import ObsStatus
from domain.indicators import INDICATORS

MONTH_END, SHARES, RELEASE = "statfin_12r5", "statfin_12tf", "statfin_12tf_release"
"""Families of the sources, whichever months their files are of."""

_AREA = re.compile(r"KU(?P<municipality>[0-9]{3})")
_MONTH = re.compile(r"(?P<year>[0-9]{4})M(?P<month>[0-9]{2})")


def snapshots(sources: Path, area: Area) -> list[Snapshot]:
    """Return the month-end figures of every area, the monthly shares, and a month of them as first released.

    Raises:
        BuildError: A table has another shape, or its figures do not agree with one another.
    """
    month_end, shares, release = (described(sources, family) for family in (MONTH_END, SHARES, RELEASE))
    return [
        Snapshot(
            stem=MONTH_END,
            table=_month_end(sources, month_end, area),
            sources=(month_end.stem,),
            period=month_end.period,
            note="One row per area and measure; shares as fractions; suppressed cells kept without a value.",
            is_vintage=True,
        ),
        Snapshot(
            stem=SHARES,
            table=_shares(sources, shares, area),
            sources=(shares.stem,),
            period=shares.period,
            note="One row per municipality and month; percentages as fractions.",
            is_vintage=True,
        ),
        Snapshot(
            stem=RELEASE,
            table=_released(sources, release, area),
            sources=(release.stem,),
            period=release.period,
            note="One row per municipality, as first released; never joined to the series.",
            is_vintage=True,
            release_of=SHARES,
        ),
    ]


def described(sources: Path, family: str) -> Origin:
    """Return the origin of the one source of a family: its file, and the months that it is of.

    Raises:
        BuildError: There is none, or more than one.
    """
    found = [origin for origin in source_origins(sources).values() if origin.family == family]
    require(len(found) == 1, f"{len(found)} sources of {family}, not one")
    return found[0]


def area_code(code: str) -> str:
    """Return StatFin's code of an area, a municipality as its three digits: "KU205" is "205"."""
    municipality = _AREA.fullmatch(code)
    return municipality["municipality"] if municipality else code


def month(code: str) -> str:
    """Return StatFin's month as an SDMX period: "2026M06" is "2026-06".

    Raises:
        BuildError: The code is not a month.
    """
    parts = _MONTH.fullmatch(code)
    require(parts, f"{code} is not a month")
    return _MONTH.sub(r"\g<year>-\g<month>", code)


def _month_end(sources: Path, origin: Origin, area: Area) -> pd.DataFrame:
    header, *rows = read_rows(sources / origin.file)
    measures = {item.statfin: key for key, item in INDICATORS.items() if item.statfin}
    require(header[:3] == ["alue", "name", "month"], f"{origin.file} begins with {header[:3]}")
    require_covers(header[3:], measures, "measures of 12r5")
    for line, row in enumerate(rows, start=2):
        require(len(row) == len(header), f"{origin.file}, line {line}: {len(row)} cells")
    table = observations(
        (
            (area_code(code), month(period), measures[measure], text)
            for code, _, period, *texts in rows
            for measure, text in zip(header[3:], texts, strict=True)
        ),
        source="statfin_12r5",
    )
    require_key(table, OBSERVATION_KEY, "statfin_12r5")
    require(len(rows) == table["ref_area"].nunique(), f"{origin.file} has an area twice")
    _check_months(table, origin)
    require(
        (table["obs_status"] == ObsStatus.CONFIDENTIAL).sum() == sum(row.count(SUPPRESSED) for row in rows),
        "12r5 lost a suppressed cell",
    )
    counts = {code: dict(zip(header[3:], map(value, texts), strict=True)) for code, _, _, *texts in rows}
    require_parts(pd.DataFrame(counts).T.rename(columns=measures), "12r5")
    _check_month_end(table, area)
    return table


def _check_month_end(table: pd.DataFrame, area: Area) -> None:
    is_total = (table["sex"] == "_T") & (table["age"] == "_T")
    counts = table[is_total].pivot_table(index="ref_area", columns="indicator", values="obs_value")
    sexes = table[table["sex"] != "_T"].pivot_table(index="ref_area", columns="sex", values="obs_value")
    require_rounded(counts["unemployed_share"], counts["unemployed"], counts["labour_force"], "12r5")

    # Elsewhere the register lacks the sex of a few persons, so there the sexes may fall short.
    unstated = counts["unemployed"] - sexes["M"] - sexes["F"]
    require(not (unstated < 0).any(), "12r5 has more men and women than unemployed")
    own = [*area.municipalities, *area.totals]
    require((unstated[own] == 0).all(), "men and women do not add up to the unemployed")

    for concept in ("jobseekers", "unemployed", "labour_force"):
        column = counts[concept]
        for whole, parts in area.totals.items():
            require(
                column[list(parts)].sum() == column[whole], f"{concept}: the municipalities are not {whole}"
            )
    municipalities = counts.index.str.fullmatch(r"[0-9]{3}")
    require(
        counts.loc[municipalities, "labour_force"].sum() == counts.loc[COUNTRY, "labour_force"],
        "labour force: the municipalities are not the country",
    )


def _shares(sources: Path, origin: Origin, area: Area) -> pd.DataFrame:
    table = _read_shares(sources, origin)
    require(set(area.municipalities) <= set(table["ref_area"]), "12tf lacks a municipality of the area")
    return table


def _released(sources: Path, origin: Origin, area: Area) -> pd.DataFrame:
    table = _read_shares(sources, origin)
    require(set(table["ref_area"]) <= set(area.municipalities), f"{origin.file} has another municipality")
    return table


def _check_months(table: pd.DataFrame, origin: Origin) -> None:
    """Check that every area has every month that the origin says, and no other."""
    start, _, end = origin.period.partition("/")
    said = set(pd.period_range(start, end or start, freq="M").astype("str"))
    for code, months in table.groupby("ref_area")["time_period"]:
        require(set(months) == said, f"{origin.file}: the months of {code} are not {origin.period}")


def _read_shares(sources: Path, origin: Origin) -> pd.DataFrame:
    header, *rows = read_rows(sources / origin.file)
    require(header == ["municipality_code", "month", "TYOTOSUUS_pct"], f"{origin.file} has {header}")
    table = observations(
        ((area, month(period), "unemployed_share", text) for area, period, text in rows),
        source=origin.family,
    )
    require_key(table, OBSERVATION_KEY, origin.family)
    _check_months(table, origin)
    require(table["obs_value"].dropna().between(0, 1).all(), f"{origin.file} has a share outside 0-100 %")
    return table
