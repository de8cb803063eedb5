"""What can be compared without having been saved: ready-made scenarios, and what the reader has chosen."""

from collections.abc import Mapping

from analytics.staffing.best import Goal
from analytics.staffing.presets import Preset
from i18n.text import Text
from scenarios.errors import ScenarioLinkError
from scenarios.identifiers import named_identifier
from scenarios.limits import EARLIEST
from scenarios.model import Inputs, Version
from views import staffing
from views.context import Context
from views.own import NOTHING
from views.results import SAVED_ON, newest
from views.saved import age
from views.staffing import wishes

PLAN, SAME, BEST, NOW = "plan", "same", "best", "now"

_IDENTIFIERS = {
    PLAN: named_identifier("readyPLan"),
    SAME: named_identifier("readySame"),
    BEST: named_identifier("readyBest"),
    NOW: named_identifier("readyNow"),
}
_NAMES = {identifier: name for name, identifier in _IDENTIFIERS.items()}

READY = tuple(_IDENTIFIERS[name] for name in (PLAN, SAME, BEST))
"""Identifiers of the ready-made ones: the plan, as many clients for everybody, nobody above the target."""


def is_ready(identifier: str) -> bool:
    """Return whether an identifier is of something that nobody saved."""
    return identifier in _NAMES


def listed(context: Context) -> tuple[str, ...]:
    """Return the identifiers of what can be compared without saving it; none where there are no units."""
    if not context.area.units:
        return ()
    return (*READY, *([_IDENTIFIERS[NOW]] if context.library.now else []))


def name(text: Text, identifier: str) -> str:
    """Return what one of them is called."""
    return text(f"compare.ready.{_NAMES[identifier]}")


def version(context: Context, identifier: str) -> Version:
    """Return one of them as if it had just been saved, or the version that was saved under an identifier.

    Raises:
        ScenarioLinkError: It is what a reader has chosen, and there is no reader.
        DashboardError: The version cannot be opened, or nothing is best.
    """
    if not is_ready(identifier):
        return context.library.version(identifier)
    return Version(
        id=identifier,
        scenario_id=identifier,
        name=_NAMES[identifier],
        created_at=EARLIEST,
        data_vintage=context.data_vintage,
        model_version=newest(),
        inputs={**_inputs(context, identifier), SAVED_ON: age.said_now(context, "staffing", NOTHING)},
    )


def mark(context: Context) -> str:
    """Return what tells apart what the reader has chosen now from what they chose before."""
    return repr(sorted(_chosen(context).items())) if context.library.now else ""


def _inputs(context: Context, identifier: str) -> Inputs:
    if identifier == _IDENTIFIERS[SAME]:
        return {"staffing": {"preset": Preset.EQUAL_CASELOAD.value}}
    if identifier == _IDENTIFIERS[BEST]:
        return {"staffing": context.once(_best)}
    if identifier == _IDENTIFIERS[NOW]:
        return _chosen(context)
    return {}


def _best(context: Context) -> dict[str, str]:
    goal = {wishes.GOAL.key: Goal.WITHIN.value}
    chosen = staffing.VIEW.chosen(goal, context)
    codes = staffing.VIEW.moved(goal, staffing.VIEW.actions["search"](chosen))
    return staffing.VIEW.chosen(codes, context).changed


def _chosen(context: Context) -> Mapping[str, Mapping[str, str]]:
    now = context.library.now
    if now is None:
        raise ScenarioLinkError("nobody has chosen anything here", identifier=_IDENTIFIERS[NOW])
    return now()
