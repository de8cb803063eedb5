"""Hours of statutory work that clients require, and the staff to do it."""

from collections.abc import Mapping
from dataclasses import dataclass

from analytics.staffing.assumptions import Assumptions
from analytics.staffing.bounds import within
from analytics.staffing.durations import BANDS, duration_profile
from analytics.staffing.regimes import Regime, activation_meetings, supplementary_meetings

_MINUTES = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Workload:
    """Hours of statutory work a year, by kind.

    Attributes:
        initial: Initial interviews.
        discussions: Job-search discussions, no-shows included.
        supplementary: Supplementary discussions, no-shows included.
        activation: Meetings of the activation period, no-shows included.
        other: Statements and other work per client.
    """

    initial: float
    discussions: float
    supplementary: float
    activation: float
    other: float

    @property
    def hours(self) -> float:
        """All hours a year: H = I m0 + sum over bands of N (d m1 + s m2 + a m3)(1 + no-shows) + A."""
        return self.initial + self.discussions + self.supplementary + self.activation + self.other


def workload(
    regime: Regime,
    assumptions: Assumptions,
    *,
    new_searches: float,
    clients_by_band: Mapping[str, float],
    all_clients: float,
) -> Workload:
    """Return the hours of statutory work a year under a rule.

    Every meeting takes its own minutes and the minutes of recording it.

    Args:
        regime: Rule in force.
        assumptions: Minutes, no-shows, searches that resume, other work.
        new_searches: New searches a year.
        clients_by_band: Clients who are met, in each of `durations.BANDS`.
        all_clients: Clients for whom statements and other work are done.

    Raises:
        ParameterError: A count is negative or not a number.
    """
    within("new_searches", new_searches, 0, 1e9)
    stock = tuple(within("clients", clients_by_band[band], 0, 1e9) for band in BANDS)
    supplementary = supplementary_meetings(regime, assumptions)
    interviewed = 1 - (assumptions.returning_share if regime.spares_returning else 0)
    booked = 1 + assumptions.no_show_share
    recording = assumptions.recording_min
    return Workload(
        initial=new_searches * interviewed * (assumptions.initial_min + recording) / _MINUTES,
        discussions=sum(n * d for n, d in zip(stock, regime.discussions, strict=True))
        * booked
        * (assumptions.discussion_min + recording)
        / _MINUTES,
        supplementary=sum(n * s for n, s in zip(stock, supplementary, strict=True))
        * booked
        * (assumptions.supplementary_min + recording)
        / _MINUTES,
        activation=sum(stock)
        * activation_meetings(regime, assumptions)
        * booked
        * (assumptions.activation_min + recording)
        / _MINUTES,
        other=within("clients", all_clients, 0, 1e9) * assumptions.other_hours_per_client,
    )


def client_workload(regime: Regime, assumptions: Assumptions) -> Workload:
    """Return the hours of statutory work a year for one client on the register.

    Meetings concern `met_share` of clients, spread over durations as `duration_profile` says.
    """
    profile = duration_profile(assumptions)
    met = assumptions.met_share
    return workload(
        regime,
        assumptions,
        new_searches=met * profile.inflow * 12,
        clients_by_band={band: met * share for band, share in zip(BANDS, profile.shares, strict=True)},
        all_clients=1,
    )


def available_hours_per_fte(assumptions: Assumptions) -> float:
    """Return hours one FTE gives in a year: h(1 - v), v being leave and vacancies."""
    return assumptions.hours_per_fte * (1 - assumptions.absence_share)


def required_fte(hours: float, assumptions: Assumptions) -> float:
    """Return the FTE that hours of work take: H / (h(1 - v))."""
    return hours / available_hours_per_fte(assumptions)
