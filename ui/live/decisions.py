"""What rooms have decided: the paragraph for the minutes, its file, its scenario, and taking it back."""

import html

import pandas as pd
import streamlit as st

from i18n.text import Text
from scenarios.rooms.decision import Decision
from scenarios.rooms.model import MAX_REASON, State
from ui import loaders, navigation
from ui.components import sheet
from ui.components.copy_link import copy_link
from ui.live import deeds, place
from ui.live.place import Here
from ui.saved import current
from views import room_words
from views.blocks import Figure
from views.saved import tables
from views.saved.names import moment, who
from views.saved.opening import opening_link
from views.sheet import alone
from views.table import Column, Table


def of_room(text: Text, here: Here, state: State, *, is_chair: bool) -> None:
    """Show what a frozen room has decided, latest first; the chair can take a decision back."""
    made = loaders.room_store().decisions(state.room.code)
    undone = {each.undoes for each in made}
    for decision in made:
        with st.container(key=f"room_decision_{decision.id}", border=True, gap="small"):
            _show(text, decision, is_standing=decision.id not in undone)
            if is_chair and not decision.undoes and decision.id not in undone:
                _undo(text, here, decision)


def _show(text: Text, decision: Decision, *, is_standing: bool) -> None:
    said = paragraph(text, decision)
    title = text("room.decision.undone" if decision.undoes or not is_standing else "room.decision.title")
    st.html(f'<h2 class="th-heading">{html.escape(title)}</h2><p class="th-said">{html.escape(said)}</p>')
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            text("room.decision.download"),
            said,
            file_name=f"{text('room.decision.file')}_{decision.id}.txt",
            mime="text/plain",
            on_click="ignore",
            icon=":material/download:",
            key=f"room_minutes_{decision.id}",
        )
        if decision.version is not None:
            st.page_link(
                navigation.PAGE_DIR / f"{decision.room.page}.py",
                label=text("room.decision.open"),
                icon=":material/arrow_forward:",
                query_params=opening_link(decision.version),
            )
    if decision.version is not None:
        link = current.share_link(decision.version, decision.room.page)
        copy_link(text, link, key=f"room_scenario_{decision.id}")


def _undo(text: Text, here: Here, decision: Decision) -> None:
    with (
        st.expander(text("room.decision.undo"), icon=":material/undo:"),
        st.form(f"room_undo_{decision.id}", border=False),
    ):
        reason = st.text_area(text("room.decision.why"), max_chars=MAX_REASON, height=68, key="room_undo_why")
        if st.form_submit_button(text("room.decision.undo_submit")):
            deeds.undo(here, decision.id, reason)
            st.rerun(scope="fragment")


def paragraph(text: Text, decision: Decision) -> str:
    """Return the paragraph for the minutes, in the reader's language."""
    room = decision.room
    return room_words.minutes(
        text,
        decision,
        place.names(),
        tables.metric_name(text, place.metric_of(room)),
        place.writer(text, room),
        moment(text, decision.created_at),
    )


def listed(text: Text, made: tuple[Decision, ...]) -> None:
    """Show the latest decisions of all rooms; nothing where there are none."""
    if not made:
        return
    undone = {each.undoes for each in made}
    title = text("room.decision.latest")
    rows = [
        {
            "time": moment(text, each.created_at),
            "question": each.room.question,
            "outcome": text("room.decision.undone")
            if each.undoes or each.id in undone
            else text(f"room.short.{each.outcome}"),
            "chair": who(text, each.author),
            "id": each.id,
        }
        for each in made
    ]
    names = ("time", "question", "outcome", "chair", "id")
    shown = Figure(
        title=title,
        source=text("room.decision.source"),
        table=Table(
            caption=title,
            frame=pd.DataFrame(rows),
            columns=tuple(Column(name=name, label=text(f"room.columns.{name}")) for name in names),
            file="room_decisions",
        ),
    )
    sheet.sheet(alone("room_decisions", shown, text), text, key="room_decisions")
