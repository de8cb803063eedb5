"""The core test in words: who would be better off alone, and why no division may keep everyone."""

from collections.abc import Sequence

from analytics.joint_services.core import EmptyCore, Leaving
from analytics.joint_services.sharing import Way
from i18n.quantity import EUROS
from i18n.text import Text
from views.joint_services.names import group_words
from views.joint_services.worked import Worked

_PAIR, _THREE = 2, 3
_MOST_GROUPS = 3
"""Groups told of one by one."""


def leaving_words(found: Worked, way: Way, names: Sequence[str], text: Text) -> tuple[str, ...]:
    """Return who would leave under a way, the first groups one by one; that nobody would, where so."""
    if len(names) == 1:
        return (text("joint_services.leaving.single"),)
    if not found.is_searched:
        return (text("joint_services.leaving.not_searched"),)
    groups = found.leaving[way]
    if not groups:
        key = "nobody" if found.why is None else "nobody_but"
        return (text(f"joint_services.leaving.{key}"),)
    said = [_said(group, names, text) for group in groups[:_MOST_GROUPS]]
    if len(groups) > _MOST_GROUPS:
        said.append(text.counted("joint_services.leaving.more", len(groups) - _MOST_GROUPS))
    if way is Way.SHAPLEY and not found.found.is_exact:
        said.append(text("joint_services.leaving.drawn"))
    return tuple(said)


def _said(group: Leaving, names: Sequence[str], text: Text) -> str:
    kind = {1: "one", _PAIR: "two", _THREE: "three"}.get(len(group.members), "several")
    who = group_words(text, names, group.members)
    return text(
        f"joint_services.leaving.{kind}", who=who[:1].upper() + who[1:], saves=EUROS.write(text, group.saves)
    )


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
