"""Statutory meetings by duration of search under each law."""

from dataclasses import dataclass

from analytics.staffing.assumptions import Assumptions
from analytics.staffing.bounds import within

MAX_MEETINGS = 60.0
"""More meetings than weeks in a year are a typing error."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Regime:
    """Meetings that the law requires, per client-year in each band of `durations.BANDS`.

    Attributes:
        key: Name of its text under `staffing.regimes`.
        spares_returning: Whether a search that resumes within six months needs no initial interview.
        discussions: Job-search discussions.
        supplementary: Supplementary discussions fixed by law.
        by_need: Whether supplementary discussions by need (`needed_supplementary`) come on top.
    """

    key: str
    spares_returning: bool
    discussions: tuple[float, float, float, float]
    supplementary: tuple[float, float, float, float]
    by_need: bool

    def __post_init__(self) -> None:
        for name in ("discussions", "supplementary"):
            for meetings in getattr(self, name):
                within(name, meetings, 0, MAX_MEETINGS)


NORDIC_2022 = Regime(
    key="nordic_2022",
    spares_returning=False,
    # Five supplementary discussions in three months are 20 a client-year.
    discussions=(0, 4, 4, 4),
    supplementary=(20, 0, 4, 4),
    by_need=False,
)
"""In force from 2 May 2022 to the end of 2025 (HE 167/2021)."""

BY_NEED_2026 = Regime(
    key="by_need_2026",
    spares_returning=True,
    discussions=(0, 4, 4, 4),
    supplementary=(0, 0, 0, 0),
    by_need=True,
)
"""In force from 1 January 2026 (HE 108/2025)."""

REGIMES = (NORDIC_2022, BY_NEED_2026)
"""The law's rules, oldest first."""


def own_rule(
    *,
    discussions: tuple[float, float, float, float],
    supplementary: tuple[float, float, float, float],
    spares_returning: bool = True,
    by_need: bool = True,
) -> Regime:
    """Return a rule of the reader's own, per client-year and duration band.

    Raises:
        ParameterError: A number of meetings is outside 0-60.
    """
    return Regime(
        key="own",
        spares_returning=spares_returning,
        discussions=discussions,
        supplementary=supplementary,
        by_need=by_need,
    )


def supplementary_meetings(regime: Regime, assumptions: Assumptions) -> tuple[float, ...]:
    """Return supplementary discussions per client-year and band: fixed ones and those by need."""
    needed = assumptions.needed_supplementary if regime.by_need else 0.0
    return tuple(fixed + needed for fixed in regime.supplementary)
