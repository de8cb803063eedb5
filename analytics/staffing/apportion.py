"""Divide a total in proportion to weights, in whole steps, so that nothing is lost to rounding."""

import math
from collections.abc import Mapping

from domain.errors import ParameterError


def apportioned(
    total: float, weights: Mapping[str, float], step: float, offsets: Mapping[str, float] | None = None
) -> dict[str, float]:
    """Return `total` divided in proportion to `weights`, in steps, by the largest remainder.

    The parts add up to `total`: what is left over after whole steps goes to the largest remainder.

    Args:
        total: What is divided, FTE, at least 0.
        weights: Not negative, some positive.
        step: Size of a part.
        offsets: What each already has besides; proportionality then holds for part plus offset.

    Raises:
        ParameterError: No weight is positive.
    """
    whole = math.fsum(weights.values())
    if not whole > 0:
        raise ParameterError("nobody to divide by", name="clients", value="0", low="1", high="1000000")
    extra = offsets or {}
    pool = total + math.fsum(extra.get(name, 0.0) for name in weights)
    ideal = {n: max(0.0, pool * weight / whole - extra.get(n, 0.0)) / step for n, weight in weights.items()}
    # Clipping at 0 may leave the ideals above the total: scale them back.
    scale = total / step / math.fsum(ideal.values()) if math.fsum(ideal.values()) > 0 else 0.0
    ideal = {name: value * scale for name, value in ideal.items()}
    # A tiny allowance, so that 27.999999999 from float arithmetic is the 28 that it stands for.
    steps = {name: math.floor(value + 1e-9) for name, value in ideal.items()}
    spare = math.floor(total / step + 1e-9) - sum(steps.values())
    order = sorted(weights, key=lambda name: steps[name] - ideal[name])
    for name in order[:spare]:
        steps[name] += 1
    parts = {name: count * step for name, count in steps.items()}
    parts[order[0]] += total - math.fsum(parts.values())
    return parts
