"""What suppressed cells can be: the worked answers of both tables, then bounds against brute force."""

import math
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.integer_bounds import FEASIBLE, INFEASIBLE, Constraint, cell_bounds
from analytics.suppression import cost_bounds, plan_bounds
from data.areas import area
from domain.interval import Interval
from tests.drawn import drawn
from tests.unit.published import JUNE_2026, observations, printed_cells

AREA = area("TA10")

PLAN = plan_bounds(printed_cells("unemployment"), AREA).set_index(["indicator", "ref_area"])
JUNE = observations(*JUNE_2026)


def test_two_cells_under_25_sum_to_six_so_each_is_two_to_four():
    cells = PLAN.loc["unemployed_under_25"]

    assert cells.index.tolist() == ["105", "697"]
    assert cells[["low", "high"]].to_numpy().tolist() == [[2, 4], [2, 4]]
    assert cells["is_derived"].all()


def test_seven_cells_under_20_stay_at_the_rule():
    cells = PLAN.loc["unemployed_under_20"]

    assert len(cells) == 7
    assert cells[["low", "high"]].drop_duplicates().to_numpy().tolist() == [[1, 4]]
    assert not cells["is_derived"].any()


def test_the_foreign_column_is_infeasible_and_the_others_are_not():
    foreign = PLAN.loc["unemployed_foreign"]

    assert set(foreign["status"]) == {INFEASIBLE}
    assert foreign[["low", "high"]].isna().all(axis=None)
    assert set(PLAN.loc[PLAN.index.get_level_values("indicator") != "unemployed_foreign", "status"]) == {
        FEASIBLE
    }


def test_under_20_cannot_exceed_under_25():
    # One is under 25, so the 1-4 under 20 are one too.
    cells = drawn("""
        table        | ref_area | indicator           | corrected
        unemployment | 697      | unemployed_under_20 | ...
        unemployment | 697      | unemployed_under_25 | 1
    """)

    assert plan_bounds(cells, AREA)[["low", "high"]].to_numpy().tolist() == [[1, 1]]


@pytest.mark.parametrize(
    ("ref_area", "participants"),
    [
        # Subsidised: SK178 21 - Kuusamo 18; try-outs: SK178 11 - Kuusamo 7; training and other are printed.
        ("832", Interval.point(3 + 4 + 7 + 13)),
        # Subsidised: SK181 13 - 6 - 5 leaves 2 for two cells. Try-outs: 18 - 8 leaves 10 for three.
        # Training: 12 for four cells, where the rule says as much.
        ("105", Interval(1 + 2 + 1 + 6, 1 + 4 + 4 + 6)),
        ("290", Interval(6 + 2 + 1 + 21, 6 + 4 + 4 + 21)),
        # Try-outs: SK182 59 - 49 - 6 leaves 4 for two cells; training: 209 - 189 - 16 as many.
        ("697", Interval(1 + 1 + 5, 3 + 3 + 5)),
    ],
)
def test_published_totals_bound_the_participants_of_a_municipality(ref_area, participants):
    assert cost_bounds(JUNE, lambda area, number: number if area == ref_area else 0, AREA) == participants


CELLS = (("a", "x"), ("b", "x"), ("c", "x"))
RULE = st.tuples(st.integers(0, 3), st.integers(0, 3)).map(lambda ends: Interval(min(ends), max(ends)))
COEFFICIENTS = st.tuples(*[st.integers(-2, 2)] * len(CELLS))


@given(st.tuples(RULE, RULE, RULE), st.lists(st.tuples(COEFFICIENTS, RULE), max_size=2))
@settings(max_examples=40)
def test_bounds_equal_brute_force(rules, relations):
    def satisfied(cells, relation):
        factors, limits = relation
        return sum(f * cell for f, cell in zip(factors, cells, strict=True)) in limits

    constraints = [
        Constraint(
            terms={cell: f for cell, f in zip(CELLS, factors, strict=True) if f},
            low=limits.low,
            high=limits.high,
        )
        for factors, limits in relations
        if any(factors)
    ]
    relations = [relation for relation in relations if any(relation[0])]
    bounds = cell_bounds({}, dict(zip(CELLS, rules, strict=True)), constraints).set_index("ref_area")
    for position, (name, _) in enumerate(CELLS):
        connected = _connected(position, relations)
        boxes = [
            range(int(rule.low), int(rule.high) + 1) if place in connected else [0]
            for place, rule in enumerate(rules)
        ]
        own = [relation for relation in relations if any(relation[0][place] for place in connected)]
        solutions = [
            cells[position] for cells in product(*boxes) if all(satisfied(cells, each) for each in own)
        ]
        expected = (min(solutions), max(solutions)) if solutions else None
        found = (bounds.loc[name, "low"], bounds.loc[name, "high"])
        assert found == expected if expected else all(map(math.isnan, found))


def _connected(start, relations):
    reached = {start}
    for _ in CELLS:
        for factors, _limits in relations:
            members = {place for place, factor in enumerate(factors) if factor}
            reached |= members if members & reached else set()
    return reached
