"""The result as an annex of an agreement: its clauses, the basis of the cost, and each party's part."""

import numpy as np
import pandas as pd

from i18n.quantity import ANY_SHARE, CENTS, COUNT, EUROS, SHARE
from i18n.text import Text
from views.blocks import Figure
from views.context import Context
from views.joint_services.figures import client_columns, names_of, source_of
from views.joint_services.joining import Trips, joining_words
from views.joint_services.leaving import counted_words, leaving_words
from views.joint_services.payments import Terms, year_of
from views.joint_services.worked import Service, Worked, worked_out
from views.table import NOTHING, Column, Table


def clauses(
    context: Context, text: Text, service: Service, terms: Terms, trips: Trips, *, name: str, host: str
) -> tuple[str, ...]:
    """Return the clauses of the annex in order, ready to be taken into an agreement.

    Args:
        context: Where and when.
        text: The language of the annex.
        service: The service.
        terms: What is agreed on.
        trips: Who travels where.
        name: What the service is called.
        host: Name of the member that arranges it.
    """
    names, found = names_of(context, text, service), worked_out(context, service)
    said = {
        "service": name,
        "members": text.listed(names),
        "host": host,
        "total": EUROS.write(text, found.game.total),
        "range": EUROS.span(text, found.total.low, found.total.high),
        "way": text(f"joint_services.ways.{terms.way}"),
        "definition": text(f"joint_services.way_definitions.{terms.way}"),
        "advance": ANY_SHARE.write(text, terms.advance_part),
        "instalments": COUNT.write(text, terms.instalments),
        "least": CENTS.write(text, terms.least_eur),
        "clients": text(f"indicators.{service.clients_of}.label"),
        "period": text.period_of(context.period),
        "leaving": _leaving(found, terms, names, text),
        "joining": joining_words(context, text, service, terms.way, trips),
    }
    return tuple(
        f"{place}. {text(f'joint_services.annex.{clause}', **said)}"
        for place, clause in enumerate(_CLAUSES, start=1)
    )


_CLAUSES = ("parties", "cost", "division", "stability", "advances", "settlement", "changes", "law")
"""Of the annex, in order."""


def _leaving(found: Worked, terms: Terms, names: list[str], text: Text) -> str:
    """Return who would leave as agreed, and how many groups would over the ranges of the costs."""
    first = leaving_words(found, terms.way, names, text)[0]
    counted = counted_words(found, terms.way, text) if found.is_searched and len(names) > 1 else ""
    return " ".join(filter(None, (first, counted)))


def parties(context: Context, text: Text, service: Service, terms: Terms) -> Figure:
    """Return each party's use, share and advance; the sums last."""
    found, names = worked_out(context, service), names_of(context, text, service)
    year = year_of(context, service, terms)
    frame, clients = client_columns(service, found, text)
    total = sum(each.planned for each in year)
    frame = frame.assign(
        name=names,
        part=[each.planned / total if total else 0.0 for each in year],
        planned=[each.planned for each in year],
        advance=[each.advance for each in year],
        instalment=[each.advance / terms.instalments for each in year],
    )
    money = ("planned", "advance", "instalment")
    sums = {
        "name": text("joint_services.columns.sum"),
        "clients": 0.0,
        "clients_words": "",
        "clients_status": NOTHING,
        "part": 1.0 if total else 0.0,
        **{name: round(float(frame[name].sum()), 2) for name in money},
    }
    frame = pd.concat([frame.drop(columns="ref_area"), pd.DataFrame([sums])], ignore_index=True)
    title = text("joint_services.annex.parties_title")
    return Figure(
        title=title,
        alt=title,
        source=source_of(context, text, service),
        table=Table(
            caption=title,
            frame=frame,
            columns=(
                Column(name="name", label=text("joint_services.columns.member")),
                clients,
                Column(name="part", label=text("joint_services.columns.part"), quantity=SHARE),
                *(
                    Column(name=each, label=text(f"joint_services.columns.{each}"), quantity=CENTS)
                    for each in money
                ),
            ),
            file="joint_service_annex",
        ),
    )


def basis(context: Context, text: Text, service: Service) -> Figure:
    """Return what the service costs, item by item, each with its range and where it is from."""
    found = worked_out(context, service)
    clients = [sum(each.low for each in found.clients), sum(found.game.clients)]
    clients.append(sum(each.high for each in found.clients))
    ends = list(zip((service.low, service.cost, service.high), clients, strict=True))
    lines = [
        ("fixed", *(cost.fixed_eur for cost, _ in ends)),
        ("per_client", *(cost.per_client_eur * count for cost, count in ends)),
        ("staff", *(cost.fte_eur * float(cost.posts(np.asarray(count))) for cost, count in ends)),
        ("whole", found.total.low, found.game.total, found.total.high),
    ]
    title = text("joint_services.annex.basis_title")
    frame = pd.DataFrame(
        [
            {"name": text(f"joint_services.annex.{key}"), "low": least, "value": central, "high": most}
            for key, least, central, most in lines
        ]
    )
    return Figure(
        title=title,
        alt=title,
        source=source_of(context, text, service, "range_note"),
        table=Table(
            caption=title,
            frame=frame,
            columns=(
                Column(name="name", label=text("joint_services.columns.item")),
                Column(name="value", label=text("joint_services.columns.budget"), quantity=EUROS),
                Column(name="low", label=text("columns.low"), quantity=EUROS, end="low"),
                Column(name="high", label=text("columns.high"), quantity=EUROS, end="high"),
            ),
            file="joint_service_basis",
        ),
    )
