"""From print to snapshot: numbers, the short row, the ledger, and what is suppressed."""

import csv
import math
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import plan
from data.areas import area
from data.build import SOURCE_DIR, build, statfin
from data.build.alignment import aligned, contradictions
from data.build.checks import BuildError
from data.build.plan import UNEMPLOYMENT, snapshots
from data.build.printed import number, status, value
from data.build.statfin import MONTH_END, SHARES, area_code, described, month
from data.employment import area_observations, national_observations
from domain.indicators import INDICATORS
from tests.codes import EMPLOYMENT_AREA, MUNICIPALITIES

AREA = area("TA10")
PRINTED = described(SOURCE_DIR, UNEMPLOYMENT).file


@pytest.mark.parametrize(
    ("text", "expected"),
    [("765", "765"), ("12 769", "12769"), ("89,13", "89.13"), ("91,773", "91.773"), ("12.8", "12.8")],
)
def test_a_printed_number(text, expected):
    assert number(text) == Decimal(expected)


@pytest.mark.parametrize("text", ["", "...", "1 2", "12 34", "1,2,3", "-5", "1e5", "NaN", "١٢"])
def test_what_is_not_a_printed_number_is_refused(text):
    with pytest.raises(BuildError):
        number(text)


@given(st.integers(min_value=0, max_value=10**9), st.integers(min_value=0, max_value=999))
def test_a_number_printed_the_finnish_way_reads_back(whole, thousandths):
    text = f"{whole:,}".replace(",", " ") + f",{thousandths:03}"

    assert number(text) == Decimal(whole) + Decimal(thousandths) / 1000


@given(st.integers(min_value=0, max_value=1000))
def test_a_percentage_becomes_the_nearest_fraction(permille):
    assert value(f"{permille // 10},{permille % 10}", is_percent=True) == permille / 1000


@pytest.mark.parametrize(("text", "expected"), [("...", "confidential"), ("", "missing"), ("0", "normal")])
def test_a_cell_says_why_it_has_no_value(text, expected):
    assert status(text) == expected
    assert math.isnan(value(text)) == (expected != "normal")


@pytest.mark.parametrize(
    ("printed", "code"), [("KU205", "205"), ("KUJOU", "KUJOU"), ("MK18", "MK18"), ("SSS", "SSS")]
)
def test_a_municipality_is_its_three_digits(printed, code):
    assert area_code(printed) == code


def test_a_month_is_an_sdmx_period():
    assert month("2026M06") == "2026-06"
    with pytest.raises(BuildError):
        month("2026")


TOTALS = {"unemployed": "30", "unemployed_men": "17", "unemployed_women": "13", "unemployed_under_25": "8"}
OTHER = {"unemployed": "20", "unemployed_men": "11", "unemployed_women": "9", "unemployed_under_25": "5"}


def test_a_short_row_goes_where_its_columns_add_up():
    assert aligned(["10", "6", "4"], [OTHER], TOTALS) == {
        "unemployed": "10",
        "unemployed_men": "6",
        "unemployed_women": "4",
        "unemployed_under_25": "",
    }


def test_a_suppressed_cell_may_stand_only_where_one_to_four_are_left():
    totals = {"unemployed_under_20": "20", "unemployed_under_25": "9"}
    others = [{"unemployed_under_20": "10", "unemployed_under_25": "6"}]

    assert aligned(["..."], others, totals) == {"unemployed_under_20": "", "unemployed_under_25": "..."}


def test_a_short_row_that_fits_nowhere_is_refused():
    with pytest.raises(BuildError, match="0 alignments"):
        aligned(["10", "6", "5"], [OTHER], TOTALS)


def test_a_short_row_that_fits_twice_is_refused():
    totals = {"unemployed_men": "12", "unemployed_women": "12"}
    others = [{"unemployed_men": "6", "unemployed_women": "6"}]

    with pytest.raises(BuildError, match="2 alignments"):
        aligned(["6"], others, totals)


def test_ristijarvi_lacks_the_two_age_columns_and_one_contradiction_is_unavoidable(store):
    cells = plan.printed_cells(store, area("TA10"))
    cells = cells[cells["table"] == "unemployment"].set_index(["ref_area", "indicator"])["corrected"]
    order = [
        key for key, item in INDICATORS.items() if item.concept and (EMPLOYMENT_AREA, key) in cells.index
    ]
    rows = {area: {key: cells[area, key] for key in order} for area in MUNICIPALITIES}
    totals = {key: cells[EMPLOYMENT_AREA, key] for key in order}

    assert [key for key, text in rows["697"].items() if text == ""] == [
        "unemployed_under_20",
        "unemployed_under_25",
    ]
    assert contradictions(list(rows.values()), totals) == set(AREA.printed.contradictory)


def test_printed_cells_are_those_of_the_source(store):
    with (SOURCE_DIR / PRINTED).open(encoding="utf-8", newline="") as lines:
        in_source = [cell for row in list(csv.reader(lines))[1:] for cell in row[1:]]
    cells = plan.printed_cells(store, area("TA10"))
    kept = cells.loc[(cells["table"] == "unemployment") & (cells["printed"] != ""), "printed"]

    assert sorted(kept) == sorted(in_source)


def test_the_ledger_explains_every_changed_cell(store):
    cells = plan.printed_cells(store, area("TA10"))
    changed = cells[cells["printed"] != cells["corrected"]]
    ledger = plan.corrections(store)["rule"].str.removeprefix("corrections.rule.").value_counts()

    short_row = changed[(changed["table"] == "unemployment") & (changed["ref_area"] == "697")]
    single = ledger["truncated_total"] + ledger["thousands_space"]
    assert len(short_row) > 0
    assert ledger["aligned_row"] == 1
    assert len(changed) - len(short_row) == single


def test_the_ledger_names_the_known_errors(store):
    ledger = plan.corrections(store)
    pairs = set(zip(ledger["printed"], ledger["corrected"], strict=True))

    assert {("Hyrnsalmi", "Hyrynsalmi"), ("321", "3217"), ("12 769", "12769")} <= pairs


def test_a_printed_contradiction_is_left_as_printed(store):
    untouched = plan.printed_cells(store, area("TA10"))
    untouched = untouched[untouched["printed"].isin(["89,13", "8,9", "91,773", "4706"])]

    assert len(untouched) == 4
    assert (untouched["printed"] == untouched["corrected"]).all()


def test_every_suppressed_cell_of_the_plan_is_kept_as_suppressed(store):
    observations = area_observations(store, time_period="2023-08", ref_areas=AREA.observed)
    source = (SOURCE_DIR / PRINTED).read_text(encoding="utf-8")
    suppressed = observations[observations["obs_status"] == "confidential"]

    assert len(suppressed) == source.count("...")
    assert suppressed["obs_value"].isna().all()


def test_every_suppressed_cell_of_statfin_is_kept_as_suppressed(store):
    levels = ("municipality", "subregion", "region", "country", "ely", "unknown")
    suppressed = 0
    for level in levels:
        observations = national_observations(store, time_period="2026-06", area_level=level)
        confidential = observations[observations["obs_status"] == "confidential"]
        assert confidential["obs_value"].isna().all()
        suppressed += len(confidential)

    assert suppressed == (SOURCE_DIR / described(SOURCE_DIR, MONTH_END).file).read_text(
        encoding="utf-8"
    ).count("...")


def sources_with(tmp_path, file, old, new):
    """Return a copy of the sources with one text changed in one file."""
    for path in SOURCE_DIR.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    text = (tmp_path / file).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (tmp_path / file).write_text(text.replace(old, new), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("Kuhmo,3120", "Kuhmoo,3120", "unknown row"),
        ("Kuhmo,3120", "Kajaani,3120", "repeats the row"),
        ("1384,816,568", "1384,815,568", "alignments"),
        ('38799,"8,9",321,', '38799,"8,9",322,', "is not truncated"),
        ("avoimet_tyopaikat", "avoimet", "other columns"),
    ],
)
def test_a_table_that_does_not_add_up_is_refused(tmp_path, old, new, message):
    changed = sources_with(tmp_path, PRINTED, old, new)

    with pytest.raises(BuildError, match=message):
        snapshots(changed, AREA)


def test_a_changed_source_is_refused_even_if_it_adds_up(tmp_path):
    changed = sources_with(
        tmp_path, "road_distances.csv", "205,Kajaani,765,Sotkamo,33.5", "205,Kajaani,765,Sotkamo,33.4"
    )
    target = tmp_path / "target"
    target.mkdir()

    with pytest.raises(BuildError, match=r"road_distances\.csv is not the file"):
        build(changed, target)


def test_a_region_that_its_municipalities_do_not_add_up_to_is_refused():
    strangers = replace(AREA, totals={"SK178": ("305", "777")})

    with pytest.raises(BuildError, match="the municipalities are not SK178"):
        statfin.snapshots(SOURCE_DIR, strangers)


def test_an_area_of_other_municipalities_is_refused():
    others = replace(AREA, municipalities=(*AREA.municipalities, "564"))

    with pytest.raises(BuildError, match="564"):
        snapshots(SOURCE_DIR, others)


def test_a_month_that_the_origin_does_not_say_is_refused(tmp_path):
    origin = described(SOURCE_DIR, SHARES)
    lines = (SOURCE_DIR / origin.file).read_text(encoding="utf-8").splitlines(keepends=True)
    for name, text in {"short": lines[:-1], "whole": lines}.items():
        folder = tmp_path / name
        folder.mkdir()
        (folder / origin.file).write_text("".join(text), encoding="utf-8")
        if name == "whole":
            assert len(statfin._shares(folder, origin, AREA)) == len(lines) - 1
        else:
            with pytest.raises(BuildError, match="the months of"):
                statfin._shares(folder, origin, AREA)


def test_a_family_of_two_files_is_refused(tmp_path):
    origin = (SOURCE_DIR / f"{described(SOURCE_DIR, SHARES).stem}.toml").read_text(encoding="utf-8")
    for name in ("one", "two"):
        (tmp_path / f"{name}.toml").write_text(origin, encoding="utf-8")

    with pytest.raises(BuildError, match="2 sources"):
        described(tmp_path, SHARES)
