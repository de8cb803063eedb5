"""A cell that is not what it must be stops the build with a sentence, or changes nothing that is checked."""

import csv
import io
import shutil
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.areas import area
from data.build import SOURCE_DIR, places, plan, staffing, statfin
from data.build.checks import BuildError
from data.build.places import BOUNDARIES

AREA = area("TA10")

PARTS = {
    "plan_2023_08_unemployment": plan,
    "plan_2023_commuting": plan,
    "plan_2023_staffing": staffing,
    "municipalities": places,
    "service_points": places,
    "road_distances": places,
    "statfin_12r5_2026M06": statfin,
    "statfin_12tf_unemployment_share_2016M09_2026M08": statfin,
    "statfin_12tf_release_2017M01": statfin,
}
BAD = (
    "...",
    "",
    "x",
    "-1",
    "1e999",
    "nan",
    "inf",
    "9" * 20,
    "=1+1",
    "0",
    "2.5",
    "12 34",
    "\N{NO-BREAK SPACE}",
)
ROWS = {
    stem: list(csv.reader(io.StringIO((SOURCE_DIR / f"{stem}.csv").read_text(encoding="utf-8"))))
    for stem in PARTS
}
SMALL = [stem for stem, rows in ROWS.items() if len(rows) < 40]


@pytest.fixture
def sources(tmp_path):
    """Return a folder with every source but the boundaries' outlines, which no cell of a table touches."""
    shutil.copytree(SOURCE_DIR, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.fixture(autouse=True)
def _without_boundaries(monkeypatch):
    monkeypatch.setattr(places, "_boundaries", lambda *_: BOUNDARIES)


def built(sources, stem, row, column, text):
    """Build the part of the data that a source belongs to, with another text in one cell."""
    rows = [list(each) for each in ROWS[stem]]
    rows[row][column] = text
    path = sources / f"{stem}.csv"
    before = path.read_text(encoding="utf-8")
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    try:
        PARTS[stem].snapshots(sources, AREA)
    finally:
        path.write_text(before, encoding="utf-8")


@st.composite
def mutations(draw, stems):
    stem = draw(st.sampled_from(stems))
    row = draw(st.integers(0, len(ROWS[stem]) - 1))
    column = draw(st.integers(0, len(ROWS[stem][row]) - 1))
    return stem, row, column, draw(st.sampled_from(BAD))


@pytest.mark.slow
@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(mutations(SMALL))
def test_a_bad_cell_of_a_small_source_is_a_sentence_or_passes(sources, mutation):
    with suppress(BuildError):
        built(sources, *mutation)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(mutations(list(PARTS)))
def test_a_bad_cell_of_any_source_is_a_sentence_or_passes(sources, mutation):
    with suppress(BuildError):
        built(sources, *mutation)


@pytest.mark.parametrize("row", range(1, len(ROWS["plan_2023_commuting"]) - 1))
def test_a_suppressed_mark_in_self_sufficiency_stops_the_build(sources, row):
    with pytest.raises(BuildError, match=r"'\.\.\.' is not a number"):
        built(sources, "plan_2023_commuting", row, len(ROWS["plan_2023_commuting"][row]) - 1, "...")


@pytest.mark.parametrize(
    ("stem", "row", "column", "text", "message"),
    [
        ("plan_2023_staffing", 1, 3, "...", r"plan_2023_staffing, line 2, low: '\.\.\.' is not a number"),
        ("road_distances", 5, 5, "", "road_distances, line 6, road_km: '' is not a number"),
        ("municipalities", 2, 3, "x", "municipalities, line 3, land_km2: 'x' is not a number"),
        ("service_points", 2, 4, "nan", "service_points, line 3, lat: 'nan' is not a number"),
    ],
)
def test_a_refusal_names_file_line_column_and_what_stands_there(sources, stem, row, column, text, message):
    with pytest.raises(BuildError, match=message):
        built(sources, stem, row, column, text)


@pytest.mark.parametrize(
    ("measure", "part", "whole"),
    [
        ("TYOTTOMATSAIR", "unemployed_disabled", "unemployed"),
        ("TYOTTOMAT20", "unemployed_under_20", "unemployed_under_25"),
        ("KASSASSA", "unemployed_in_fund", "unemployed"),
    ],
)
def test_a_part_larger_than_its_whole_stops_the_build(sources, measure, part, whole):
    stem = "statfin_12r5_2026M06"
    with pytest.raises(BuildError, match=f"{part} is larger than {whole} in \\['KU020'\\]"):
        built(sources, stem, 2, ROWS[stem][0].index(measure), "1000" if part.endswith("20") else "1014")
