"""What share of a day's benefit a municipality pays, by the law in force and the days paid before."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from domain.errors import ParameterError

MONTH_DAYS = 21.5
"""Paid days of a month: five a week."""

YEAR_DAYS = 258
"""Paid days of twelve months."""


class Benefit(StrEnum):
    """A benefit whose days a municipality may pay a share of."""

    SUPPORT = "support"
    """Labour market support."""

    BASIC = "basic"
    """Basic allowance."""

    EARNINGS = "earnings"
    """Earnings-related allowance: a share of the basic part inside it."""

    GENERAL = "general"
    """Yleistuki, which replaced labour market support and basic allowance."""


@dataclass(frozen=True, slots=True)
class Step:
    """From the day after so many paid days on, the municipality pays this share (a fraction)."""

    after: float
    share: float


Steps = tuple[Step, ...]
"""A ladder, from the first step up; before it nothing is paid."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Regime:
    """A law of the municipality's share.

    Attributes:
        key: Name of it; its texts are under `bill.regimes`.
        since: First day it is in force.
        steps: Benefit -> its ladder; a benefit that is not there costs nothing.
        is_chain: Whether the days of an allowance count among those of the support that follows it.
        counts_services: Whether days in services count and are charged.
        is_known: Whether the law's shares are known; otherwise they are a parameter.
        told_after: Paid days at which Kela tells the municipality of a person; None where that is not known.
    """

    key: str
    since: date
    steps: Mapping[Benefit, Steps]
    is_chain: bool = True
    counts_services: bool = True
    is_known: bool = True
    told_after: float | None = None


_ALLOWANCE = (Step(100, 0.1), Step(200, 0.2), Step(300, 0.3), Step(400, 0.4))
_SUPPORT = (*_ALLOWANCE, Step(700, 0.5))

REGIMES = (
    Regime(
        key="law_2006",
        since=date(2006, 1, 1),
        steps={Benefit.SUPPORT: (Step(499, 0.5),)},
        is_chain=False,
        counts_services=False,
    ),
    Regime(
        key="law_2015",
        since=date(2015, 1, 1),
        steps={Benefit.SUPPORT: (Step(300, 0.5), Step(1_000, 0.7))},
        is_chain=False,
        counts_services=False,
    ),
    Regime(
        key="law_2025",
        since=date(2025, 1, 1),
        steps={Benefit.SUPPORT: _SUPPORT, Benefit.BASIC: _ALLOWANCE, Benefit.EARNINGS: _ALLOWANCE},
        told_after=60,
    ),
    Regime(
        key="law_2026",
        since=date(2026, 5, 1),
        steps={Benefit.GENERAL: _SUPPORT, Benefit.EARNINGS: _ALLOWANCE},
        is_known=False,
        told_after=60,
    ),
)
"""Every regime from the oldest. 2006 from the 500th day and 2015 after 300 and 1 000 days: Kela's open data
and its bills; 2025: 1290/2002 14:3 a and b, 555/1998 4 § (385 and 387/2023), of Kela 1290/2002 13:6.2. The
share of yleistuki (law 48/2026) is not known here: `with_general` makes it a parameter."""


def regime(key: str) -> Regime:
    """Return a regime by its key.

    Raises:
        KeyError: There is none.
    """
    return {each.key: each for each in REGIMES}[key]


def regime_in(period: str) -> Regime:
    """Return the regime in force on the first day of a month ("2026-06").

    Raises:
        ParameterError: It is before the first of them.
    """
    year, month = map(int, period.split("-"))
    found = [each for each in REGIMES if each.since <= date(year, month, 1)]
    if not found:
        raise ParameterError(
            f"no regime in {period}", name="period", value=period, low=str(REGIMES[0].since), high=""
        )
    return found[-1]


def with_general(regime: Regime, highest_share: float) -> Regime:
    """Return a regime whose yleistuki climbs the ladder of labour market support to this share at the most.

    Args:
        regime: The regime; one whose shares are known stays as it is.
        highest_share: 0.5 as of labour market support, 0.4 as of an allowance, 0 for no share (a fraction).
    """
    if regime.is_known:
        return regime
    capped = tuple(step for step in _SUPPORT if step.share <= highest_share + 1e-9)
    return replace(regime, steps={**regime.steps, Benefit.GENERAL: capped})


def steps_of(regime: Regime, benefit: Benefit) -> Steps:
    """Return the ladder of a benefit; empty where it costs the municipality nothing."""
    return regime.steps.get(benefit, ())


def last_resort(regime: Regime) -> Benefit:
    """Return the benefit of those whose allowance has run out."""
    return Benefit.GENERAL if Benefit.GENERAL in regime.steps else Benefit.SUPPORT


def ladder(regime: Regime, benefit: Benefit) -> Steps:
    """Return the ladder of a benefit, or of what replaced it; empty where it costs nothing."""
    if benefit in regime.steps:
        return regime.steps[benefit]
    is_replaced = benefit in (Benefit.SUPPORT, Benefit.GENERAL) or (
        benefit is Benefit.BASIC and Benefit.GENERAL in regime.steps
    )
    return steps_of(regime, last_resort(regime)) if is_replaced else ()


def chained(regime: Regime, allowance_days: float) -> Steps:
    """Return the ladder of a person who is first paid the earnings-related allowance, then the last resort.

    Args:
        regime: The law.
        allowance_days: Days until the allowance ends: 300, 400 or 500.
    """
    after = steps_of(regime, last_resort(regime))
    if not regime.is_chain:
        return tuple(Step(step.after + allowance_days, step.share) for step in after)
    before = [step for step in steps_of(regime, Benefit.EARNINGS) if step.after < allowance_days]
    reached = max((step.share for step in after if step.after <= allowance_days), default=0.0)
    moved = () if reached == (before[-1].share if before else 0.0) else (Step(allowance_days, reached),)
    return (*before, *moved, *(step for step in after if step.after > allowance_days))


def share(steps: Steps, day: int) -> float:
    """Return the share of a paid day, counted from 1 (a fraction)."""
    return max(
        (step for step in steps if step.after < day), key=lambda step: step.after, default=Step(0, 0)
    ).share


def cumulative(steps: Steps, days: float, day_eur: float) -> float:
    """Return what the first so many paid days of a person cost the municipality (euros)."""
    return day_eur * math.fsum(rise * max(0.0, days - after) for after, rise in rises(steps))


def cost_of_next(steps: Steps, paid: float, day_eur: float, days: float = YEAR_DAYS) -> float:
    """Return what the next so many days cost of a person with `paid` of them (euros).

    It is what the municipality is spared where these days are not paid, as by a job that lasts.
    """
    return cumulative(steps, paid + days, day_eur) - cumulative(steps, paid, day_eur)


def month_cost(steps: Steps, day: int, day_eur: float) -> float:
    """Return what a month costs at the share of this paid day (euros)."""
    return share(steps, day) * day_eur * MONTH_DAYS


def months_until(days: float) -> float:
    """Return after how many months so many days are paid."""
    return days / MONTH_DAYS


def thresholds(every: Iterable[Steps]) -> tuple[float, ...]:
    """Return the paid days at which some of these ladders rises, in order."""
    return tuple(sorted({step.after for steps in every for step in steps}))


def rises(steps: Steps) -> list[tuple[float, float]]:
    """Return (days, by how much the share changes there) of each step."""
    found, before = [], 0.0
    for step in steps:
        found.append((step.after, step.share - before))
        before = step.share
    return found
