"""Assumptions that the figures of a month give: shares of clients, in the area or at its seat."""

from collections.abc import Mapping
from dataclasses import dataclass

from analytics.counts import Counts
from analytics.dated import Value
from domain.area import Area
from domain.errors import FiguresMissingError
from domain.interval import Interval, sum_bounds


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One figure as a share of another.

    Attributes:
        part: Indicator of the part.
        whole: Indicator of the whole.
        is_of_seat: Whether it is that of the area's seat, whose unit has teams; otherwise that of its
            municipalities together, as the board adds its clients up.
        low: Lowest plausible value [A].
        high: Highest plausible value [A].
    """

    part: str
    whole: str
    is_of_seat: bool = False
    low: float
    high: float

    def of(self, table: Counts, area: Area) -> tuple[Interval, Interval]:
        """Return the part and the whole, persons, over the municipalities of which both are known."""
        places = (area.seat,) if self.is_of_seat else area.municipalities
        both = [(table.of(each, self.part), table.of(each, self.whole)) for each in places]
        known = [each for each in both if each[0].is_known and each[1].is_known]
        return sum_bounds([part for part, _ in known]), sum_bounds([whole for _, whole in known])


SHARES: Mapping[str, Share] = {
    "youth_share": Share(
        part="unemployed_under_25", whole="unemployed", is_of_seat=True, low=0.10, high=0.30
    ),
    "foreign_language_share": Share(
        part="unemployed_foreign", whole="unemployed", is_of_seat=True, low=0.05, high=0.25
    ),
    "met_share": Share(part="unemployed", whole="jobseekers", low=0.5, high=1),
    "long_term_share": Share(part="long_term_unemployed", whole="unemployed", low=0.20, high=0.50),
}
"""Assumption -> the share that it is."""


def measured(table: Counts, area: Area, period: str) -> dict[str, Value]:
    """Return each of `SHARES` in a month as a fraction of whole per cent, its range wide enough for it.

    A suppressed figure counts with the middle of what it may be.

    Raises:
        FiguresMissingError: One of them is not published.
    """
    found = {}
    for key, share in SHARES.items():
        part, whole = share.of(table, area)
        if not whole.low + whole.high > 0:
            raise FiguresMissingError(f"no {key} of {period}", period=period)
        value = round((part.low + part.high) / (whole.low + whole.high), 2)
        found[key] = Value(
            since=period,
            value=value,
            low=min(share.low, value),
            high=max(share.high, value),
            source=f"{share.part}/{share.whole}",
        )
    return found
