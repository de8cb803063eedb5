"""Roles and the audit trail, for an administrator."""

import csv
import io
from collections.abc import Callable

import pandas as pd
import streamlit as st

from domain.errors import DashboardError
from i18n.text import Text
from scenarios.access.policy import Deed, Role
from scenarios.access.rows import Entry
from scenarios.access.store import EXPORTED, LIMIT, AccessStore, Person
from scenarios.documents import written
from scenarios.limits import MAX_AUTHOR
from ui import access, session
from ui.components import sheet
from ui.saved.database import now
from ui.words import answer, notice
from views.blocks import Figure
from views.saved.names import moment
from views.sheet import alone
from views.table import Column, Table, delimiter, neutral

_SAID = "administration_said"
_NAMES = ("time", "who", "subject", "deed", "object", "detail")


def show() -> None:
    """Show who may do what and who did what; to an administrator alone."""
    text = session.text()
    st.title(text("access.title"))
    with session.expected_errors():
        access.check(Deed.ADMINISTER)
        store = access.store()
        people, trail = store.people(), store.trail()
        answer(text("access.answer", people=str(len(people)), entries=str(len(trail))))
        _outcome(text)
        left, right = st.columns([9, 16], gap="medium")
        with left:
            _grant(text, people)
        with right:
            _people(text, people)
        _trail(text, [entry for _, entry in trail])
        note = access.noter()
        st.download_button(
            text("access.export"),
            lambda: _exported(store, text, note),
            file_name="audit.csv",
            mime="text/csv",
            on_click="ignore",  # a run at the same time would take the file from under the browser
            icon=":material/download:",
            key="audit_export",
        )


def _grant(text: Text, people: tuple[Person, ...]) -> None:
    names = {each.subject: f"{each.name} ({each.subject})" for each in people}
    with st.form("access_grant", border=True):
        subject = st.selectbox(
            text("access.person"), list(names), format_func=names.__getitem__, key="access_subject"
        )
        role = st.selectbox(
            text("access.role"),
            list(Role),
            format_func=lambda each: text(f"access.roles.{each}"),
            key="access_role",
        )
        team = st.text_input(text("access.team"), max_chars=MAX_AUTHOR, key="access_team")
        if st.form_submit_button(text("access.grant"), type="primary") and subject and role:
            try:
                access.store().grant(access.reader(), subject, role, team, now())
                st.session_state[_SAID] = None
            except DashboardError as error:
                st.session_state[_SAID] = error
            st.rerun()


def _outcome(text: Text) -> None:
    if _SAID in st.session_state:
        error = st.session_state.pop(_SAID)
        if error is None:
            notice(text("access.granted"), kind="good")
        else:
            notice(session.explained(text, error), kind="bad")


def _people(text: Text, people: tuple[Person, ...]) -> None:
    rows = [
        {
            "who": each.name,
            "role": text(f"access.roles.{each.role}"),
            "team": each.team,
            "subject": each.subject,
        }
        for each in people
    ]
    _table(text, "people", ("who", "role", "team", "subject"), rows)


def _trail(text: Text, trail: list[Entry]) -> None:
    rows = [
        {
            "time": moment(text, entry.at),
            "who": entry.name,
            "subject": entry.subject,
            "deed": _deed(text, entry.deed),
            "object": entry.object,
            "detail": entry.detail,
        }
        for entry in trail
    ]
    _table(text, "trail", _NAMES, rows)


def _table(text: Text, key: str, names: tuple[str, ...], rows: list[dict[str, str]]) -> None:
    title = text(f"access.tables.{key}")
    if not rows:
        return
    shown = Figure(
        title=title,
        source=text("access.source"),
        table=Table(
            caption=title,
            frame=pd.DataFrame(rows),
            columns=tuple(Column(name=name, label=text(f"access.columns.{name}")) for name in names),
            file=f"access_{key}",
        ),
    )
    sheet.sheet(alone(f"access_{key}", shown, text), text, key=f"access_{key}")


def _deed(text: Text, deed: str) -> str:
    known = text.tree("access.deeds")
    return str(known.get(deed, deed))


def _exported(store: AccessStore, text: Text, note: Callable[[str, str, str], None]) -> bytes:
    """Return the whole audit trail as CSV, this export in it, latest first; times in UTC."""
    note(EXPORTED, "audit", "")
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter(text), lineterminator="\r\n")
    writer.writerow(_NAMES)
    before: int | None = None
    while lines := store.trail(before=before):
        for position, entry in lines:
            said = (entry.name, entry.subject, entry.deed, entry.object, entry.detail)
            writer.writerow([written(entry.at), *map(neutral, said)])
            before = position
        if len(lines) < LIMIT:
            break
    return out.getvalue().encode("utf-8-sig")
