"""Words that the parts of the staffing page share: units, posts, caseloads and targets."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from analytics.caseload import Verdict
from analytics.staffing.board import UnitLoad
from analytics.staffing.teams import Team
from analytics.structural_change.link import LinkedChange
from domain.frames import ObsStatus
from domain.interval import between
from i18n.quantity import CHANGE_POSTS, COUNT, POSTS
from i18n.text import Text
from views.context import Context
from views.table import NOTHING, Column, as_ends, interval_columns


def preset(context: Context, text: Text, code: str) -> str:
    """Return a starting allocation in words, that of a plan with the plan's year."""
    return text(f"staffing.presets.{code}", year=context.area.plan[:4]).strip()


def short(text: Text, value: float, *, signed: bool = False) -> str:
    """Return a number with as many decimals as it has, at most two: 12, 9,5 or 9,25 posts."""
    return (CHANGE_POSTS if signed else POSTS).write(text, value)


def unit(context: Context, text: Text, code: str) -> str:
    """Return what a service unit is called where there is little room."""
    return context.area.units[code].short[text.language]


def place(context: Context, text: Text, code: str) -> str:
    """Return the same, or that it is about the whole area."""
    return unit(context, text, code) if code in context.area.units else text("staffing_page.area")


def units(context: Context, text: Text, codes: Mapping[str, object] | tuple[str, ...] | list[str]) -> str:
    """Return the names of units, in order."""
    return ", ".join(unit(context, text, each) for each in codes)


def moved(context: Context, text: Text, fte: tuple[float, ...], start: Mapping[str, float]) -> str:
    """Return the units whose posts are not those of the start, each with its posts; "" where all are."""
    now = zip(start.items(), fte, strict=False)
    return ", ".join(
        f"{unit(context, text, code)} {short(text, posts)}"
        for (code, before), posts in now
        if posts != before
    )


def added(context: Context, text: Text, noted: tuple[float, ...]) -> str:
    """Return the posts that a structural change added, by unit."""
    half = len(noted) // 2
    changes = zip(context.area.units, noted[:half], noted[half:], strict=False)
    return ", ".join(
        f"{unit(context, text, code)} {short(text, after - before, signed=True)}"
        for code, before, after in changes
        if after != before
    )


def change(context: Context, text: Text, linked: LinkedChange) -> str:
    """Return a structural change in short: which municipality, and how many jobs."""
    names = context.names(text.language)
    jobs = text.integer(linked.parameters.jobs_change, signed=True)
    return f"{names[linked.parameters.area]} {jobs}"


def caseload(text: Text, load: UnitLoad | Team) -> str:
    """Return clients per FTE with the decimals that a unit's verdict needs, or why there are none."""
    if load.caseload_low is None or load.caseload_high is None:
        return text(f"board.words.verdicts.{load.verdict}")
    return text.span(load.caseload_low, load.caseload_high, _decimals(load))


def caseload_cells(text: Text, load: UnitLoad | Team) -> dict[str, Any]:
    """Return what a row of `caseload_columns` needs: both ends, or why there are none.

    Clients without staff have no caseload, which is neither 0 nor unknown: the cell says so.
    """
    is_served = load.verdict is not Verdict.NO_STAFF
    return {
        **as_ends("caseload", between(load.caseload_low, load.caseload_high)),
        "caseload_quantity": replace(COUNT, decimals=_decimals(load)),
        "caseload_status": ObsStatus.NORMAL if is_served else NOTHING,
        "caseload_words": "" if is_served else text(f"board.words.verdicts.{load.verdict}"),
    }


def caseload_columns(rows: pd.DataFrame, text: Text, label: str) -> list[Column]:
    """Return the columns of the caseload: one, or both ends where any is uncertain."""
    return [
        replace(each, own="caseload_quantity", status="caseload_status", shown="caseload_words")
        for each in interval_columns(rows, text, "caseload", label, COUNT)
    ]


def target(text: Text, low: float | None, high: float | None) -> str:
    """Return a target band in words."""
    if high is None:
        return text("board.targets.unknown")
    if low is None:
        return text("board.targets.under", high=text.integer(high))
    return text("board.targets.range", low=text.integer(low), high=text.integer(high))


def _decimals(load: UnitLoad | Team) -> int:
    return load.caseload_decimals if isinstance(load, UnitLoad) else 0
