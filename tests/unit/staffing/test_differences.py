"""A difference of allocations holds what comes of any clients, price and hours, the same on both sides."""

from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.staffing.board import evaluate
from analytics.staffing.differences import Served, Side, differences, largest
from analytics.staffing.estimate import estimate, rates
from analytics.staffing.money import prices
from analytics.staffing.regimes import BY_NEED_2026, NORDIC_2022
from domain.interval import Interval
from tests.unit.staffing.area import ASSUMED, BOARD, PLAN, UNITS

POSTS = st.lists(st.integers(0, 80), min_size=len(UNITS), max_size=len(UNITS))
WIDTHS = st.lists(st.integers(0, 60), min_size=len(UNITS), max_size=len(UNITS))
RATES, PRICES = rates(ASSUMED, BY_NEED_2026), prices(ASSUMED)


def side(quarters, widths, at=None):
    """Return an allocation; `at` is where in its range each unit's number of clients lies, of 0 to 1."""
    units = []
    for place, (entry, width) in enumerate(zip(BOARD["units"], widths, strict=True)):
        low, high = entry["clients_low"], entry["clients_low"] + width
        if at is not None:
            low = high = low + at[place] * width
        units.append(entry | {"clients_low": low, "clients_high": high})
    board = BOARD | {"units": units}
    fte = dict(zip(UNITS, (each / 4 for each in quarters), strict=True))
    return Side(board=evaluate(board, fte), coefficients=board, rates=RATES, prices=PRICES)


def holds(found, value):
    assert found.low - 1e-6 <= value <= found.high + 1e-6


@given(POSTS, POSTS, WIDTHS, st.integers(0, 2**32), st.booleans())
def test_a_difference_holds_that_at_every_corner_of_the_clients(one, other, widths, seed, is_corner):
    found = differences(side(one, widths), side(other, widths))
    draw = Random(seed)  # noqa: S311 - which corner
    at = [draw.choice((0, 1)) if is_corner else draw.random() for _ in UNITS]
    before, after = (side(each, widths, at).board for each in (one, other))

    for unit, change in found.caseloads.items():
        holds(change, after.unit(unit).caseload_high - before.unit(unit).caseload_high)
    totals = before.totals, after.totals
    for name, field in (
        ("area_caseload", "caseload_high"),
        ("largest_caseload", "largest_caseload"),
        ("unserved_clients", "unserved_clients_high"),
    ):
        ends = [getattr(each, field) for each in totals]
        assert name not in found.area or None not in ends or name == "largest_caseload"
        if name in found.area and None not in ends:
            holds(found.area[name], ends[1] - ends[0])
    clients = Interval.point(totals[0].clients_high)
    for rate in RATES:
        gaps = [estimate(clients, each.fte, (rate,)).hours_gap for each in totals]
        holds(found.area["hours_gap"], gaps[1].high - gaps[0].high)
    for price in PRICES:
        holds(found.area["cost_eur"], price * (totals[1].fte - totals[0].fte))


@given(POSTS, WIDTHS)
def test_an_allocation_differs_from_itself_by_nothing(posts, widths):
    found = differences(side(posts, widths), side(posts, widths))

    assert {*found.area.values(), *found.caseloads.values()} <= {Interval.point(0)}


@given(POSTS, POSTS, WIDTHS)
def test_the_way_back_is_the_way_there_turned_round(one, other, widths):
    there, back = (differences(side(a, widths), side(b, widths)) for a, b in ((one, other), (other, one)))

    for name, change in there.area.items():
        assert (back.area[name].low, back.area[name].high) == pytest.approx((-change.high, -change.low))


@given(
    st.lists(
        st.tuples(st.integers(1, 60), st.integers(0, 60), st.integers(1, 8), st.integers(1, 8)),
        min_size=1,
        max_size=3,
    )
)
def test_the_largest_caseload_differs_by_no_more_than_some_clients_make_it(given_units):
    units = [Served(Interval(low, low + width), one, other) for low, width, one, other in given_units]
    # Where two caseloads are even, before or after, a maximum may lie inside; elsewhere at the ends.
    grid = [
        sorted(
            {
                min(max(number * capacity / rival, unit.clients.low), unit.clients.high)
                for capacity, rival, number in [
                    (1, 1, unit.clients.low),
                    (1, 1, unit.clients.high),
                    *((unit.before, each.before, each.clients.low) for each in units),
                    *((unit.after, each.after, each.clients.low) for each in units),
                ]
            }
        )
        for unit in units
    ]
    came = [
        max(number / unit.after for number, unit in zip(at, units, strict=True))
        - max(number / unit.before for number, unit in zip(at, units, strict=True))
        for at in product(*grid)
    ]

    found = largest(units)
    assert (found.low, found.high) == pytest.approx((min(came), max(came)))


def test_paired_ends_would_miss_what_two_largest_units_leave_open():
    """Before, the first unit is most loaded and after, the second: their clients are two numbers."""
    units = [Served(Interval(100, 110), 1.0, 2.0), Served(Interval(60, 90), 1.0, 1.0)]

    assert (largest(units).low, largest(units).high) == (-50.0, -10.0)


def test_only_what_rests_on_the_same_is_told_at_the_same():
    plan = [4 * PLAN.fte[unit] for unit in UNITS]
    one, other = side(plan, [0] * len(UNITS)), side(plan, [5] * len(UNITS))
    found = differences(one, other)

    assert (set(found.area), found.caseloads) == ({"cost_eur"}, {})
    dear = Side(board=one.board, coefficients=one.coefficients, rates=RATES, prices=(1.0, 2.0))
    assert "cost_eur" not in differences(one, dear).area
    of_other = Side(
        board=one.board, coefficients=one.coefficients, rates=rates(ASSUMED, NORDIC_2022), prices=PRICES
    )
    assert not {"hours_gap", "statutory_share"} & set(differences(one, of_other).area)
