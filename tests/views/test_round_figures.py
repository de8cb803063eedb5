"""Estimates in the figures that their range bears: on the bill, and where its results are compared."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.interval import UNKNOWN, Interval
from i18n.text import LANGUAGES, Text
from tests.pages.stored import draft
from tests.views.checked import breaking, cells, shown
from views.bill import VIEW as BILL
from views.compare import VIEW as COMPARE
from views.round_figures import borne, central, reached
from views.saved.results import METRICS
from views.saved.tables import difference, written
from views.staffing import VIEW as STAFFING

FI = Text("fi")
ROUND = [each for each in METRICS if each.is_round]
BILL_OF_AREA = "Kunnan lasku: koko alue nyt, vaihteluväli, € kuukaudessa"
BILL_AFTER = "Kunnan lasku: koko alue, kun tavoite on saavutettu, € kuukaudessa"

COST_OF_STAFF = "Kustannus, € vuodessa"

sums = st.floats(-1e9, 1e9, allow_nan=False)


@pytest.mark.parametrize(
    ("exact", "round_figures"),
    [
        (588_664.3, 589_000),
        (4_703.7, 4_700),
        (-10_136.0, -10_100),
        (0.4, 0),
        (999_600.0, 1_000_000),
    ],
)
def test_a_central_number_has_three_digits(exact, round_figures):
    assert central(exact) == round_figures


@pytest.mark.parametrize(
    ("exact", "round_figures"),
    [
        ((306_619.1, 897_709.2), (300_000, 900_000)),
        ((0, 605_010.9), (0, 610_000)),
        ((-591_090, 591_090), (-600_000, 600_000)),
        ((150_000, 225_000), (150_000, 225_000)),
        ((100_000, 100_090), (100_000, 100_090)),
        ((99_999.6, 100_000.4), (99_999, 100_001)),
    ],
)
def test_a_range_has_two_digits_or_as_many_as_tell_its_ends_apart(exact, round_figures):
    assert reached(Interval(*exact)) == Interval(*round_figures)


@given(sums, sums)
def test_a_range_holds_what_it_held_and_moves_by_less_than_a_tenth_of_itself(one, other):
    exact = Interval(min(one, other), max(one, other))
    found, most = reached(exact), max(1.0, (exact.high - exact.low) / 10) + 1e-6

    assert found.low - 1e-6 <= exact.low
    assert exact.high <= found.high + 1e-6
    assert exact.low - found.low <= most
    assert found.high - exact.high <= most


def test_what_is_not_known_stays_so():
    assert borne(UNKNOWN) is UNKNOWN


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("metric", ROUND, ids=lambda each: each.key)
def test_no_estimate_of_the_bill_is_compared_in_more_digits_than_it_bears(metric, language):
    text = Text(language)
    said = [
        written(text, metric, Interval.point(588_664.3)),
        written(text, metric, Interval(306_619.1, 897_709.2)),
        difference(text, metric, Interval.point(-10_136.2)),
        difference(text, metric, Interval(-291_044.9, 591_090.1)),
    ]

    assert [re.sub(r"[^\d–…]", "", each) for each in said] == [
        "589000",
        "300000–900000",
        "10100",
        "300000…600000",
    ]


def test_a_bill_is_compared_as_its_own_page_tells_it(shelf, about):
    versions = [
        shelf.save_new(draft(name, {"bill": {"target": target}})).id
        for name, target in (("Yksi", "20"), ("Kaksi", "25"))
    ]
    rows = cells(shown(COMPARE, about, versions="~".join(versions)), "compared")
    area = shown(BILL, about).key_figures[1]

    assert rows[BILL_OF_AREA] == ["300 000–900 000"] * 2 + ["0"]
    assert rows[BILL_OF_AREA][0] in breaking(area.change)
    assert rows[BILL_AFTER] == ["589 000", "575 000", "−13 800"]
    assert rows[BILL_AFTER][0] in breaking(area.change)


def test_the_price_of_staff_is_compared_as_the_board_tells_it(shelf, about):
    versions = [shelf.save_new(draft(name, {})).id for name in ("Yksi", "Kaksi")]
    rows = cells(shown(COMPARE, about, versions="~".join(versions)), "compared")
    said = [each.change for each in shown(STAFFING, about).key_figures]

    assert any(rows[COST_OF_STAFF][0] in breaking(each) for each in said)
