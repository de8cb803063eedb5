"""The best allocation for a goal and its limits, against every allocation that they allow."""

import itertools
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.staffing.best import Goal, Movable, Wishes, best, judgement
from analytics.staffing.board import evaluate
from analytics.staffing.coefficients import coefficients
from analytics.staffing.defence import Why, limits_set, reasons, relaxations, runners_up
from analytics.staffing.regimes import BY_NEED_2026
from domain.errors import InfeasibleError
from tests.unit.staffing.area import ASSUMED, BOARD, CLIENTS, PLAN

STEP = Fraction(1, 2)
MOST = 4
"""Posts that a unit of the small boards can have at the most."""


def unit(key, clients, *, target=100.0, own=0.0, shared=0.0, presence=0.0):
    """Return one unit's coefficients; None as a target sets none."""
    return {
        "unit": key,
        "clients_low": clients,
        "clients_high": clients,
        "band_low": None,
        "band_high": target,
        "band_strict": False,
        "ceiling": 149.0 if target is None else target,
        "own_fte": own,
        "shared_fte": shared,
        "baseline_fte": 1.0,
        "minimum_fte": presence,
        "hours_per_client": 1.0,
    }


def board(*units, state=3.0):
    """Return a small board; `state` is the client work that the State hands over."""
    return {
        **BOARD,
        "units": list(units),
        "own_fte": sum(each["own_fte"] for each in units),
        "state_client_fte": state,
        "step_fte": 0.5,
    }


TWO = board(unit("a", 200), unit("b", 100))
START = {"a": 1.0, "b": 2.0}


def sought(goal, coefficients=TWO, start=START, **wishes):
    return best(coefficients, start, Wishes(goal=goal, **wishes)).optimum.fte


def test_room_is_left_where_there_is_least_of_it():
    start = {"a": 2.0, "b": 2.0}

    assert sought(Goal.CHANGE, start=start) == start  # both keep their targets already
    assert sought(Goal.WITHIN, start=start) == {"a": 2.5, "b": 1.5}  # 80 % and 67 %, not 100 % and 50 %


def test_the_most_even_division_looks_at_no_target():
    lenient = board(unit("a", 200, target=500.0), unit("b", 100))

    assert sought(Goal.EVEN, lenient) == {"a": 2.0, "b": 1.0}
    assert sought(Goal.WITHIN, lenient) == {"a": 1.0, "b": 2.0}  # 40 % and 50 % of their targets


def test_the_fewest_posts_keep_each_units_own_target():
    lenient = board(unit("a", 200, target=80.0), unit("b", 100, target=200.0))

    assert sought(Goal.FEWEST, lenient) == {"a": 2.5, "b": 0.5}
    assert sought(Goal.LEAST, lenient, ceiling=100.0) == {"a": 2.0, "b": 1.0}


def test_a_unit_without_target_gives_nothing_unless_the_reader_says_so():
    untold = board(unit("a", 200), unit("b", 10, target=None))

    for goal in (Goal.WITHIN, Goal.CHANGE, Goal.EVEN, Goal.FEWEST):
        assert sought(goal, untold)["b"] >= START["b"]
        assert sought(goal, untold, spares=False)["b"] < START["b"]


def test_a_unit_without_target_is_judged_by_nothing_while_it_is_spared():
    untold = board(unit("a", 90), unit("b", 900, target=None))

    assert sought(Goal.CHANGE, untold, {"a": 1.0, "b": 1.0}) == {"a": 1.0, "b": 1.0}


def test_locks_and_limits_of_units_hold():
    assert sought(Goal.WITHIN, locked=(("b", 2.0),)) == START
    assert sought(Goal.CHANGE, least=(("b", 1.5),)) == {"a": 1.5, "b": 1.5}
    assert sought(Goal.CHANGE, most=(("a", 1.5),)) == {"a": 1.5, "b": 1.5}


def test_a_unit_is_locked_between_steps():
    assert sought(Goal.WITHIN, start={"a": 1.0, "b": 2.25}, locked=(("b", 2.25),)) == {"a": 1.0, "b": 2.25}


def test_own_posts_stay_or_only_the_states_are_divided():
    owned = board(unit("a", 200), unit("b", 100, own=1.5), state=1.0)

    assert sought(Goal.CHANGE, owned, movable=Movable.OWN_STAY) == {"a": 1.5, "b": 1.5}
    # 1.5 of their own and one from the State: no more can be hired.
    freely = {"movable": Movable.STATE_ONLY, "is_total_free": True}
    assert sought(Goal.CHANGE, owned, {"a": 1.0, "b": 1.5}, **freely) == {"a": 1.0, "b": 1.5}
    with pytest.raises(InfeasibleError) as caught:
        sought(Goal.FEWEST, owned, movable=Movable.STATE_ONLY)
    assert caught.value.values == {"conflict": "state_only", "needed": "3.5", "all": "2.5"}


@pytest.mark.parametrize(
    ("wishes", "conflict"),
    [
        ({"locked": (("a", 4.0),)}, "locked_total"),
        ({"least": (("a", 2.0),), "most": (("a", 1.0),)}, "minimum_maximum"),
        ({"most": (("a", 0.0),)}, "unstaffed"),
        ({"least": (("a", 3.0),)}, "unstaffed"),
        ({"least": (("a", 3.5),)}, "minimum_total"),
    ],
)
def test_what_clashes_is_named(wishes, conflict):
    with pytest.raises(InfeasibleError) as caught:
        sought(Goal.WITHIN, **wishes)
    assert caught.value.values["conflict"] == conflict


def test_own_targets_take_the_place_of_the_plans():
    own = coefficients(CLIENTS, PLAN, ASSUMED, BY_NEED_2026, targets={"sotkamo": 70.0, "kajaani": 200.0})
    entries = {each["unit"]: each for each in own["units"]}

    assert (entries["sotkamo"]["band_low"], entries["sotkamo"]["band_high"]) == (None, 70.0)
    assert entries["kajaani"]["ceiling"] == 200.0
    assert entries["kuhmo"] == next(each for each in BOARD["units"] if each["unit"] == "kuhmo")
    assert best(own, PLAN.fte, Wishes(goal=Goal.FEWEST)).optimum.fte["sotkamo"] == 7.5  # 525 / 70


def test_the_plan_can_be_brought_within_every_target_and_the_unit_without_one_keeps_its_posts():
    found = {goal: best(BOARD, PLAN.fte, Wishes(goal=goal)) for goal in Goal}

    for goal in (Goal.WITHIN, Goal.CHANGE, Goal.FEWEST):
        assert evaluate(BOARD, found[goal].optimum.fte).totals.above_target == 0
        assert found[goal].optimum.fte["sotkamo"] >= PLAN.fte["sotkamo"]
    assert sum(found[Goal.WITHIN].optimum.fte.values()) == 63
    assert float(found[Goal.WITHIN].judgement[0]) < 0.98
    assert found[Goal.CHANGE].optimum.objective.changed_fte == 12


@st.composite
def asked(draw):
    """A small board, a start, and whatever may be wished of it."""
    size = draw(st.integers(2, 3))
    units = [
        unit(
            key,
            draw(st.integers(0, 12)) * 25,
            target=draw(st.sampled_from([None, 75.0, 100.0, 120.0])),
            own=draw(st.sampled_from([0.0, 0.5, 1.0])),
            shared=draw(st.sampled_from([0.0, 0.0, 0.5, -0.5])),
            presence=draw(st.sampled_from([0.0, 0.5])),
        )
        for key in "abc"[:size]
    ]
    posts = st.integers(0, 6).map(lambda steps: steps / 2)
    start = {each["unit"]: draw(posts) for each in units}
    some = st.lists(st.sampled_from([each["unit"] for each in units]), unique=True, max_size=1)
    wishes = Wishes(
        goal=draw(st.sampled_from(Goal)),
        is_total_free=draw(st.booleans()),
        locked=tuple((key, start[key]) for key in draw(some)),
        least=tuple((key, draw(posts)) for key in draw(some)),
        # Without one, a unit has no limit that the search of every allocation could end at.
        most=tuple((each["unit"], draw(st.sampled_from([1.0, 2.0, float(MOST)]))) for each in units),
        movable=draw(st.sampled_from(Movable)),
        spares=draw(st.booleans()),
        is_present=draw(st.booleans()),
    )
    return board(*units, state=draw(st.sampled_from([0.0, 1.0, 2.5]))), start, wishes


def allowed(coefficients, start, wishes):
    """Yield every allocation within the wishes, from their words alone."""
    locked, least, most = dict(wishes.locked), dict(wishes.least), dict(wishes.most)
    for steps in itertools.product(range(2 * MOST + 1), repeat=len(start)):
        fte = {key: count / 2 for key, count in zip(start, steps, strict=True)}
        total = sum(fte.values())
        if wishes.has_fixed_total and total != sum(start.values()):
            continue
        pool = coefficients["own_fte"] + coefficients["state_client_fte"]
        if wishes.movable is Movable.STATE_ONLY and total > pool:
            continue
        for entry in coefficients["units"]:
            key = entry["unit"]
            if key in locked:
                if fte[key] != locked[key]:
                    break
                continue
            floor = max(
                least.get(key, 0.0),
                entry["own_fte"] if wishes.movable is not Movable.ALL else 0.0,
                entry["minimum_fte"] if wishes.is_present else 0.0,
            )
            if not floor <= fte[key] <= most[key]:
                break
        else:
            yield fte


def ceiling(entry, wishes):
    if wishes.goal is Goal.LEAST:
        return Fraction(wishes.ceiling)
    if wishes.goal is Goal.EVEN:
        return Fraction(1)
    if entry["band_high"] is None:
        return None if wishes.spares else Fraction(149)
    return Fraction(entry["band_high"])


def judged(coefficients, start, wishes, fte):
    """Return how bad an allocation is; None where it does not reach what must be reached."""
    shares, overload = [Fraction(0)], Fraction(0)
    for entry in coefficients["units"]:
        limit = ceiling(entry, wishes)
        posts = Fraction(fte[entry["unit"]])
        if entry["unit"] in dict(wishes.locked):
            continue  # nobody can help it
        room, clients = posts + Fraction(entry["shared_fte"]), Fraction(entry["clients_high"])
        staffed = posts > 0 and room > 0
        if clients and not staffed:
            if wishes.goal is not Goal.CHANGE:
                return None
            shares.append(float("inf"))
        else:
            # Nobody judges a unit without ceiling, but it must be staffed.
            shares.append(clients / room / (limit or 10_000) if clients else Fraction(0))
        overload += max(0, clients - (limit or 10_000) * room)
    if wishes.goal in (Goal.FEWEST, Goal.LEAST):
        return (0, sum(fte.values())) if max(shares) <= 1 else None
    if wishes.goal is Goal.CHANGE:
        changed = sum(abs(fte[key] - start[key]) for key in start)
        return (float(max(0, max(shares) - 1)), float(overload), changed)
    return tuple(sorted(shares[1:], reverse=True))


@pytest.mark.slow
@settings(max_examples=400, deadline=None)
@given(case=asked())
def test_what_is_found_is_the_best_of_every_allocation_that_the_wishes_allow(case):
    coefficients, start, wishes = case
    every = [(judged(coefficients, start, wishes, fte), fte) for fte in allowed(coefficients, start, wishes)]
    good = [judgement for judgement, _ in every if judgement is not None]
    if not good:
        with pytest.raises(InfeasibleError):
            best(coefficients, start, wishes)
        return
    found = best(coefficients, start, wishes)
    assert found.optimum.fte in [fte for _, fte in every]
    assert judged(coefficients, start, wishes, found.optimum.fte) == pytest.approx(min(good))


def within(limits, fte):
    ends = zip(limits.units, limits.minimum_fte, limits.maximum_fte, strict=True)
    return all(low <= fte[key] <= high for key, low, high in ends)


@settings(max_examples=100, deadline=None)
@given(case=asked())
def test_no_limit_makes_anything_better_and_what_costs_nothing_can_go(case):
    coefficients, start, wishes = case
    try:
        found = best(coefficients, start, wishes)
    except InfeasibleError:
        return
    for each in relaxations(coefficients, start, wishes, found):
        # A locked unit may stand outside its own limits, and without its own maximum a unit is spared.
        if each.found is not None and within(each.found.limits, found.optimum.fte):
            fewer = replace(wishes, locked=()) if each.limit == "locked" else wishes
            here = judgement(each.found.limits, fewer, found.optimum.fte)
            assert each.found.judgement <= here
            assert each.costs == (each.found.judgement < here)
    for _, other in runners_up(coefficients, start, wishes, found):
        assert judgement(found.limits, wishes, other.optimum.fte) >= found.judgement
        assert other.optimum.fte != found.optimum.fte


def test_what_each_limit_costs_is_what_would_be_found_without_it():
    wishes = Wishes(goal=Goal.CHANGE, locked=(("b", 2.0),), is_present=True)
    found = best(TWO, START, wishes)
    relaxed = {each.limit: each for each in relaxations(TWO, START, wishes, found)}

    assert [limit for limit, _ in limits_set(TWO, wishes)] == ["locked", "total"]
    assert relaxed["locked"].costs
    assert relaxed["locked"].found.optimum.fte == {"a": 2.0, "b": 1.0}
    assert relaxed["total"].found.optimum.fte == {"a": 2.0, "b": 2.0}


def test_limits_that_clash_say_which_of_them_alone_could_go():
    wishes = Wishes(goal=Goal.CHANGE, least=(("a", 2.0), ("b", 2.0)))
    with pytest.raises(InfeasibleError):
        best(TWO, START, wishes)
    relaxed = relaxations(TWO, START, wishes, None)

    assert [(each.limit, each.unit, each.found is not None) for each in relaxed] == [
        ("least", "a", True),
        ("least", "b", True),
        ("total", "", True),
    ]


def test_each_unit_that_gives_nothing_has_its_reason():
    four = board(
        unit("a", 400), unit("b", 100), unit("c", 10, target=None), unit("d", 40, presence=1.0), unit("e", 1)
    )
    start = {"a": 1.0, "b": 1.0, "c": 2.0, "d": 1.0, "e": 3.0}
    wishes = Wishes(goal=Goal.CHANGE)
    said = {each.unit: each for each in reasons(four, start, wishes, best(four, start, wishes))}

    assert {key: each.why for key, each in said.items()} == {
        "a": Why.TAKES,
        "b": Why.OVER,
        "c": Why.SPARED,
        "d": Why.PRESENCE,
    }
    assert said["b"].caseload == 200.0
    locked = replace(wishes, locked=(("e", 3.0),))
    assert {each.unit: each.why for each in reasons(four, start, locked, best(four, start, locked))}[
        "e"
    ] is Why.LOCKED


def test_the_next_best_leave_one_changed_unit_as_it_is():
    three = board(unit("a", 300), unit("b", 100), unit("c", 100))
    start = {"a": 2.0, "b": 2.0, "c": 1.5}
    wishes = Wishes(goal=Goal.CHANGE)
    found = best(three, start, wishes)
    others = runners_up(three, start, wishes, found)

    assert found.optimum.fte["a"] == 3.0
    for key, other in others:
        assert other.optimum.fte[key] == start[key] != found.optimum.fte[key]
