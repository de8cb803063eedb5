"""Statutory meetings by duration of search under each law."""

from dataclasses import dataclass, replace

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
        valid_from: First day in force, "2026-01-01"; "" for a rule that is not the law's.
        source: Bills and laws; "" for a rule that is not the law's.
        spares_returning: Whether a search that resumes within six months needs no initial interview.
        discussions: Job-search discussions.
        supplementary: Supplementary discussions fixed by law.
        by_need: Whether supplementary discussions by need (`needed_supplementary`) come on top.
        activates: Whether meetings of the activation period of yleistuki (`activation_meetings`) do.
    """

    key: str
    valid_from: str = ""
    source: str = ""
    spares_returning: bool
    discussions: tuple[float, float, float, float]
    supplementary: tuple[float, float, float, float]
    by_need: bool
    activates: bool = False

    def __post_init__(self) -> None:
        for name in ("discussions", "supplementary"):
            for meetings in getattr(self, name):
                within(name, meetings, 0, MAX_MEETINGS)


NORDIC_2022 = Regime(
    key="nordic_2022",
    valid_from="2022-05-02",
    source="HE 167/2021",
    spares_returning=False,
    # Five supplementary discussions in three months are 20 a client-year.
    discussions=(0, 4, 4, 4),
    supplementary=(20, 0, 4, 4),
    by_need=False,
)

BY_NEED_2026 = Regime(
    key="by_need_2026",
    valid_from="2026-01-01",
    source="HE 108/2025",
    spares_returning=True,
    discussions=(0, 4, 4, 4),
    supplementary=(0, 0, 0, 0),
    by_need=True,
)

YLEISTUKI_2026 = replace(
    BY_NEED_2026,
    key="yleistuki_2026",
    valid_from="2026-05-01",
    source="HE 108/2025, HE 112/2025, 48/2026",
    activates=True,
)

REGIMES = (NORDIC_2022, BY_NEED_2026, YLEISTUKI_2026)
"""The law's rules, oldest first; each holds until the next."""


def regime_in(period: str) -> Regime:
    """Return the law's rule in force at the end of a month, e.g. "2026-06".

    Raises:
        ParameterError: The month is before the oldest rule.
    """
    in_force = [regime for regime in REGIMES if regime.valid_from[:7] <= period]
    if not in_force:
        oldest, newest = (regime.valid_from[:7] for regime in (REGIMES[0], REGIMES[-1]))
        raise ParameterError(
            f"no rule of {period}", name="month", value=period, low=oldest, high=f"{newest} ..."
        )
    return in_force[-1]


def own_rule(
    *,
    discussions: tuple[float, float, float, float],
    supplementary: tuple[float, float, float, float],
    spares_returning: bool = True,
    by_need: bool = True,
    activates: bool = False,
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
        activates=activates,
    )


def supplementary_meetings(regime: Regime, assumptions: Assumptions) -> tuple[float, ...]:
    """Return supplementary discussions per client-year and band: fixed ones and those by need."""
    needed = assumptions.needed_supplementary if regime.by_need else 0.0
    return tuple(fixed + needed for fixed in regime.supplementary)


def activation_meetings(regime: Regime, assumptions: Assumptions) -> float:
    """Return meetings of the activation period per client-year: those of recipients over all clients met."""
    return assumptions.yleistuki_share * assumptions.activation_meetings if regime.activates else 0.0


def spell_meetings(regime: Regime, assumptions: Assumptions) -> float:
    """Return the meetings of one search of twelve months, by the rates of its bands.

    The discussion that falls due as month 12 ends belongs to the months after it.
    """
    bands = zip(regime.discussions, supplementary_meetings(regime, assumptions), strict=True)
    below_12 = zip(bands, (0.25, 0.25, 0.5), strict=False)
    return 1 + sum(sum(rates) * years for rates, years in below_12) + activation_meetings(regime, assumptions)
