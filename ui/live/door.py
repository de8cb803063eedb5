"""The door to meeting rooms: one is joined by its code, another is opened on a question."""

import pandas as pd
import streamlit as st

from domain.errors import DashboardError
from domain.interval import UNKNOWN
from domain.words import unturned
from i18n.text import Text
from scenarios.access.policy import Deed
from scenarios.limits import MAX_AUTHOR, MAX_NAME
from scenarios.rooms.errors import RoomFormError
from scenarios.rooms.model import MOST_PARTIES, Party, Room
from ui import access, current_context, loaders, session
from ui.components import sheet
from ui.live import decisions, deeds, place
from ui.live.place import Here
from ui.saved.database import now
from ui.words import answer, note, notice
from views.blocks import Figure
from views.registry import VIEWS
from views.results import Metric
from views.saved import tables
from views.saved.results import METRICS, results_of
from views.sheet import alone
from views.table import Column, Table

MAX_CODE = 12


def show(text: Text) -> None:
    """Show both doors, what rooms can decide, and what they have decided here."""
    made = loaders.room_store().decisions()
    subjects = _subjects()
    answer(*told(text))
    outcome = place.openings().told()
    error = deeds.refused() or (outcome if isinstance(outcome, DashboardError) else None)
    if error is not None:
        notice(session.explained(text, error), kind="bad")
    left, right = st.columns([9, 16], gap="medium")
    with left:
        _join(text)
    with right:
        if access.may(Deed.CHAIR):
            _open(text, subjects)
        else:
            notice(text("access.chairs_only"))
    sheet.sheet(alone("room_subjects", can_decide(text), text), text, key="room_subjects")
    decisions.listed(text, made)


def told(text: Text) -> tuple[str, ...]:
    """Return what rooms can decide and how often they have, in words."""
    made = loaders.room_store().decisions()
    return (
        text("room.door.answer", subjects=str(len(_subjects()))),
        text.counted("room.door.decisions", len(made)) if made else text("room.door.no_decisions"),
    )


def _join(text: Text) -> None:
    with st.form("room_join", border=True):
        st.html(f'<h2 class="th-heading">{text("room.join.title")}</h2>')
        code = st.text_input(text("room.join.code"), max_chars=MAX_CODE, key="room_code")
        if st.form_submit_button(text("room.join.enter"), icon=":material/login:") and code:
            if deeds.attempt(lambda: loaders.room_store().state(code)):
                place.enter(code.strip())
            st.rerun()
        note(text("room.join.how"))


def _open(text: Text, subjects: tuple[Metric, ...]) -> None:
    context = current_context.context()
    names, municipalities = context.names(text.language), list(context.area.municipalities)
    with st.form("room_open", border=True):
        st.html(f'<h2 class="th-heading">{text("room.open.title")}</h2>')
        question = st.text_input(text("room.open.question"), max_chars=MAX_NAME, key="room_question")
        subject = st.selectbox(
            text("room.open.subject"),
            subjects,
            format_func=lambda each: f"{text(f'pages.{each.page}')}: {tables.metric_name(text, each)}",
            key="room_subject",
        )
        expected = st.multiselect(
            text("room.open.municipalities"),
            municipalities,
            municipalities,
            format_func=lambda code: names[code],
            key="room_municipalities",
        )
        organisations = st.text_area(
            text("room.open.organisations"), height=68, key="room_organisations", max_chars=4_000
        )
        left, right = st.columns(2)
        quorum = left.number_input(
            text("room.open.quorum"),
            1,
            MOST_PARTIES,
            len(municipalities) // 2 + 1,
            key="room_quorum",
        )
        chair = right.text_input(
            text("room.open.chair"), deeds.person(), max_chars=MAX_AUTHOR, key="room_chair"
        )
        note(text("room.open.attributed"), *([] if access.is_on() else [text("room.free_names")]))
        openings = place.openings()
        token = openings.token
        if st.form_submit_button(
            text("room.open.submit"), key=f"room_open_{token}", type="primary", icon=":material/add:"
        ):
            st.session_state[deeds.PERSON] = chair
            parties = _parties(expected, organisations)

            def deed() -> None:
                made = openings.do(token, lambda: _made(question, subject, parties, int(quorum), chair))
                place.take_chair(made)

            deeds.attempt(deed)
            st.rerun()


def _made(question: str, subject: Metric, parties: tuple[Party, ...], quorum: int, chair: str) -> Here:
    access.check(Deed.CHAIR)
    noted = access.noter()
    if quorum > len(parties):
        raise RoomFormError(f"a quorum of {quorum} of {len(parties)}", value=str(quorum))
    room = Room(
        id="",
        code="",
        question=unturned(question),
        page=subject.page,
        metric=subject.key,
        parties=parties,
        quorum=quorum,
        chair=unturned(access.author(chair)),
        created_at=now(),
    )
    opened, key = loaders.room_store().open(room)
    noted("room_opened", opened.code, question)
    return Here(code=opened.code, key=key)


def _parties(municipalities: list[str], organisations: str) -> tuple[Party, ...]:
    named = list(dict.fromkeys(line.strip() for line in organisations.splitlines() if line.strip()))
    others = [
        Party(code=f"o{place + 1}", name=unturned(name)) for place, name in enumerate(named[:MOST_PARTIES])
    ]
    return (*(Party(code=code) for code in municipalities), *others)


def _subjects() -> tuple[Metric, ...]:
    """Return what rooms can decide: the results of pages that readers move sliders on."""
    return tuple(metric for metric in METRICS if metric.page in VIEWS and VIEWS[metric.page].choices)


def can_decide(text: Text) -> Figure:
    """Return the table of what rooms can decide."""
    context = current_context.context()
    found = results_of(context, {})
    title = text("room.door.subjects")
    rows = [
        {
            "page": text(f"pages.{metric.page}"),
            "name": tables.metric_name(text, metric),
            **tables.cells(text, metric, "now", found.get(metric.key, UNKNOWN)),
        }
        for metric in _subjects()
    ]
    return Figure(
        title=title,
        source=tables.computed_from(context, text, {}),
        table=Table(
            caption=title,
            frame=pd.DataFrame(rows),
            columns=(
                Column(name="page", label=text("room.columns.page")),
                Column(name="name", label=text("scenario_page.columns.metric")),
                tables.value_column("now", text("room.columns.now")),
            ),
            file="room_subjects",
        ),
    )
