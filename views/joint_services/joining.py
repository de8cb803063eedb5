"""What joining brings each member, and how far from the host it may lie before travel eats it."""

import math

import pandas as pd

from analytics.joint_services.joining import farthest_km, joined, travel_eur
from analytics.joint_services.sharing import Way
from charts.comparison import Series, side_by_side
from domain.errors import WaysMissingError
from domain.frames import ObsStatus
from domain.interval import UNKNOWN, Interval
from i18n.quantity import COUNT, EUROS
from i18n.text import Text
from views.blocks import Figure
from views.context import Context
from views.joint_services.figures import names_of, source_of
from views.joint_services.worked import Service, worked_out
from views.table import NOTHING, Column, Table


def joining(
    context: Context, text: Text, service: Service, way: str, host: str, visits: float, eur_per_km: float
) -> Figure:
    """Return what joining saves each member, before and after travel to the host and back."""
    found, names = worked_out(context, service), names_of(context, text, service)
    pays = found.found.shares[Way(way)]
    brought, ways = joined(found.game, pays), road_km(context, host)
    rows = []
    for place, member in enumerate(service.members):
        saves, km = float(brought.saves[place]), 0.0 if member == host else ways.get(member, math.nan)
        far = farthest_km(saves, visits, eur_per_km)
        travel = travel_eur(km, visits, eur_per_km) if visits and eur_per_km else 0.0
        rows.append(
            {
                "ref_area": member,
                "name": names[place],
                "alone": float(found.game.alone[place]),
                "share": float(pays[place]),
                "saves": saves,
                "brings": float(brought.brings[place]),
                "km": km,
                "far": far,
                "far_status": ObsStatus.NORMAL.value if math.isfinite(far) and member != host else NOTHING,
                "far_words": _far_words(far, is_host=member == host, text=text),
                "travel": travel,
                "left": saves - travel,
            }
        )
    frame = pd.DataFrame(rows)
    title = text("joint_services.joining.title", way=text(f"joint_services.ways.{way}"))
    return Figure(
        title=title,
        answer=_answer(frame, host, names[service.members.index(host)], visits, text),
        alt=text("joint_services.joining.alt", most=_most(frame, text)),
        source=source_of(context, text, service, "joining_note"),
        drawing=side_by_side(
            names,
            [_band(row, frame) for _, row in frame.iterrows()],
            [_mark(frame, text)],
            text,
            band_label=text("joint_services.joining.band"),
            axis_label=text("joint_services.joining.axis"),
        )
        if frame["km"].notna().any() and visits and eur_per_km
        else None,
        table=Table(
            caption=title,
            frame=frame,
            columns=(
                Column(name="name", label=text("joint_services.columns.member")),
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
                Column(name="travel", label=text("joint_services.columns.travel"), quantity=EUROS),
                Column(name="left", label=text("joint_services.columns.left"), quantity=EUROS),
            ),
            file="joint_service_joining",
        ),
    )


def road_km(context: Context, host: str) -> dict[str, float]:
    """Return the road from every known centre to the host's, km one way; none where none are known."""
    try:
        rows = context.road_distances.data
    except WaysMissingError:
        return {}
    there = rows[rows["destination_area"] == host]
    return dict(zip(there["origin_area"], there["road_km"].astype(float), strict=True))


def _far_words(far: float, *, is_host: bool, text: Text) -> str:
    if is_host:
        return text("joint_services.joining.is_host")
    return COUNT.write(text, far) if math.isfinite(far) else text("joint_services.joining.any_distance")


def _answer(frame: pd.DataFrame, host: str, host_name: str, visits: float, text: Text) -> str:
    guests = frame[frame["ref_area"] != host]
    known = guests[guests["left"].notna()]
    losing = known[known["left"] < 0]
    unknown = guests[guests["left"].isna()]
    said = [] if visits else [text("joint_services.joining.remote")]
    if len(known) and (visits or len(losing)):
        said.append(
            text("joint_services.joining.all_gain", host=host_name)
            if losing.empty
            else text(
                "joint_services.joining.lose", members=text.listed(losing["name"].tolist()), host=host_name
            )
        )
    if len(unknown):
        said.append(text("joint_services.joining.no_way", members=text.listed(unknown["name"].tolist())))
    return " ".join(said)


def _most(frame: pd.DataFrame, text: Text) -> str:
    first = frame.sort_values("saves", ascending=False).iloc[0]
    return f"{first['name']} {EUROS.write(text, first['saves'])}"


def _band(row: pd.Series, frame: pd.DataFrame) -> Interval | None:
    """Return how far joining pays; as far as the picture goes where that is farther."""
    longest = 1.5 * float(frame["km"].max(skipna=True) or 1.0)
    return Interval(0.0, min(row["far"], longest)) if row["far_status"] != NOTHING else None


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
