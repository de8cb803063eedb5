"""What a reader asks of an allocation: the goal, what must not be touched, and targets of their own."""

from collections.abc import Sequence
from typing import Any

from typing_extensions import override

from analytics.caseload import HIGHEST
from analytics.staffing.best import COUNTED, Goal, Movable
from analytics.staffing.bounds import MAX_FTE
from analytics.staffing.link import decoded_numbers, encoded_numbers, with_number
from domain.digits import plain_number
from domain.errors import LinkError
from i18n.quantity import COUNT, POSTS
from i18n.text import Text
from views.choices import Choice, Chosen, Coded, Number, OneOf, Several
from views.staffing import words

Numbers = tuple[tuple[str, float], ...]
"""(name, number) of what a reader set, in the area's order."""

SEARCHED = ("search",)
"""What was found under other conditions says nothing about these."""

NONE = "none"

_FORMERLY = {"best": Goal.CHANGE.value}
"""Searches of earlier links -> the goals of today."""

KEEP, ASSUMED = "keep", "assumed"
"""What becomes of units without target: they give nothing, or are judged by the ceiling that is assumed."""

LEAST_OF, MOST_OF = "least_", "most_"
"""Before the key of a unit, the least and the most posts that it gets."""


def part(code: str | None, name: str, value: str) -> str:
    """Return a code with another number of one name; "" takes it away, and so does a least of 0.

    At most 0 is a limit like any other: nobody is to serve there.
    """
    try:
        number = plain_number(value) if value else None
    except ValueError:
        return code or ""
    is_none = number == 0 and name.startswith(LEAST_OF)
    return with_number(code or "", name, None if is_none else number)


def _targets(code: str, chosen: Chosen) -> Numbers:
    return tuple(decoded_numbers(code, tuple(chosen.context.area.units), 1, HIGHEST).items()) if code else ()


def _target_words(values: Numbers, chosen: Chosen, text: Text) -> str:
    return ", ".join(
        f"{words.unit(chosen.context, text, unit)} {COUNT.write(text, most)}" for unit, most in values
    )


TARGETS = Coded[Numbers](
    key="targets",
    label="best.targets",
    decode=_targets,
    encode=lambda values: encoded_numbers(dict(values)),
    part=part,
    starts=SEARCHED,
    default=lambda _chosen: (),
    said=_target_words,
)
"""The most clients per counsellor of units whose target the reader sets; the board is judged by them."""


def _search(code: str, _chosen: Chosen) -> str:
    code = _FORMERLY.get(code, code)
    if code not in (NONE, *Goal):
        raise LinkError(f"no search {code[:80]!r}")
    return code


SEARCH = Coded[str](
    key="search",
    label="board.search",
    decode=_search,
    encode=str,
    default=lambda _chosen: NONE,
    said=lambda code, _chosen, text: "" if code == NONE else text(f"best.goals.{code}"),
)
"""What was sought and is told of under the board."""


class _Goal(OneOf):
    @override
    def is_always_said(self, value: str) -> bool:
        # What it stands at first hangs on what is told of, which any other wish takes away.
        return value != Goal.WITHIN


GOAL = _Goal(
    key="goal",
    label="best.goal",
    codes=tuple(each.value for each in Goal),
    default=lambda chosen: Goal.WITHIN.value if chosen[SEARCH] == NONE else chosen[SEARCH],
    said=lambda code, _chosen, text: text(f"best.goals.{code}"),
    starts=SEARCHED,
    is_list=True,
)


def is_change(chosen: Chosen) -> bool:
    """Return whether the smallest change is sought: only then may the number of posts be left free."""
    return chosen[GOAL] == Goal.CHANGE


TOTAL = OneOf(
    key="total",
    formerly=("yhteensa",),
    label="board.best_free",
    codes=("fixed", "free"),
    said=lambda code, _chosen, text: text(f"board.totals.{code}"),
    starts=SEARCHED,
    counts=is_change,
)
"""Whether the search keeps to the posts of the starting allocation."""

CEILING = Number(
    key="ceiling",
    formerly=("enintaan",),
    label="board.seek_target",
    low=20,
    high=400,
    default=120,
    step=5,
    is_typed=True,
    starts=SEARCHED,
    counts=lambda chosen: chosen[GOAL] == Goal.LEAST,
)
"""The caseload that nobody is to exceed, of the goal that has one ceiling for all."""

LOCKED = Several(
    key="locked",
    label="best.locked",
    codes=lambda chosen: tuple(chosen.context.area.units),
    said=lambda code, chosen, text: words.unit(chosen.context, text, code),
    starts=SEARCHED,
)
"""Units that stay where their sliders stand."""


def _bound_names(chosen: Chosen) -> Sequence[str]:
    return [f"{end}{unit}" for unit in chosen.context.area.units for end in (LEAST_OF, MOST_OF)]


def _bounds(code: str, chosen: Chosen) -> Numbers:
    return tuple(decoded_numbers(code, _bound_names(chosen), 0, MAX_FTE).items()) if code else ()


def _bound_words(values: Numbers, chosen: Chosen, text: Text) -> str:
    said = []
    for name, fte in values:
        end = LEAST_OF if name.startswith(LEAST_OF) else MOST_OF
        unit = words.unit(chosen.context, text, name.removeprefix(end))
        said.append(f"{unit} {text(f'best.limits.{end[:-1]}', fte=POSTS.write(text, fte))}")
    return ", ".join(said)


BOUNDS = Coded[Numbers](
    key="limits",
    label="best.bounds",
    decode=_bounds,
    encode=lambda values: encoded_numbers(dict(values)),
    part=part,
    starts=SEARCHED,
    default=lambda _chosen: (),
    said=_bound_words,
)
"""The least and the most posts of units, where the reader sets them."""

MOVABLE = OneOf(
    key="movable",
    label="best.movable",
    codes=tuple(each.value for each in Movable),
    said=lambda code, _chosen, text: text(f"best.movables.{code}"),
    starts=SEARCHED,
    is_list=True,
)

UNTARGETED = OneOf(
    key="untargeted",
    label="best.untargeted",
    codes=(KEEP, ASSUMED),
    said=lambda code, _chosen, text: text(f"best.untargeteds.{code}"),
    starts=SEARCHED,
    counts=lambda chosen: chosen[GOAL] != Goal.LEAST,
)
"""What becomes of units without target."""

CHOICES: tuple[Choice[Any], ...] = (SEARCH, GOAL, TOTAL, CEILING, LOCKED, BOUNDS, MOVABLE, UNTARGETED)


def is_counted(goal: str) -> bool:
    """Return whether a goal finds how many posts are needed."""
    return goal in COUNTED
