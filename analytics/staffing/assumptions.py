"""Every number of the staffing model that a reader may vary, in one registry with its range."""

from dataclasses import dataclass, field, fields
from typing import Any

from analytics.dated import FTE_COST
from analytics.staffing.bounds import within

_COST = FTE_COST[-1]


def _number(default: float, low: float, high: float, unit: str, *, sourced: bool = False) -> Any:  # noqa: ANN401
    return field(default=default, metadata={"low": low, "high": high, "unit": unit, "sourced": sourced})


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumptions:
    """Values of the whole model; each lies in the range that `ASSUMPTIONS` gives it.

    What each one means, its unit in words and its source are texts under
    `staffing.assumptions.<name>`.
    """

    state_client_fte: float = _number(40, 35, 45, "fte", sourced=True)
    state_fte: float = _number(80, 75, 85, "fte", sourced=True)
    ranged_state_fte: float = _number(7.5, 7, 8, "fte", sourced=True)
    about_margin_share: float = _number(0.10, 0, 0.25, "share")
    unknown_ceiling: float = _number(149, 100, 200, "clients_per_fte", sourced=True)
    presence_fte: float = _number(1, 0, 2, "fte")
    clients_per_unemployed: float = _number(2.08, 1.4, 2.2, "ratio", sourced=True)
    youth_share: float = _number(0.20, 0.10, 0.30, "share", sourced=True)
    foreign_language_share: float = _number(0.14, 0.05, 0.25, "share", sourced=True)
    multi_sector_share: float = _number(0.10, 0.05, 0.25, "share")
    met_share: float = _number(0.62, 0.5, 1, "share", sourced=True)
    long_term_share: float = _number(0.31, 0.20, 0.50, "share", sourced=True)
    exit_0_3: float = _number(0.18, 0.10, 0.25, "share_per_month")
    exit_3_6: float = _number(0.12, 0.06, 0.18, "share_per_month")
    exit_6_12: float = _number(0.09, 0.04, 0.14, "share_per_month")
    initial_min: float = _number(60, 45, 90, "min")
    discussion_min: float = _number(30, 20, 40, "min")
    supplementary_min: float = _number(20, 15, 30, "min")
    recording_min: float = _number(15, 0, 25, "min")
    needed_supplementary: float = _number(2, 0, 8, "meetings_per_year")
    yleistuki_share: float = _number(0.5, 0.2, 0.8, "share")
    activation_meetings: float = _number(0, 0, 12, "meetings_per_year")
    activation_min: float = _number(30, 20, 60, "min")
    returning_share: float = _number(0.30, 0.10, 0.50, "share")
    no_show_share: float = _number(0.10, 0, 0.30, "share")
    other_hours_per_client: float = _number(1, 0, 3, "hours_per_year")
    hours_per_fte: float = _number(1500, 1400, 1600, "hours_per_year")
    absence_share: float = _number(0.10, 0, 0.25, "share")
    statutory_time_share: float = _number(0.5, 0.3, 0.8, "share")
    inflow_change_share: float = _number(0, -0.20, 0.30, "share")
    inflow_noise_share: float = _number(0.37, 0, 0.60, "share", sourced=True)
    noise_persistence: float = _number(0.84, 0, 0.95, "share", sourced=True)
    noise_correlation: float = _number(0.62, 0, 1, "share", sourced=True)
    service_share_change: float = _number(0, -0.10, 0.10, "share")
    service_effect: float = _number(0.5, 0, 1, "ratio")
    staff_effect: float = _number(0, 0, 0.30, "elasticity")
    fte_cost_eur: float = _number(_COST.value, _COST.low, _COST.high, "eur_per_year", sourced=True)

    def __post_init__(self) -> None:
        for entry in fields(self):
            within(entry.name, getattr(self, entry.name), entry.metadata["low"], entry.metadata["high"])
        # What is left of the two must be the adults' share.
        within("youth_share", self.youth_share, 0, 1 - self.foreign_language_share - self.multi_sector_share)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """One line of the registry.

    Attributes:
        key: Field of `Assumptions`, and name of its texts.
        default: Value unless the reader changes it.
        low: Lowest plausible value, and the lowest accepted.
        high: Highest plausible value, and the highest accepted.
        unit: Code of the unit of measure; the words are `staffing.assumptions.<key>.unit`.
        sourced: False marks an assumption of ours, [A]; its range is then ours as well.
    """

    key: str
    default: float
    low: float
    high: float
    unit: str
    sourced: bool


ASSUMPTIONS = {
    entry.name: Assumption(
        key=entry.name,
        default=getattr(Assumptions(), entry.name),
        low=entry.metadata["low"],
        high=entry.metadata["high"],
        unit=entry.metadata["unit"],
        sourced=entry.metadata["sourced"],
    )
    for entry in fields(Assumptions)
}
"""Registry of everything a reader may vary, in the order it is shown."""
