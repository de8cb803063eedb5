"""People by their distance to the nearest point, now and after the change: rows, words and table."""

import pandas as pd

from analytics.service_network.nearest import people_by_band
from domain.records import records
from i18n.quantity import COUNT
from i18n.text import Text
from reports.model import Hint
from ui.network import common
from ui.network.common import Words
from ui.network.whatif_outcome import WhatIf
from views.table import Column, Table


def is_changed(given: WhatIf) -> bool:
    """Return whether anybody is nearer to a point or farther from it: else a picture would show nothing."""
    return not given.nearest_before["road_km"].equals(given.nearest_after["road_km"])


def drawn(given: WhatIf, text: Text, measure: str) -> Words:
    """Return what `charts.reach_bands` takes: people by band now and after the change."""
    both = _banded(given, measure)
    bands, rows = _band_names(both[0], text), [text("network_page.now"), text("network_page.after")]
    people = list(zip(*(each["jobseekers"].tolist() for each in both), strict=True))
    unit = text(f"network_page.units.{measure}")
    return {
        "rows": rows,
        "bands": [bands[0], *(f"{band} {unit}" for band in bands[1:])],
        "people": people,
        "hovers": [
            [
                text("network_page.band_hover", row=row, band=band, people=text.integer(count))
                for row, count in zip(rows, counts, strict=True)
            ]
            for band, counts in zip(bands, people, strict=True)
        ],
    }


def figure_words(given: WhatIf, text: Text, measure: str) -> Words:
    """Return title, text alternative, source line and table of the bands."""
    before, after = _banded(given, measure)
    title = text("network_page.bands", measure=text(f"network_page.measures.{measure}").lower())
    frame = pd.DataFrame(
        {
            "band": _band_names(before, text),
            **{
                f"{name}_{when}": rows[name].tolist()
                for name in ("jobseekers", "labour_force")
                for when, rows in (("before", before), ("after", after))
            },
        }
    )
    columns = [
        Column(
            name=f"{name}_{when}",
            label=f"{text(f'network.columns.{name}')}, {text(f'network_page.{label}').lower()}",
            quantity=COUNT,
        )
        for name in ("jobseekers", "labour_force")
        for when, label in (("before", "now"), ("after", "after"))
    ]
    return {
        "title": title,
        "alt": text(
            "network_page.bands_alt",
            title=title,
            own_before=text.integer(frame["jobseekers_before"].iloc[0]),
            own_after=text.integer(frame["jobseekers_after"].iloc[0]),
        ),
        "source": common.source(text, text("network.precision"), text("network.minutes_note")),
        "chart": Hint(series=("jobseekers_before", "jobseekers_after")),
        "table": Table(
            caption=title,
            frame=frame,
            columns=(Column(name="band", label=text(f"network_page.measures.{measure}")), *columns),
            file=f"people_by_{measure}",
        ),
    }


def _band_names(rows: pd.DataFrame, text: Text) -> list[str]:
    return [
        text("network.own_point")
        if row["lower"] == 0
        else text("network.band_last", lower=text.integer(row["lower"]))
        if row["upper"] == float("inf")
        else text("network.band", lower=text.integer(row["lower"]), upper=text.integer(row["upper"]))
        for row in records(rows)
    ]


def _banded(given: WhatIf, measure: str) -> list[pd.DataFrame]:
    """Return people by band now and after the change."""
    both = [people_by_band(given.people, each) for each in (given.nearest_before, given.nearest_after)]
    return [bands[bands["measure"] == measure] for bands in both]
