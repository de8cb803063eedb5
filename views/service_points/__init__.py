"""How far away is the service?"""

from analytics.service_network.nearest import point_areas
from analytics.ways import open_points
from domain.errors import WaysMissingError
from domain.records import records
from domain.rounding import rounded
from i18n.text import Text
from reports.model import KeyFigure
from views import origins
from views.blocks import Link, Part, Row
from views.choices import Chosen
from views.context import Context
from views.moment import PERIOD
from views.page import Page, View
from views.places import one_municipality
from views.service_network import residents
from views.service_points import points, ways
from views.service_points.rows import HEADLINE_KM, covered, nearest
from views.service_points.rows import ways as ways_of
from views.subject import free, municipality_of

MUNICIPALITY = one_municipality(key="municipality", formerly=("kunta",), label="service_points.municipality")
"""Where the ways begin."""


def build(chosen: Chosen, context: Context, text: Text) -> Page:
    """Return the page: the ways beside the map, the next points, who reaches them, and the addresses."""
    origin, own = chosen[MUNICIPALITY], municipality_of(chosen)
    side, addresses = (
        (*free(chosen, MUNICIPALITY), Part("points", points.map_of, origin)),
        Part("addresses", points.addresses),
    )
    first = _answer_own(context, text, own) if own else _answer(context, text)
    try:
        said = _answer_next_own(context, text, own) if own else _answer_next(context, text)
    except WaysMissingError as error:
        return Page(
            answer=(first, text(error.text_key)),
            key_figures=(_points(context, text),),
            side=side,
            below=(addresses,),
        )
    return Page(
        answer=(first, said),
        key_figures=(_points(context, text), *_key_figures(context, text, origin), *_far(context, text, own)),
        main=(
            Part("ways", ways.from_one, origin),
            Link(view="service_network", label=text("service_points.onward")),
        ),
        side=side,
        below=(
            Row((10, 11), ((Part("next", ways.to_next, own),), (Part("coverage", ways.coverage),))),
            *residents.blocks(context, text, point_areas(context.service_points.data), (), own),
            addresses,
            Part("matrix", ways.matrix),
        ),
    )


def _answer(context: Context, text: Text) -> str:
    """Return how many points there are."""
    served, everyone = open_points(context.service_points.data), len(context.area.municipalities)
    points, plan = int(served.sum()), origins.period(context.origin("service_points"), text)
    if len(served) == everyone:
        return text.counted("service_points.answer_all", points, plan=plan)
    return text.counted("service_points.answer_partly", points, served=len(served), all=everyone, plan=plan)


def _answer_next(context: Context, text: Text) -> str:
    """Return how far the next one is."""
    names, known = context.names(text.language), nearest(context)
    farthest = records(known.nlargest(1, "road_km"))[0]
    kilometres = known["road_km"].map(lambda km: float(rounded(km, 0)))  # ways to tell, not bounds
    return text(
        "service_points.answer_next",
        range=text.span(kilometres.min(), kilometres.max()),
        origin=names[farthest["ref_area"]],
        other=names[farthest["other_area"]],
        minutes=text.integer(farthest["drive_min"]),
    )


def _answer_own(context: Context, text: Text, of: str) -> str:
    """Return how many points a municipality has."""
    served = open_points(context.service_points.data)
    here = {"municipality": context.names(text.language)[of], "all": text.integer(served.sum())}
    return text.counted("service_points.answer_own", int(served.get(of, 0)), **here)


def _answer_next_own(context: Context, text: Text, of: str) -> str:
    """Return how far the next one is from there.

    Raises:
        WaysMissingError: No distances are known.
    """
    names, known = context.names(text.language), nearest(context)
    way = next((row for row in records(known) if row["ref_area"] == of), None)
    if way is None or way["other_area"] not in names:
        raise WaysMissingError(f"no way from {of}")
    return text(
        "service_points.answer_next_own",
        other=names[way["other_area"]],
        km=text.number(way["road_km"], 1),
        minutes=text.integer(way["drive_min"]),
    )


def _points(context: Context, text: Text) -> KeyFigure:
    served = open_points(context.service_points.data)
    everyone = len(context.area.municipalities)
    return KeyFigure(
        label=text("service_points.kpi_points"),
        value=text.integer(served.sum()),
        change=text("service_points.kpi_points_change", served=len(served), all=everyone),
        definition=text("service_points.kpi_points_definition"),
    )


def _key_figures(context: Context, text: Text, origin: str) -> tuple[KeyFigure, ...]:
    """Return the longest way, who has one within the limit, and the chosen municipality's next points."""
    names, reached = context.names(text.language), covered(context)
    farthest = records(nearest(context).nlargest(1, "road_km"))[0]
    within = reached.loc[reached["within_km"] == HEADLINE_KM, "jobseekers_share"].iloc[0]
    rows = ways_of(context, origin)
    ranked = records(rows[rows["rank"].isin([1, 2])].sort_values("rank"))
    longest = KeyFigure(
        label=text("service_points.kpi_longest"),
        value=text("service_points.map_km", km=text.number(farthest["road_km"], 1)),
        change=text(
            "service_points.kpi_longest_change",
            origin=names[farthest["ref_area"]],
            other=names[farthest["other_area"]],
            minutes=text.integer(farthest["drive_min"]),
        ),
        definition=text("service_points.kpi_longest_definition"),
    )
    reach = KeyFigure(
        label=text("service_points.kpi_within", km=HEADLINE_KM),
        value=text.percent(within),
        change=text("service_points.kpi_within_change", period=text.period(context.period)),
        definition=text("service_points.kpi_within_definition"),
    )
    if len(ranked) < 2:  # nothing to compare
        return longest, reach
    first, second = ranked
    following = KeyFigure(
        label=text("service_points.kpi_nearest", municipality=names[origin]),
        value=text("service_points.map_km", km=text.number(first["road_km"], 1)),
        change=text(
            "service_points.kpi_nearest_change",
            nearest=names[first["ref_area"]],
            second=names[second["ref_area"]],
            second_km=text.number(second["road_km"], 1),
        ),
        definition=text("service_points.kpi_nearest_definition"),
    )
    return longest, reach, following


def _far(context: Context, text: Text, own: str) -> tuple[KeyFigure, ...]:
    """Return which part of the residents lives far from a point; nothing where that is not known."""
    if not residents.is_known(context, own):
        return ()
    return (residents.key_figure(context, text, point_areas(context.service_points.data), own),)


VIEW = View(name="service_points", choices=(PERIOD, MUNICIPALITY), build=build, follows=True)
