"""What a reader may vary about a structural change, and where a ready-made one starts."""

import re
from dataclasses import dataclass, field

from analytics.staffing.bounds import within
from analytics.structural_change.arrows import ARROWS, ArrowKey
from domain.area import ReadyChange
from domain.errors import ParameterError

MONTH = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])")
"""An SDMX month of this century, whole."""


def _central(key: ArrowKey) -> float:
    central = ARROWS[key].central
    assert central is not None, f"{key} comes from data"  # noqa: S101
    return central


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeParameters:
    """Jobs lost or gained in one municipality in one month, and the chain's coefficients.

    Attributes:
        area: Municipality of the workplace.
        jobs_change: Jobs gained; lost if negative.
        month: SDMX month in which all of them go or come.
        supplier_multiplier: Jobs in all per job above, the others in the same municipality.
        leaving_share: Share of the residents among them who leave the area.
        registering_share: Share of those who stay that registers as unemployed.
        months_to_work: Mean months from registering to work, at a constant monthly chance.
        hours_per_client: Working hours per client-year.
        fte_cost_eur: Cost of an FTE-year.
        switched_off: Arrows left out; the chain then passes everyone on unchanged, or leaves
            hours, FTE or cost unknown.
    """

    area: str
    jobs_change: int
    month: str
    supplier_multiplier: float = _central(ArrowKey.SUPPLIER_MULTIPLIER)
    leaving_share: float = _central(ArrowKey.LEAVING_SHARE)
    registering_share: float = _central(ArrowKey.REGISTERING_SHARE)
    months_to_work: float = _central(ArrowKey.MONTHS_TO_WORK)
    hours_per_client: float = _central(ArrowKey.HOURS_PER_CLIENT)
    fte_cost_eur: float = _central(ArrowKey.FTE_COST)
    switched_off: frozenset[ArrowKey] = field(default_factory=frozenset)

    def __post_init__(self) -> None:
        if not MONTH.fullmatch(self.month):
            raise ParameterError(
                f"not a month: {self.month!r}", name="month", value=self.month, low="2000-01", high="2099-12"
            )
        for key, value in (
            (ArrowKey.SUPPLIER_MULTIPLIER, self.supplier_multiplier),
            (ArrowKey.LEAVING_SHARE, self.leaving_share),
            (ArrowKey.REGISTERING_SHARE, self.registering_share),
            (ArrowKey.MONTHS_TO_WORK, self.months_to_work),
            (ArrowKey.HOURS_PER_CLIENT, self.hours_per_client),
            (ArrowKey.FTE_COST, self.fte_cost_eur),
        ):
            ends = (ARROWS[key].low or 0.0, ARROWS[key].high or 0.0)
            within(key, value, min(ends), max(ends))


def next_month(ready: ReadyChange, month: str) -> str:
    """Return `month`, or the month of the year in which a ready-made change happens when it next comes."""
    year, month_of_year = (int(part) for part in month.split("-"))
    own = ready.month_of_year or month_of_year
    return f"{year + (own < month_of_year)}-{own:02}"
