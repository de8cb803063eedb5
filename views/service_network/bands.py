"""People by their distance to the nearest point, now and after the change."""

import pandas as pd

from analytics.service_network.nearest import people_by_band
from analytics.service_network.whatif import Network
from charts.drawing import Drawing
from charts.reach_bands import reach_bands
from domain.records import records
from i18n.quantity import COUNT
from i18n.text import Text
from reports.model import Bars
from views.blocks import Figure
from views.context import Context
from views.service_network.common import demand, source
from views.service_network.outcome import nearest, today
from views.table import Column, Table

_WHEN = {"before": "now", "after": "after"}


def figure(context: Context, text: Text, after: Network, measure: str) -> Figure:
    """Return the jobseekers by distance, a stacked bar for now and one for after the change."""
    both = [
        _banded(context, network, measure).assign(band=lambda rows: _band_names(rows, text))
        for network in (today(context), after)
    ]
    measured = text(f"service_network.measure_choice.{measure}")
    title = text("service_network.bands", measure=measured.lower())
    frame = pd.DataFrame(
        {
            "band": both[0]["band"].tolist(),
            **{
                f"{name}_{when}": rows[name].tolist()
                for name in ("jobseekers", "labour_force")
                for when, rows in zip(_WHEN, both, strict=True)
            },
        }
    )
    columns = [
        Column(
            name=f"{name}_{when}",
            label=f"{text(f'service_network.columns.{name}')}, {text(f'service_network.{label}').lower()}",
            quantity=COUNT,
        )
        for name in ("jobseekers", "labour_force")
        for when, label in _WHEN.items()
    ]
    return Figure(
        title=title,
        alt=text(
            "service_network.bands_alt",
            title=title,
            own_before=text.integer(frame["jobseekers_before"].iloc[0]),
            own_after=text.integer(frame["jobseekers_after"].iloc[0]),
        ),
        source=source(text, context, text("service_network.precision"), text("service_network.minutes_note")),
        drawing=_drawing(frame, text, measure),
        table=Table(
            caption=title,
            frame=frame,
            columns=(Column(name="band", label=measured), *columns),
            file=f"people_by_{measure}",
        ),
        chart=Bars(of=("jobseekers_before", "jobseekers_after")),
    )


def _drawing(frame: pd.DataFrame, text: Text, measure: str) -> Drawing:
    rows = [text("service_network.now"), text("service_network.after")]
    bands, unit = frame["band"].tolist(), text(f"service_network.units.{measure}")
    people = list(zip(frame["jobseekers_before"], frame["jobseekers_after"], strict=True))
    return reach_bands(
        rows=rows,
        bands=[bands[0], *(f"{band} {unit}" for band in bands[1:])],
        people=people,
        hovers=[
            [
                text("service_network.band_hover", row=row, band=band, people=text.integer(count))
                for row, count in zip(rows, counts, strict=True)
            ]
            for band, counts in zip(bands, people, strict=True)
        ],
        text=text,
    )


def _banded(context: Context, network: Network, measure: str) -> pd.DataFrame:
    bands = people_by_band(demand(context), nearest(context, network))
    return bands[bands["measure"] == measure]


def _band_names(rows: pd.DataFrame, text: Text) -> list[str]:
    return [
        text("service_network.own_point")
        if row["lower"] == 0
        else text("service_network.band_last", lower=text.integer(row["lower"]))
        if row["upper"] == float("inf")
        else text("service_network.band", lower=text.integer(row["lower"]), upper=text.integer(row["upper"]))
        for row in records(rows)
    ]
