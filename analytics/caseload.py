"""Caseload against a target band: the one definition of under, within and over."""

import math
from dataclasses import dataclass
from enum import StrEnum

from domain.errors import ParameterError

_MOST_DECIMALS = 6


class Verdict(StrEnum):
    """Where a caseload stands against its target band."""

    UNDER = "under"
    WITHIN = "within"
    OVER = "over"
    UNCERTAIN = "uncertain"
    """The clients are an interval whose ends fall on different sides of a limit."""
    UNKNOWN_TARGET = "unknown_target"
    UNKNOWN_CLIENTS = "unknown_clients"
    NO_STAFF = "no_staff"


HIGHEST = 500
"""Clients of one person, above which nobody sets a ceiling."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Target clients per client-facing FTE; its lower limit belongs to the band.

    Attributes:
        low: Lower limit; None where only a ceiling is set ("under 100").
        high: Ceiling.
        is_strict: Whether the ceiling itself is already too much, as in "under 100".
    """

    low: float | None
    high: float
    is_strict: bool = False

    def __post_init__(self) -> None:
        low = 0.0 if self.low is None else self.low
        if not (math.isfinite(self.high) and 0 <= low <= self.high and self.high > 0):
            raise ParameterError(
                f"a band needs 0 <= low <= high, got {self.low}-{self.high}",
                name="band",
                value=f"{low:g}-{self.high:g}",
                low="0",
                high=f"{HIGHEST}",
            )


def caseload(clients: float, fte: float) -> float | None:
    """Return clients per client-facing FTE; None where there is no staff, which is neither 0 nor infinity."""
    return clients / fte if fte > 0 else None


def band_verdict(value: float, band: Band | None) -> Verdict:
    """Return where one caseload stands; unknown target where there is no band."""
    if band is None:
        return Verdict.UNKNOWN_TARGET
    if value > band.high or (band.is_strict and value == band.high):
        return Verdict.OVER
    return Verdict.UNDER if band.low is not None and value < band.low else Verdict.WITHIN


def decimals_needed(value: float, band: Band | None) -> int:
    """Return with how many decimals a caseload says what its verdict says: 89,6 and not 90 under 90-120.

    That many decimals lead to the verdict however the number is rounded.
    """
    if not math.isfinite(value * 10**_MOST_DECIMALS):
        return 0
    verdict = band_verdict(value, band)
    for decimals in range(_MOST_DECIMALS):
        scale = 10**decimals
        ends = math.floor(value * scale) / scale, math.ceil(value * scale) / scale
        if all(band_verdict(end, band) is verdict for end in ends):
            return decimals
    return _MOST_DECIMALS


def interval_verdict(low: float, high: float, band: Band | None) -> Verdict:
    """Return where a caseload known to lie in [low, high] stands; uncertain where the ends disagree."""
    ends = band_verdict(low, band), band_verdict(high, band)
    return ends[0] if ends[0] == ends[1] else Verdict.UNCERTAIN
