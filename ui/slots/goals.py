"""Forms of the goals: what somebody sets, measures, reviews, decides or judges; each saves one entry."""

import logging
from collections.abc import Callable, Iterable, Mapping
from datetime import date

import streamlit as st

from analytics.history import wholes
from domain.errors import DashboardError
from i18n.text import Text
from scenarios.access.policy import Deed
from scenarios.goals.model import STEPS, Entry, Kind, Rule, Ruling, current, said
from scenarios.identifiers import new_identifier
from scenarios.limits import MAX_AUTHOR, MAX_NAME, MAX_NOTE
from ui import access, loaders, session, words
from ui.once import Once, once
from ui.saved.current import author
from ui.saved.database import now
from views.choices import Chosen
from views.page import Slot

logger = logging.getLogger(__name__)

_CHOSEN = "goals_form"

_WRITTEN = ("name", "theme", "criterion", "words", "reason", *STEPS)
_NUMBERS = ("base", "target", "least", "value", "low", "high", "outcome")
"""What is emptied in a form after its entry was saved; the rest is often the same in the next one."""

_AHEAD = ("target_date", "end")
"""Days that nobody can guess: they stay empty until they are said."""

Draw = Callable[[Text, Chosen, Slot], None]

SHARE = "unemployed_share"
"""Indicator of a goal that the data measure; "" of one with figures of its own."""


def draw(slot: Slot, chosen: Chosen, text: Text) -> None:
    """Show the forms, and what became of the last one; nothing to write for who may not."""
    if not access.may(Deed.SAVE):
        return
    if (made := _entries().unopened()) is not None:
        _begin_anew(made.kind)
    _tell(text)
    measures = slot.given.get("measures", ())
    kinds = [Kind.GOAL, *((Kind.VALUE, Kind.REVIEW, Kind.DECISION) if slot.given["goal"] else ())]
    if slot.given.get("has_limits"):
        kinds.append(Kind.REBASE)
    if measures:
        kinds = [Kind.VALUE]
    if slot.given["waiting"]:
        kinds.insert(0, Kind.VERDICT)
    kind = st.pills(
        text("goals.form.heading"),
        kinds,
        default=Kind.VERDICT if slot.given["waiting"] else None,
        format_func=lambda each: text(f"goals.form.{'measures' if measures else each}"),
        key=_CHOSEN,
    )
    if kind is None:  # a form that nobody writes in costs every move on the page
        return
    with st.container(key=f"goals_of_{kind}"), st.form(f"goals_{kind}", border=False):
        _FORMS[kind](text, chosen, slot)
        st.text_input(text("goals.form.reason"), max_chars=MAX_NOTE, key=_key(kind, "reason"))
        if not access.author(""):
            st.text_input(text("goals.form.author"), author(), max_chars=MAX_AUTHOR, key=_key(kind, "author"))
        token = _entries().token
        st.form_submit_button(
            text("goals.form.save"),
            key=f"goals_save_{token}",
            type="primary",
            on_click=_save,
            args=(token, kind, chosen, slot),
        )


def _entries() -> Once[Entry]:
    """Return what the presses that save an entry have come to in this session."""
    return once("goals")


def _tell(text: Text) -> None:
    """Say once what became of the last form."""
    outcome = _entries().told()
    if isinstance(outcome, DashboardError):
        words.notice(session.explained(text, _named(outcome, text)), kind="bad")
    elif outcome:
        words.notice(text("goals.form.saved"), kind="good")


def _named(problem: DashboardError, text: Text) -> DashboardError:
    """Return an error whose field is called as its form calls it."""
    if field := problem.values.get("field"):
        group = "steps" if field in STEPS else "form" if field in ("author", "reason") else "fields"
        problem.values["field"] = text(f"goals.{group}.{field}")
    return problem


def _goal(text: Text, chosen: Chosen, _slot: Slot) -> None:
    kind, names = Kind.GOAL, chosen.context.names(text.language)
    area = chosen.context.area
    st.checkbox(text("goals.form.is_new"), value=True, key=_key(kind, "is_new"))
    _line(text, kind, "name")
    st.selectbox(
        text("goals.fields.indicator"),
        ("", SHARE),
        format_func=lambda each: text(f"goals.measures.{each or 'own'}"),
        key=_key(kind, "indicator"),
    )
    st.multiselect(
        text("goals.fields.areas"),
        (*wholes(area), *area.seat_first),
        [area.code],
        format_func=lambda code: names.get(code, code),
        key=_key(kind, "areas"),
    )
    _one_of(text, kind, "way", ("down", "up"), lambda each: text(f"goals.ways.{each}"))
    for field in ("base", "target"):
        _number(text, kind, field)
        _day(text, kind, f"{field}_date")
    for field in ("owner", "theme"):
        _line(text, kind, field)
    _one_of(text, kind, "rule", Rule, lambda each: text(f"goals.change.choices.{each or 'no_rule'}"))
    _number(text, kind, "least")
    _line(text, kind, "criterion")


def _value(text: Text, chosen: Chosen, slot: Slot) -> None:
    if measures := slot.given.get("measures"):
        _one_of(text, Kind.VALUE, "measure", measures, lambda each: text(f"partners.measures.{each}"))
    if len(areas := slot.given.get("areas", ())) > 1:
        names = chosen.context.names(text.language)
        st.selectbox(
            text("goals.fields.of"),
            ("", *areas),
            format_func=lambda code: names.get(code, code) or text("goals.together"),
            key=_key(Kind.VALUE, "of"),
        )
    _day(text, Kind.VALUE, "date")
    _number(text, Kind.VALUE, "value")
    _line(text, Kind.VALUE, "source")


def _review(text: Text, _chosen: Chosen, _slot: Slot) -> None:
    _day(text, Kind.REVIEW, "date")
    for step in STEPS:
        st.text_area(text(f"goals.steps.{step}"), max_chars=MAX_NOTE, key=_key(Kind.REVIEW, step))


def _decision(text: Text, _chosen: Chosen, _slot: Slot) -> None:
    kind = Kind.DECISION
    _line(text, kind, "name")
    st.checkbox(text("goals.fields.pilot"), key=_key(kind, "pilot"))
    _day(text, kind, "start")
    _day(text, kind, "end")
    _line(text, kind, "measure")
    _number(text, kind, "low")
    _number(text, kind, "high")


def _rebase(text: Text, _chosen: Chosen, _slot: Slot) -> None:
    kind = Kind.REBASE
    words.note(text("goals.form.rebase_hint"))
    _day(text, kind, "start")
    st.text_input(text("goals.rebase.what"), max_chars=MAX_NAME, key=_key(kind, "name"))
    st.checkbox(text("goals.fields.undone"), key=_key(kind, "undone"))


def _verdict(text: Text, chosen: Chosen, slot: Slot) -> None:
    kind = Kind.VERDICT
    names = {each.id: each["name"] for each in chosen.context.said() if each.kind is Kind.DECISION}
    st.selectbox(
        text("goals.fields.which"),
        slot.given["waiting"],
        format_func=lambda each: names.get(each, each),
        key=_key(kind, "which"),
    )
    _one_of(text, kind, "ruling", Ruling, lambda each: text(f"goals.rulings.{each}"))
    _number(text, kind, "outcome")
    _line(text, kind, "words")


_FORMS: Mapping[Kind, Draw] = {
    Kind.GOAL: _goal,
    Kind.VALUE: _value,
    Kind.REVIEW: _review,
    Kind.DECISION: _decision,
    Kind.VERDICT: _verdict,
    Kind.REBASE: _rebase,
}


def _line(text: Text, kind: Kind, field: str) -> None:
    st.text_input(text(f"goals.fields.{field}"), max_chars=MAX_NAME, key=_key(kind, field))


def _one_of(text: Text, kind: Kind, field: str, options: Iterable[str], named: Callable[[str], str]) -> None:
    label = text(f"goals.fields.{field}")
    st.selectbox(label, list(options), format_func=named, key=_key(kind, field))


def _number(text: Text, kind: Kind, field: str) -> None:
    st.number_input(text(f"goals.fields.{field}"), value=None, key=_key(kind, field))


def _day(text: Text, kind: Kind, field: str) -> None:
    first = None if field in _AHEAD else "today"
    st.date_input(text(f"goals.fields.{field}"), first, format="DD.MM.YYYY", key=_key(kind, field))


def _key(kind: Kind, field: str) -> str:
    return f"goals_{kind}_{field}"


def _save(token: str, kind: Kind, chosen: Chosen, slot: Slot) -> None:
    """Save what a form says and empty it; a refused one keeps what was written in it. Either stays open."""

    def deed() -> Entry:
        access.check(Deed.SAVE)
        noted = access.noter()
        entry = Entry(
            area=chosen.context.area.code,
            kind=kind,
            subject=_subject(kind, chosen, slot),
            created_at=now(),
            author=access.author(st.session_state.get(_key(kind, "author"), "")),
            reason=st.session_state.get(_key(kind, "reason"), ""),
            said=said(kind, _written(kind)),
        )
        made = loaders.goal_store().add(entry)
        noted("goal", made.id, str(kind))
        return made

    try:
        _entries().do(token, deed)
    except DashboardError as error:
        logger.warning("%s", error)
    else:
        _begin_anew(kind)


def _begin_anew(kind: Kind) -> None:
    """Let a form whose entry was saved begin the next one."""
    _empty(kind)
    _entries().opened()


def _empty(kind: Kind) -> None:
    """Set the fields of a form anew; to take them out of the state would leave the browser's words."""
    for fields, nothing in ((_WRITTEN, ""), (_NUMBERS, None)):
        for key in (_key(kind, field) for field in fields):
            if key in st.session_state:
                st.session_state[key] = nothing


def _subject(kind: Kind, chosen: Chosen, slot: Slot) -> str:
    """Return what an entry is about; a document's own goal is never changed, a new one stands beside it."""
    if kind is Kind.VERDICT:
        return str(st.session_state.get(_key(kind, "which"), ""))
    if "measures" in slot.given:
        return str(st.session_state.get(_key(kind, "measure"), ""))
    key = str(slot.given["goal"])
    if kind is Kind.GOAL:
        is_changed = not st.session_state.get(_key(kind, "is_new")) and key in current(chosen.context.said())
        return key if is_changed else new_identifier()
    return key


def _written(kind: Kind) -> dict[str, str]:
    prefix = _key(kind, "")
    found = {
        str(key).removeprefix(prefix): value
        for key, value in st.session_state.items()
        if str(key).startswith(prefix)
    }
    return {field: _text(value) for field, value in found.items()}


def _text(value: object) -> str:
    if value is None or value is False:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return ",".join(map(str, value))
    return "yes" if value is True else str(value)
