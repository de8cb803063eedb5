"""Advance payments by the budget, and their settlement by what was used."""

from dataclasses import dataclass

import pandas as pd

from analytics.joint_services.settlement import Settled, settled
from analytics.joint_services.sharing import Way
from domain.frames import ObsStatus
from i18n.quantity import CENTS, COUNT
from i18n.text import Text
from views.blocks import Figure
from views.context import Context
from views.joint_services.figures import client_columns, names_of, source_of
from views.joint_services.worked import Service, used_shares, worked_out
from views.table import NOTHING, Column, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What the members agree on besides the way.

    Attributes:
        way: The way to divide.
        advance_part: How much of the budget is paid in advance.
        instalments: In how many parts a year.
        least_eur: A smaller balance is neither paid nor given back.
        cost_change: How much dearer the year was than planned, as a fraction.
        used: Code of a member -> clients it had.
    """

    way: Way
    advance_part: float
    instalments: int
    least_eur: float
    cost_change: float = 0.0
    used: tuple[tuple[str, int], ...] = ()


def year_of(context: Context, service: Service, terms: Terms) -> tuple[Settled, ...]:
    """Return what each member pays in advance and in the end."""
    planned = worked_out(context, service).found.shares[terms.way]
    actual = used_shares(context, service, terms.used, terms.cost_change, terms.way)
    return settled(
        planned.tolist(), actual.tolist(), advance_part=terms.advance_part, least_eur=terms.least_eur
    )


def payments(context: Context, text: Text, service: Service, terms: Terms) -> Figure:
    """Return each member's year: share, advance, what was used, and the balance; the sums last."""
    found, names = worked_out(context, service), names_of(context, text, service)
    year = year_of(context, service, terms)
    frame, clients = client_columns(service, found, text)
    told = dict(terms.used)
    used = [
        told.get(member, count) for member, count in zip(service.members, found.game.clients, strict=True)
    ]
    is_told = [member in told for member in service.members]
    frame = frame.assign(
        name=names,
        used=used,
        used_words=[
            COUNT.write(text, count) if own else words
            for count, own, words in zip(used, is_told, frame["clients_words"], strict=True)
        ],
        used_status=[
            ObsStatus.NORMAL.value if own else status
            for own, status in zip(is_told, frame["clients_status"], strict=True)
        ],
        planned=[each.planned for each in year],
        advance=[each.advance for each in year],
        instalment=[each.advance / terms.instalments for each in year],
        actual=[each.actual for each in year],
        balance=[each.balance for each in year],
        note=[_note(each, text) for each in year],
    )
    money = ("planned", "advance", "instalment", "actual", "balance")
    whole = {name: round(float(frame[name].sum()), 2) for name in money}
    sums = {
        "ref_area": "",
        "name": text("joint_services.columns.sum"),
        "note": "",
        **dict.fromkeys(("clients", "used"), 0.0),
        **dict.fromkeys(("clients_words", "used_words"), ""),
        **dict.fromkeys(("clients_status", "used_status"), NOTHING),
        **whole,
    }
    frame = pd.concat([frame, pd.DataFrame([sums])], ignore_index=True)
    back = sum(each.balance < 0 and not each.is_left for each in year)
    title = text("joint_services.payments.title", way=text(f"joint_services.ways.{terms.way}"))
    return Figure(
        title=title,
        answer=text(
            "joint_services.payments.answer",
            advance=CENTS.write(text, whole["advance"]),
            actual=CENTS.write(text, whole["actual"]),
            back=COUNT.write(text, back),
        ),
        alt=title,
        source=source_of(context, text, service, "payments_note"),
        table=Table(
            caption=title,
            frame=frame,
            columns=(
                Column(name="name", label=text("joint_services.columns.member")),
                clients,
                Column(
                    name="used",
                    label=text("joint_services.columns.used"),
                    quantity=COUNT,
                    status="used_status",
                    shown="used_words",
                ),
                *(
                    Column(name=name, label=text(f"joint_services.columns.{name}"), quantity=CENTS)
                    for name in money
                ),
                Column(name="note", label=text("joint_services.columns.note")),
            ),
            file="joint_service_payments",
        ),
    )


def _note(year: Settled, text: Text) -> str:
    if year.is_left:
        return text("joint_services.payments.left")
    if not year.balance:
        return text("joint_services.payments.even")
    return text("joint_services.payments.pays" if year.balance > 0 else "joint_services.payments.gets")
