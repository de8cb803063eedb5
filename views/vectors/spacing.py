"""Names in the areas of a map that is smaller than on its page: they make way for each other."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from reports.vectors import LINE, Said, Shape

_ROUNDS = 40


def apart(shapes: Sequence[Shape], top: float, bottom: float) -> list[Shape]:
    """Return shapes whose words in the middle of something are moved upwards and downwards off each other.

    Args:
        shapes: From the back.
        top: Edge that no words are moved over.
        bottom: The same below.
    """
    named = {place: each for place, each in enumerate(shapes) if isinstance(each, Said) and _is_name(each)}
    shifts = dict.fromkeys(named, 0.0)
    for _ in range(_ROUNDS):
        laps = [
            (one, other, lap)
            for one, other in combinations(named, 2)
            if _is_across(named[one], named[other])
            and (lap := _lap(named[one], shifts[one], named[other], shifts[other])) > 0
        ]
        for one, other, lap in laps:
            is_above = named[one].top + shifts[one] <= named[other].top + shifts[other]
            step = lap / 2 if is_above else -lap / 2
            shifts[one] -= step
            shifts[other] += step
        for place, each in named.items():
            shifts[place] = min(max(shifts[place], top - each.top), bottom - each.top - each.height)
        if not laps:
            break
    return [
        replace(each, y=each.y + shifts[place]) if place in named and isinstance(each, Said) else each
        for place, each in enumerate(shapes)
    ]


def _is_name(said: Said) -> bool:
    return said.side == "center" and not said.is_turned and not said.back


def _is_across(one: Said, other: Said) -> bool:
    return one.left < other.left + other.width and other.left < one.left + one.width


def _lap(one: Said, shift: float, other: Said, moved: float) -> float:
    """Return how far the letters of two lie over each other: above and below them a line has room."""
    first, second = one.top + shift, other.top + moved
    room = (LINE - 1) * (one.size + other.size) / 2
    return min(first + one.height, second + other.height) - max(first, second) - room
