"""Kilometres that the change adds or saves in each municipality: rows, words and table."""

import pandas as pd

from charts.theme import BRAND, OVER
from domain.records import records
from i18n.quantity import COUNT
from i18n.text import Text
from reports.model import Hint
from ui.network import common
from ui.network.common import Names, Words
from ui.network.whatif_outcome import WhatIf, change_words
from views.table import Column, Table, end_columns

_WAYS = ("road_km", "drive_min", "before_km", "after_km")
"""Columns that are missing for a municipality with a point of its own."""


def rows(given: WhatIf, names: Names, text: Text) -> pd.DataFrame:
    """Return the municipalities whose clients travel, the most first, as rows of a drawing; maybe none."""
    moved = given.travel[(given.travel["after_km"] > 0) | (given.travel["change_km"] != 0)]
    return pd.DataFrame(
        [
            {
                "name": names[row["ref_area"]],
                "value": row["change_km"],
                "low": row["change_km_low"],
                "high": row["change_km_high"],
                "colour": (OVER if row["change_km"] > 0 else BRAND).light,
                "words": change_words(row, text),
                "hover": f"<b>{names[row['ref_area']]}</b><br>{change_words(row, text)}",
            }
            for row in records(moved.sort_values("change_km", ascending=False))
        ]
    )


def figure_words(given: WhatIf, names: Names, text: Text) -> Words:
    """Return title, text alternative, source line and table of the kilometres."""
    title = text("network_page.travel")
    most = records(given.travel.nlargest(1, "change_km"))[0]
    nearest = given.nearest_after.set_index("ref_area")
    frame = given.travel.assign(
        name=given.travel["ref_area"].map(names),
        before=given.travel["before_area"].map(names),
        after=given.travel["after_area"].map(names),
        road_km=given.travel["ref_area"].map(nearest["road_km"]),
        drive_min=given.travel["ref_area"].map(nearest["drive_min"]),
    )
    # The way to a point in one's own municipality is not 0: it is not known.
    own_after, own_before = (frame[end] == frame["ref_area"] for end in ("after_area", "before_area"))
    frame = frame.assign(before_km=frame["before_km"].mask(own_before)).assign(
        **{name: frame[name].mask(own_after) for name in ("road_km", "drive_min", "after_km")}
    )
    frame = frame.assign(**{f"{name}_words": common.between_centres(frame[name], text) for name in _WAYS})
    return {
        "title": title,
        "alt": text(
            "network_page.travel_alt", municipality=names[most["ref_area"]], change=change_words(most, text)
        ),
        "source": common.source(text, text("network_page.travel_note")),
        "chart": Hint(series=("change_km",)),
        "table": Table(
            caption=title,
            frame=frame,
            columns=(
                Column(name="name", label=text("network.columns.ref_area")),
                Column(name="before", label=text("network.columns.before_area")),
                Column(name="after", label=text("network.columns.after_area")),
                *(
                    Column(
                        name=name,
                        label=text(f"network.columns.{name}"),
                        quantity=COUNT,
                        shown=f"{name}_words",
                    )
                    for name in _WAYS
                ),
                Column(name="change_km", label=text("network.columns.change_km"), quantity=COUNT),
                *end_columns(text, "change_km", text("network.columns.change_km"), COUNT),
            ),
            file="travel_change",
        ),
    }
