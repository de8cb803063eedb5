"""Classes of a value on a map: which colour each municipality takes."""

import math
from collections.abc import Collection, Mapping

from charts.maps import Shade
from charts.theme import DIVERGING, SEQUENTIAL


def plain(
    municipalities: Collection[str], names: Mapping[str, str], strong: Collection[str] = ()
) -> dict[str, Shade]:
    """Return the fill of municipalities where a map shows no value, some a little darker."""
    return {
        area: Shade(
            colour=SEQUENTIAL[1 if area in strong else 0].light,
            is_strong=False,
            label="",
            hover=f"<b>{names[area]}</b>",
        )
        for area in municipalities
    }


def sequential(values: Mapping[str, float]) -> dict[str, tuple[str | None, bool]]:
    """Return colour and whether it is strong for each code, in five classes of equal width.

    An unknown value (NaN) has no colour. If all values are equal, all take the middle class.
    """
    known = [value for value in values.values() if math.isfinite(value)]
    low, high = min(known, default=0.0), max(known, default=0.0)
    width = (high - low) / len(SEQUENTIAL)

    def shade(value: float) -> tuple[str | None, bool]:
        if not math.isfinite(value):
            return None, False
        step = min(int((value - low) / width), len(SEQUENTIAL) - 1) if width else 2
        return SEQUENTIAL[step].light, step >= 3

    return {code: shade(value) for code, value in values.items()}


def diverging(
    values: Mapping[str, float], *, middle: float, near: float
) -> dict[str, tuple[str | None, bool]]:
    """Return colour and whether it is strong for each code, in five classes around a middle.

    Args:
        values: Code -> value; NaN has no colour.
        middle: Value of the neutral class.
        near: Half the width of the neutral class; four times it is where the strong classes begin.
    """

    def shade(value: float) -> tuple[str | None, bool]:
        if not math.isfinite(value):
            return None, False
        distance = value - middle
        step = 0 if abs(distance) <= near else 1 if abs(distance) <= 4 * near else 2
        return DIVERGING[2 + int(math.copysign(step, distance))].light, step == 2

    return {code: shade(value) for code, value in values.items()}
