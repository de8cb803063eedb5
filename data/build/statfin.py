"""StatFin tables tyonv 12r5 and 12tf as tidy observations."""

import re
from pathlib import Path

import pandas as pd

from data.build.checks import require, require_covers, require_key, require_parts, require_rounded
from data.build.printed import OBSERVATION_KEY, SUPPRESSED, observations, read_rows, value
from data.build.write import Snapshot
from domain.area import COUNTRY, Area
from domain.frames import ObsStatus
from domain.indicators import INDICATORS

MONTH_END_SOURCE = "statfin_12r5_2026M06"
SHARES_SOURCE = "statfin_12tf_unemployment_share_2016M09_2026M08"
RELEASE_SOURCE = "statfin_12tf_release_2017M01"

MONTH_END_AREAS = 421
SHARE_AREAS, SHARE_MONTHS = 24, 120
RELEASE_AREAS = 8

_AREA = re.compile(r"KU(?P<municipality>\d{3})")
_MONTH = re.compile(r"(?P<year>\d{4})M(?P<month>\d{2})")


def snapshots(sources: Path, area: Area) -> list[Snapshot]:
    """Return the month-end figures of every area, the monthly shares, and a month of them as first released.

    Raises:
        BuildError: A table has another shape, or its figures do not agree with one another.
    """
    return [
        Snapshot(
            stem="statfin_12r5",
            table=_month_end(sources, area),
            sources=(MONTH_END_SOURCE,),
            period="2026-06",
            note="One row per area and measure; shares as fractions; suppressed cells kept without a value.",
            is_vintage=True,
        ),
        Snapshot(
            stem="statfin_12tf",
            table=_shares(sources, area),
            sources=(SHARES_SOURCE,),
            period="2016-09/2026-08",
            note="One row per municipality and month; percentages as fractions.",
            is_vintage=True,
        ),
        Snapshot(
            stem="statfin_12tf_release",
            table=_released(sources, area),
            sources=(RELEASE_SOURCE,),
            period="2017-01",
            note="One row per municipality, as first released; never joined to the series.",
        ),
    ]


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


def _month_end(sources: Path, area: Area) -> pd.DataFrame:
    header, *rows = read_rows(sources / f"{MONTH_END_SOURCE}.csv")
    measures = {item.statfin: key for key, item in INDICATORS.items() if item.statfin}
    require(header[:3] == ["alue", "name", "month"], f"{MONTH_END_SOURCE} begins with {header[:3]}")
    require_covers(header[3:], measures, "measures of 12r5")
    for line, row in enumerate(rows, start=2):
        require(len(row) == len(header), f"{MONTH_END_SOURCE}, line {line}: {len(row)} cells")
    table = observations(
        (
            (area_code(code), month(period), measures[measure], text)
            for code, _, period, *texts in rows
            for measure, text in zip(header[3:], texts, strict=True)
        ),
        source="statfin_12r5",
    )
    require_key(table, OBSERVATION_KEY, "statfin_12r5")
    require(table["ref_area"].nunique() == MONTH_END_AREAS, f"12r5 has {table['ref_area'].nunique()} areas")
    require(set(table["time_period"]) == {"2026-06"}, "12r5 has other months than June 2026")
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
    municipalities = counts.index.str.fullmatch(r"\d{3}")
    require(
        counts.loc[municipalities, "labour_force"].sum() == counts.loc[COUNTRY, "labour_force"],
        "labour force: the municipalities are not the country",
    )


def _shares(sources: Path, area: Area) -> pd.DataFrame:
    table = _read_shares(sources, SHARES_SOURCE, "statfin_12tf")
    require(set(area.municipalities) <= set(table["ref_area"]), "12tf lacks a municipality of the area")
    require(
        (table["ref_area"].nunique(), table["time_period"].nunique(), len(table))
        == (SHARE_AREAS, SHARE_MONTHS, SHARE_AREAS * SHARE_MONTHS),
        "12tf is not every month of ten years in 24 municipalities",
    )
    return table


def _released(sources: Path, area: Area) -> pd.DataFrame:
    table = _read_shares(sources, RELEASE_SOURCE, "statfin_12tf_release")
    require(set(table["ref_area"]) <= set(area.municipalities), f"{RELEASE_SOURCE} has another municipality")
    require(len(table) == RELEASE_AREAS, f"{RELEASE_SOURCE} is not one month of eight municipalities")
    return table


def _read_shares(sources: Path, stem: str, source: str) -> pd.DataFrame:
    header, *rows = read_rows(sources / f"{stem}.csv")
    require(header == ["municipality_code", "month", "TYOTOSUUS_pct"], f"{stem} has {header}")
    table = observations(
        ((area, month(period), "unemployed_share", text) for area, period, text in rows), source=source
    )
    require_key(table, OBSERVATION_KEY, source)
    require(table["obs_value"].dropna().between(0, 1).all(), f"{stem} has a share outside 0-100 %")
    return table
