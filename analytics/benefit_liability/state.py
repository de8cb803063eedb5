"""What the State pays for employment services, and what a placement changes beside what staff costs."""

from dataclasses import dataclass

from analytics.benefit_liability.estimate import Ranged
from analytics.dated import in_force
from domain.errors import PriceMissingError
from domain.interval import UNKNOWN, Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class BasePrices:
    """What the State pays a year, euros.

    Attributes:
        since: Year or month from which it does, until the next prices.
        unemployed_eur: For one unemployed or in services.
        resident_eur: For a resident of 18-64 years.
        source: Law and decree.
    """

    since: str
    unemployed_eur: float
    resident_eur: float
    source: str


BASE_PRICES = (
    BasePrices(since="2025", unemployed_eur=734.32, resident_eur=83.48, source="618/2021, decree 870/2024"),
)
"""The base prices known, oldest first. Before 2025 the State arranged the services itself."""

EFFECT = Interval(0.0, 1.0)
"""Share of a placement's days that end a benefit: none in a service with benefit, all in a lasting job."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatePays:
    """What the State pays a municipality for services in a year, euros.

    Attributes:
        unemployed: By the unemployed and those in services.
        residents: By residents of 18-64; unknown where their number is.
    """

    unemployed: Interval
    residents: Interval

    @property
    def total(self) -> Interval:
        """Both; unknown where one is."""
        return self.unemployed + self.residents if self.residents.is_known else UNKNOWN


def prices_in(period: str) -> BasePrices:
    """Return the base prices of a month, "2026-06".

    Raises:
        PriceMissingError: The month is before the first that are known.
    """
    found = in_force(BASE_PRICES, period)
    if found is None:
        raise PriceMissingError(f"no base prices of {period}", since=BASE_PRICES[0].since[:4])
    return found


def state_pays(
    unemployed: Interval, participants: Interval, residents: float | None, prices: BasePrices
) -> StatePays:
    """Return what the State pays by base prices, as if the persons were those of the base year.

    Args:
        unemployed: Unemployed; the law takes those of two years before.
        participants: In services.
        residents: Residents of 18-64; None where not known.
        prices: Those of the month.
    """
    persons = unemployed + participants
    return StatePays(
        unemployed=Interval(persons.low * prices.unemployed_eur, persons.high * prices.unemployed_eur)
        if persons.is_known
        else UNKNOWN,
        residents=UNKNOWN if residents is None else Interval.point(residents * prices.resident_eur),
    )


def saved(placements: Interval, placement_eur: Ranged, effect: float) -> Ranged | None:
    """Return what so many placements a year spare the municipality (euros a year).

    None where the placements are not known. The low end is 0: in a service that pays a benefit the
    municipality is charged as before. The high end has every placement end a benefit for a year. Neither is
    a promise.

    Args:
        placements: How many.
        placement_eur: What a year without benefit spares of one person.
        effect: Share of the placements' days that end a benefit, the reader's; within `EFFECT`.
    """
    if not placements.is_known:
        return None
    middle = (placements.low + placements.high) / 2
    return Ranged(
        middle * placement_eur.central * effect,
        placements.low * placement_eur.low * EFFECT.low,
        placements.high * placement_eur.high * EFFECT.high,
    )


def break_even(fte_eur: float, placement_eur: float, effect: float) -> float | None:
    """Return how many placements a year spare what an FTE costs; None where they spare nothing."""
    each = placement_eur * effect
    return fte_eur / each if each > 0 else None
