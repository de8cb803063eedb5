"""A file of flows that a reader loads: read, checked against the plan, or refused with the reason."""

import hashlib

from analytics.flows.frames import EXTERNAL
from analytics.flows.observed import departures, observed_flows
from data.flow_file import flow_rows
from data.reading.areas import AreaNames
from data.reading.cells import shown
from domain.records import records
from i18n.text import LANGUAGES, Text
from views.context import Context
from views.own import OwnFlows


def own_flows(content: bytes, name: str, context: Context) -> OwnFlows:
    """Return the flows of a file, and how far they are from the plan.

    Args:
        content: What was loaded; it may be anything.
        name: What its reader calls it; it may be anything.
        context: Where: the area's municipalities, and the plan's margins.

    Raises:
        DashboardError: It cannot be read, is not whole, or has homes and workplaces exchanged.
    """
    margins = context.margins.data
    rows = flow_rows(content, area_names(context))
    flows = observed_flows(rows, margins)
    return OwnFlows(
        name=shown(name),
        sha256=hashlib.sha256(content).hexdigest(),
        rows=len(rows),
        flows=flows,
        departure=departures(flows, margins)[0],
    )


def area_names(context: Context) -> AreaNames:
    """Return what a file may call the municipalities of Finland, and those outside the area together."""
    return context.once(_area_names)


def _area_names(context: Context) -> AreaNames:
    names: dict[str, tuple[str, ...]] = {}
    totals: list[str] = []
    for row in records(context.areas.data):
        each = tuple(row[f"name_{language}"] for language in LANGUAGES)
        if row["area_level"] == "municipality":
            names[row["ref_area"]] = each
        elif row["area_level"] != "unknown":
            totals += [row["ref_area"], *each]
    names[EXTERNAL] = tuple(Text(language)("flows.external") for language in LANGUAGES)
    return AreaNames(names, totals=totals)
