"""Words that the parts of the staffing page share: numbers of posts, and targets."""

from collections.abc import Mapping

from analytics.staffing.board import UnitLoad
from i18n.quantity import CHANGE_POSTS, POSTS
from i18n.text import Text

PLAN = "plan_2023_staffing"
"""Snapshot of what the plan says of posts and targets: a source of everything on the page."""


def short(text: Text, value: float, *, signed: bool = False) -> str:
    """Return a number with as many decimals as it has, at most two: 12, 9,5 or 9,25 posts."""
    return (CHANGE_POSTS if signed else POSTS).write(text, value)


def short_span(text: Text, low: float, high: float) -> str:
    """Return a range of such numbers."""
    return POSTS.span(text, low, high)


def moved(text: Text, fte: Mapping[str, float], start: Mapping[str, float]) -> str:
    """Return the units whose posts are not those of the start, each with its posts; "" where all are."""
    return ", ".join(
        f"{text(f'board.short.{unit}')} {short(text, posts)}"
        for unit, posts in fte.items()
        if posts != start[unit]
    )


def caseload_words(text: Text, load: UnitLoad) -> str:
    """Return a unit's clients per FTE with the decimals that its verdict needs, or why there is none."""
    if load.caseload_low is None or load.caseload_high is None:
        return text(f"board.words.verdicts.{load.verdict}")
    return text.span(load.caseload_low, load.caseload_high, load.caseload_decimals)


def target(text: Text, low: float | None, high: float | None) -> str:
    """Return a target band in words."""
    if high is None:
        return text("board.targets.unknown")
    if low is None:
        return text("board.targets.under", high=text.integer(high))
    return text("board.targets.range", low=text.integer(low), high=text.integer(high))
