"""Tables of the partners: agreements, service points, and measures that somebody entered."""

from datetime import date

import pandas as pd

from domain.area import Agreement
from domain.records import records
from i18n.quantity import NUMBER
from i18n.text import Text
from scenarios.goals.model import Entry, Kind
from views.blocks import Figure
from views.context import Context, source_line
from views.goals.words import NOTHING
from views.origins import day
from views.table import Column, Table

MEASURES = ("ohjaamo_use", "ohjaamo_staff", "ohjaamo_transitions", "ohjaamo_feedback", "firm_contacts")
"""What no open data tell: entered with its date and source. Subjects of their entries."""


def agreements(context: Context, text: Text, today: str) -> Figure:
    """Return the agreements: parties, until when, themes and goals.

    Args:
        context: Where.
        text: The reader's language.
        today: ISO 8601.
    """
    language, goals = text.language, context.area.goals
    rows = [
        {
            "name": each.label[language],
            "parties": each.parties[language],
            "until": _until(text, each, today),
            "themes": each.themes[language],
            "goals": "; ".join(goals[key].label[language] for key in each.goals),
            "source": each.source[language],
        }
        for each in context.area.agreements.values()
    ]
    title = text("partners.agreements.title")
    columns = ("name", "until", "parties", "themes", "goals", "source")
    return Figure(
        title=title,
        source=text(
            "partners.agreements.source", documents="; ".join(dict.fromkeys(row["source"] for row in rows))
        ),
        table=Table(
            caption=title,
            frame=pd.DataFrame(rows),
            columns=tuple(
                Column(name=name, label=text(f"partners.agreements.{name}_column")) for name in columns
            ),
            file="agreements",
        ),
    )


def points_of(context: Context, text: Text) -> list[dict[str, str]]:
    """Return the service points, with what documents say of remote and pop-up service there.

    Raises:
        PointsMissingError: None are known.
    """
    language, area = text.language, context.area
    names, found = context.names(language), context.service_points
    visited = {code: each for each in area.agreements.values() for code in each.visited}
    rows = []
    for row in records(found.data[found.data["role"] == "service_point"]):
        words, visit = area.points.get(row["point"]), visited.get(row["ref_area"])
        rows.append(
            {
                "ref_area": row["ref_area"],
                "municipality": names[row["ref_area"]],
                "name": words.name.get(language, row["name"]) if words else row["name"],
                "address": row["address"],
                "use": words.note[language] if words else NOTHING,
                "open": text("partners.points.not_stated"),
                "visits": text("partners.points.visits", source=visit.source[language]) if visit else NOTHING,
            }
        )
    return rows


def points(context: Context, text: Text) -> Figure:
    """Return the service points as a table.

    Raises:
        PointsMissingError: None are known.
    """
    rows, found = points_of(context, text), context.service_points
    title = text("partners.points.title")
    columns = ("municipality", "name", "address", "use", "open", "visits")
    return Figure(
        title=title,
        source=source_line(text, context, found, notes=[text("partners.points.note")]),
        table=Table(
            caption=title,
            frame=pd.DataFrame(rows),
            columns=tuple(
                Column(name=name, label=text(f"partners.points.{name}_column")) for name in columns
            ),
            file="low_threshold_points",
        ),
    )


def measures(_context: Context, text: Text, entries: tuple[Entry, ...]) -> Figure:
    """Return the measures that somebody entered, the latest day first."""
    found = sorted(entered(entries), key=lambda each: each["date"], reverse=True)
    frame = pd.DataFrame(
        {
            "measure": [text(f"partners.measures.{each.subject}") for each in found],
            "day": [day(text, each.day("date")) for each in found],
            "value": [each.number("value") for each in found],
            "source": [each["source"] for each in found],
            "who": [each.author or text("goals.nobody") for each in found],
        }
    )
    title = text("partners.measures.title")
    labels = {
        "measure": text("goals.fields.measure"),
        "day": text("goals.columns.day"),
        "value": text("goals.columns.value"),
        "source": text("goals.columns.source"),
        "who": text("goals.form.author"),
    }
    return Figure(
        title=title,
        source=text("goals.entered_here"),
        table=Table(
            caption=title,
            frame=frame,
            columns=tuple(
                Column(name=name, label=label, quantity=NUMBER if name == "value" else None)
                for name, label in labels.items()
            ),
            file="partner_measures",
        ),
    )


def entered(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return what was entered of these measures."""
    return tuple(each for each in entries if each.kind is Kind.VALUE and each.subject in MEASURES)


def is_over(agreement: Agreement, today: str) -> bool:
    """Return whether an agreement's last day is behind; not of one whose document states none."""
    return bool(agreement.until) and agreement.until < today


def _until(text: Text, agreement: Agreement, today: str) -> str:
    if not agreement.until:
        return text("partners.agreements.no_end")
    last = day(text, date.fromisoformat(agreement.until))
    return text(f"partners.agreements.{'over' if is_over(agreement, today) else 'runs'}", day=last)
