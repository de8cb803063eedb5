"""Cells of the tables of paths: counts, those that are hidden, and shares of both."""

import math
from collections.abc import Mapping
from typing import Any

from domain.frames import ObsStatus
from i18n.quantity import COUNT, SHARE, Quantity
from i18n.text import Text
from views.table import Column


def count_cells(text: Text, **counts: int | None) -> dict[str, Any]:
    """Return the cells of counts by the names of their columns; None is hidden."""
    cells: dict[str, Any] = {}
    for name, count in counts.items():
        cells |= _cell(text, name, count)
    return cells


def share_cells(text: Text, **parts: tuple[int | None, int | None]) -> dict[str, Any]:
    """Return the cells of shares, each of a part and its whole; hidden where either is, missing of nobody."""
    cells: dict[str, Any] = {}
    for name, (part, whole) in parts.items():
        cells |= _cell(text, name, share(part, whole), is_missing=whole == 0)
    return cells


def share(part: int | None, whole: int | None) -> float | None:
    """Return a share; None where a part of it is hidden, or of nobody."""
    return None if part is None or not whole else part / whole


def column(text: Text, name: str, label: str, quantity: Quantity = COUNT, definition: str = "") -> Column:
    """Return a column of such cells."""
    return Column(
        name=name,
        label=label,
        quantity=quantity,
        definition=definition,
        status=f"{name}_status",
        shown=f"{name}_words",
        hidden=text("paths.hidden_note"),
    )


def share_column(text: Text, name: str, label: str, definition: str = "") -> Column:
    """Return a column of shares."""
    return column(text, name, label, SHARE, definition)


def said(text: Text, count: int | None) -> str:
    """Return a count in a sentence."""
    return text("paths.hidden") if count is None else COUNT.write(text, count)


def share_said(text: Text, part: int | None, whole: int | None) -> str:
    """Return a share in a sentence."""
    found = share(part, whole)
    return text("paths.hidden") if found is None else SHARE.write(text, found)


def hidden_part(counts: Mapping[str, int | None], whole: int | None) -> float:
    """Return what the hidden counts of a row make up together; 0 where their total is hidden too."""
    return 0.0 if whole is None else float(whole - sum(count or 0 for count in counts.values()))


def _cell(text: Text, name: str, value: float | None, *, is_missing: bool = False) -> dict[str, Any]:
    status = (
        ObsStatus.MISSING if is_missing else ObsStatus.CONFIDENTIAL if value is None else ObsStatus.NORMAL
    )
    return {
        name: math.nan if value is None else float(value),
        f"{name}_status": status,
        f"{name}_words": text("paths.hidden") if status == ObsStatus.CONFIDENTIAL else "",
    }
