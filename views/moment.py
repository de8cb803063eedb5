"""When a page is about: its month and the month it is compared with, the same on every page."""

from collections.abc import Mapping, Sequence
from typing import Any

from views.blocks import Bar
from views.choices import Choice, Chosen, OneOf
from views.context import Context


def _months(chosen: Chosen) -> Sequence[str]:
    """Return the months that a page can be about, the newest first."""
    context = chosen.context.opening
    return context.months.complete[::-1] or (context.period,)


def _earlier_months(chosen: Chosen) -> Sequence[str]:
    """Return the months that the page's month can be compared with, the newest first."""
    context, period = chosen.context.opening, chosen[PERIOD]
    earlier = tuple(each for each in context.months.every[::-1] if each < period)
    return earlier or ((context.before,) if period == context.period else ())


def _compared_with(chosen: Chosen) -> str:
    context, period = chosen.context.opening, chosen[PERIOD]
    return context.before if period == context.period else context.months.compared_with(period)


PERIOD = OneOf(
    key="period",
    label="moment.period",
    codes=_months,
    default=lambda chosen: chosen.context.opening.period,
    said=lambda code, _chosen, text: text.period(code),
    is_list=True,
    starts=("before",),
    counts=lambda chosen: len(_months(chosen)) > 1,
)
"""The month; the newest complete one at first."""

BEFORE = OneOf(
    key="before",
    label="moment.before",
    codes=_earlier_months,
    default=_compared_with,
    said=lambda code, _chosen, text: text.period(code),
    is_list=True,
    counts=lambda chosen: len(_earlier_months(chosen)) > 1,
)
"""The month it is compared with; the same month a year before at first, where there is one."""

MOMENT = (PERIOD, BEFORE)


def context_at(choices: Sequence[Choice[Any]], codes: Mapping[str, str], context: Context) -> Context:
    """Return a context at the moment that codes, from wherever they come, say of a page.

    Args:
        choices: What can be chosen on the page.
        codes: What was chosen, as in a link.
        context: Any of the contexts it may be built in.
    """
    if PERIOD not in choices:
        return context
    said = {each.key: codes[each.key] for each in MOMENT if each in choices and each.key in codes}
    chosen = Chosen(MOMENT, said, context.opening)
    return context.at(chosen[PERIOD], chosen[BEFORE])


def opened_at(
    choices: Sequence[Choice[Any]], codes: Mapping[str, str], period: str, context: Context
) -> dict[str, str]:
    """Return codes that say their month, where they were kept in one that was the newest then.

    Args:
        choices: What can be chosen on the page.
        codes: What was kept of it.
        period: The month in which they were kept; anything where nobody knows.
        context: Any of the contexts it may be built in.
    """
    opening = context.opening
    is_other = period in opening.months.complete and period != opening.period
    if PERIOD in choices and PERIOD.key not in codes and is_other:
        return {**codes, PERIOD.key: period}
    return dict(codes)


def controls(choices: Sequence[Choice[Any]], chosen: Chosen) -> tuple[Bar, ...]:
    """Return the controls of the moment, of the choices that leave a reader something to choose."""
    drawn = tuple(each for each in MOMENT if each in choices and chosen.counts(each))
    return (Bar(drawn),) if drawn else ()
