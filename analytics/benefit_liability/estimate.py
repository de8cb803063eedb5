"""An area's bill, estimated from its unemployed: how many, how long, and what is assumed of their paid days.

StatFin's duration is that of an unbroken spell; the law counts paid days over all spells. The estimate is
therefore a model. A stock in balance, whose share of spells over a year is the published one, has spells that
last longer than t months with probability exp(-h t), h = -ln(L/U)/12; paid days are a spell's times a ratio.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from itertools import product
from typing import Any

from analytics.benefit_liability.law import (
    MONTH_DAYS,
    YEAR_DAYS,
    Regime,
    Steps,
    chained,
    last_resort,
    rises,
    steps_of,
)
from analytics.counts import Counts
from analytics.dated import PAID_DAY_EUR
from domain.errors import ParameterError
from domain.indicators import SERVICES
from domain.interval import UNKNOWN, Interval, sum_bounds

LONG_TERM_MONTHS = 12
"""Months of an unbroken spell from which a person is long-term unemployed."""

PAID_SERVICES = tuple(each for each in SERVICES if each != "service_subsidised")
"""Services in which a benefit is paid; subsidised work pays a wage."""


_PAID = PAID_DAY_EUR[-1]


def _within(default: float, low: float, high: float) -> Any:  # noqa: ANN401
    return field(default=default, metadata={"low": low, "high": high})


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumed:
    """What the estimate takes for granted; each lies in the range that `RANGES` gives it.

    Attributes:
        paid_share: Share of the unemployed and of those in services to whom a benefit is paid [A].
        days_ratio: Paid days over all spells, as a multiple of the days of the unbroken spell [A].
        day_eur: What is really paid a day, euros; the default is the newest of `PAID_DAY_EUR`.
        allowance_days: Days until an earnings-related allowance ends: 300, 400 or 500 by law.
    """

    paid_share: float = _within(0.75, 0.6, 0.9)
    days_ratio: float = _within(1.5, 1.0, 2.0)
    day_eur: float = _within(
        _PAID.value, min(each.low for each in PAID_DAY_EUR), max(each.high for each in PAID_DAY_EUR)
    )
    allowance_days: float = _within(400, 300, 500)

    def __post_init__(self) -> None:
        for each in fields(self):
            low, high = each.metadata["low"], each.metadata["high"]
            value = getattr(self, each.name)
            if not low <= value <= high:
                raise ParameterError(
                    f"{each.name} must be in [{low}, {high}], got {value}",
                    name=each.name,
                    value=str(value),
                    low=str(low),
                    high=str(high),
                )


RANGES = {each.name: Interval(each.metadata["low"], each.metadata["high"]) for each in fields(Assumed)}
"""Assumption -> its plausible range, which is also what is accepted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Who may be paid a benefit in an area, persons on the count day.

    Attributes:
        unemployed: Without work, those laid off left out: their days are exempt.
        in_services: In services in which a benefit is paid.
        long_term: Share of the unemployed whose spell has lasted a year (a fraction).
        in_fund: Share of the unemployed who are members of an unemployment fund (a fraction).
    """

    unemployed: Interval
    in_services: Interval
    long_term: Interval
    in_fund: Interval

    @property
    def is_known(self) -> bool:
        """Whether everything is bounded."""
        each = (self.unemployed, self.in_services, self.long_term, self.in_fund)
        return all(part.is_known for part in each)


@dataclass(frozen=True, slots=True)
class Ranged:
    """A number of the model, with what the ranges of the assumptions and the suppressed cells allow."""

    central: float
    low: float
    high: float

    def __add__(self, other: "Ranged") -> "Ranged":
        return Ranged(self.central + other.central, self.low + other.low, self.high + other.high)

    def __mul__(self, factor: float) -> "Ranged":
        return Ranged(self.central * factor, self.low * factor, self.high * factor)

    @property
    def interval(self) -> Interval:
        """Its ends."""
        return Interval(self.low, self.high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bill:
    """What an area pays, and how it moves.

    Attributes:
        month_eur: Its share of the benefits of a month (euros).
        paid: Persons to whom a benefit is paid.
        share: Share of the benefits that it pays (a fraction).
        placement_eur: What a year without benefit of one unemployed, whoever it is, spares it (euros).
    """

    month_eur: Ranged
    paid: Ranged
    share: Ranged
    placement_eur: Ranged


@dataclass(frozen=True, slots=True)
class _Case:
    """One value of everything within the ranges."""

    unemployed: float
    in_services: float
    long_term: float
    in_fund: float
    assumed: Assumed

    @property
    def persons(self) -> float:
        return (self.unemployed + self.in_services) * self.assumed.paid_share

    @property
    def leaving(self) -> float:
        """The rate at which spells end, per month."""
        return -math.log(self.long_term) / LONG_TERM_MONTHS if self.long_term > 0 else math.inf

    @property
    def per_day(self) -> float:
        """The same per paid day."""
        return self.leaving / MONTH_DAYS / self.assumed.days_ratio


def people(table: Counts, ref_area: str, regime: Regime) -> People:
    """Return who may be paid a benefit in an area; not known where the unemployed or a service are not.

    Args:
        table: Published figures of a month.
        ref_area: The area.
        regime: The law, which may not count days in services.
    """
    unemployed = table.of(ref_area, "unemployed")
    laid_off = table.of(ref_area, "laid_off")
    services = sum_bounds([table.of(ref_area, each) for each in PAID_SERVICES])
    return People(
        unemployed=_less(unemployed, laid_off),
        in_services=services if regime.counts_services else Interval.point(0),
        long_term=_part(table.of(ref_area, "long_term_unemployed"), unemployed),
        in_fund=_part(table.of(ref_area, "unemployed_in_fund"), unemployed),
    )


def bill(of: People, regime: Regime, assumed: Assumed) -> Bill | None:
    """Return an area's bill of a month; None where its people are not known.

    The ends are those of every combination of the ends of what is assumed or suppressed: a model's range, no
    confidence interval.
    """
    if not of.is_known:
        return None
    central = _measures(_central(of, assumed), regime)
    every = [central, *(_measures(each, regime) for each in _corners(of))]
    return Bill(**{name: _ranged(value, [each[name] for each in every]) for name, value in central.items()})


def scaled(estimate: Bill, month_eur: float) -> Bill:
    """Return a bill that Kela's own figure replaces; what a placement spares follows it in proportion.

    Args:
        estimate: The estimate of the same persons.
        month_eur: What Kela says of a month (euros).
    """
    found = estimate.month_eur.central
    spares = estimate.placement_eur
    central = spares.central * month_eur / found if found > 0 and month_eur > 0 else spares.central
    return replace(
        estimate,
        month_eur=Ranged(month_eur, month_eur, month_eur),
        placement_eur=_ranged(central, [spares.low, spares.high, central]),
    )


def passing(of: People, after: float, months: float, assumed: Assumed) -> Ranged | None:
    """Return how many pass so many paid days within so many months (persons); None where not known.

    In a stock in balance it is persons x h x months x exp(-h t), t the spell at which so many days are paid.
    """
    if not of.is_known:
        return None

    def count(case: _Case) -> float:
        spell, leaving = after / MONTH_DAYS / case.assumed.days_ratio, case.leaving
        if not 0 < leaving < math.inf:
            return 0.0
        return case.persons * leaving * months * math.exp(-leaving * spell)

    central = count(_central(of, assumed))
    return _ranged(central, [central, *map(count, _corners(of))])


def mean_share(steps: Steps, per_day: float) -> float:
    """Return the share paid on average of spells that end at this rate per paid day (a fraction)."""
    return math.fsum(rise * _beyond(after, per_day) for after, rise in rises(steps))


def mean_of_next(steps: Steps, per_day: float, days: float = YEAR_DAYS) -> float:
    """Return how many of a person's next days are paid by the municipality on average (days)."""
    return math.fsum(rise * _days_beyond(after, per_day, days) for after, rise in rises(steps))


def _beyond(after: float, per_day: float) -> float:
    """Return the share of spells with more paid days."""
    return math.exp(-per_day * after) if per_day < math.inf else 0.0


def _days_beyond(after: float, per_day: float, days: float) -> float:
    """Return how many of the next days lie beyond a threshold, of a person somewhere in a spell."""
    if per_day <= 0:
        return days
    if per_day == math.inf:
        return max(0.0, days - after)
    if after >= days:
        return (math.exp(-per_day * (after - days)) - math.exp(-per_day * after)) / per_day
    return (days - after) + (1 - math.exp(-per_day * after)) / per_day


def _ranged(central: float, every: Sequence[float]) -> Ranged:
    return Ranged(central, min(every), max(every))


def _measures(case: _Case, regime: Regime) -> dict[str, float]:
    assumed, persons = case.assumed, case.persons
    ladders = (
        (case.in_fund, chained(regime, assumed.allowance_days)),
        (1 - case.in_fund, steps_of(regime, last_resort(regime))),
    )
    share = sum(part * mean_share(steps, case.per_day) for part, steps in ladders)
    spared = sum(part * mean_of_next(steps, case.per_day) for part, steps in ladders)
    return {
        "month_eur": persons * share * assumed.day_eur * MONTH_DAYS,
        "paid": persons,
        "share": share,
        "placement_eur": spared * assumed.day_eur * assumed.paid_share,
    }


def _central(of: People, assumed: Assumed) -> _Case:
    return _Case(
        _middle(of.unemployed), _middle(of.in_services), _middle(of.long_term), _middle(of.in_fund), assumed
    )


def _corners(of: People) -> Iterator[_Case]:
    ends = [{each.low, each.high} for each in (of.unemployed, of.in_services, of.long_term, of.in_fund)]
    assumptions = [
        Assumed(**dict(zip(RANGES, values, strict=True)))
        for values in product(*((each.low, each.high) for each in RANGES.values()))
    ]
    for unemployed, in_services, long_term, in_fund in product(*ends):
        for assumed in assumptions:
            yield _Case(unemployed, in_services, long_term, in_fund, assumed)


def _less(whole: Interval, part: Interval) -> Interval:
    if not (whole.is_known and part.is_known):
        return UNKNOWN
    return Interval(max(0.0, whole.low - part.high), max(0.0, whole.high - part.low))


def _part(part: Interval, whole: Interval) -> Interval:
    """Return a share within 0 and 1; 0 of nobody."""
    if not (part.is_known and whole.is_known):
        return UNKNOWN
    if whole.high <= 0:
        return Interval.point(0)
    low = part.low / whole.high
    high = min(1.0, part.high / whole.low) if whole.low > 0 else 1.0
    return Interval(min(low, high), high)


def _middle(each: Interval) -> float:
    return (each.low + each.high) / 2
