"""How far each municipality employs its own residents, and how far they work at home."""

import math
from dataclasses import dataclass

import pandas as pd

from domain.area import Area
from domain.errors import DashboardError
from domain.frames import Commuting
from domain.typed import DataFrame


class CommutingMissingError(DashboardError):
    """Nobody counted the commuters of a municipality of the area: the plan that does is another area's."""

    text_key = "commuting.missing"


def of_area(commuting: DataFrame[Commuting], area: Area) -> DataFrame[Commuting]:
    """Return the commuters of the area's municipalities, same order.

    Raises:
        CommutingMissingError: Those of one of them are not known.
    """
    own = commuting[commuting["ref_area"].isin(area.municipalities)]
    if missing := set(area.municipalities) - set(own["ref_area"]):
        raise CommutingMissingError(f"no commuters of {', '.join(sorted(missing))}")
    return own.reset_index(drop=True)


def indicators(commuting: DataFrame[Commuting]) -> pd.DataFrame:
    """Return commuting indicators of each municipality, same order.

    Columns: ref_area; inbound_commuters, outbound_commuters, employed_in_own_municipality (persons);
    net_commuters = in - out; resident_containment = own / (own + out), employed residents who work at home;
    workplace_containment = own / (own + in), jobs held by residents; self_sufficiency = (own + in) / (own
    + out), jobs per employed resident; printed_self_sufficiency. Ratios are NaN where nobody is counted.
    """
    own = commuting["employed_in_own_municipality"]
    inbound, outbound = commuting["inbound_commuters"], commuting["outbound_commuters"]
    residents, jobs = (own + outbound).where(lambda n: n > 0), (own + inbound).where(lambda n: n > 0)
    return pd.DataFrame(
        {
            "ref_area": commuting["ref_area"],
            "inbound_commuters": inbound,
            "outbound_commuters": outbound,
            "employed_in_own_municipality": own,
            "net_commuters": inbound - outbound,
            "resident_containment": own / residents,
            "workplace_containment": own / jobs,
            "self_sufficiency": (own + inbound) / residents,
            "printed_self_sufficiency": commuting["printed_self_sufficiency"],
        }
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaTotals:
    """What municipal figures add up to for the area, in persons.

    Jobs (own + in), employed residents (own + out) and those who work where they live add up. The sums of in
    and of out do not: a commuter between two of them is in both, so they are not flows over the area's
    border, and the area's own containment and flows would need a table of origins and destinations.
    """

    jobs: int
    employed_residents: int
    employed_in_own_municipality: int

    @property
    def self_sufficiency(self) -> float:
        """Jobs per employed resident; NaN where nobody is counted."""
        return self.jobs / self.employed_residents if self.employed_residents else math.nan

    @property
    def at_home_share(self) -> float:
        """Employed residents who work in their home municipality, as a share; NaN where nobody is counted."""
        own, residents = self.employed_in_own_municipality, self.employed_residents
        return own / residents if residents else math.nan


def area_totals(commuting: DataFrame[Commuting]) -> AreaTotals:
    """Return the jobs and the employed residents of municipalities together, each a row."""
    own = int(commuting["employed_in_own_municipality"].sum())
    return AreaTotals(
        jobs=own + int(commuting["inbound_commuters"].sum()),
        employed_residents=own + int(commuting["outbound_commuters"].sum()),
        employed_in_own_municipality=own,
    )
