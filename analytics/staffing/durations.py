"""How long clients have been searching: stock by duration, consistent with monthly exits."""

from dataclasses import dataclass

from analytics.staffing.assumptions import Assumptions
from domain.errors import InfeasibleError

BANDS = ("m0_3", "m3_6", "m6_12", "m12")
"""Months of search: under 3, 3-6, 6-12, 12 or more."""

_BAND_MONTHS = (3, 3, 6)


@dataclass(frozen=True, slots=True, kw_only=True)
class DurationProfile:
    """A stock of one client that neither grows nor shrinks.

    Attributes:
        shares: Share of the stock in each of `BANDS`; they sum to 1.
        exits: Share of each band's clients who leave in a month.
        ageing: Share of each band's remaining clients who move to the next band in a month; 0 in the last.
        inflow: New searches a month per client, equal to all exits.
    """

    shares: tuple[float, float, float, float]
    exits: tuple[float, float, float, float]
    ageing: tuple[float, float, float, float]
    inflow: float


def duration_profile(assumptions: Assumptions, long_term_share: float | None = None) -> DurationProfile:
    """Return the stationary stock that monthly exits below 12 months and the known long-term share imply.

    Cohorts survive month by month, S(a+1) = S(a)(1 - exit); the stock below 12 months is scaled to
    1 - long-term share, which gives the inflow; the exit of the long-term is what keeps their share.

    Args:
        assumptions: Monthly exits, and the long-term share of the area.
        long_term_share: Published share of the unemployed out of work for 12 months, if known for a unit.

    Raises:
        InfeasibleError: So few are long-term unemployed that they would have to leave within a month.
    """
    long_term = assumptions.long_term_share if long_term_share is None else long_term_share
    exits = (assumptions.exit_0_3, assumptions.exit_3_6, assumptions.exit_6_12)
    surviving = 1.0
    stocks, ageing = [], []
    for months, leaving in zip(_BAND_MONTHS, exits, strict=True):
        cohorts = [surviving * (1 - leaving) ** month for month in range(months)]
        stocks.append(sum(cohorts))
        ageing.append(cohorts[-1] / stocks[-1])
        surviving = cohorts[-1] * (1 - leaving)
    inflow = (1 - long_term) / sum(stocks)
    if not 0 < long_term < 1 or inflow * surviving > long_term:
        raise InfeasibleError(
            f"a long-term share of {long_term} does not fit the exits before 12 months",
            conflict="long_term_share",
            long_term_share=f"{long_term:g}",
        )
    short = [stock * inflow for stock in stocks]
    return DurationProfile(
        shares=(short[0], short[1], short[2], long_term),
        exits=(*exits, inflow * surviving / long_term),
        ageing=(ageing[0], ageing[1], ageing[2], 0.0),
        inflow=inflow,
    )
