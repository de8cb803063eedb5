"""Nobody learns more of a suppressed figure of a sensitive group than the producer's rule says of it.

An attacker subtracts what a table shows of the municipalities from what it shows of the areas they make up.
"""

import math

import pytest

from data.areas import area
from domain.indicators import SENSITIVE
from domain.interval import Interval, sum_bounds
from domain.records import records
from i18n.text import Text
from views.overview import INDICATOR, VIEW

HOME = area("TA10")
EMPLOYMENT_AREA, MUNICIPALITIES, PUBLISHED_TOTALS = HOME.code, HOME.municipalities, HOME.totals
WHOLES = {EMPLOYMENT_AREA: MUNICIPALITIES, **PUBLISHED_TOTALS}


def cells(frame, low, high, persons):
    """Return what a table says of each area, in persons."""
    found = {}
    for row in records(frame):
        unit = persons.get(row["ref_area"], math.nan)
        if not (math.isnan(row[low]) or math.isnan(unit)):
            ends = math.ceil(row[low] * unit - 1e-6), math.floor(row[high] * unit + 1e-6)
            if ends[0] > ends[1]:
                return {}  # no whole persons: a share of something else
            found[row["ref_area"]] = Interval(*ends)
    return found


def attacked(shown):
    """Return what an attacker finds of each municipality: every sum is held against its parts, to the end."""
    known = dict(shown)
    sums = {whole: parts for whole, parts in WHOLES.items() if whole in known}
    if {EMPLOYMENT_AREA} <= known.keys():
        for region in set(sums) - {EMPLOYMENT_AREA}:
            rest = f"rest of {region}"
            known[rest] = known[EMPLOYMENT_AREA] - known[region]
            sums[rest] = tuple(set(MUNICIPALITIES) - set(PUBLISHED_TOTALS[region]))
    for _ in range(20):
        for whole, parts in sums.items():
            if not set(parts) <= known.keys():
                continue
            for part in parts:
                others = sum_bounds([known[each] for each in parts if each != part])
                left = known[whole] - others
                own = known[part]
                known[part] = Interval(max(own.low, left.low), min(own.high, left.high))
    return {each: known[each] for each in shown if each in MUNICIPALITIES}


def narrowed(shown):
    """Return the municipalities of which an attacker learns more than the table says."""
    return {
        each: (shown[each], found)
        for each, found in attacked(shown).items()
        if not shown[each].is_point and found != shown[each]
    }


def test_the_attacker_finds_what_the_published_totals_tell():
    shown = dict.fromkeys(MUNICIPALITIES, Interval.point(10)) | {"697": Interval(1, 4)}

    assert narrowed({**shown, EMPLOYMENT_AREA: Interval.point(93)}) == {
        "697": (Interval(1, 4), Interval.point(3))
    }
    assert narrowed({**shown, EMPLOYMENT_AREA: Interval(91, 94)}) == {}


@pytest.mark.parametrize("indicator", sorted(SENSITIVE))
def test_no_table_narrows_a_suppressed_figure_of_a_sensitive_group(indicator, home):
    now, text = home.now.data, Text("fi")
    unemployed = now[now["indicator"] == "unemployed"].set_index("ref_area")["obs_value"].to_dict()
    unemployed[EMPLOYMENT_AREA] = sum(unemployed[each] for each in MUNICIPALITIES)
    ones = dict.fromkeys([*MUNICIPALITIES, *WHOLES], 1.0)
    broken = {}
    for part in VIEW.page({INDICATOR.key: indicator}, home, text).parts:
        frame = part.build(home, text).table.rows
        if "ref_area" not in frame or not frame["ref_area"].is_unique:
            continue
        for low in (name for name in frame if str(name).endswith("low") and f"{str(name)[:-3]}high" in frame):
            high = f"{low[:-3]}high"
            if frame[low].dtype.kind != "f" or "wilson" in low or "placements" in low:
                continue
            is_share = frame[high].max() <= 1.5
            if is_share and "rate" in low:
                continue  # of the unemployed and the participants together; those stand in the table of both
            found = narrowed(cells(frame, low, high, unemployed if is_share else ones))
            if found:
                broken[part.key, low] = found

    assert broken == {}
