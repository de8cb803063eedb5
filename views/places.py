"""Municipalities to choose from and to tell about, by their names."""

from collections.abc import Mapping, Sequence

import pandas as pd

from charts.ranking import in_order
from domain.interval import Interval
from domain.records import records
from i18n.quantity import Quantity
from i18n.text import Text
from views.choices import Chosen, OneOf
from views.subject import municipality_of

SHARED = "municipality"
"""Pages that tell of one municipality tell of the same one."""


def one_municipality(*, key: str, label: str, formerly: tuple[str, ...] = ()) -> OneOf:
    """Return the choice of one of the area's municipalities, its seat at first; see `OneOf`.

    Where the reader chose one for every page it is that one, and nothing is left to choose.
    """
    return OneOf(
        key=key,
        label=label,
        formerly=formerly,
        codes=_municipalities,
        said=lambda code, chosen, text: chosen.context.names(text.language)[code],
        is_list=True,
        shared=SHARED,
        counts=lambda chosen: not municipality_of(chosen),
    )


def _municipalities(chosen: Chosen) -> Sequence[str]:
    own = municipality_of(chosen)
    return (own,) if own else chosen.context.area.seat_first


def rank_of(values: Mapping[str, Interval], of: str, text: Text) -> str:
    """Return the place of one area among several, the largest first: "3/10", or two places of intervals."""
    own, others = values[of], [each for code, each in values.items() if code != of and each.is_known]
    if not own.is_known:
        return text.unknown
    first = 1 + sum(each.low > own.high for each in others)
    last = 1 + sum(each.high > own.low for each in others)
    return f"{text.span(first, last)}/{text.integer(len(others) + 1)}"


def extremes(rows: pd.DataFrame, names: Mapping[str, str], text: Text, quantity: Quantity) -> str:
    """Return the highest and the lowest row in sentences, for text alternatives.

    Of intervals the one with the outermost middle is named, as perhaps the highest where another may pass it.

    Args:
        rows: ref_area, low and high.
        names: Code -> name.
        text: The reader's language.
        quantity: What low and high measure.
    """
    known = in_order(rows.dropna(subset=["low", "high"]))
    if known.empty:
        return text.unknown
    first, last = records(known.iloc[[0, -1]])
    is_certain = {
        "highest": first["low"] >= known["high"].iloc[1:].max(),
        "lowest": last["high"] <= known["low"].iloc[:-1].min(),
    }
    return " ".join(
        text(
            f"overview.{end}" if is_certain[end] else f"overview.perhaps_{end}",
            area=f"{names[row['ref_area']]} {quantity.span(text, row['low'], row['high'])}",
        )
        for end, row in (("highest", first), ("lowest", last))
    )
