"""What was said of a goal: two reviews side by side, decisions with their outcome, and who changed what."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from i18n.quantity import NUMBER
from i18n.text import Text
from scenarios.goals.model import STEPS, Entry, Kind, of, verdict
from views.blocks import Figure
from views.context import Context
from views.goals.criterion import criterion, rule_said
from views.goals.rows import Entries, Goal, goal
from views.goals.words import NOTHING, standing
from views.origins import day
from views.table import Column, Table

SHAPES = {"below": "▼", "inside": "●", "above": "▲"}
"""What stands before the word that says where an outcome fell against what was expected of a decision."""


def review(context: Context, text: Text, entries: Entries, key: str, last: str) -> Figure:
    """Return a goal's two last reviews side by side, under where it stood and stands."""
    found = goal(context, text, entries, key)
    before, now, status = standing(context, text, found, entries, last)
    earlier, later = _two(of(entries, Kind.REVIEW, key))
    rows = [
        (text("goals.columns.value"), before, now),
        (text("goals.columns.status"), NOTHING, status),
        (text("goals.columns.change"), NOTHING, criterion(context, text, found, entries, last)),
    ]
    notes = [found.note] if found.note else []
    if later is None:
        notes.append(text("goals.review.none"))
    else:
        rows.append((text("goals.columns.day"), _day(text, earlier), _day(text, later)))
        rows += [(text(f"goals.steps.{step}"), _said(earlier, step), _said(later, step)) for step in STEPS]
    title = text("goals.review.title", name=found.name)
    return _figure(
        title,
        pd.DataFrame(rows, columns=["what", "earlier", "later"]),
        {name: text(f"goals.review.{name}") for name in ("what", "earlier", "later")},
        heading=text("goals.review.heading"),
        file="goal_review",
        source=" ".join([text("goals.review.source", source=found.source), *notes]),
    )


def decisions(context: Context, text: Text, entries: Entries, key: str, today: str) -> Figure:
    """Return what was decided of a goal: the expected effect beside the outcome, and the verdict.

    Args:
        context: Where.
        text: The reader's language.
        entries: What was said of goals; with a decision of this one among it.
        key: The goal's.
        today: ISO 8601: from its end on a decision without a verdict asks for one.
    """
    found = goal(context, text, entries, key)
    rows = []
    for each in of(entries, Kind.DECISION, key):
        judged = verdict(entries, each)
        rows.append(
            {
                "decision": each["name"],
                "kind": text(f"goals.decisions.{'pilot' if each['pilot'] else 'decision'}"),
                "start": day(text, each.day("start")),
                "end": day(text, each.day("end")),
                "measure": each["measure"],
                "expected": text.span(each.number("low"), each.number("high"), 1, signed=True),
                "outcome": outcome(text, each, judged),
                "verdict": ruling(text, each, judged, date.fromisoformat(today)),
            }
        )
    title = text("goals.decisions.title", name=found.name)
    return _figure(
        title,
        pd.DataFrame(rows),
        {name: text(f"goals.decisions.columns.{name}") for name in rows[0]},
        heading=text("goals.decisions.heading"),
        file="goal_decisions",
        source=text("goals.entered_here"),
    )


def history(context: Context, text: Text, entries: Entries, key: str) -> Figure:
    """Return who said what of a goal, when and why, the latest first."""
    found = goal(context, text, entries, key)
    rows = [
        {
            "day": day(text, each.created_at.date()),
            "who": each.author or text("goals.nobody"),
            "kind": text(f"goals.kinds.{each.kind}"),
            "what": _what(text, each, context.names(text.language)),
            "why": each.reason,
        }
        for each in concerning(entries, found)[::-1]
    ]
    return _figure(
        text("goals.history.title", name=found.name),
        pd.DataFrame(rows),
        {name: text(f"goals.history.{name}") for name in ("day", "who", "kind", "what", "why")},
        heading="",
        file="goal_history",
        source=text("goals.entered_here"),
    )


def concerning(entries: Entries, found: Goal) -> Entries:
    """Return everything that was said of a goal and of what was decided for it."""
    own = {each.id for each in entries if each.kind is Kind.DECISION and each.subject == found.key}
    return tuple(each for each in entries if each.subject in {found.key, *own})


def _what(text: Text, entry: Entry, names: Mapping[str, str]) -> str:
    if entry.kind is Kind.GOAL:
        target = NUMBER.write(text, entry.number("target"))
        whose = text.listed([names.get(code, code) for code in entry["areas"].split(",")])
        said = f"{entry['name']} ({whose}): {target} ({day(text, entry.day('target_date'))})"
        return "; ".join(filter(None, (said, rule_said(text, entry))))
    if entry.kind is Kind.VALUE:
        value = f"{NUMBER.write(text, entry.number('value'))} ({day(text, entry.day('date'))})"
        return f"{names.get(entry['of'], entry['of'])}: {value}" if entry["of"] else value
    if entry.kind is Kind.REVIEW:
        return day(text, entry.day("date"))
    if entry.kind is Kind.VERDICT:
        return text(f"goals.rulings.{entry['ruling']}")
    if entry.kind is Kind.REBASE:
        key = "taken_back" if entry["undone"] else "from"
        return text(f"goals.rebase.{key}", what=entry["name"], day=day(text, entry.day("start")))
    return entry["name"]


def outcome(text: Text, decision: Entry, judged: Entry | None) -> str:
    """Return what came of a decision, and where that fell against what was expected; a dash if not said."""
    if judged is None or not judged["outcome"]:
        return NOTHING
    came = judged.number("outcome")
    place = "below" if came < decision.number("low") else "inside"
    place = "above" if came > decision.number("high") else place
    written = text.span(came, came, 1, signed=True)
    return f"{written} {SHAPES[place]} {text(f'goals.decisions.{place}')}"


def ruling(text: Text, decision: Entry, judged: Entry | None, today: date) -> str:
    """Return what is to become of a decision, or that nobody has said so yet."""
    if judged is not None:
        return " ".join(filter(None, (text(f"goals.rulings.{judged['ruling']}"), judged["words"])))
    return text("goals.decisions.asked" if decision.day("end") <= today else "goals.decisions.waits")


def _two(reviews: Entries) -> tuple[Entry | None, Entry | None]:
    *_, earlier, later = (None, None, *reviews)
    return earlier, later


def _day(text: Text, entry: Entry | None) -> str:
    return day(text, entry.day("date")) if entry else NOTHING


def _said(entry: Entry | None, field: str) -> str:
    return (entry[field] if entry else "") or NOTHING


def _figure(
    title: str,
    frame: pd.DataFrame,
    labels: dict[str, str],
    *,
    heading: str,
    file: str,
    source: str,
) -> Figure:
    return Figure(
        heading=heading,
        title=title,
        source=source,
        table=Table(
            caption=title,
            frame=frame,
            columns=tuple(Column(name=name, label=label) for name, label in labels.items()),
            file=file,
        ),
    )
