"""What other service points, the best ones or a visiting round mean for one municipality."""

from collections.abc import Mapping
from typing import Any

from analytics.service_network.frames import Nearest, RoundStops
from analytics.service_network.whatif import Network, VisitParameters
from domain.records import records
from domain.typed import DataFrame
from i18n.quantity import COUNT
from i18n.text import Text
from views.context import Context
from views.service_network import common, outcome


def of_what_if(
    context: Context, text: Text, after: Network, parameters: VisitParameters, of: str
) -> tuple[str, ...]:
    """Return where a municipality's nearest point would be, where it is, and what its clients travel more."""
    kind = "open" if of in after.open_areas else "popup" if of in after.popup_areas else "closed"
    now = _way(context, text, outcome.nearest(context, outcome.today(context)), of)
    then = _way(context, text, outcome.nearest(context, after), of)
    first = text(
        f"service_network.own_{kind}",
        municipality=context.names(text.language)[of],
        way=then,
    )
    if now == then:
        return (first, text("service_network.own_unchanged"))
    change = next(row for row in records(outcome.travel(context, after, parameters)) if row["ref_area"] == of)
    clients = next(row for row in records(common.demand(context)) if row["ref_area"] == of)["jobseekers"]
    return first, text(
        "service_network.own_changed",
        now=now,
        change=outcome.change_words(change, text),
        clients=COUNT.write(text, clients),
    )


def of_best(context: Context, text: Text, nearest: DataFrame[Nearest], of: str) -> str:
    """Return whether a municipality would have one of so many points, or the way to the nearest."""
    name = context.names(text.language)[of]
    if next(each for each in records(nearest) if each["ref_area"] == of)["nearest_area"] == of:
        return text("service_network.own_site", municipality=name)
    return text("service_network.own_closed", municipality=name, way=_way(context, text, nearest, of))


def of_round(context: Context, text: Text, found: DataFrame[RoundStops], base: str, of: str) -> str:
    """Return on which day of a round a municipality is visited."""
    name = context.names(text.language)[of]
    if of == base:
        return text("service_network.own_base", municipality=name)
    days = [row["day"] for row in records(found) if row["ref_area"] == of]
    if not days:
        return text("service_network.own_unvisited", municipality=name)
    return text("service_network.own_visited", municipality=name, day=text.integer(days[0]))


def _way(context: Context, text: Text, nearest: DataFrame[Nearest], of: str) -> str:
    row: Mapping[Any, Any] = next(each for each in records(nearest) if each["ref_area"] == of)
    name = context.names(text.language)[row["nearest_area"]]
    if row["nearest_area"] == of:
        return name
    return text("service_network.own_way", municipality=name, way=common.way_words(row, text))
