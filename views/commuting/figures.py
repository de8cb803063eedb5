"""The figures of the commuting page: flows, net commuting on the map, and work at home."""

from collections.abc import Sequence

import pandas as pd

from charts import commuting, shades, theme
from charts.commuting import FlowLabels
from charts.maps import Shade, municipality_map
from charts.profile import group_profile
from domain.records import records
from i18n.quantity import COUNT, ROUND_SHARE, SHARE
from i18n.text import Text
from reports.model import Bars
from views.blocks import Figure
from views.commuting.rows import COMMUTER_SHARES, COMMUTERS, counted, municipalities
from views.context import Context, source_line
from views.table import Column, Table

NEAR_BALANCE = 0.03
"""Net commuting, as a share of employed residents, up to which the map is neutral [A]."""

_PARTS = {
    "outbound": "outbound_commuters",
    "own": "employed_in_own_municipality",
    "inbound": "inbound_commuters",
    "residents": "employed_residents",
    "jobs": "jobs",
}
_CONTAINMENT = ("resident_containment", "workplace_containment")
_SHARES = {"net_share", *_CONTAINMENT, *COMMUTER_SHARES}


def flows(context: Context, text: Text, unit: str, municipality: str = "") -> Figure:
    """Return employed residents and jobs back to back, in persons or per employed resident; one marked."""
    rows, title = municipalities(context, text), text(f"commuting.flows_{unit}")
    listed = "; ".join(
        text(
            "commuting.flow_alt",
            name=row["name"],
            outbound=COUNT.write(text, row["outbound_commuters"]),
            own=COUNT.write(text, row["employed_in_own_municipality"]),
            inbound=COUNT.write(text, row["inbound_commuters"]),
        )
        for row in records(rows)
    )
    labels = FlowLabels(**{part: text(f"commuting.part.{part}") for part in _PARTS})
    is_share = unit == "share"
    return Figure(
        title=title,
        definition=text("commuting.kpi.self_sufficiency_definition"),
        alt=text("commuting.flows_alt", flows=listed),
        source=source_line(
            text, context, context.once(counted), notes=[text(f"commuting.flows_note_{unit}")]
        ),
        drawing=commuting.flows(
            _lengths(rows, text, is_share=is_share),
            text,
            labels=labels,
            balance=1.0 if is_share else None,
            chosen=municipality,
        ),
        table=_table(
            rows,
            text,
            [*_PARTS.values(), "net_commuters", *COMMUTER_SHARES],
            caption=title,
            file="commuting_flows",
        ),
        chart=Bars(of=COMMUTER_SHARES if is_share else COMMUTERS),
    )


def map_of(context: Context, text: Text, municipality: str = "") -> Figure:
    """Return the map of net commuting, shaded per employed resident, with persons."""
    rows, outlines = municipalities(context, text), context.outlines(text.language)
    title = text("commuting.map")
    limits = {
        "near": ROUND_SHARE.write(text, NEAR_BALANCE),
        "far": ROUND_SHARE.write(text, 4 * NEAR_BALANCE),
    }
    return Figure(
        title=title,
        definition=text("commuting.net_definition"),
        alt=text("commuting.map_alt", areas="; ".join(rows["name"] + " " + rows["net_words"])),
        source=source_line(
            text,
            context,
            context.once(counted),
            outlines,
            notes=[text("commuting.map_note", **limits)],
        ),
        drawing=municipality_map(outlines.data, _shades(rows), text, chosen=municipality),
        table=_table(rows, text, ["net_commuters", "net_share"], caption=title, file="net_commuting"),
        chart=Bars(of=("net_commuters",)),
        is_map=True,
    )


def containment(context: Context, text: Text, own: str) -> Figure:
    """Return the shares of residents and of jobs whose work is in their own municipality."""
    rows, title = municipalities(context, text), text("commuting.containment")
    ordered = records(rows.sort_values("resident_containment", ascending=False))
    most, least = (
        f"{row['name']} ({SHARE.write(text, row['resident_containment'])})"
        for row in (ordered[0], ordered[-1])
    )
    listed = "; ".join(
        f"{row['name']} {', '.join(SHARE.write(text, row[name]) for name in _CONTAINMENT)}"
        for row in records(rows)
    )
    drawn = pd.DataFrame(
        {
            "ref_area": rows["ref_area"],
            "label": theme.pointed(rows["name"], rows["ref_area"], own),
            "own_low": rows["resident_containment"],
            "own_high": rows["resident_containment"],
            "other": rows["workplace_containment"],
        }
    )
    return Figure(
        heading=text("commuting.containment_heading"),
        answer=text("commuting.containment_answer", most=most, least=least),
        title=title,
        definition=text("commuting.containment_definition"),
        alt=text("commuting.containment_alt", areas=listed),
        source=source_line(text, context, context.once(counted), notes=[text("commuting.containment_note")]),
        drawing=group_profile(
            drawn,
            text,
            own_label=text("commuting.of_residents"),
            other_label=text("commuting.of_jobs"),
        ),
        table=_table(rows, text, _CONTAINMENT, caption=title, file="containment"),
        chart=Bars(of=_CONTAINMENT),
    )


def _lengths(rows: pd.DataFrame, text: Text, *, is_share: bool) -> pd.DataFrame:
    """Return what the flows are drawn from: the length of each part, and its words."""
    whole = rows["employed_residents"] if is_share else 1
    quantity = ROUND_SHARE if is_share else COUNT
    lengths = {part: rows[column] / whole for part, column in _PARTS.items()}
    words = {f"{part}_words": [quantity.write(text, length) for length in lengths[part]] for part in _PARTS}
    # Of themselves the residents are always all.
    return rows.assign(**lengths, **words | ({"residents_words": ""} if is_share else {}))


def _shades(rows: pd.DataFrame) -> dict[str, Shade]:
    values = dict(zip(rows["ref_area"], rows["net_share"], strict=True))
    colours = shades.diverging(values, middle=0, near=NEAR_BALANCE)
    return {
        row["ref_area"]: Shade(
            colour=colours[row["ref_area"]][0],
            is_strong=colours[row["ref_area"]][1],
            label=row["net_words"],
            hover=row["hover"],
        )
        for row in records(rows)
    }


def _table(rows: pd.DataFrame, text: Text, columns: Sequence[str], *, caption: str, file: str) -> Table:
    return Table(
        caption=caption,
        frame=rows,
        columns=(
            Column(name="name", label=text("columns.municipality")),
            *(
                Column(
                    name=name,
                    label=text(f"commuting.column.{name}"),
                    quantity=SHARE if name in _SHARES else COUNT,
                )
                for name in columns
            ),
        ),
        file=file,
    )
