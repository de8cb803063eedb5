"""What closing or opening points does: worked out, as an answer, and as key figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pandera.typing import DataFrame

from analytics.service_network.frames import Demand, Nearest, ReachChange, TravelChange
from analytics.service_network.nearest import nearest_points, point_areas
from analytics.service_network.whatif import Network, VisitParameters, reach_change, travel_change
from domain.records import records
from i18n.text import Text
from ui import loaders
from ui.kpi import Kpi
from ui.network import common
from ui.network.common import ONE_PER_UNIT


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """Two networks, and what the change between them does."""

    people: DataFrame[Demand]
    before: Network
    after: Network
    nearest_before: DataFrame[Nearest]
    nearest_after: DataFrame[Nearest]
    travel: DataFrame[TravelChange]
    reach: DataFrame[ReachChange]

    @property
    def is_at_home(self) -> dict[str, bool]:
        """Whether every municipality has its own point, before and after: no way can be computed then."""
        nearest = {"before": self.nearest_before, "after": self.nearest_after}
        return {when: not rows["road_km"].any() for when, rows in nearest.items()}


def worked_out(after: Network, parameters: VisitParameters) -> WhatIf:
    """Return what another network does, beside the one of the service points of today."""
    people, distances = common.demand(), loaders.road_distances()
    before = Network(open_areas=point_areas(loaders.service_points()), by_unit=True)
    areas = list(people["ref_area"])
    return WhatIf(
        people=people,
        before=before,
        after=after,
        nearest_before=nearest_points(areas, before.open_areas, distances, by_unit=before.by_unit),
        nearest_after=nearest_points(areas, after.open_areas, distances, by_unit=after.by_unit),
        travel=travel_change(people, distances, before, after, parameters),
        reach=reach_change(people, distances, before, after),
    )


def answer(given: WhatIf, text: Text) -> list[str]:
    """Return the answer under the page's title; what the centres alone cannot tell is said to be so."""
    if given.is_at_home["after"]:
        return [text("network_page.answer_at_home"), text("network_page.not_within")]
    total = given.travel[["change_km", "change_km_low", "change_km_high"]].sum()
    is_example = given.after == Network(open_areas=ONE_PER_UNIT, by_unit=True)
    return [
        *([text("network_page.example")] if is_example else []),
        text(
            "network_page.answer",
            municipalities=text.counted("network_page.municipalities", len(given.after.open_areas)),
            change=text.integer(total["change_km"], signed=True),
            range=text.span(total["change_km_low"], total["change_km_high"]),
        ),
        _beyond(given, text),
    ]


def _beyond(given: WhatIf, text: Text) -> str:
    """Return how many are beyond the first threshold between centres, or that no municipality is."""
    beyond = records(given.reach)[0]
    if not beyond["after_clients"]:
        return text("network_page.none_beyond", minutes=beyond["threshold_min"])
    return text(
        "network_page.beyond", minutes=beyond["threshold_min"], clients=text.integer(beyond["after_clients"])
    )


def kpis(given: WhatIf, text: Text) -> list[Kpi]:
    """Return the key figures: kilometres, and the clients beyond each threshold of minutes that anybody is.

    None where every municipality has its own point: between centres, all of them would be 0 by construction.
    """
    if given.is_at_home["after"]:
        return []
    total = given.travel[["change_km", "change_km_low", "change_km_high"]].sum()
    travel = Kpi(
        label=text("network_page.kpi_km"),
        value=text("network_page.km", km=text.integer(total["change_km"], signed=True)),
        change=text(
            "network_page.kpi_km_range", range=text.span(total["change_km_low"], total["change_km_high"])
        ),
        tone="bad" if total["change_km"] > 0 else "",
        definition=text("network_page.kpi_km_definition"),
    )
    beyond = [
        Kpi(
            label=text("network_page.kpi_beyond", minutes=row["threshold_min"]),
            value=text.integer(row["after_clients"]),
            change=text("network_page.kpi_beyond_popup", popup=text.integer(row["served_by_popup"]))
            if given.after.popup_areas
            else text("network_page.kpi_beyond_between"),
            tone="bad",
            definition=text("network_page.kpi_beyond_definition"),
        )
        for row in records(given.reach)
        if row["after_clients"]
    ]
    return [travel, *beyond]


def change_words(row: Mapping[Any, Any], text: Text) -> str:
    """Return a change of kilometres with its range."""
    return text(
        "network_page.change_range",
        change=text.integer(row["change_km"], signed=True),
        range=text.span(row["change_km_low"], row["change_km_high"]),
    )
