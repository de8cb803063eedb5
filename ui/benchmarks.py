"""The words and the table of published activation rates to hold today's beside."""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
from pandera.typing import DataFrame

from analytics.benchmarks import COUNTRY_BENCHMARKS, FOREIGN_BENCHMARKS
from analytics.rates import activation
from charts.ranking import in_order
from domain.areas import EMPLOYMENT_AREA
from domain.frames import Observations
from domain.records import records
from i18n.quantity import ROUND_SHARE, SHARE, Quantity
from i18n.text import Text
from ui.activation import REFERENCES
from ui.provenance import source_line
from ui.table import Column, Table

_PUBLISHED = (*COUNTRY_BENCHMARKS, *FOREIGN_BENCHMARKS)
_ROUND = {each.rate for each in _PUBLISHED if each.is_approximate}


def rates(now: DataFrame[Observations], names: Mapping[str, str], text: Text) -> pd.DataFrame:
    """Return today's rates beside those published of other times and groups: ref_area, name, low, high."""
    own = {**names, EMPLOYMENT_AREA: text("activation.whole_area")}
    today = [
        {
            "ref_area": row["ref_area"],
            "name": text("activation.today", area=own[row["ref_area"]]),
            "low": row["rate_low"],
            "high": row["rate_high"],
        }
        for row in records(activation(now, REFERENCES))
    ]
    published = [
        {"ref_area": each.key, "name": text(f"benchmarks.{each.key}"), "low": each.rate, "high": each.rate}
        for each in _PUBLISHED
    ]
    return pd.DataFrame([*today, *published])


def writer(text: Text) -> Callable[[float, float], str]:
    """Return what writes a rate; one that its source gives in round figures has no decimals."""
    return lambda low, high: _quantity(low).span(text, low, high)


def _quantity(rate: float) -> Quantity:
    return ROUND_SHARE if rate in _ROUND else SHARE


def texts(rows: pd.DataFrame, text: Text) -> dict[str, Any]:
    """Return the words and the table of the benchmarks."""
    title = text("activation.benchmarks")
    write = writer(text)
    ordered = in_order(rows)
    listed = (f"{row['name']} {write(row['low'], row['high'])}" for row in records(ordered))
    notes = [text("benchmarks.employment_service_statistics"), text("benchmarks.plan")]
    return {
        "title": title,
        "definition": text("indicators.activation_rate.definition"),
        "alt": text("activation.benchmarks_alt", areas="; ".join(listed)),
        "source": source_line(text, "statfin_12r5", notes=notes),
        "table": Table(
            caption=title,
            frame=ordered.assign(quantity=ordered["low"].map(_quantity)),
            columns=(
                Column(name="name", label=text("columns.group")),
                Column(
                    name="high",
                    label=text("indicators.activation_rate.label"),
                    quantity=SHARE,
                    own="quantity",
                ),
            ),
            file="activation_benchmarks",
        ),
    }
