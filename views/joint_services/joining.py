"""What joining brings each member, and how far from the host it may lie before travel eats it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from analytics.joint_services.joining import farthest_km, joined, travel_eur
from analytics.joint_services.sharing import Way
from charts import theme
from charts.comparison import Series, side_by_side
from domain.errors import WaysMissingError
from domain.frames import ObsStatus
from domain.interval import UNKNOWN, Interval
from domain.records import records
from i18n.quantity import COUNT, EUROS
from i18n.text import Text
from views.blocks import Figure
from views.context import Context
from views.joint_services.figures import names_of, source_of
from views.joint_services.worked import Service, worked_out
from views.table import NOTHING, Column, Table, end_columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Trips:
    """Who travels where.

    Attributes:
        host: Code of the member that arranges the service.
        visits: Visits of each other member in a year.
        eur_per_km: Cost of a kilometre.
    """

    host: str
    visits: float
    eur_per_km: float

    @property
    def cost(self) -> bool:
        """Whether distance costs anything."""
        return bool(self.visits and self.eur_per_km)


def joining(context: Context, text: Text, service: Service, way: str, trips: Trips, own: str) -> Figure:
    """Return what joining saves each member before and after travel to the host and back, with ranges.

    The municipality `own` is marked; "" marks none.
    """
    frame = _rows(context, text, service, Way(way), trips)
    title = text("joint_services.joining.title", way=text(f"joint_services.ways.{way}"))
    return Figure(
        title=title,
        answer=_answer(frame, trips, text),
        alt=text("joint_services.joining.alt", most=_most(frame, text)),
        source=source_of(context, text, service, "joining_note", "range_note"),
        drawing=side_by_side(
            theme.pointed(frame["name"], frame["ref_area"], own),
            [_band(row, frame) for row in records(frame)],
            [_ends(frame, text), _mark(frame, text)],
            text,
            band_label=text("joint_services.joining.band"),
            axis_label=text("joint_services.joining.axis"),
            areas=frame["ref_area"].tolist(),
        )
        if frame["km"].notna().any() and trips.cost
        else None,
        table=Table(
            caption=title,
            frame=frame,
            columns=(
                Column(name="name", label=text("joint_services.columns.member")),
                Column(name="verdict_words", label=text("joint_services.columns.pays")),
                *(
                    Column(
                        name=name,
                        label=text(f"joint_services.columns.{name}"),
                        quantity=EUROS,
                        definition=text(f"joint_services.{name}_definition"),
                    )
                    for name in ("alone", "share", "saves", "brings")
                ),
                Column(name="km", label=text("joint_services.columns.km"), quantity=COUNT),
                Column(
                    name="far",
                    label=text("joint_services.columns.far"),
                    quantity=COUNT,
                    definition=text("joint_services.far_definition"),
                    status="far_status",
                    shown="far_words",
                ),
                *_far_ends(text),
                Column(name="travel", label=text("joint_services.columns.travel"), quantity=EUROS),
                Column(name="left", label=text("joint_services.columns.left"), quantity=EUROS),
                *end_columns(text, "left", text("joint_services.columns.left"), EUROS),
            ),
            file="joint_service_joining",
        ),
    )


def _far_ends(text: Text) -> list[Column]:
    label = text("joint_services.columns.far")
    return [replace(each, status="far_status") for each in end_columns(text, "far", label, COUNT)]


def joining_words(context: Context, text: Text, service: Service, way: Way, trips: Trips) -> str:
    """Return whom joining pays at every cost of the range, whom at some only, and whom at none."""
    return _answer(_rows(context, text, service, way, trips), trips, text)


def _rows(context: Context, text: Text, service: Service, way: Way, trips: Trips) -> pd.DataFrame:
    """Return each member's savings, distances and verdict over the ranges of the costs."""
    found, names = worked_out(context, service), names_of(context, text, service)
    pays, ends = found.found.shares[way], found.own_savings(way)
    brought, ways = joined(found.game, pays), road_km(context, trips.host)
    return pd.DataFrame(
        [
            {
                "ref_area": member,
                "name": names[place],
                "alone": float(found.game.alone[place]),
                "share": float(pays[place]),
                "brings": float(brought.brings[place]),
                **_of_member(
                    trips,
                    0.0 if member == trips.host else ways.get(member, math.nan),
                    float(brought.saves[place]),
                    Interval(*(float(end[place]) for end in ends)),
                    text,
                    is_host=member == trips.host,
                ),
            }
            for place, member in enumerate(service.members)
        ]
    )


def _of_member(
    trips: Trips, km: float, saves: float, ends: Interval, text: Text, *, is_host: bool
) -> dict[str, Any]:
    """Return how far joining pays one member, and what is left of its savings after travel."""
    far, far_low, far_high = (
        farthest_km(each, trips.visits, trips.eur_per_km) for each in (saves, ends.low, ends.high)
    )
    travel = travel_eur(km, trips.visits, trips.eur_per_km) if trips.cost else 0.0
    left = Interval(ends.low - travel, ends.high - travel) if travel == travel else UNKNOWN
    verdict = "host" if is_host else _verdict(left)
    is_finite = trips.cost and not is_host
    return {
        "saves": saves,
        "km": km,
        "far": far,
        "far_low": far_low if is_finite else math.nan,
        "far_high": far_high if is_finite else math.nan,
        "far_status": ObsStatus.NORMAL.value if is_finite else NOTHING,
        "far_words": text("joint_services.joining.is_host")
        if is_host
        else _far(far, far_low, far_high, text),
        "travel": travel,
        "left": saves - travel,
        "left_low": left.low,
        "left_high": left.high,
        "verdict": verdict,
        "verdict_words": text(f"joint_services.joining.verdicts.{verdict}"),
    }


def _verdict(left: Interval) -> str:
    """Return whether joining pays at every cost of the range, at some only, or at none."""
    if not left.is_known:
        return "unknown"
    return "always" if left.low >= 0 else "never" if left.high < 0 else "sometimes"


def _far(far: float, low: float, high: float, text: Text) -> str:
    if not math.isfinite(far):
        return text("joint_services.joining.any_distance")
    said = COUNT.write(text, far)
    return f"{said} ({COUNT.span(text, low, high)})" if COUNT.is_interval(low, high) else said


def road_km(context: Context, host: str) -> dict[str, float]:
    """Return the road from every known centre to the host's, km one way; none where none are known."""
    try:
        rows = context.road_distances.data
    except WaysMissingError:
        return {}
    there = rows[rows["destination_area"] == host]
    return dict(zip(there["origin_area"], there["road_km"].astype(float), strict=True))


def _answer(frame: pd.DataFrame, trips: Trips, text: Text) -> str:
    host = frame.loc[frame["ref_area"] == trips.host, "name"].iloc[0]
    guests = frame[frame["ref_area"] != trips.host]
    by_verdict = {verdict: rows["name"].tolist() for verdict, rows in guests.groupby("verdict")}
    said = [] if trips.visits else [text("joint_services.joining.remote")]
    if set(by_verdict) == {"always"}:
        said += [text("joint_services.joining.all_gain", host=host)] if trips.visits else []
    else:
        said += [
            text(f"joint_services.joining.{verdict}", members=text.listed(by_verdict[verdict]), host=host)
            for verdict in ("always", "sometimes", "never", "unknown")
            if verdict in by_verdict
        ]
    if trips.cost and len(guests):
        first = records(guests.sort_values("far", kind="stable").head(1))[0]
        said.append(text("joint_services.joining.stops", member=first["name"], km=first["far_words"]))
    return " ".join(said)


def _most(frame: pd.DataFrame, text: Text) -> str:
    first = frame.sort_values("saves", ascending=False).iloc[0]
    return f"{first['name']} {EUROS.write(text, first['saves'])}"


def _longest(frame: pd.DataFrame) -> float:
    """Return how far the picture goes where joining pays farther."""
    return 1.5 * float(frame["km"].max(skipna=True) or 1.0)


def _band(row: Mapping[str, Any], frame: pd.DataFrame) -> Interval | None:
    """Return how far joining pays whatever the costs; as far as the picture goes where that is farther."""
    return Interval(0.0, min(row["far_low"], _longest(frame))) if row["far_status"] != NOTHING else None


def _ends(frame: pd.DataFrame, text: Text) -> Series:
    """Return how far joining pays at some costs only, beyond where it pays at all of them."""
    longest = _longest(frame)
    rows = records(frame)
    label = text("joint_services.joining.sometimes_band")
    return Series(
        label=label,
        place=1,
        values=[
            UNKNOWN
            if row["far_status"] == NOTHING or row["far_low"] > longest
            else Interval(row["far_low"], min(row["far_high"], longest))
            for row in rows
        ],
        hover=[f"<b>{row['name']}</b><br>{label}: {row['far_words']}" for row in rows],
    )


def _mark(frame: pd.DataFrame, text: Text) -> Series:
    return Series(
        label=text("joint_services.columns.km"),
        place=0,
        values=[Interval.point(km) if math.isfinite(km) else UNKNOWN for km in frame["km"]],
        hover=[
            f"<b>{name}</b><br>{text('joint_services.columns.km')}: {COUNT.write(text, km)}"
            f"<br>{text('joint_services.columns.far')}: {words}"
            for name, km, words in zip(frame["name"], frame["km"], frame["far_words"], strict=True)
        ],
    )
