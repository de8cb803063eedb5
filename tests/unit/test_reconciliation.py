"""The plan's tables against themselves: every difference its printed numbers hide, and how it is found."""

import math
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.printed_numbers import PrintedNumber
from analytics.reconciliation import Check, Verdict, reconciliation, table_checks
from data.areas import area
from domain.interval import Interval
from tests.drawn import drawn
from tests.unit.published import printed_cells

CELLS = pd.concat([printed_cells("unemployment"), printed_cells("commuting")], ignore_index=True)
STATED = drawn("""
    ref_area | indicator            | item  | printed | source_says
    TA10     | labour_force         | total | 38 799  |
    TA10     | unemployed           | total | 3 217   |
    TA10     | unemployed_share     | total | 8,9     |
    TA10     | long_term_unemployed | total | 812     |
    TA10     | unemployed_foreign   | total | 253     |
    MK18     | activation_rate      | year  | 2018    | 2023
""")
HOME = area("TA10")
CHECKS = reconciliation(CELLS, STATED, HOME).set_index(["table", "ref_area", "indicator", "check"])


@pytest.mark.parametrize(
    ("key", "printed", "recomputed", "verdict", "explanation"),
    [
        (
            ("unemployment", "TA10", "unemployed_share", "ratio"),
            0.089,
            0.0829,
            "explained",
            "unweighted_mean",
        ),
        (("unemployment", "TA10", "unemployed", "column_total"), 321, 3217, "explained", "truncated"),
        (("unemployment", "TA10", "unemployed", "sex_sum"), 321, 3217, "explained", "truncated"),
        (("unemployment", "697", "", "row_length"), 10, 12, "explained", "aligned_by_totals"),
        (
            ("commuting", "TA10", "printed_self_sufficiency", "ratio"),
            0.91773,
            1.0026,
            "explained",
            "nearly_unweighted_mean",
        ),
        (
            ("commuting", "105", "printed_self_sufficiency", "ratio"),
            0.8913,
            0.7895,
            "differs",
            "contradicts_own_row",
        ),
        (("commuting", "765", "printed_self_sufficiency", "ratio"), 1.05, 1.0446, "explained", "rounded_up"),
        (("commuting", "765", "labour_force", "vintage"), 4709, 4706, "explained", "two_vintages"),
        (("commuting", "TA10", "labour_force", "vintage"), 38802, 38799, "explained", "two_vintages"),
        (
            ("commuting", "TA10", "inbound_commuters", "column_total"),
            6516,
            6516,
            "agrees",
            "contains_internal_flows",
        ),
        (
            ("commuting", "TA10", "outbound_commuters", "column_total"),
            6425,
            6425,
            "agrees",
            "contains_internal_flows",
        ),
        (
            ("text", "MK18", "activation_rate", "stated_period"),
            2018,
            2023,
            "differs",
            "year_does_not_fit_source",
        ),
    ],
)
def test_what_a_correct_reconciliation_finds(key, printed, recomputed, verdict, explanation):
    row = CHECKS.loc[key]

    assert row["printed"] == pytest.approx(printed)
    assert round(row["recomputed_low"], 4) == round(row["recomputed_high"], 4) == recomputed
    assert (row["verdict"], row["explanation"]) == (verdict, f"reconciliation.explanation.{explanation}")


def test_the_two_suppressed_foreign_cells_cannot_be_one_to_four():
    row = CHECKS.loc[("unemployment", HOME.code, "unemployed_foreign", Check.COLUMN_TOTAL)]

    assert (row["printed"], row["recomputed_low"], row["recomputed_high"]) == (253, 255, 261)
    assert row["explanation"] == "reconciliation.explanation.suppressed_infeasible"
    assert math.isnan(row["difference"])


def test_the_text_gives_the_unemployed_in_full():
    row = CHECKS.loc[("text", HOME.code, "unemployed", Check.STATED_IN_TEXT)]

    assert (row["printed"], row["verdict"]) == (3217, Verdict.AGREES)


@pytest.mark.parametrize(
    ("indicator", "verdict", "explanation"),
    [
        ("unemployed_share", Verdict.EXPLAINED, "unweighted_mean"),
        ("unemployed_foreign", Verdict.DIFFERS, "suppressed_infeasible"),
    ],
)
def test_the_text_repeats_two_of_the_tables_wrong_totals(indicator, verdict, explanation):
    row = CHECKS.loc[("text", HOME.code, indicator, Check.STATED_IN_TEXT)]

    assert (row["verdict"], row["explanation"]) == (verdict, f"reconciliation.explanation.{explanation}")
    assert len(CHECKS) == 77


def test_a_year_that_fits_its_source_agrees():
    fitting = STATED.assign(source_says=STATED["source_says"].replace("2023", "2018"))
    row = reconciliation(CELLS, fitting, HOME).set_index("check").loc[Check.STATED_PERIOD]

    assert (row["verdict"], row["explanation"]) == (Verdict.AGREES, "")


def test_a_text_that_says_nothing_is_not_checked():
    assert len(reconciliation(CELLS, STATED.iloc[:0], HOME)) == len(table_checks(CELLS, HOME)) == 71


def test_the_eight_of_a_plan_are_held_against_a_total_of_their_own():
    eight = replace(HOME, code="TA98", municipalities=HOME.totals["MK18"])
    parts = CELLS[CELLS["ref_area"].isin(eight.municipalities)]
    jobs = parts[(parts["table"] == "commuting") & (parts["indicator"] == "inbound_commuters")]
    total = sum(int(text.replace(" ", "")) for text in jobs["corrected"])
    own = CELLS[CELLS["ref_area"] == HOME.code].assign(ref_area="TA98")
    own.loc[own["indicator"] == "inbound_commuters", ["printed", "corrected"]] = str(total)
    row = (
        table_checks(pd.concat([parts, own]), eight)
        .set_index(["indicator", "check"])
        .loc[("inbound_commuters", Check.COLUMN_TOTAL)]
    )

    assert (row["ref_area"], row["verdict"]) == ("TA98", Verdict.AGREES)


def test_men_and_women_add_up_in_every_row():
    sums = CHECKS.loc[(slice(None), list(HOME.municipalities), slice(None), Check.SEX_SUM), "verdict"]

    assert len(sums) == 10
    assert set(sums) == {Verdict.AGREES}


def test_ages_nest_wherever_suppression_leaves_no_doubt():
    verdicts = CHECKS.xs(Check.AGE_NESTING, level="check")["verdict"]

    assert verdicts[verdicts != Verdict.AGREES].index.get_level_values("ref_area").tolist() == ["697"]


def test_every_check_that_needs_attention_is_in_the_list_of_findings():
    open_rows = CHECKS[~CHECKS["verdict"].isin([Verdict.AGREES, Verdict.NOT_COMPUTABLE])]

    assert len(open_rows) == 13


def test_an_unshifted_row_would_break_its_columns():
    unaligned = reconciliation(
        CELLS.assign(corrected=CELLS["printed"].where(CELLS["ref_area"] == "697", CELLS["corrected"])),
        STATED,
        HOME,
    )
    totals = unaligned[(unaligned["check"] == Check.COLUMN_TOTAL) & (unaligned["verdict"] == Verdict.DIFFERS)]

    assert {"unemployed_over_50", "unemployed_disabled"} <= set(totals["indicator"])


def test_a_wrong_number_without_a_rule_stays_unexplained():
    wrong = CELLS.assign(
        printed=CELLS["printed"].mask(
            (CELLS["ref_area"] == HOME.code) & (CELLS["indicator"] == "vacancies"), "1250"
        )
    )
    row = (
        reconciliation(wrong, STATED, HOME)
        .set_index(["indicator", "check"])
        .loc[("vacancies", Check.COLUMN_TOTAL)]
    )

    assert (row["verdict"], row["explanation"], row["difference"]) == (Verdict.DIFFERS, "", 51)


@pytest.mark.parametrize(
    ("text", "indicator", "value", "half_unit"),
    [
        ("16 615", "labour_force", 16615, 0.5),
        ("8,9", "unemployed_share", 0.089, 0.0005),
        ("91,773", "printed_self_sufficiency", 0.91773, 0.000005),
    ],
)
def test_printed_numbers_are_read_as_the_plan_writes_them(text, indicator, value, half_unit):
    number = PrintedNumber(text, indicator)

    assert number.value == pytest.approx(value)
    assert number.half_unit == pytest.approx(half_unit)


def test_a_suppressed_cell_is_one_to_four():
    assert PrintedNumber("...", "vacancies").bounds == Interval(1, 4)


@given(st.floats(0, 2), st.integers(0, 4))
def test_a_number_rounded_to_its_last_digit_agrees(exact, decimals):
    printed = PrintedNumber(f"{exact * 100:.{decimals}f}".replace(".", ","), "unemployed_share")

    assert printed.rounds(Interval.point(exact))


@given(st.integers(1000, 100_000), st.integers(1, 3))
def test_a_number_with_its_end_cut_off_is_found(exact, cut):
    assert PrintedNumber(str(exact)[:-cut], "unemployed").is_truncated(Interval.point(exact))
