"""What a structural change does, in sentences: where, to unemployment, at the desks."""

import math
from collections.abc import Mapping

from analytics.structural_change.arrows import ArrowKey
from analytics.structural_change.frames import ALL_UNITS
from domain.rounding import rounded
from i18n.text import Text
from views.context import Context
from views.structural_change.worked import Change, Desks, People
from views.table import ends_of

_NAMED = 3
"""Municipalities named in the answer."""


def answer(
    context: Context, text: Text, change: Change, people: People, desks: Desks | None
) -> tuple[str, ...]:
    """Return what happens where, to unemployment and at the desks, where these are known."""
    jobs = change.parameters.jobs_change
    event = {
        "area": context.names(text.language)[change.parameters.area],
        "jobs": text.integer(jobs, signed=True),
        "month": text.period(change.parameters.month),
    }
    if jobs == 0:
        return text("structural_change.answer_event", **event), text("structural_change.answer_nothing")
    area = people.areas[context.area.code]
    smaller, larger = sorted((abs(area["change_low"]), abs(area["change_high"])))
    return (
        *(_unserved(context, text, desks) if desks else ()),
        _headline(context, text, event, desks),
        text(
            "structural_change.answer_people" if jobs < 0 else "structural_change.answer_people_gain",
            change=text.integer(abs(area["change"])),
            range=text.span(smaller, larger),
            areas=", ".join(_most_hit(context, text, people)),
        ),
    )


def staff_needed(context: Context, text: Text, change: Change, desks: Desks) -> str:
    """Return which units need how many FTE more, or that none does, with the range."""
    if ArrowKey.CASELOAD in change.parameters.switched_off:
        return text("structural_change.extra_off")
    extra, total = desks.extra_fte, desks.units[ALL_UNITS]
    spread = text.change_span(*ends_of(total, "extra_fte"), 1)
    if not extra:
        return text("structural_change.no_extra", range=spread)
    each = ", ".join(
        text(
            "structural_change.extra_of",
            unit=context.area.units[unit].short[text.language],
            fte=text.number(fte, 1, signed=True),
        )
        for unit, fte in extra.items()
    )
    exact = text.number(total["extra_fte"], 2, signed=True)
    return text("structural_change.extra", units=each, exact=exact, range=spread)


def _unserved(context: Context, text: Text, desks: Desks) -> list[str]:
    """Return which units nobody serves: said first, because no caseload shows them."""
    units = [
        text(
            "structural_change.unserved_unit",
            unit=unit.name[text.language],
            clients=text.integer(desks.units[key]["clients"]),
        )
        for key, unit in context.area.units.items()
        if math.isnan(desks.units[key]["clients_per_fte"])
    ]
    return [text("structural_change.answer_unserved", units=text.listed(units))] if units else []


def _headline(context: Context, text: Text, event: Mapping[str, str], desks: Desks | None) -> str:
    """Return what happens, and where it changes the caseload most; only what happens if nobody is served."""
    units = context.area.units
    before, after = (
        (desks.before, {unit: desks.units[unit]["clients_per_fte"] for unit in units}) if desks else ({}, {})
    )
    changes = {unit: abs(after[unit] - before[unit]) for unit in after if not math.isnan(after[unit])}
    if not changes:
        return text("structural_change.answer_event", **event)
    most = max(changes, key=changes.__getitem__)
    return text(
        "structural_change.answer_unit",
        **event,
        unit=units[most].name[text.language],
        before=text.number(before[most], 1),
        after=text.number(after[most], 1),
    )


def _most_hit(context: Context, text: Text, people: People) -> list[str]:
    names = context.names(text.language)
    changes = {area: people.areas[area]["change"] for area in context.area.municipalities}
    order = sorted(changes, key=lambda area: -abs(changes[area]))[:_NAMED]
    return [
        f"{names[area]} {text.integer(changes[area], signed=True)}"
        for area in order
        if rounded(changes[area], 0)
    ]
