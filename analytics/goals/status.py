"""How a goal stands: its outcome against what was expected at the last review, and the straight path."""

from datetime import date
from enum import StrEnum

from domain.interval import Interval


class Status(StrEnum):
    """An outcome against the range that was forecast for it at the last review."""

    BETTER = "better"
    AS_EXPECTED = "as_expected"
    WORSE = "worse"


def status(outcome: Interval, expected: Interval, *, up_is_good: bool) -> Status:
    """Return whether an outcome is surely outside the range that was expected, and on which side of it."""
    if outcome.low > expected.high:
        return Status.BETTER if up_is_good else Status.WORSE
    if outcome.high < expected.low:
        return Status.WORSE if up_is_good else Status.BETTER
    return Status.AS_EXPECTED


def is_met(value: Interval, target: float, *, up_is_good: bool, is_strict: bool = False) -> bool | None:
    """Return whether a value reaches a target; None where it is not known, or its range leaves that open.

    Args:
        value: The value.
        target: The number aimed at.
        up_is_good: Whether more is better.
        is_strict: Whether the target itself misses it.
    """
    if not value.is_known:
        return None
    worst, best = (value.low, value.high) if up_is_good else (-value.high, -value.low)
    aim = target if up_is_good else -target
    if worst > aim or (worst == aim and not is_strict):
        return True
    return False if best < aim or (best == aim and is_strict) else None


def progress(base: float, now: float, target: float) -> float:
    """Return which part of the way from base to target is gone; below 0 it is the wrong way.

    Raises:
        ValueError: Base and target are the same: there is no way to go.
    """
    if base == target:
        raise ValueError("a target that is its baseline is no way to go")
    return (now - base) / (target - base)


def elapsed(start: date, now: date, end: date) -> float:
    """Return which part of the time from start to end is gone.

    Raises:
        ValueError: The end is not after the start.
    """
    if end <= start:
        raise ValueError(f"{end} is not after {start}")
    return (now - start).days / (end - start).days


def half_year_before(period: str) -> str:
    """Return the month half a year before one, both as "2026-06"."""
    year, month = map(int, period.split("-"))
    return f"{year}-{month - 6:02d}" if month > 6 else f"{year - 1}-{month + 6:02d}"
