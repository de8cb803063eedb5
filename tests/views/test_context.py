"""What a context keeps, what waits for a turn, and what an area lacks."""

from contextlib import contextmanager
from dataclasses import replace

import pytest

from domain.errors import BusyError, PointsMissingError, WaysMissingError


def test_what_is_dear_waits_for_one_turn_and_is_kept_for_all(contexts, home):
    turns = []

    @contextmanager
    def turn():
        turns.append("taken")
        yield

    mine = contexts(home.area)
    first, other = replace(mine, turn=turn), replace(mine, turn=turn)

    assert first.dear(_doubled, 4) == other.dear(_doubled, 4) == mine.dear(_doubled, 4) == 8
    assert turns == ["taken"]


def test_who_waited_for_the_same_finds_it_made(contexts, home):
    made, mine = [], contexts(home.area)

    def counted(_context):
        made.append("once")
        return 8

    @contextmanager
    def after_another():
        mine.dear(counted)
        yield

    assert replace(mine, turn=after_another).dear(counted) == 8
    assert made == ["once"]


def test_without_a_turn_nothing_is_kept_and_the_next_may_try(contexts, home):
    @contextmanager
    def never():
        raise BusyError("no turn", seconds="0")
        yield

    context = contexts(home.area)
    with pytest.raises(BusyError):
        replace(context, turn=never).dear(_doubled, 5)

    assert context.dear(_doubled, 5) == 10


def test_points_of_other_areas_are_not_the_area_s_own(kainuu):
    assert set(kainuu.service_points.data["ref_area"]) == set(kainuu.area.municipalities)


def test_an_area_without_points_or_ways_says_so(oulu):
    with pytest.raises(PointsMissingError):
        _ = oulu.service_points
    with pytest.raises(WaysMissingError):
        _ = oulu.own_ways


def _doubled(_context, number):
    return 2 * number
