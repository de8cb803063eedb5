"""What a joint service means for one municipality: what it pays, alone and together, and what it saves."""

from analytics.joint_services.sharing import Way
from i18n.quantity import EUROS
from i18n.text import Text
from reports.model import KeyFigure
from views.context import Context
from views.joint_services.worked import Service, Worked


def answer(context: Context, text: Text, service: Service, found: Worked, way: Way, of: str) -> str:
    """Return what a municipality pays and saves by the agreed way, or that it does not take part."""
    name = context.names(text.language)[of]
    if of not in service.members:
        return text("joint_services.answer_outside", municipality=name)
    place = service.members.index(of)
    pays, alone = found.found.shares[way][place], found.game.alone[place]
    return text(
        "joint_services.answer_pays" if pays <= alone else "joint_services.answer_pays_more",
        municipality=name,
        pays=EUROS.write(text, pays),
        range=EUROS.span(text, *(ends[place] for ends in found.ranges[way])),
        alone=EUROS.write(text, alone),
        saves=EUROS.write(text, abs(alone - pays)),
    )


def key_figures(text: Text, service: Service, found: Worked, way: Way, of: str) -> tuple[KeyFigure, ...]:
    """Return what a municipality pays and saves, each with its range; none where it does not take part."""
    if of not in service.members:
        return ()
    place = service.members.index(of)
    pays, alone = found.found.shares[way][place], found.game.alone[place]
    least, most = (ends[place] for ends in found.own_savings(way))
    return (
        KeyFigure(
            label=text("joint_services.kpi.pays"),
            value=EUROS.write(text, pays),
            change=_range(text, *(ends[place] for ends in found.ranges[way])),
            definition=text(f"joint_services.way_definitions.{way}"),
        ),
        KeyFigure(
            label=text("joint_services.kpi.saves"),
            value=EUROS.write(text, alone - pays),
            change=_range(text, least, most),
            definition=text("joint_services.kpi.saves_definition"),
        ),
    )


def _range(text: Text, low: float, high: float) -> str:
    return text("joint_services.kpi.range", range=EUROS.span(text, low, high))
