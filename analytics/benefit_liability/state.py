"""What the State pays for employment services, and what a placement changes beside what staff costs."""

from dataclasses import dataclass

from analytics.benefit_liability.estimate import Ranged
from domain.interval import UNKNOWN, Interval

RESIDENT_EUR = 83.48
"""A resident of 18-64 years, base price of 2025 (618/2021, decree 870/2024; euros a year)."""

UNEMPLOYED_EUR = 734.32
"""One unemployed or in services, the same."""

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


def state_pays(unemployed: Interval, participants: Interval, residents: float | None) -> StatePays:
    """Return what the State pays by the base prices of 2025, as if the persons were those of the base year.

    Args:
        unemployed: Unemployed; the law takes those of two years before.
        participants: In services.
        residents: Residents of 18-64; None where not known.
    """
    persons = unemployed + participants
    return StatePays(
        unemployed=Interval(persons.low * UNEMPLOYED_EUR, persons.high * UNEMPLOYED_EUR)
        if persons.is_known
        else UNKNOWN,
        residents=UNKNOWN if residents is None else Interval.point(residents * RESIDENT_EUR),
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
