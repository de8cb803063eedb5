"""Kela's own figures of what the municipalities paid: as a refresh brought them, or as a file has them.

They are open data on municipalities, with groups of fewer than four persons left out by Kela, so a link and a
saved version may hold those of a file: their reader needs none.
"""

import re
from dataclasses import dataclass

import pandas as pd

from data.reading.cells import folded
from data.share_file import TOTAL, shares
from domain.errors import DashboardError, LinkError
from i18n.quantity import EUROS
from i18n.text import Text
from views.choices import Chosen
from views.context import Context
from views.flows.own_file import area_names
from views.sourced import Sourced

STEM = "kela_shares"
"""The table that a refresh brings."""

_MONTH = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])")
_PART = re.compile(r"([0-9]{3})\.(-?[0-9]{1,13})")


@dataclass(frozen=True, slots=True)
class Kela:
    """What municipalities paid in a month.

    Attributes:
        period: The month.
        cents: (municipality, its share in cents), in the order of the codes.
    """

    period: str
    cents: tuple[tuple[str, int], ...]

    def eur(self, ref_area: str) -> float | None:
        """Return the share of a municipality, euros; None where the file has none."""
        return next((cents / 100 for code, cents in self.cents if code == ref_area), None)


def read(content: bytes, context: Context) -> Kela:
    """Return what a file says of the area's municipalities.

    Raises:
        DashboardError: It cannot be read, or says nothing of them.
    """
    found = shares(content, area_names(context), context.area.municipalities, context.period)
    return Kela(found.period, tuple(sorted((code, round(100 * eur)) for code, eur in found.eur.items())))


def fetched(context: Context) -> Kela | None:
    """Return what a refresh brought of the page's month, else of the last one before; None for nothing."""
    return context.once(_fetched)


def sources(context: Context, kela: Kela | None) -> tuple[Sourced[pd.DataFrame], ...]:
    """Return where figures were fetched; nothing of those of a file."""
    return (context.fetched(STEM),) if kela is not None and kela == fetched(context) else ()


def encoded(kela: Kela | None) -> str:
    """Return the code of the figures; "" for none."""
    return "~".join([kela.period, *(f"{code}.{cents}" for code, cents in kela.cents)]) if kela else ""


def decoded(code: str, chosen: Chosen) -> Kela | None:
    """Return the figures of a code.

    Raises:
        LinkError: It is none.
    """
    if not code:
        return None
    period, *parts = code.split("~")
    found = [_PART.fullmatch(part) for part in parts]
    cents = {each[1]: int(each[2]) for each in found if each}
    is_whole = len(cents) == len(parts) > 0 and set(cents) <= set(chosen.context.area.municipalities)
    if not (_MONTH.fullmatch(period) and is_whole):
        raise LinkError(f"no figures {code[:80]!r}")
    return Kela(period, tuple(sorted(cents.items())))


def _fetched(context: Context) -> Kela | None:
    try:
        rows = context.fetched(STEM, ref_area=context.area.municipalities).data
    except DashboardError:
        return None
    rows = rows[rows["municipal_share_eur"].notna() & (rows["time_period"] <= context.period)]
    rows = rows[rows["time_period"] == rows["time_period"].max()]
    if rows.empty:
        return None
    is_total = rows["day_class"].map(folded).isin(TOTAL)
    rows = rows[is_total | ~is_total.groupby(rows["ref_area"]).transform("any")]
    cents = (rows.groupby("ref_area")["municipal_share_eur"].sum() * 100).round().astype("int64")
    return Kela(rows["time_period"].iloc[0], tuple((str(code), int(each)) for code, each in cents.items()))


def said(kela: Kela | None, chosen: Chosen, text: Text) -> str:
    """Return the figures in words; "" for none."""
    if kela is None:
        return ""
    names = chosen.context.names(text.language)
    paid = "; ".join(f"{names[code]} {EUROS.write(text, cents / 100)}" for code, cents in kela.cents)
    return f"{text.period(kela.period)}: {paid}"
