"""How much results of two scenarios differ: at the same unknowns, or by all that their ranges leave open."""

from dataclasses import replace

import pytest

from domain.interval import UNKNOWN, Interval
from scenarios.identifiers import new_identifier
from scenarios.model import Version
from tests.scenarios.drafts import NOON
from views import results
from views.moment import BEFORE
from views.results import RESULTS, SAVED_ON, newest, written_results
from views.saved import age
from views.saved.paired import Outcome, changes
from views.saved.results import page_of, results_of
from views.staffing import CASELOAD
from views.topics import TOPICS


def version(home, **inputs):
    said = {**age.said_now(home, "staffing", home.library.own), "period": "2026-06"}
    return Version(
        id=new_identifier(),
        scenario_id=new_identifier(),
        name="T",
        created_at=NOON,
        data_vintage=home.data_vintage,
        model_version=newest(),
        inputs={**inputs, SAVED_ON: said},
    )


def outcome(home, **inputs):
    found = version(home, **inputs)
    return Outcome(found, results_of(home, found.inputs))


PLAN: dict[str, dict[str, str]] = {"staffing": {}}
OTHERS = [
    {"staffing": {"preset": "equal_caseload"}},
    {"staffing": {"fte": "1~20~9~4~9~7~9.5~3.5~5"}},
    {"staffing": {"fte": "1~16~9~0~9~7~9.5~3.5~5"}},
]
WHAT_IF = [{"structural_change": {"jobs": "-50"}}, {"structural_change": {"jobs": "-200"}}]


@pytest.mark.parametrize("inputs", [PLAN, *OTHERS, *WHAT_IF])
def test_a_scenario_differs_from_itself_by_nothing(home, inputs):
    each = outcome(home, **inputs)
    found = changes(home, each, each)

    known = {key for key, value in each.results.items() if value.is_known}
    assert len(known) > 10
    assert {found[key] for key in known} == {Interval.point(0)}
    assert {found[key] for key in found.keys() - known} <= {UNKNOWN}


@pytest.mark.parametrize("inputs", OTHERS)
def test_allocations_differ_within_all_that_their_ranges_leave_open(home, inputs):
    before, after = outcome(home, **PLAN), outcome(home, **inputs)
    found = changes(home, before, after)

    for key, change in found.items():
        ends = (before.results.get(key, UNKNOWN), after.results.get(key, UNKNOWN))
        assert change.is_known == all(each.is_known for each in ends)
        if change.is_known:
            widest = ends[1] - ends[0]
            assert widest.low - 1e-6 <= change.low <= change.high <= widest.high + 1e-6
    fte = after.results["fte"].low - before.results["fte"].low
    prices = [
        end / before.results["fte"].low
        for end in (before.results["cost_eur"].low, before.results["cost_eur"].high)
    ]
    cost = sorted(fte * price for price in prices)
    assert [found["cost_eur"].low, found["cost_eur"].high] == pytest.approx(cost)


def test_a_suppressed_unit_differs_by_the_same_clients_on_both_sides(home):
    """Of clients that are known to a range only, a difference is far narrower than its ends are apart."""
    before, after = outcome(home, **PLAN), outcome(home, staffing={"fte": "1~16~8~4~8~6~8.5~3~4"})
    found = changes(home, before, after)
    ranges = [key for key, value in before.results.items() if key.startswith(CASELOAD) and not value.is_point]

    for key in ranges:
        one, other = before.results[key], after.results[key]
        ends = sorted((other.low - one.low, other.high - one.high))
        assert [found[key].low, found[key].high] == pytest.approx(ends)


def test_what_ifs_differ_by_all_that_either_may_be(home):
    before, after = (outcome(home, **each) for each in WHAT_IF)
    found = changes(home, before, after)["change_registered"]
    one, other = (each.results["change_registered"] for each in (before, after))

    assert not one.is_point
    assert (found.low, found.high) == pytest.approx((other.low - one.high, other.high - one.low))


def test_the_same_range_of_other_data_is_not_the_same_number(home):
    """What was saved from a month or data that are others now is nobody's difference of nothing."""
    results = {"unserved_clients": Interval(1, 4), "fte": Interval.point(63)}
    now = outcome(home, **PLAN)
    old = version(home, **PLAN, **{RESULTS: written_results(results)})
    old = replace(old, data_vintage=dict.fromkeys(old.data_vintage, "0" * 64))
    found = changes(home, Outcome(old, results), replace(now, results=results))

    assert found == {"unserved_clients": Interval(-3, 3), "fte": Interval.point(0)}


LOOKED_AT = [
    ({"bill": {"months": "3", "day": "500", "benefit": "earnings"}}, {"bill": {}}),
    ({"staffing": {"section": "hours"}}, {"staffing": {}}),
    (
        {"staffing": {"fte": "1~20~9~4~9~7~9.5~3.5~5", "section": "hours"}},
        {"staffing": OTHERS[1]["staffing"]},
    ),
    ({"structural_change": {"jobs": "-50", "measure": "hours"}}, {"structural_change": {"jobs": "-50"}}),
    ({"activation": {"subject": "205"}}, {"activation": {}}),
]
"""Choices that say how a page is looked at, and the same without them."""


@pytest.mark.parametrize(("looked_at", "plain"), LOOKED_AT)
def test_how_a_page_is_looked_at_makes_no_difference(home, looked_at, plain):
    before, after = outcome(home, **plain), outcome(home, **looked_at)
    found = changes(home, before, after)

    known = {key for key, value in before.results.items() if value.is_known and page_of(key) in plain}
    assert known
    assert {found[key] for key in known} == {Interval.point(0)}


def test_a_result_differs_by_nothing_where_the_choices_that_differ_are_not_asked_for(home):
    """The bill of today knows nothing of what placements end; what they save does."""
    before, after = outcome(home, bill={}), outcome(home, bill={"effect": "60"})
    found = changes(home, before, after)

    assert found["bill_range_eur"] == Interval.point(0)
    assert found["bill_saved_eur"] != Interval.point(0)


def test_other_choices_whose_ranges_happen_to_agree_are_not_called_equal(home):
    before, after = (outcome(home, **each) for each in WHAT_IF)
    same = {"change_registered": Interval(10, 20)}
    found = changes(home, replace(before, results=same), replace(after, results=same))

    assert found == {"change_registered": Interval(-10, 10)}


def test_results_saved_of_other_data_agree_where_all_of_the_page_was_chosen_alike(home):
    kept = {"change_registered": Interval(10, 20)}

    def saved(**inputs):
        found = version(home, **inputs, **{RESULTS: written_results(kept)})
        return Outcome(replace(found, data_vintage=dict.fromkeys(found.data_vintage, "0" * 64)), kept)

    one, other = saved(structural_change={"jobs": "-50"}), saved(structural_change={"jobs": "-200"})
    assert changes(home, one, other) == {"change_registered": Interval(-10, 10)}
    assert changes(home, one, replace(one)) == {"change_registered": Interval.point(0)}


@pytest.mark.parametrize(
    "view", [each for each in TOPICS.values() if BEFORE in each.choices and each.results]
)
def test_no_result_rests_on_the_month_that_a_page_compares_with(monthly, view):
    """That month is in a context whose months nobody asks a choice for."""
    inputs = [{view.name: {BEFORE.key: month}} for month in ("2025-06", "2026-05")]
    found = [results.results_of(each, lambda _view: monthly, {view.name: view}) for each in inputs]

    assert found[0] == found[1]
    assert found[0]


def test_what_is_not_known_differs_by_nothing_known(home):
    each = outcome(home, **PLAN)

    assert changes(home, replace(each, results={}), each)["fte"] == UNKNOWN
