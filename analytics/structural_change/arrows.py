"""The arrows of the chain from a job to a counsellor's desk: coefficient, range, neutral value."""

from dataclasses import dataclass
from enum import StrEnum

from analytics.dated import FTE_COST


class ArrowKey(StrEnum):
    """Arrows in the order of the chain; their texts are under `structural_change.arrow.<key>`."""

    SUPPLIER_MULTIPLIER = "supplier_multiplier"
    HOME_MUNICIPALITY = "home_municipality"
    LEAVING_SHARE = "leaving_share"
    REGISTERING_SHARE = "registering_share"
    MONTHS_TO_WORK = "months_to_work"
    CLIENT_EACH = "client_each"
    HOURS_PER_CLIENT = "hours_per_client"
    CASELOAD = "caseload"
    FTE_COST = "fte_cost"


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """One step of the chain.

    Attributes:
        key: Name in parameters and texts.
        central: Coefficient before a reader changes it; None where data give it.
        low: End of the range that makes the change smaller; None where data give it.
        high: End of the range that makes the change larger.
        is_assumption: Whether no published source gives the central coefficient.
    """

    key: ArrowKey
    central: float | None
    low: float | None
    high: float | None
    is_assumption: bool

    @property
    def is_definition(self) -> bool:
        """Whether the coefficient holds by definition: it can neither be varied nor left out."""
        return self.central is not None and self.low == self.central == self.high


_COST = FTE_COST[-1]
"""The newest; that of a month is where its page begins."""

_ARROWS = (
    # Jobs in all per job in the first place; no multiplier is published for the area.
    Arrow(key=ArrowKey.SUPPLIER_MULTIPLIER, central=1.3, low=1.0, high=2.0, is_assumption=True),
    Arrow(key=ArrowKey.HOME_MUNICIPALITY, central=None, low=None, high=None, is_assumption=True),
    # Those who leave weigh on another area's services, so the larger share is the low end.
    Arrow(key=ArrowKey.LEAVING_SHARE, central=0.05, low=0.2, high=0.0, is_assumption=True),
    # Kaipola 2021: 170 of 450 registered.
    Arrow(key=ArrowKey.REGISTERING_SHARE, central=0.38, low=0.25, high=0.7, is_assumption=False),
    Arrow(key=ArrowKey.MONTHS_TO_WORK, central=9.0, low=4.0, high=18.0, is_assumption=True),
    # Who registers is one jobseeker, who may later be in services: an average of jobseekers per
    # unemployed would make clients of people who never lost a job.
    Arrow(key=ArrowKey.CLIENT_EACH, central=1.0, low=1.0, high=1.0, is_assumption=False),
    # Statutory work under the rule from 1.1.2026; at most all of 1 500 hours over 140 clients.
    Arrow(key=ArrowKey.HOURS_PER_CLIENT, central=4.0, low=3.0, high=10.7, is_assumption=True),
    Arrow(key=ArrowKey.CASELOAD, central=None, low=None, high=None, is_assumption=False),
    Arrow(
        key=ArrowKey.FTE_COST,
        central=_COST.value,
        low=min(each.low for each in FTE_COST),
        high=max(each.high for each in FTE_COST),
        is_assumption=False,
    ),
)

ARROWS = {arrow.key: arrow for arrow in _ARROWS}
