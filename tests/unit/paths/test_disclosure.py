"""Hidden counts against somebody who knows every sum: the least hiding, exactly, and what they find out."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.disclosure.attacker import breaches, found_out, wanted
from analytics.disclosure.cells import Cells
from analytics.disclosure.pattern import least_pattern, safe_pattern

ROWS = ((15, 1, 3, 1), (20, 10, 10, 15), (3, 10, 10, 2), (12, 14, 7, 2))
"""A table of the kind of FCSM's working paper 22."""


def table(rows, least=1):
    """Return a table with its totals, and the place of each cell: (row, column), "t" for a total."""
    places, values = {}, []

    def put(key, value):
        places[key] = len(values)
        values.append(value)

    across, down = range(len(rows[0])), range(len(rows))
    for row in down:
        for column in across:
            put((row, column), rows[row][column])
    for row in down:
        put((row, "t"), sum(rows[row]))
    for column in across:
        put(("t", column), sum(each[column] for each in rows))
    put(("t", "t"), sum(map(sum, rows)))
    sums = [{**{places[row, column]: 1 for column in across}, places[row, "t"]: -1} for row in [*down, "t"]]
    sums += [
        {**{places[row, column]: 1 for row in down}, places["t", column]: -1} for column in [*across, "t"]
    ]
    cells = Cells(
        values=tuple(values),
        few=frozenset(at for at, value in enumerate(values) if 0 < value < 5),
        unshown=frozenset(),
        costs=tuple(10 if "t" in key else 1 for key in places),
        sums=tuple(sums),
        least=least,
    )
    return cells, places


def is_safe(cells, hidden):
    return not list(breaches(cells, hidden, wanted(cells), set()))


def test_few_alone_are_all_found_out():
    cells, _ = table(ROWS, least=0)
    found = found_out(cells, cells.few, cells.few)

    assert len(cells.few) == 6
    assert {at: round(each.low) for at, each in found.items()} == {at: cells.values[at] for at in cells.few}
    assert all(each.is_point or each.high - each.low < 1e-6 for each in found.values())


def test_the_least_hiding_of_the_published_table():
    cells, places = table(ROWS, least=0)

    hidden = least_pattern(cells)

    assert hidden - cells.few == {places[2, 1], places[3, 0], places[3, 2]}
    assert sum(cells.values[at] for at in hidden - cells.few) == 29
    assert all(each.low <= 1 and each.high >= 4 for each in found_out(cells, hidden, cells.few).values())


@pytest.mark.slow
def test_no_two_cells_are_enough_and_nine_threes_are():
    cells, _ = table(ROWS, least=0)
    free = [at for at in range(16) if at not in cells.few]

    assert not [pair for pair in combinations(free, 2) if is_safe(cells, cells.few | set(pair))]
    assert len([three for three in combinations(free, 3) if is_safe(cells, cells.few | set(three))]) == 9


def test_whoever_knows_that_hidden_is_not_0_needs_more_hidden():
    cells, _ = table(ROWS, least=1)

    hidden = least_pattern(cells)

    assert len(hidden - cells.few) == 5
    assert all(each.low <= 1 and each.high >= 4 for each in found_out(cells, hidden, cells.few).values())


def test_a_total_of_two_that_are_not_0_is_known_to_be_two_at_least():
    cells, places = table(((1, 1), (9, 9)))

    assert wanted(cells)[places[0, "t"]] == (2, 4)
    assert is_safe(cells, safe_pattern(cells))


def test_sums_that_do_not_hold_are_refused():
    with pytest.raises(ValueError, match="do not hold"):
        Cells(values=(1, 2), few=frozenset(), unshown=frozenset(), costs=(1, 1), sums=({0: 1, 1: -1},))


tables = st.lists(st.tuples(*[st.integers(0, 12)] * 3), min_size=2, max_size=4)


@settings(deadline=None, max_examples=12)
@given(tables)
def test_every_hiding_is_safe_shows_zeros_and_hides_nothing_in_vain(rows):
    cells, _ = table(rows)
    least, safe = least_pattern(cells), safe_pattern(cells)

    for hidden in (least, safe):
        assert cells.few <= hidden <= cells.may_hide
        assert is_safe(cells, hidden)
    assert not [at for at in safe - cells.few if is_safe(cells, safe - {at})]
    assert sum(cells.costs[at] for at in least) <= sum(cells.costs[at] for at in safe)


def brute(cells, hidden, most=18):
    """Return every value that each hidden cell has in some filling by whole numbers, by trying them all."""
    unknown = sorted(hidden)
    found = {at: set() for at in unknown}

    def fill(number, values):
        if number == len(unknown):
            if all(sum(by * values[at] for at, by in each.items()) == 0 for each in cells.sums):
                for at in unknown:
                    found[at].add(values[at])
            return
        for value in range(1, most):
            fill(number + 1, {**values, unknown[number]: value})

    fill(0, dict(enumerate(cells.values)))
    return found


@pytest.mark.parametrize("rows", [((3, 9), (8, 7)), ((2, 6), (0, 9)), ((1, 5), (5, 6))])
def test_an_attacker_who_tries_every_filling_finds_all_of_1_to_4(rows):
    cells, _ = table(rows)
    hidden = least_pattern(cells)
    if len(hidden) > 5:
        pytest.skip("too many to try")

    found = brute(cells, hidden)

    assert all({1, 2, 3, 4} <= found[at] for at in cells.few)
