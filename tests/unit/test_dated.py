"""Values by the month: each row holds from its time until the next, and no text states what no row holds."""

import pytest

from analytics.benefit_liability.estimate import RANGES, Assumed
from analytics.benefit_liability.state import BASE_PRICES
from analytics.dated import (
    CLIENTS_PER_FTE,
    FTE_COST,
    FULL_DAY_EUR,
    PAID_DAY_EUR,
    Value,
    in_force,
    nearest,
)
from analytics.structural_change.arrows import ARROWS, ArrowKey
from i18n.quantity import CENTS
from i18n.text import LANGUAGES, Text, catalogue
from tests.unit.staffing.area import REGISTRY

ROWS = tuple(
    Value(since=since, value=value, low=0, high=9, source="-")
    for since, value in (("2024", 1), ("2025-05", 2), ("2026-01", 3))
)


@pytest.mark.parametrize(
    ("period", "value"),
    [("2024-01", 1), ("2025-04", 1), ("2025-05", 2), ("2025-12", 2), ("2026-01", 3), ("2031-07", 3)],
)
def test_a_row_holds_from_its_first_month_until_the_next(period, value):
    assert in_force(ROWS, period).value == value


def test_before_the_first_row_nothing_is_known():
    assert in_force(ROWS, "2023-12") is None
    assert in_force((), "2026-06") is None


@pytest.mark.parametrize(
    ("table", "period", "value", "is_of_month"),
    [
        (ROWS, "2025-06", 2, True),
        (ROWS, "2023-12", 1, False),
        (FULL_DAY_EUR, "2023-12", 37.21, False),
        (FULL_DAY_EUR, "2026-12", 37.21, True),
        (FULL_DAY_EUR, "2027-01", 37.21, False),
        (FTE_COST, "2024-12", 60_000, False),
        (FTE_COST, "2026-06", 60_000, True),
    ],
)
def test_a_month_of_which_no_value_is_known_has_the_nearest_told_as_such(table, period, value, is_of_month):
    found = nearest(table, period)

    assert (found.row.value, found.is_of_month) == (value, is_of_month)


def test_what_is_paid_a_day_is_the_same_in_the_model_and_in_the_table():
    row = PAID_DAY_EUR[-1]

    assert (Assumed().day_eur, RANGES["day_eur"].low, RANGES["day_eur"].high) == (
        row.value,
        row.low,
        row.high,
    )
    assert row.high == FULL_DAY_EUR[-1].value


@pytest.mark.parametrize(
    "table",
    [FTE_COST, CLIENTS_PER_FTE, FULL_DAY_EUR, PAID_DAY_EUR, BASE_PRICES],
    ids=["fte_cost", "clients_per_fte", "full_day", "paid_day", "base_prices"],
)
def test_rows_are_in_order_and_say_where_they_come_from(table):
    assert [row.since for row in table] == sorted({row.since for row in table})
    assert all(row.source for row in table)


def test_an_fte_costs_the_same_in_every_model():
    newest, staffing, arrow = FTE_COST[-1], REGISTRY["fte_cost_eur"], ARROWS[ArrowKey.FTE_COST]

    assert newest.low < newest.value < newest.high
    assert (staffing.low, staffing.default, staffing.high) == (newest.low, newest.value, newest.high)
    assert (arrow.low, arrow.central, arrow.high) == (newest.low, newest.value, newest.high)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_writes_a_number_of_a_table(language):
    text = Text(language)
    prices = [text.integer(each) for row in FTE_COST for each in (row.value, row.low, row.high)]
    prices += [
        CENTS.write(text, each)
        for row in (*FULL_DAY_EUR, *PAID_DAY_EUR)
        for each in (row.value, row.low, row.high)
    ]
    prices += [
        CENTS.write(text, each) for row in BASE_PRICES for each in (row.unemployed_eur, row.resident_eur)
    ]

    said = {key: words for key, words in catalogue(language).items() if any(each in words for each in prices)}
    assert said == {}
