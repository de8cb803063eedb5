"""What a reader chooses of the service network: one of three questions, and the terms of each."""

from analytics.service_network.round import MOST_STOPS
from analytics.ways import open_points
from domain.errors import DashboardError
from i18n.quantity import PER_CENT
from i18n.text import Text
from views.choices import Chosen, Number, OneOf, Several
from views.context import Context

DEFAULT_POINTS = 5

_LABELS = "service_network.parameters"


def one_per_unit(chosen: Chosen) -> tuple[str, ...]:
    """Return the first municipality of each service unit: the example that the page opens with.

    Without units it opens with a point in every municipality.
    """
    area = chosen.context.area
    return tuple(sorted(unit.municipalities[0] for unit in area.units.values())) or area.municipalities


def _municipalities(chosen: Chosen) -> tuple[str, ...]:
    return chosen.context.area.municipalities


def _name(code: str, chosen: Chosen, text: Text) -> str:
    return chosen.context.names(text.language)[code]


def _asks(question: str, chosen: Chosen) -> bool:
    return chosen[VIEW_SHOWN] == question


def _most_points(chosen: Chosen) -> int:
    """Return as many points as there are today, at least one for each municipality."""
    municipalities = len(_municipalities(chosen))
    try:
        return max(municipalities, chosen.context.once(_open_points))
    except DashboardError:  # what shows the points says why
        return municipalities


def _open_points(context: Context) -> int:
    return int(open_points(context.service_points.data).sum())


VIEW_SHOWN = OneOf(
    key="view",
    formerly=("nakyma",),
    label="service_network.view",
    codes=("what_if", "best", "round"),
    old={"mita_jos": "what_if", "paikat": "best", "kierros": "round"},
)
"""Which question is asked: other points, the best places for so many, or a visiting round."""

OPEN_AREAS = Several(
    key="open_areas",
    formerly=("auki",),
    label=f"{_LABELS}.open_areas.label",
    help=f"{_LABELS}.open_areas.help",
    codes=_municipalities,
    default=one_per_unit,
    said=_name,
    counts=lambda chosen: _asks("what_if", chosen),
)

POPUP_AREAS = Several(
    key="popup_areas",
    formerly=("popup",),
    label=f"{_LABELS}.popup_areas.label",
    help=f"{_LABELS}.popup_areas.help",
    codes=_municipalities,
    said=_name,
    counts=lambda chosen: _asks("what_if", chosen),
)

POPUP_SHARE = Number(
    key="popup_share",
    formerly=("popup_osuus",),
    label=f"{_LABELS}.popup_share.label",
    help=f"{_LABELS}.popup_share.help",
    low=25,
    high=80,
    default=50,
    step=5,
    quantity=PER_CENT,
    counts=lambda chosen: _asks("what_if", chosen) and bool(chosen[POPUP_AREAS]),
)

VISITS = Number(
    key="visits",
    formerly=("kaynnit",),
    label=f"{_LABELS}.visits.label",
    help=f"{_LABELS}.visits.help",
    low=1,
    high=12,
    default=4,
    counts=lambda chosen: _asks("what_if", chosen),
)

REMOTE_SHARE = Number(
    key="remote_share",
    formerly=("eta",),
    label=f"{_LABELS}.remote_share.label",
    help=f"{_LABELS}.remote_share.help",
    low=0,
    high=90,
    default=0,
    step=5,
    quantity=PER_CENT,
    counts=lambda chosen: _asks("what_if", chosen),
)

MEASURE = OneOf(
    key="measure",
    formerly=("etaisyys",),
    label="service_network.measure",
    codes=("drive_min", "road_km"),
    is_list=True,
    counts=lambda chosen: _asks("what_if", chosen),
)
"""How the distance of the bands is measured."""

POINTS = Number(
    key="points",
    formerly=("pisteita",),
    label=f"{_LABELS}.points.label",
    help=f"{_LABELS}.points.help",
    low=1,
    high=_most_points,
    default=lambda chosen: min(DEFAULT_POINTS, len(_municipalities(chosen))),
    counts=lambda chosen: _asks("best", chosen),
)

BASE = OneOf(
    key="base",
    formerly=("lahto",),
    label="service_network.base",
    codes=lambda chosen: chosen.context.area.seat_first,
    said=_name,
    is_list=True,
    counts=lambda chosen: _asks("round", chosen),
)


def _stop(code: str, chosen: Chosen, text: Text) -> str:
    name = _name(code, chosen, text)
    return text("service_network.is_base", municipality=name) if code == chosen[BASE] else name


STOPS = Several(
    key="stops",
    formerly=("reitti",),
    label=f"{_LABELS}.stops.label",
    help=f"{_LABELS}.stops.help",
    codes=_municipalities,
    default=_municipalities,
    said=_stop,
    most=MOST_STOPS,
    counts=lambda chosen: _asks("round", chosen),
)
"""The list is the same for every base, or a change of base would change what the reader chose."""

STOP_MIN = Number(
    key="stop_min",
    formerly=("kaynti",),
    label=f"{_LABELS}.stop_min.label",
    help=f"{_LABELS}.stop_min.help",
    low=30,
    high=480,
    default=180,
    step=15,
    counts=lambda chosen: _asks("round", chosen),
)

DAY_MIN = Number(
    key="day_min",
    formerly=("paiva",),
    label=f"{_LABELS}.day_min.label",
    help=f"{_LABELS}.day_min.help",
    low=240,
    high=720,
    default=600,
    step=15,
    counts=lambda chosen: _asks("round", chosen),
)

CHOICES = (
    VIEW_SHOWN,
    OPEN_AREAS,
    POPUP_AREAS,
    POPUP_SHARE,
    VISITS,
    REMOTE_SHARE,
    MEASURE,
    POINTS,
    BASE,
    STOPS,
    STOP_MIN,
    DAY_MIN,
)
