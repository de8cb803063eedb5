"""Where p points would serve best: the curve over p, and the map of the sites for the chosen p."""

import pandas as pd
import streamlit as st
from pandera.typing import DataFrame

from analytics.service_network.frames import Demand, MedianCurve
from analytics.service_network.median import median_curve
from analytics.service_network.nearest import nearest_points
from analytics.ways import open_points
from charts import shades
from charts.best_points import best_points_curve
from charts.network_map import network_map
from domain.areas import MUNICIPALITIES
from domain.frames import RoadDistances
from domain.records import records
from i18n.quantity import COUNT, TENTHS
from i18n.text import Text
from reports.model import Hint
from ui import kpi, limits, loaders, picks, url, words
from ui.components.figure import figure
from ui.kpi import Kpi
from ui.network import common
from ui.network.common import Names, Words
from views.table import Column, Table

DEFAULT_POINTS = 5


def show(
    text: Text,
    names: Names,
    picture: st.delta_generator.DeltaGenerator,
    side: st.delta_generator.DeltaGenerator,
) -> None:
    """Show the view in the two columns of the page."""
    people, distances = common.demand(), loaders.road_distances()
    with limits.calculation(text):
        curve = _curve(people, distances)
    most = int(curve["points"].max())
    with picture:
        head = st.container()
        points = round(
            url.slider(
                text("network.parameters.points.label"),
                1,
                most,
                DEFAULT_POINTS,
                key="pisteita",
                step=1,
                help=text("network.parameters.points.help"),
            )
        )
        best = curve[curve["points"] == points]
        sites = tuple(best["ref_area"])
        nearest = nearest_points(MUNICIPALITIES, sites, distances)
        with head:
            words.answer(*_answer(best, names, text, points))
            if cards := _kpis(curve, points, nearest, names, text):
                kpi.strip(cards, label=text("network_page.kpis"), columns=3)
        curve = curve[curve["mean_km"] > 0]  # a point in every municipality leaves nothing to compute
        drawing = best_points_curve(
            _rows(curve, names, text), text, chosen=points, axis_label=text("network.columns.points")
        )
        figure(text, key="curve", drawing=drawing, **_curve_words(curve, names, text))
        st.button(
            text("network_page.take"),
            icon=":material/compare_arrows:",
            on_click=_take,
            args=(sites,),
            key="network_take",
        )
    with side:
        drawing = network_map(
            loaders.outlines(text.language),
            shades.plain(names, sites),
            common.place_labels(
                names,
                {
                    row["ref_area"]: f"<b>{text('network_page.km', km=text.integer(row['road_km']))}</b>"
                    for row in records(nearest)
                    if row["road_km"] > 0
                },
            ),
            common.marks(dict.fromkeys(sites, "open"), names, text),
            common.ways_to_nearest(nearest, names, text),
            text,
            legend={"open": text("network_page.kind.best")},
        )
        figure(text, key="sites", drawing=drawing, **_site_words(nearest, names, text, points))


def _curve(people: DataFrame[Demand], distances: DataFrame[RoadDistances]) -> DataFrame[MedianCurve]:
    """Return the best places for every number of points up to those of today.

    Beyond one in each municipality, further points share a centre and shorten no way.
    """
    curve = median_curve(people, distances, MUNICIPALITIES)
    today = int(open_points(loaders.service_points()).sum())
    last = curve[curve["points"] == len(MUNICIPALITIES)]
    further = [last.assign(points=points) for points in range(len(MUNICIPALITIES) + 1, today + 1)]
    return pd.concat([curve, *further], ignore_index=True)


def _take(sites: tuple[str, ...]) -> None:
    """Open these sites in the what-if."""
    st.session_state["auki"] = list(sites)
    st.session_state["nakyma"] = "mita_jos"
    url.publish("auki", picks.SEPARATOR.join(sites), "")


def _answer(best: DataFrame[MedianCurve], names: Names, text: Text, points: int) -> list[str]:
    if not best["mean_km"].any():
        return [text("network_page.answer_at_home"), text("network_page.not_within")]
    return [
        text.counted(
            "network_page.best_answer",
            points,
            sites=", ".join(names[area] for area in best["ref_area"]),
            km=text.number(best["mean_km"].iloc[0], 1),
        ),
        text("network_page.proven" if best["is_proven"].all() else "network_page.not_proven"),
    ]


def _kpis(
    curve: DataFrame[MedianCurve], points: int, nearest: pd.DataFrame, names: Names, text: Text
) -> list[Kpi]:
    """Return mean way, gain of the last point and longest way, without those that are 0 by construction."""
    means = curve.drop_duplicates("points").set_index("points")["mean_km"]
    farthest = records(nearest.nlargest(1, "road_km"))[0]
    mean = Kpi(
        label=text("network_page.kpi_mean"),
        value=text("network_page.km", km=text.number(means[points], 1)),
        change=text("network_page.one_way"),
    )
    last = Kpi(
        label=text("network_page.last_point"),
        value=text("network_page.km", km=text.number(means[points] - means.get(points - 1, float("nan")), 1))
        if points > 1
        else text("network_page.nobody"),
        change=text("network_page.last_point_change"),
    )
    longest = Kpi(
        label=text("network_page.farthest"),
        value=text("network_page.km", km=text.integer(farthest["road_km"])),
        change=names[farthest["ref_area"]],
    )
    if means[points]:
        return [mean, last, longest]
    return [last] if means[points - 1] else []


def _rows(curve: DataFrame[MedianCurve], names: Names, text: Text) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "points": points,
                "mean_km": rows["mean_km"].iloc[0],
                "words": text.number(rows["mean_km"].iloc[0], 1),
                "hover": text.counted(
                    "network_page.curve_hover",
                    int(rows["points"].iloc[0]),
                    km=text.number(rows["mean_km"].iloc[0], 1),
                    sites="<br>".join(names[area] for area in rows["ref_area"]),
                ),
            }
            for points, rows in curve.groupby("points")
        ]
    )


def _curve_words(curve: DataFrame[MedianCurve], names: Names, text: Text) -> Words:
    title = text("network_page.curve")
    frame = pd.DataFrame(
        [
            {
                "points": points,
                "sites": ", ".join(names[area] for area in rows["ref_area"]),
                "mean_km": rows["mean_km"].iloc[0],
                "person_km": rows["person_km"].iloc[0],
            }
            for points, rows in curve.groupby("points")
        ]
    )
    first, last = frame.iloc[0], frame.iloc[-1]
    return {
        "title": title,
        "definition": text("network_page.curve_definition"),
        "alt": text(
            "network_page.curve_alt",
            first=text.number(first["mean_km"], 1),
            last=text.number(last["mean_km"], 1),
            most=last["points"],
        ),
        "source": common.source(text, text("network.curve_note"), text("network.precision")),
        "chart": Hint(categories="points", series=("mean_km",)),
        "table": Table(
            caption=title,
            frame=frame,
            columns=(
                Column(name="points", label=text("network.columns.points"), quantity=COUNT),
                Column(name="sites", label=text("network_page.sites")),
                Column(name="mean_km", label=text("network.columns.mean_km"), quantity=TENTHS),
                Column(name="person_km", label=text("network.columns.person_km"), quantity=COUNT),
            ),
            file="best_points",
        ),
    }


def _site_words(nearest: pd.DataFrame, names: Names, text: Text, points: int) -> Words:
    title = text.counted("network_page.sites_map", points)
    frame = nearest.assign(name=nearest["ref_area"].map(names), nearest=nearest["nearest_area"].map(names))
    is_site = frame["nearest_area"] == frame["ref_area"]
    ways = {name: frame[name].mask(is_site) for name in ("road_km", "drive_min")}
    said = {
        f"{name}_words": common.between_centres(each, text, decimals)
        for (name, each), decimals in zip(ways.items(), (1, 0), strict=True)
    }
    frame = frame.assign(**ways, **said)
    return {
        "title": title,
        "alt": text(
            "network_page.sites_alt",
            sites=", ".join(frame.loc[is_site, "name"]),
        ),
        "source": common.source(text, text("network_page.map_note")),
        "chart": Hint(series=("road_km",)),
        "table": Table(
            caption=title,
            frame=frame,
            columns=(
                Column(name="name", label=text("network.columns.ref_area")),
                Column(name="nearest", label=text("network.columns.nearest_area")),
                Column(
                    name="road_km",
                    label=text("network.columns.road_km"),
                    quantity=TENTHS,
                    shown="road_km_words",
                ),
                Column(
                    name="drive_min",
                    label=text("network.columns.drive_min"),
                    quantity=COUNT,
                    shown="drive_min_words",
                ),
            ),
            file="nearest_best_points",
        ),
    }
