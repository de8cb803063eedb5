"""Statutory meetings by duration of search under the law of a date."""

from dataclasses import dataclass
from datetime import date

from analytics.staffing.assumptions import Assumptions
from analytics.staffing.bounds import within
from domain.errors import ParameterError

MAX_MEETINGS = 60.0
"""More meetings than weeks in a year are a typing error."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Regime:
    """Meetings that the law requires, per client-year in each band of `durations.BANDS`.

    Attributes:
        key: Name of its text under `staffing.regimes`.
        valid_from: First day in force; None for a rule of the reader's own.
        valid_to: Last day in force; None where it is in force still.
        initial_days: Working days within which a new search must have its initial interview.
        spares_returning: Whether a search that resumes within six months needs no initial interview.
        discussions: Job-search discussions.
        supplementary: Supplementary discussions fixed by law.
        by_need: Whether supplementary discussions by need (`needed_supplementary`) come on top.
        source: Where the rule is given.
    """

    key: str
    valid_from: date | None
    valid_to: date | None
    initial_days: int
    spares_returning: bool
    discussions: tuple[float, float, float, float]
    supplementary: tuple[float, float, float, float]
    by_need: bool
    source: str

    def __post_init__(self) -> None:
        for name in ("discussions", "supplementary"):
            for meetings in getattr(self, name):
                within(name, meetings, 0, MAX_MEETINGS)


NORDIC_2022 = Regime(
    key="nordic_2022",
    valid_from=date(2022, 5, 2),
    valid_to=date(2025, 12, 31),
    initial_days=5,
    spares_returning=False,
    # Five supplementary discussions in three months are 20 a client-year.
    discussions=(0, 4, 4, 4),
    supplementary=(20, 0, 4, 4),
    by_need=False,
    source="HE 167/2021",
)
BY_NEED_2026 = Regime(
    key="by_need_2026",
    valid_from=date(2026, 1, 1),
    valid_to=None,
    initial_days=10,
    spares_returning=True,
    discussions=(0, 4, 4, 4),
    supplementary=(0, 0, 0, 0),
    by_need=True,
    source="HE 108/2025",
)
REGIMES = (NORDIC_2022, BY_NEED_2026)
"""Dated rules, oldest first."""


def regime_on(day: date) -> Regime:
    """Return the rule in force on a day.

    Raises:
        ParameterError: The day is before 2 May 2022, the first rule held here.
    """
    for regime in reversed(REGIMES):
        if regime.valid_from is not None and day >= regime.valid_from:
            return regime
    first = f"{NORDIC_2022.valid_from}"
    raise ParameterError(
        f"no rule for {day}, the first is of {first}",
        name="date",
        value=f"{day}",
        low=first,
        high="9999-12-31",
    )


def own_rule(
    *,
    discussions: tuple[float, float, float, float],
    supplementary: tuple[float, float, float, float],
    initial_days: int = 10,
    spares_returning: bool = True,
    by_need: bool = True,
) -> Regime:
    """Return a rule of the reader's own, per client-year and duration band.

    Raises:
        ParameterError: A number of meetings is outside 0-60.
    """
    return Regime(
        key="own",
        valid_from=None,
        valid_to=None,
        initial_days=initial_days,
        spares_returning=spares_returning,
        discussions=discussions,
        supplementary=supplementary,
        by_need=by_need,
        source="",
    )


def supplementary_meetings(regime: Regime, assumptions: Assumptions) -> tuple[float, ...]:
    """Return supplementary discussions per client-year and band: fixed ones and those by need."""
    needed = assumptions.needed_supplementary if regime.by_need else 0.0
    return tuple(fixed + needed for fixed in regime.supplementary)


def spell_meetings(regime: Regime, assumptions: Assumptions) -> float:
    """Return the meetings of one search that lasts twelve whole months, the one at month 12 included.

    The initial interview, each band's meetings for the months spent in it, and the discussion that
    falls due as month 12 ends: 12 under the rule of 2022, 5 + s under that of 2026.
    """
    supplementary = supplementary_meetings(regime, assumptions)
    years = (0.25, 0.25, 0.5)
    meetings = sum((regime.discussions[band] + supplementary[band]) * year for band, year in enumerate(years))
    return 1 + meetings + regime.discussions[3] / 4
