"""What everybody sees of a room: its code and state in large type, and once revealed, its answers."""

import html

import pandas as pd
import segno
import streamlit as st

from analytics.answers import Spread
from domain.interval import UNKNOWN, Interval
from i18n.text import Text
from reports.model import KeyFigure
from scenarios.rooms.model import Phase, State
from ui import current_context, session
from ui.components import sheet
from ui.components.copy_link import copy_link
from ui.live import place
from ui.live.place import Here
from ui.words import notice
from views import room_words
from views.blocks import Figure, KeyFigures
from views.context import Context, source_line
from views.results import Metric, read_results
from views.room_words import Names
from views.saved import tables
from views.saved.results import METRICS, cited, snapshots_of
from views.sheet import alone, loose
from views.sourced import Sourced
from views.table import Column, Table

QR_SCALE = 4


def large(text: Text, here: Here, state: State, *, names: Names, is_chair: bool) -> None:
    """Show the code, how many have answered and how the room stands, to be read from the back row."""
    is_inviting = state.phase is not Phase.FROZEN and (is_chair or not here.party(state))
    shown = _code(text, state) if is_inviting else ""
    answered, expected = len(state.answers), len(state.room.parties)
    st.html(
        f'<div class="th-room" role="status"><div class="th-room-state {state.phase}">'
        f"<strong>{html.escape(room_words.heading(text, state))}</strong>"
        f'<span class="th-room-count">{answered}<small> / {expected}</small></span>'
        f"<span>{html.escape(text('room.have_answered'))}</span></div>{shown}</div>"
    )
    if state.is_told:
        notice(room_words.missing(text, state, names))
    if is_chair:
        _chairs_own(text, here, state, names)


def _chairs_own(text: Text, here: Here, state: State, names: Names) -> None:
    """Show what is for the chair's eyes: who is missing, and the links; a projector leaves it out."""
    with st.container(key="room_own", gap="small"):
        if not state.is_told:
            notice(room_words.missing(text, state, names))
        with st.expander(text("room.link.title"), icon=":material/link:"):
            copy_link(text, place.link(here.code), key="room_link")
            notice(text("room.link.chair"))
            copy_link(text, place.link(here.code, chair=here.key), key="room_chair_link")


def told(text: Text, state: State, party: str) -> None:
    """Show the spread of the answers, where one's own stands, and every proposal's results side by side."""
    found = room_words.spread_of(state)
    write = place.writer(text, state.room)
    if found is None:
        notice(text("room.spread.none"))
    else:
        shown = loose(
            (KeyFigures(spread(text, state, found)),), current_context.context(), text, explain=session.told
        )
        sheet.sheet(shown, text, key="room_spread")
        if found.quartiles is None:
            notice(text("room.spread.few"))
        st.html(_dots(text, state, found, party))
        if where := room_words.standing(text, state, party, write):
            notice(where)
    sheet.sheet(alone("room_answers", proposals(text, state), text), text, key="room_answers")
    if sentence := room_words.agreement(text, state):
        notice(sentence)
    if sentence := room_words.ballot(text, state, place.names(), write):
        st.html(f'<p class="th-sentence" role="status">{html.escape(sentence)}</p>')


def proposals(text: Text, state: State) -> Figure:
    """Return the table of proposals, made once for all who look at the same room."""
    key = ("room_told", state.room.id, state.acts, text.language)
    context = current_context.context()
    return context.memory.once(key, lambda: _made(context, text, state))


def _made(context: Context, text: Text, state: State) -> Figure:
    room, names, apart = state.room, place.names(), room_words.apart(state)
    metrics = _metrics(state)
    rows = []
    for party in room.parties:
        if party.code not in state.answers:
            continue
        answer = state.answers[party.code]
        results, earlier = read_results(answer.results), state.earlier.get(party.code)
        row = {"party": names.of(party), "person": answer.person, "reason": answer.reason}
        row["place"] = text("room.outlier.mark") if party.code in apart else ""
        before = room_words.value_of(earlier, room.metric) if earlier else None
        row |= tables.cells(text, place.metric_of(room), "earlier", before or UNKNOWN)
        for metric in metrics:
            row |= tables.cells(text, metric, metric.key, results.get(metric.key, UNKNOWN))
        rows.append(row)
    title = text("room.answers_title", question=room.question)
    columns = [
        Column(name="party", label=text("room.columns.party")),
        Column(name="person", label=text("room.columns.person")),
        *(tables.value_column(each.key, tables.metric_name(text, each)) for each in metrics),
        *([tables.value_column("earlier", text("room.columns.earlier"))] if state.earlier else []),
        Column(name="place", label=text("room.columns.place")),
        Column(name="reason", label=text("room.columns.reason")),
    ]
    table = Table(caption=title, frame=pd.DataFrame(rows), columns=tuple(columns), file=f"room_{room.code}")
    inputs = [{room.page: answer.codes} for answer in state.answers.values()]
    read = dict.fromkeys(stem for each in inputs for stem in snapshots_of(context, room.page, each))
    stems = tuple(read) or cited(context, *inputs)
    return Figure(title=title, source=source_line(text, context, Sourced(None, stems)), table=table)


def _metrics(state: State) -> list[Metric]:
    """Return what the proposals lead to, the metric of the room first."""
    own = [each for each in METRICS if each.page == state.room.page]
    return sorted(own, key=lambda each: each.key != state.room.metric)


def spread(text: Text, state: State, found: Spread) -> tuple[KeyFigure, ...]:
    """Return how far apart the answers are: their ends, and what is between them."""
    write = place.writer(text, state.room)
    said = {"minimum": found.minimum, "median": found.median, "maximum": found.maximum}
    if found.quartiles is not None:
        lower, upper = found.quartiles
        said = {
            "minimum": found.minimum,
            "lower": lower,
            "median": found.median,
            "upper": upper,
            "maximum": found.maximum,
        }
    return tuple(
        KeyFigure(label=text(f"room.spread.{key}"), value=write(value)) for key, value in said.items()
    )


def _dots(text: Text, state: State, found: Spread, party: str) -> str:
    """Return the answers as dots on a line, the quartiles as a band; the table says the same."""
    low, high = found.minimum.low, found.maximum.high

    def at(value: float) -> float:
        return 50 if high == low else 4 + 92 * (value - low) / (high - low)

    said = room_words.values(state.room, state.answers)
    names = place.names()
    band = ""
    if found.quartiles is not None:
        left, right = at(found.quartiles[0].low), at(found.quartiles[1].high)
        band = f'<i class="th-band" style="left:{left:.1f}%;width:{right - left:.1f}%"></i>'
    middle = f'<i class="th-middle" style="left:{at(_middle(found.median)):.1f}%"></i>'
    dots = "".join(
        f'<b class="{"own" if code == party else ""}" style="left:{at(_middle(value)):.1f}%" '
        f'title="{html.escape(names.by_code(state.room, code))}"></b>'
        for code, value in said.items()
    )
    alt = html.escape(room_words.spread_words(text, found, place.writer(text, state.room)))
    return f'<div class="th-dots" role="img" aria-label="{alt}">{band}{middle}{dots}</div>'


def _middle(value: Interval) -> float:
    return (value.low + value.high) / 2


def _code(text: Text, state: State) -> str:
    link = place.link(state.room.code)
    drawn = segno.make(link, error="m").svg_data_uri(scale=QR_SCALE, border=2, light="white", dark="black")
    label = html.escape(text("room.link.qr", code=state.room.code))
    return (
        f'<div class="th-room-code"><span>{html.escape(text("room.join.code"))}</span>'
        f"<strong>{html.escape(state.room.code)}</strong><small>{html.escape(link)}</small></div>"
        f'<img class="th-room-qr" alt="{label}" src="{html.escape(drawn)}">'
    )
