"""The words, rows and key figures of the page of commuting flows, from what analytics found."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from pandera.typing import DataFrame

from analytics.flows.frames import EXTERNAL, Flows, FlowSet
from analytics.flows.totals import Commuters, commuters_between
from analytics.flows.views import Direction
from charts import shades
from charts.flow_bands import Band
from charts.flow_map import KINDS, Arrow
from charts.maps import Marker
from domain.areas import MUNICIPALITIES
from domain.records import records
from i18n.text import Text
from ui import loaders, url
from ui.kpi import Kpi
from ui.situation import KAJAANI_FIRST

WHOLE_AREA = "alue"
"""Code of the choice that is no municipality."""

SUBJECTS = (WHOLE_AREA, *KAJAANI_FIRST)
"""What a reader may look at: the whole area, or one municipality."""

DIRECTIONS = (Direction.BETWEEN, Direction.ALL, Direction.OUT, Direction.IN)

ROWS = 11
"""Flows in the picture; the table has them all."""

ARROWS = 30
"""Most arrows on the map, the largest ones; none below a person."""

ASSUMED = ("leaving", "entering")
"""Key figures that rest on the chosen share of the estimate."""

Names = Mapping[str, str]


def zone_names(names: Names, text: Text) -> dict[str, str]:
    """Return the names of the ten and of the zone outside them."""
    return {**{area: names[area] for area in MUNICIPALITIES}, EXTERNAL: text("flows.external")}


def choices(zones: Names, text: Text) -> tuple[str | None, str]:
    """Show what can be looked at, and return the municipality (None for the whole area) and the direction."""
    subject = url.selectbox(
        text("flows_page.subject"),
        SUBJECTS,
        key="kohde",
        format_func=lambda code: text("flows_page.whole_area") if code == WHOLE_AREA else zones[code],
    )
    direction = url.segments(
        text("flows_page.direction"),
        [each.value for each in DIRECTIONS],
        key="suunta",
        format_func=lambda code: text(f"flows.directions.{code}"),
    )
    return None if subject == WHOLE_AREA else subject, direction


def longest(flows: FlowSet) -> float:
    """Return the end of the scale of single flows: the largest upper end of any, so that it stands still."""
    return float(flows.members.max())


def said(
    text: Text, value: float, low: float, high: float, *, is_estimate: bool, strong: bool = False
) -> str:
    """Return a number of commuters, strong in drawings.

    An estimate carries its range; a count with suppressed cells is its range.
    """
    number = text.integer(value) if is_estimate else text.span(low, high)
    number = f"<b>{number}</b>" if strong else number
    return text("flows_page.with_range", value=number, range=text.span(low, high)) if is_estimate else number


def total_said(text: Text, total: Commuters, *, is_estimate: bool) -> str:
    """Return a sum of commuters as `said` writes one; the margins of an estimate are certain."""
    return said(text, total.central, total.low, total.high, is_estimate=is_estimate and not total.is_certain)


def answer(
    flows: FlowSet, chosen: DataFrame[Flows], zones: Names, text: Text, area: str | None, direction: str
) -> list[str]:
    """Return the sentences under the title: how many commute, and which flow is the largest."""
    areas = list(flows.zones[:-1])
    if area is None:
        between = commuters_between(flows, areas, areas)
        sentence = text(
            "flows_page.answer_area", between=total_said(text, between, is_estimate=flows.is_estimate)
        )
    else:
        others = [zone for zone in flows.zones if zone != area]
        sentence = text(
            "flows_page.answer_municipality",
            municipality=zones[area],
            outbound=total_said(
                text, commuters_between(flows, [area], others), is_estimate=flows.is_estimate
            ),
            inbound=total_said(text, commuters_between(flows, others, [area]), is_estimate=flows.is_estimate),
            source=_counted(text, is_estimate=flows.is_estimate),
        )
    largest = records(chosen.head(1))[0]
    return [
        sentence,
        text(
            f"flows_page.answer_largest.{direction}",
            origin=zones[largest["origin_area"]],
            destination=zones[largest["destination_area"]],
            commuters=_flow_words(text, largest),
        ),
    ]


def _counted(text: Text, *, is_estimate: bool) -> str:
    """Return where numbers that carry no range come from."""
    return text("flows_page.counted" if is_estimate else "flows_page.from_file")


def kpis(flows: FlowSet, text: Text, area: str | None) -> list[Kpi]:
    """Return the key figures of the area, or of one municipality; estimates say so."""
    areas = list(flows.zones[:-1])
    mine = areas if area is None else [area]
    others = [zone for zone in areas if zone != area]
    pairs = {
        "area": (("between", mine, mine), ("leaving", mine, [EXTERNAL]), ("entering", [EXTERNAL], mine)),
        "municipality": (
            ("to_area", mine, others),
            ("from_area", others, mine),
            ("leaving", mine, [EXTERNAL]),
            ("entering", [EXTERNAL], mine),
        ),
    }["area" if area is None else "municipality"]
    cards = [
        _card(name, commuters_between(flows, origins, destinations), text, is_estimate=flows.is_estimate)
        for name, origins, destinations in pairs
    ]
    if area is None:
        rest = [*areas, EXTERNAL]
        cards.insert(
            0, _card("crossing", commuters_between(flows, areas, rest), text, is_estimate=flows.is_estimate)
        )
    return cards


def _card(name: str, total: Commuters, text: Text, *, is_estimate: bool) -> Kpi:
    is_modelled = is_estimate and not total.is_certain
    assumption = [text(f"flows_page.kpi_assumption.{name}")] if is_estimate and name in ASSUMED else []
    return Kpi(
        label=text(f"flows_page.kpi.{name}"),
        value=text.integer(total.central) if is_estimate else text.span(total.low, total.high),
        change=text("flows_page.estimate_range", range=text.span(total.low, total.high))
        if is_modelled
        else _counted(text, is_estimate=is_estimate),
        definition=" ".join([text(f"flows_page.kpi_definition.{name}"), *assumption]),
    )


def largest(chosen: DataFrame[Flows], zones: Names, text: Text, area: str | None) -> pd.DataFrame:
    """Return the largest flows as rows of `charts.spreads.spread_rows`."""
    rows = chosen.head(ROWS)
    flows_shown = records(rows)
    return pd.DataFrame(
        {
            "name": [_route(row, zones) for row in flows_shown],
            "value": rows["commuters"].tolist(),
            "low": rows["commuters_low"].tolist(),
            "high": rows["commuters_high"].tolist(),
            "words": [_flow_words(text, row, strong=True) for row in flows_shown],
            "hover": [hover(row, zones, text) for row in flows_shown],
            "colour": [KINDS[_kind(row, area)].light for row in flows_shown],
        }
    )


def map_drawn(
    flows: FlowSet, chosen: DataFrame[Flows], zones: Names, text: Text, area: str | None, direction: str
) -> dict[str, Any]:
    """Return what the map of flows draws; the zone outside stands on it only where flows cross the border."""
    shown = arrows(chosen, zones, text, area)
    return {
        "outlines": loaders.outlines(text.language),
        "shades": shades.plain(MUNICIPALITIES, zones, () if area is None else (area,)),
        "centres": centres(zones, outside=direction != Direction.BETWEEN),
        "arrows": shown,
        "is_estimate": flows.is_estimate,
        "legend": legend(shown, text, area),
    }


def arrows(chosen: DataFrame[Flows], zones: Names, text: Text, area: str | None) -> list[Arrow]:
    """Return the largest of the chosen flows as arrows on the map."""
    at = {zone: (centre.x, centre.y) for zone, centre in centres(zones).items()}
    return [
        Arrow(
            start=at[row["origin_area"]],
            end=at[row["destination_area"]],
            commuters=row["commuters"],
            kind=_kind(row, area),
            hover=hover(row, zones, text),
        )
        for row in records(chosen.head(ARROWS))
        if row["commuters"] >= 1
    ]


def legend(shown: Sequence[Arrow], text: Text, area: str | None) -> dict[str, str]:
    """Return words for the kinds of arrows that are drawn."""
    scope = "area" if area is None else "municipality"
    kinds = [kind for kind in KINDS if kind in {arrow.kind for arrow in shown}]
    return {kind: text(f"flows_page.kind.{scope}.{kind}") for kind in kinds}


def bands(chosen: DataFrame[Flows], zones: Names, text: Text, area: str | None) -> list[Band]:
    """Return the chosen flows as bands between homes and workplaces; flows below a person are left out."""
    return [
        Band(
            origin=zones[row["origin_area"]],
            destination=zones[row["destination_area"]],
            commuters=row["commuters"],
            low=row["commuters" if row["is_estimate"] else "commuters_low"],
            high=row["commuters" if row["is_estimate"] else "commuters_high"],
            colour=KINDS[_kind(row, area)].light,
            hover=hover(row, zones, text),
        )
        for row in records(chosen)
        if row["commuters"] >= 1
    ]


def columns_of(chosen: Sequence[Band]) -> dict[str, list[str]]:
    """Return the names of both columns of nodes, the largest first."""
    sums: dict[str, dict[str, float]] = {"origins": {}, "destinations": {}}
    for band in chosen:
        for side, name in (("origins", band.origin), ("destinations", band.destination)):
            sums[side][name] = sums[side].get(name, 0.0) + band.commuters
    return {side: sorted(totals, key=lambda name: -totals[name]) for side, totals in sums.items()}


def centres(zones: Names, *, outside: bool = True) -> dict[str, Marker]:
    """Return where each zone stands on the map: municipality centres, and the zone outside at the edge."""
    marks = {
        area: Marker(x=x, y=y, label=zones[area], hover="")
        for area, (x, y) in loaders.centres().items()
        if area in zones
    }
    rest = loaders.area().outside
    if outside and rest is not None:
        marks[EXTERNAL] = Marker(x=rest.x, y=rest.y, label=zones[EXTERNAL], hover="", is_open=False)
    return marks


def hover(row: Mapping[Any, Any], zones: Names, text: Text) -> str:
    """Return what is said of one flow: an estimate says so, with its range and its hard bound."""
    route = _route(row, zones)
    key = "hover_estimate" if row["is_estimate"] else "hover"
    return text(
        f"flows_page.{key}",
        route=route,
        commuters=text.integer(row["commuters"])
        if row["is_estimate"]
        else text.span(row["commuters_low"], row["commuters_high"]),
        range=text.span(row["commuters_low"], row["commuters_high"]),
        most=text.integer(row["commuters_max"]),
    )


def _flow_words(text: Text, row: Mapping[Any, Any], *, strong: bool = False) -> str:
    return said(
        text,
        row["commuters"],
        row["commuters_low"],
        row["commuters_high"],
        is_estimate=bool(row["is_estimate"]),
        strong=strong,
    )


def _route(row: Mapping[Any, Any], zones: Names) -> str:
    return f"{zones[row['origin_area']]} → {zones[row['destination_area']]}"


def _kind(row: Mapping[Any, Any], area: str | None) -> str:
    if area is not None:
        return "out" if row["origin_area"] == area else "in"
    if row["destination_area"] == EXTERNAL:
        return "out"
    return "in" if row["origin_area"] == EXTERNAL else "between"
