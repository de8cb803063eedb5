"""The municipalities of the commuting page with what their commuters make, and the area's own totals."""

from typing import Any

import pandas as pd

from analytics.commuting import AreaTotals, area_totals, indicators, of_area
from domain.frames import Commuting
from domain.records import records
from domain.typed import DataFrame
from i18n.quantity import CHANGE, COUNT, FINE_SHARE
from i18n.text import Text
from views.context import Context
from views.sourced import Sourced

COMMUTERS = ("outbound_commuters", "employed_in_own_municipality", "inbound_commuters")
COMMUTER_SHARES = ("outbound_share", "own_share", "inbound_share")


def counted(context: Context) -> Sourced[DataFrame[Commuting]]:
    """Return the commuters of the area's municipalities.

    Raises:
        CommutingMissingError: Those of one of them are not known.
    """
    read = context.commuting
    return Sourced(of_area(read.data, context.area), read.snapshots)


def totals(context: Context) -> AreaTotals:
    """Return the area's jobs and employed residents; raises as `counted`."""
    return area_totals(context.once(counted).data)


def municipalities(context: Context, text: Text) -> pd.DataFrame:
    """Return the indicators of each municipality by self-sufficiency, the highest first; raises as `counted`.

    Columns of `analytics.commuting.indicators`, name, hover, net_words, employed_residents and jobs
    (persons), and per employed resident net_share (net commuting), outbound_share, own_share, inbound_share.
    """
    return context.once(_municipalities, text)


def _municipalities(context: Context, text: Text) -> pd.DataFrame:
    rows = indicators(context.once(counted).data)
    rows = rows.sort_values("self_sufficiency", ascending=False, ignore_index=True)
    own = rows["employed_in_own_municipality"]
    rows = rows.assign(
        name=rows["ref_area"].map(context.names(text.language)),
        employed_residents=own + rows["outbound_commuters"],
        jobs=own + rows["inbound_commuters"],
        net_share=rows["self_sufficiency"] - 1,
        net_words=[CHANGE.write(text, net) for net in rows["net_commuters"]],
    )
    shares = zip(COMMUTER_SHARES, COMMUTERS, strict=True)
    rows = rows.assign(**{share: rows[part] / rows["employed_residents"] for share, part in shares})
    return rows.assign(hover=[_hover(row, text) for row in records(rows)])


def _hover(row: dict[Any, Any], text: Text) -> str:
    return text(
        "commuting.hover",
        name=row["name"],
        outbound=COUNT.write(text, row["outbound_commuters"]),
        own=COUNT.write(text, row["employed_in_own_municipality"]),
        inbound=COUNT.write(text, row["inbound_commuters"]),
        net=row["net_words"],
        self_sufficiency=FINE_SHARE.write(text, row["self_sufficiency"]),
    )
