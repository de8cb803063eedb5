"""What a reader chooses of a joint service: the case, who takes part, its cost, and the agreement's terms."""

from typing import Any

from analytics.dated import FTE_COST, nearest
from analytics.joint_services.cost import MOST_TABLED
from analytics.joint_services.many import MOST_MEMBERS
from analytics.joint_services.sharing import Way
from domain.area import ReadyService
from i18n.quantity import CENTS, COUNT, EUROS, NUMBER, PER_CENT
from i18n.text import Text
from views.choices import Choice, Chosen, Number, OneOf, Several
from views.joint_services.names import member_names
from views.joint_services.numbers import Numbers, numbers_choice

OWN = "own"
"""The case that has nothing ready but half posts."""

GROUPS = ("jobseekers", "unemployed", "long_term_unemployed", "unemployed_foreign")
"""Indicators whose persons may be the clients of a service."""

SECTIONS = ("ranges", "joining", "payments", "annex")


def case_of(chosen: Chosen) -> ReadyService:
    """Return where the controls stand before a reader moves them."""
    area = chosen.context.area
    if chosen[CASE] in area.joint:
        return area.joint[chosen[CASE]]
    empty, price = dict.fromkeys(area.name, ""), nearest(FTE_COST, chosen.context.period).row
    return ReadyService(
        members=area.municipalities,
        host=area.seat,
        clients=GROUPS[0],
        label=empty,
        note=empty,
        fte_eur=(price.low, price.value, price.high),
        clients_per_fte=1_500,  # assumed
    )


def among(chosen: Chosen) -> tuple[str, ...]:
    """Return who could take part."""
    return (case_of(chosen).among or chosen.context.area.municipalities)[:MOST_MEMBERS]


def _case_words(code: str, chosen: Chosen, text: Text) -> str:
    ready = chosen.context.area.joint
    return ready[code].label[text.language] if code in ready else text("joint_services.own")


def _name(code: str, chosen: Chosen, text: Text) -> str:
    return member_names(chosen.context, text)[code]


def _numbers_said(numbers: Numbers, chosen: Chosen, text: Text) -> str:
    names = member_names(chosen.context, text)
    return ", ".join(
        f"{names[member]} {COUNT.write(text, number)}"
        for member, number in numbers.items()
        if member in names
    )


CASE = OneOf(
    key="case",
    label="joint_services.case",
    codes=lambda chosen: (*chosen.context.area.joint, OWN),
    said=_case_words,
    is_list=True,
    starts=(
        "members", "clients_of", "fixed_eur", "per_client_eur", "fte_eur", "clients_per_fte",
        "own_clients", "residents", "host", "visits", "used_clients",
    ),
)  # fmt: skip

MEMBERS = Several(
    key="members",
    label="joint_services.members",
    codes=among,
    default=lambda chosen: case_of(chosen).members,
    said=_name,
    most=MOST_MEMBERS,
    starts=("host",),
)

CLIENTS_OF = OneOf(
    key="clients_of",
    label="joint_services.clients_of",
    help="joint_services.clients_of_help",
    codes=GROUPS,
    default=lambda chosen: case_of(chosen).clients,
    said=lambda code, _chosen, text: text(f"indicators.{code}.label"),
    is_list=True,
)

FIXED = Number(
    key="fixed_eur",
    label="joint_services.fixed",
    help="joint_services.fixed_help",
    low=0,
    high=2_000_000,
    default=lambda chosen: case_of(chosen).fixed_eur[1],
    step=100,
    quantity=EUROS,
    is_typed=True,
)

PER_CLIENT = Number(
    key="per_client_eur",
    label="joint_services.per_client",
    help="joint_services.per_client_help",
    low=0,
    high=10_000,
    default=lambda chosen: case_of(chosen).per_client_eur[1],
    quantity=EUROS,
    is_typed=True,
)

FTE = Number(
    key="fte_eur",
    label="joint_services.fte",
    help="joint_services.fte_help",
    low=0,
    high=150_000,
    default=lambda chosen: case_of(chosen).fte_eur[1],
    step=100,
    quantity=EUROS,
    is_typed=True,
)

PER_FTE = Number(
    key="clients_per_fte",
    label="joint_services.clients_per_fte",
    help="joint_services.clients_per_fte_help",
    low=0,
    high=100_000,
    default=lambda chosen: case_of(chosen).clients_per_fte,
    quantity=COUNT,
    is_typed=True,
)

OWN_CLIENTS = numbers_choice("own_clients", "joint_services.own_clients", _numbers_said)
RESIDENTS = numbers_choice("residents", "joint_services.residents", _numbers_said)
USED = numbers_choice("used_clients", "joint_services.used_clients", _numbers_said)


def ways(chosen: Chosen) -> tuple[str, ...]:
    """Return the ways there are: by residents where all are given, a nucleolus where it can be worked out."""
    members: tuple[str, ...] = chosen[MEMBERS]
    lacking = set() if members and set(members) <= chosen[RESIDENTS].keys() else {Way.PER_HEAD}
    if len(members) > MOST_TABLED and chosen[PER_FTE] and chosen[FTE]:
        lacking |= {Way.NUCLEOLUS, Way.PER_CAPITA_NUCLEOLUS}
    return tuple(way.value for way in Way if way not in lacking)


WAY = OneOf(
    key="way",
    label="joint_services.way",
    codes=ways,
    default=Way.SHAPLEY.value,
    said=lambda code, _chosen, text: text(f"joint_services.ways.{code}"),
    is_list=True,
)
"""The way that the members agree on."""

SECTION = OneOf(key="section", label="app.section", codes=SECTIONS, said=lambda code, _chosen, text: text(
    f"joint_services.sections.{code}"
))  # fmt: skip


def _travels(chosen: Chosen) -> bool:
    return chosen[SECTION] in ("joining", "annex")


def _taking_part(chosen: Chosen) -> tuple[str, ...]:
    return chosen[MEMBERS]


HOST = OneOf(
    key="host",
    label="joint_services.host",
    codes=_taking_part,
    default=lambda chosen: case_of(chosen).host,
    said=_name,
    is_list=True,
    counts=_travels,
)

VISITS = Number(
    key="visits",
    label="joint_services.visits",
    help="joint_services.visits_help",
    low=0,
    high=250,
    default=lambda chosen: case_of(chosen).visits,
    quantity=COUNT,
    counts=_travels,
)

EUR_PER_KM = Number(
    key="eur_per_km",
    label="joint_services.eur_per_km",
    help="joint_services.eur_per_km_help",
    low=0,
    high=5,
    default=1.2,
    step=0.1,
    quantity=NUMBER,
    counts=_travels,
)


def _pays(chosen: Chosen) -> bool:
    return chosen[SECTION] in ("payments", "annex")


ADVANCE = Number(
    key="advance_pct",
    label="joint_services.advance",
    help="joint_services.advance_help",
    low=0,
    high=100,
    default=80,
    step=5,
    quantity=PER_CENT,
    counts=_pays,
)

INSTALMENTS = OneOf(
    key="instalments",
    label="joint_services.instalments",
    codes=("1", "2", "4", "12"),
    default="4",
    said=lambda code, _chosen, _text: code,
    counts=_pays,
)

LEAST = Number(
    key="least_eur",
    label="joint_services.least",
    help="joint_services.least_help",
    low=0,
    high=1_000,
    default=16.82,
    step=0.01,
    quantity=CENTS,
    is_typed=True,
    counts=_pays,
)

COST_CHANGE = Number(
    key="cost_change_pct",
    label="joint_services.cost_change",
    help="joint_services.cost_change_help",
    low=-50,
    high=100,
    default=0,
    quantity=PER_CENT,
    counts=lambda chosen: chosen[SECTION] == "payments",
)

COSTS = (FIXED, PER_CLIENT, FTE, PER_FTE)

CHOICES: tuple[Choice[Any], ...] = (
    CASE, MEMBERS, CLIENTS_OF, *COSTS, OWN_CLIENTS, RESIDENTS, WAY, SECTION, HOST, VISITS, EUR_PER_KM,
    ADVANCE, INSTALMENTS, LEAST, COST_CHANGE, USED,
)  # fmt: skip
