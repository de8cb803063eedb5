"""When a page is about: its month, the month it is compared with, and the day whose data it shows."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from i18n.text import Text
from views.blocks import Bar, Block, Words
from views.choices import Choice, Chosen, OneOf
from views.context import Context
from views.origins import day


def _months(chosen: Chosen) -> Sequence[str]:
    """Return the months that a page can be about, the newest first."""
    context = chosen.context.opening
    return context.months.complete[::-1] or (context.period,)


def _earlier_months(chosen: Chosen) -> Sequence[str]:
    """Return the months that the page's month can be compared with, the newest first.

    Without the same month a year before none comes first: another is shown only where a link names it.
    """
    earlier = tuple(each for each in chosen.context.opening.months.every[::-1] if each < chosen[PERIOD])
    default = _compared_with(chosen)
    return earlier if default in earlier else (default, *earlier)


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

BEFORE: OneOf = OneOf(
    key="before",
    label="moment.before",
    codes=_earlier_months,
    default=_compared_with,
    said=lambda code, _chosen, text: text.period(code) if code else text("moment.no_before"),
    is_list=True,
    counts=lambda chosen: bool(chosen[BEFORE]) and len(_earlier_months(chosen)) > 1,
)
"""The month it is compared with: the same month a year before at first, and none where there is none.

Links of earlier times name others; what they ask for is shown, with what is wrong with it.
"""


def _dated(code: str, chosen: Chosen, text: Text) -> str:
    """Return a day of data in words, with the months that were first released by then."""
    if not code:
        return text("moment.newest")
    newest, words = chosen.context.newest or chosen.context.opening, day(text, date.fromisoformat(code))
    released = {month for part in newest.store.releases.get(code, ()) for month in part.periods or ()}
    months = text.listed([text.period(each) for each in sorted(released)])
    return text("moment.release", day=words, months=months) if released else words


AS_OF: OneOf = OneOf(
    key="as_of",
    label="moment.as_of",
    codes=lambda chosen: ("", *chosen.context.days[::-1]),
    said=_dated,
    is_list=True,
    starts=("period", "before", "month"),
    counts=lambda chosen: bool(chosen[AS_OF]) or (is_beside(chosen) and bool(chosen.context.days)),
)
"""The day whose data every page shows; the newest data at first."""

NOTHING, NEWEST = "none", "newest"

BESIDE_DAY: OneOf = OneOf(
    key="beside_as_of",
    label="moment.beside_day",
    codes=lambda chosen: (NOTHING, NEWEST, *chosen.context.days[::-1]),
    default=lambda chosen: NEWEST if chosen.context.as_of else NOTHING,
    said=lambda code, chosen, text: (
        text("moment.beside_nothing") if code == NOTHING else _dated(code.replace(NEWEST, ""), chosen, text)
    ),
    is_list=True,
    starts=("beside",),
    counts=lambda chosen: is_beside(chosen),
)
"""The day whose data stand beside the page's; the newest beside those of an earlier day, at first none."""

MOMENT = (AS_OF, PERIOD, BEFORE)


def is_beside(chosen: Chosen) -> bool:
    """Return whether a second moment stands beside the page's own."""
    return BESIDE_DAY in chosen and chosen[BESIDE_DAY] != NOTHING


def beside_of(context: Context, code: str) -> Context:
    """Return the context whose data stand beside a page's, by the code of `BESIDE_DAY`."""
    return context.on("" if code == NEWEST else code)


def is_release(context: Context) -> bool:
    """Return whether nothing is known of a context's day but a first release."""
    return context.as_of in context.store.releases


def context_at(choices: Sequence[Choice[Any]], codes: Mapping[str, str], context: Context) -> Context:
    """Return a context at the moment that codes, from wherever they come, say of a page.

    Args:
        choices: What can be chosen on the page.
        codes: What was chosen, as in a link.
        context: Any of the contexts it may be built in.
    """
    said = {each.key: codes[each.key] for each in MOMENT if each in choices and each.key in codes}
    newest = context.on("")
    found = newest.on(Chosen((AS_OF,), said, newest)[AS_OF])
    if PERIOD not in choices:
        return found
    chosen = Chosen((PERIOD, BEFORE), said, found)
    return found.at(chosen[PERIOD], chosen[BEFORE])


def moment_of(kept: Mapping[str, Mapping[str, str]], context: Context) -> Context:
    """Return a context at the moment that is kept of any page: it is one for all of them.

    Args:
        kept: Page -> choice -> code.
        context: Any of the contexts that pages may be built in.
    """
    codes = {key: code for chosen in kept.values() for key, code in chosen.items()}
    return context_at(MOMENT, codes, context)


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


def head(chosen: Chosen, text: Text, without: Collection[Block] = ()) -> tuple[Block, ...]:
    """Return what stands above the answer: what can be chosen of the moment, and which data are shown.

    Args:
        chosen: What was chosen on the page.
        text: The reader's language.
        without: Choices that stand on the page already.
    """
    drawn = tuple(each for each in MOMENT if each in chosen and each not in without and chosen.counts(each))
    words = _as_of_said(chosen.context, text) if chosen.context.as_of else []
    own = chosen.context.figures
    if own is not None and chosen.context.period == chosen.context.opening.period:
        words.append(text("own_figures.in_use", file=own.name, what=text(f"own_figures.what.{own.template}")))
    return (*((Bar(drawn),) if drawn else ()), *((Words(tuple(words), "warning"),) if words else ()))


def _as_of_said(context: Context, text: Text) -> list[str]:
    """Return which day's data are shown, and that they are nothing but a first release where they are."""
    said = [text("moment.shown_as_of", day=day(text, date.fromisoformat(context.as_of)))]
    if is_release(context):
        said.append(text("moment.only_release"))
    return said
