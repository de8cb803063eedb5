"""The core test in words: who would be better off alone, and why no division may keep everyone."""

from collections.abc import Sequence

from analytics.joint_services.core import CENT, EmptyCore, Leaving
from analytics.joint_services.sharing import Way
from domain.interval import Interval
from i18n.quantity import COUNT, EUROS
from i18n.text import Text
from views.joint_services.names import group_words
from views.joint_services.worked import Worked

_PAIR, _THREE = 2, 3
_MOST_GROUPS = 3
"""Groups told of one by one."""


def leaving_words(found: Worked, way: Way, names: Sequence[str], text: Text) -> tuple[str, ...]:
    """Return who would leave under a way, the first groups one by one; that nobody would, where so.

    Each group with whether it would at every cost of the range, or at some of them only.
    """
    if len(names) == 1:
        return (text("joint_services.leaving.single"),)
    if not found.is_searched:
        return (text("joint_services.leaving.not_searched"),)
    groups = found.leaving[way]
    if not groups:
        return (_nobody(found, way, names, text),)
    said = [_said(group, found, way, names, text) for group in groups[:_MOST_GROUPS]]
    if len(groups) > _MOST_GROUPS:
        said.append(text.counted("joint_services.leaving.more", len(groups) - _MOST_GROUPS))
    if counted := counted_words(found, way, text):
        said.append(counted)
    if way is Way.SHAPLEY and not found.found.is_exact:
        said.append(text("joint_services.leaving.drawn"))
    return tuple(said)


def counted_words(found: Worked, way: Way, text: Text) -> str:
    """Return how many groups would leave at every cost of the range and at some only; "" if not listed."""
    spread = found.spread[way]
    if spread.always is None or spread.sometimes is None or not spread.always + spread.sometimes:
        return ""
    return text(
        "joint_services.leaving.counted",
        always=COUNT.write(text, spread.always),
        sometimes=COUNT.write(text, spread.sometimes),
    )


def _nobody(found: Worked, way: Way, names: Sequence[str], text: Text) -> str:
    spread = found.spread[way]
    if spread.first is None:
        key = "nobody" if found.why is None else "nobody_but"
        return text(f"joint_services.leaving.{key}")
    who = group_words(text, names, spread.first.members)
    return text("joint_services.leaving.elsewhere", who=who, most=EUROS.write(text, spread.most.high))


def _said(group: Leaving, found: Worked, way: Way, names: Sequence[str], text: Text) -> str:
    kind = {1: "one", _PAIR: "two", _THREE: "three"}.get(len(group.members), "several")
    who = group_words(text, names, group.members)
    return text(
        f"joint_services.leaving.{kind}",
        who=who[:1].upper() + who[1:],
        saves=EUROS.write(text, group.saves),
        when=_when(found.saves_of(way, group.members), text),
    )


def _when(saves: Interval, text: Text) -> str:
    """Return at which costs of the range a group would leave; "" where they have none."""
    if saves.low <= CENT:
        return text("joint_services.leaving.some", most=EUROS.write(text, saves.high))
    if not EUROS.is_interval(saves.low, saves.high):
        return ""
    return text("joint_services.leaving.always", range=EUROS.span(text, saves.low, saves.high))


def why_words(why: EmptyCore, names: Sequence[str], text: Text, *, has_steps: bool) -> tuple[str, ...]:
    """Return why no division keeps everyone: groups that would have it for less, and what is behind it."""
    groups = "; ".join(
        text(
            "joint_services.why.group",
            who=group_words(text, names, each.members),
            cost=EUROS.write(text, each.cost),
            part=text.percent(each.part, 0),
        )
        for each in sorted(why.groups, key=lambda each: (-each.part, each.members))[:_MOST_GROUPS]
    )
    steps = (text("joint_services.why.steps"),) if has_steps else ()
    return (
        text("joint_services.why.empty", least=EUROS.write(text, why.least)),
        *steps,
        text(
            "joint_services.why.groups" if len(why.groups) <= _MOST_GROUPS else "joint_services.why.among",
            count=len(why.groups),
            groups=groups,
            apart=EUROS.write(text, why.apart),
            together=EUROS.write(text, why.together),
        ),
    )
