"""How far each municipality employs its own residents, and how far they work at home."""

import pandas as pd
from pandera.typing import DataFrame

from domain.areas import EMPLOYMENT_AREA
from domain.frames import Commuting


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


def area_self_sufficiency(commuting: DataFrame[Commuting]) -> float:
    """Return jobs per employed resident of the municipalities together; NaN where nobody is counted.

    The sums of jobs (own + in) and of employed residents (own + out) hold for the area. The sums of in and of
    out do not: a commuter between two of the ten is in both, so they are not flows over the area's border,
    and the area's containment and flows would need a table of origins and destinations.
    """
    rows = commuting[commuting["ref_area"] != EMPLOYMENT_AREA]
    own = rows["employed_in_own_municipality"].sum()
    residents = own + rows["outbound_commuters"].sum()
    return float((own + rows["inbound_commuters"].sum()) / residents) if residents else float("nan")
