"""Caseload against a target band: the one definition of under, within and over."""

import math
from dataclasses import dataclass
from enum import StrEnum

from domain.errors import ParameterError


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Target clients per client-facing FTE; both limits belong to the band.

    Attributes:
        low: Lower limit; None where only a ceiling is set ("under 100").
        high: Ceiling.
    """

    low: float | None
    high: float

    def __post_init__(self) -> None:
        low = 0.0 if self.low is None else self.low
        if not (math.isfinite(self.high) and 0 <= low <= self.high and self.high > 0):
            raise ParameterError(
                f"a band needs 0 <= low <= high, got {self.low}-{self.high}",
                name="band",
                value=f"{low:g}-{self.high:g}",
                low="0",
                high="500",
            )


def caseload(clients: float, fte: float) -> float | None:
    """Return clients per client-facing FTE; None where there is no staff, which is neither 0 nor infinity."""
    return clients / fte if fte > 0 else None


def band_verdict(value: float, band: Band | None) -> Verdict:
    """Return where one caseload stands; unknown target where there is no band."""
    if band is None:
        return Verdict.UNKNOWN_TARGET
    if value > band.high:
        return Verdict.OVER
    return Verdict.UNDER if band.low is not None and value < band.low else Verdict.WITHIN


def interval_verdict(low: float, high: float, band: Band | None) -> Verdict:
    """Return where a caseload known to lie in [low, high] stands; uncertain where the ends disagree."""
    ends = band_verdict(low, band), band_verdict(high, band)
    return ends[0] if ends[0] == ends[1] else Verdict.UNCERTAIN
