"""Who should do it, and who pays?"""

import numpy as np

from analytics.joint_services.sharing import Way
from domain.interval import UNKNOWN, Interval
from i18n.quantity import COUNT, EUROS, POSTS
from i18n.text import Text
from reports.model import KeyFigure
from views.blocks import Bar, Block, Door, Part, Row, Words
from views.choices import Chosen
from views.context import Context
from views.joint_services import annex, figures, of_municipality
from views.joint_services.choices import (
    ADVANCE,
    CASE,
    CHOICES,
    CLIENTS_OF,
    COST_CHANGE,
    COSTS,
    EUR_PER_KM,
    HOST,
    INSTALMENTS,
    LEAST,
    MEMBERS,
    OWN_CLIENTS,
    RESIDENTS,
    SECTION,
    USED,
    VISITS,
    WAY,
    case_of,
)
from views.joint_services.joining import Trips, joining
from views.joint_services.leavers import leavers
from views.joint_services.leaving import leaving_words, why_words
from views.joint_services.names import member_names
from views.joint_services.numbers import number_control
from views.joint_services.payments import Terms, payments
from views.joint_services.worked import ClientsUnknownError, Service, Worked, service_of, worked_out
from views.page import Page, View
from views.subject import municipality_of


def build(chosen: Chosen, context: Context, text: Text) -> Page:
    """Return the page: the service and its cost, ways to divide it, and who would leave; or the annex."""
    service, note = service_of(chosen), case_of(chosen).note[text.language]
    controls: tuple[Block, ...] = (
        Row((5, 3, 3), ((CASE,), (CLIENTS_OF,), (WAY,))),
        MEMBERS,
        Row((1, 1, 1, 1), tuple((each,) for each in COSTS)),
        Words((note, text("joint_services.assumed"))),
    )
    if not service.members:
        return Page(answer=(), main=(*controls, Words((text("joint_services.nobody"),), "warning"), SECTION))
    try:
        found = worked_out(context, service)
    except ClientsUnknownError as error:
        known = member_names(context, text)
        unknown = text.listed([known[each] for each in error.values["members"].split(", ")])
        said = Words((text(error.text_key, members=unknown),), "warning")
        usual = dict.fromkeys(service.members, 0.0)
        return Page(answer=(), main=(*controls, said, _own(context, text, service, usual), SECTION))
    way, names, own = Way(chosen[WAY]), figures.names_of(context, text, service), municipality_of(chosen)
    clients = dict(zip(service.members, found.game.clients, strict=True))
    of_own = (of_municipality.answer(context, text, service, found, way, own),) if own else ()
    if chosen[SECTION] == "annex":
        return _annex(chosen, context, text, controls, of_own)
    pays = of_municipality.key_figures(text, service, found, way, own) if own else ()
    return Page(
        answer=(*of_own, *_answer(found, way, names, text)),
        key_figures=(*pays, *_key_figures(found, service, way, text, has_posts=not pays)),
        main=(*controls, Part("shares", figures.shares, service, way.value, own)),
        below=(
            Row(
                (1, 2),
                (
                    (
                        Words((text("joint_services.leaving.heading"),), "heading"),
                        Words(leaving_words(found, way, names, text)[1:]),
                        Words(_why(found, names, text)),
                        Words(_ways_lacking(found, text)),
                        _own(context, text, service, clients),
                    ),
                    (Part("leavers", leavers, service),),
                ),
            ),
            SECTION,
            *_section(chosen, context, text, service, clients),
        ),
    )


def _answer(found: Worked, way: Way, names: list[str], text: Text) -> tuple[str, ...]:
    key = "joint_services.answer" if len(names) > 1 else "joint_services.answer_single"
    return (
        text(
            key,
            count=COUNT.write(text, len(names)),
            total=_with_range(text, found.game.total, found.total),
            saving=_with_range(text, found.game.alone.sum() - found.game.total, found.saving),
        ),
        text("joint_services.answer_way", way=text(f"joint_services.ways.{way}"))
        + " "
        + leaving_words(found, way, names, text)[0],
    )


def _with_range(text: Text, central: float, ends: Interval) -> str:
    """Return euros with their range after them in brackets, if they have one."""
    said = EUROS.write(text, central)
    return (
        f"{said} ({EUROS.span(text, ends.low, ends.high)})"
        if EUROS.is_interval(ends.low, ends.high)
        else said
    )


def _key_figures(
    found: Worked, service: Service, way: Way, text: Text, *, has_posts: bool
) -> tuple[KeyFigure, ...]:
    total = found.game.total
    staff = KeyFigure(
        label=text("joint_services.kpi.posts"),
        value=POSTS.write(text, found.game.posts),
        change=_posts_said(found, service, text),
        definition=text("joint_services.fte_help"),
    )
    posts = (staff,) if has_posts and found.game.cost.has_steps else ()
    return (
        KeyFigure(
            label=text("joint_services.kpi.total"),
            value=EUROS.write(text, total),
            change=_ranged(text, found.total),
            definition=text("joint_services.kpi.total_definition"),
        ),
        KeyFigure(
            label=text("joint_services.kpi.saving"),
            value=EUROS.write(text, found.game.alone.sum() - total),
            change=_ranged(text, found.saving),
            definition=text("joint_services.kpi.saving_definition"),
        ),
        KeyFigure(
            label=text(f"joint_services.kpi.leaving{'' if found.is_listed else '_most'}"),
            value=_leaving_words(found, way, text),
            change=_leaving_range(found, way, text),
            definition=text("joint_services.leavers.definition"),
        ),
        *posts,
    )


def _ranged(text: Text, ends: Interval) -> str:
    return text("joint_services.kpi.range", range=EUROS.span(text, ends.low, ends.high))


def _posts_said(found: Worked, service: Service, text: Text) -> str:
    """Return how many posts the service takes at the fewest and at the most clients and posts for them."""
    low = float(service.low.posts(np.asarray(sum(each.low for each in found.clients))))
    high = float(service.high.posts(np.asarray(sum(each.high for each in found.clients))))
    if low == high:
        return text("joint_services.kpi.posts_halves")
    return text("joint_services.kpi.posts_change", range=POSTS.span(text, low, high))


def _leaving_words(found: Worked, way: Way, text: Text) -> str:
    """Return how many groups would leave, or of many members what the first would save."""
    if not found.is_searched:
        return text.unknown
    groups = found.leaving[way]
    if found.is_listed:
        return COUNT.write(text, len(groups))
    return EUROS.write(text, groups[0].saves if groups else 0.0)


def _leaving_range(found: Worked, way: Way, text: Text) -> str:
    """Return the same over the ranges of the costs: how many leave at all of them, and at some only."""
    if not found.is_searched:
        return text("joint_services.kpi.leaving_change")
    spread = found.spread[way]
    if spread.always is None or spread.sometimes is None:
        return _ranged(text, spread.most)
    return text(
        "joint_services.kpi.leaving_range",
        always=COUNT.write(text, spread.always),
        sometimes=COUNT.write(text, spread.sometimes),
    )


def _why(found: Worked, names: list[str], text: Text) -> tuple[str, ...]:
    if found.why is None:
        return ()
    return why_words(found.why, names, text, has_steps=found.game.cost.has_steps)


def _ways_lacking(found: Worked, text: Text) -> tuple[str, ...]:
    said = []
    if Way.PER_HEAD not in found.found.shares:
        said.append(text("joint_services.no_residents"))
    if Way.NUCLEOLUS not in found.found.shares:
        said.append(text("joint_services.no_nucleolus"))
    return tuple(said)


def _own(context: Context, text: Text, service: Service, clients: dict[str, float]) -> Door:
    """Return the numbers that a reader knows better: clients, and residents, which nobody publishes here."""
    names = member_names(context, text)
    return Door(
        "own_numbers",
        text("joint_services.own_numbers"),
        (
            Words((text("joint_services.own_clients"),), "hint"),
            Bar(
                tuple(
                    number_control(OWN_CLIENTS, each, names[each], clients[each], "")
                    for each in service.members
                )
            ),
            Words((text("joint_services.residents_hint"),), "hint"),
            Bar(tuple(number_control(RESIDENTS, each, names[each], 0, "") for each in service.members)),
        ),
    )


def _section(
    chosen: Chosen, context: Context, text: Text, service: Service, clients: dict[str, float]
) -> tuple[Block, ...]:
    way = chosen[WAY]
    if chosen[SECTION] == "joining":
        return (
            Bar((HOST, VISITS, EUR_PER_KM)),
            Part("joining", joining, service, way, trips_of(chosen), municipality_of(chosen)),
        )
    if chosen[SECTION] == "payments":
        names = member_names(context, text)
        used = tuple(number_control(USED, each, names[each], clients[each], "") for each in service.members)
        return (
            Bar((ADVANCE, INSTALMENTS, LEAST, COST_CHANGE)),
            Door("used_clients", text("joint_services.used_clients"), (Bar(used),)),
            Part("payments", payments, service, terms_of(chosen)),
        )
    return (Part("ranges", figures.ranges, service, way, municipality_of(chosen)),)


def _annex(
    chosen: Chosen, context: Context, text: Text, controls: tuple[Block, ...], of_own: tuple[str, ...]
) -> Page:
    service, terms = service_of(chosen), terms_of(chosen)
    name, names = chosen.words(CASE, text), member_names(context, text)
    clauses = annex.clauses(
        context, text, service, terms, trips_of(chosen), name=name, host=names[chosen[HOST]]
    )
    return Page(
        answer=(
            *of_own,
            text("joint_services.annex.title", service=name),
            text("joint_services.annex.draft"),
        ),
        main=(
            Door(
                "terms",
                text("joint_services.annex.terms"),
                (
                    *controls,
                    Bar((HOST, VISITS, EUR_PER_KM)),
                    Bar((ADVANCE, INSTALMENTS, LEAST)),
                ),
            ),
            SECTION,
            Words((text("joint_services.annex.save"),), "hint"),
            *(Words((clause,)) for clause in clauses),
        ),
        below=(
            Row(
                (3, 2),
                (
                    (Part("parties", annex.parties, service, terms),),
                    (Part("basis", annex.basis, service),),
                ),
            ),
        ),
    )


def terms_of(chosen: Chosen) -> Terms:
    """Return what the members agree on."""
    is_used = chosen[SECTION] == "payments"
    return Terms(
        way=Way(chosen[WAY]),
        advance_part=chosen[ADVANCE] / 100,
        instalments=int(chosen[INSTALMENTS]),
        least_eur=chosen[LEAST],
        cost_change=chosen[COST_CHANGE] / 100 if is_used else 0.0,
        used=tuple(sorted(chosen[USED].items())) if is_used else (),
    )


def trips_of(chosen: Chosen) -> Trips:
    """Return who travels where, how often, and at what cost."""
    return Trips(host=chosen[HOST], visits=chosen[VISITS], eur_per_km=chosen[EUR_PER_KM])


def _total(chosen: Chosen) -> Interval:
    return worked_out(chosen.context, service_of(chosen)).total


def _saving(chosen: Chosen) -> Interval:
    return worked_out(chosen.context, service_of(chosen)).saving


def _leaving(chosen: Chosen) -> Interval:
    """Return the most that a group would save by leaving as agreed; unknown where it is not searched."""
    found = worked_out(chosen.context, service_of(chosen))
    if not found.is_searched:
        return UNKNOWN
    most = found.spread[Way(chosen[WAY])].most
    return Interval(round(most.low, 2), round(most.high, 2))


VIEW = View(
    name="joint_services",
    section="what_if",
    choices=CHOICES,
    build=build,
    results={"joint_cost_eur": _total, "joint_saving_eur": _saving, "joint_leaving_eur": _leaving},
    model="1.3.2",
    snapshots=("statfin_12r5", "road_distances"),
    is_example=True,
    follows=True,
)
