"""A view on the screen: its sheet, its component where it has one, and what its reader does there."""

from collections.abc import Collection, Mapping
from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from domain.errors import DashboardError
from domain.words import unturned
from i18n.text import Text
from ui import current_context, limits, metrics, own_data, session, subject, url
from ui.components import sheet
from ui.meeting import presenter
from ui.navigation import MEETING, PAGE_DIR, PAGES
from ui.saved import current
from ui.slots import ACTIONS, KEPT, SLOTS, TAKES
from ui.words import failure
from views.choices import PART, Chosen
from views.context import Context
from views.kept import DECK
from views.page import View
from views.sheet import Place, sheet_after, sheets
from views.slide import slide
from views.subject import SUBJECT

_OPENED = "sheet_opened"


def show(view: View) -> None:
    """Show a view to the reader of this session: what they choose redraws it, and nothing around it."""
    _room(view)


@st.fragment
def _room(view: View) -> None:
    _timed(view)


def _timed(view: View) -> None:
    with metrics.PAGE_SECONDS.labels(view.name).time():
        _show(view)


def _show(view: View) -> None:
    own_data.rerun_if_changed()
    url.settle_by(view.name, partial(_settle, view))
    text = session.text()
    try:
        context = replace(
            current_context.of(view, current.open_version()), turn=partial(limits.calculation, text)
        )
    except DashboardError as error:  # nobody knows the months, or the area
        st.title(text(f"{view.name}.title"))
        failure(session.told(text, error))
        return
    if shown := presenter.shown(view.name):
        said = {"sentence": unturned(shown.sentence), "picture": shown.picture}
        on_screen = slide(view, shown.parameters, context, text, explain=session.told, **said)
        sheet.sheet(on_screen, text, key="slide")
        return
    key = f"sheet_{view.name}"
    sent = _sent(key)
    codes = _take(view, sent, context, text)
    with st.container():  # also when nobody waits: what is below keeps its place
        opened = _opened(view, sent[key])
        made = sheets(view, codes, context, text, explain=session.told, opened=opened)
    chosen = view.chosen(codes, context)
    changed = view.linked(chosen.changed)
    page = partial(sheet.sheet, text=text, page=view.name, codes=changed)
    page(made.first, key=key, sent=sent[key])

    def around(place: Place) -> None:
        """Show what stands beside or below the component."""
        with st.container():
            there = sheet_after(place, made, view, codes, context, text, explain=session.told)
        name = f"{key}_{place}"
        page(there, key=name, sent=sent[name])

    # Neither before the component is drawn: it confirms what a reader did there.
    with st.container(key="with_beside") if made.beside else nullcontext():
        if made.slot is not None:
            with st.container(), session.expected_errors(stop=False):
                SLOTS[made.slot.key](made.slot, chosen, text)
        if made.beside:
            with st.container():
                around("beside")
    if made.after:
        around("after")


def _settle(view: View) -> None:
    """Keep what the reader chose on the page and no run of it has taken over yet."""
    url.listen(None)  # what stands around the page is drawn anew after the deed, not before it
    try:
        context = current_context.of(view, current.open_version())
        codes = _released(view, context, session.text())
        for _, message in sheet.untaken(_sent(f"sheet_{view.name}")):
            codes = view.moved(codes, message.codes)
        _keep(view, view.chosen(codes, context))
    except DashboardError:  # the page says why it cannot be read; what was taken over before stands
        return


def _keep(view: View, chosen: Chosen) -> None:
    """Keep what is chosen, and only then note that what was done on the component is taken."""
    subject.keep(view, chosen)
    if view.name in KEPT:
        KEPT[view.name]()


def _released(view: View, context: Context, text: Text) -> dict[str, str]:
    """Return the codes of a page's choices after what was done on its component."""
    codes = url.codes_of(view.name, view.renewed)
    if view.name in TAKES:
        codes = view.moved(codes, TAKES[view.name](view.chosen(codes, context), text))
    return codes


def _sent(key: str) -> dict[str, list[sheet.Asked]]:
    """Return what each sheet of a page sent last."""
    return {each: sheet.asked(each) for each in (key, f"{key}_beside", f"{key}_after")}


def _take(
    view: View, sent: Mapping[str, list[sheet.Asked]], context: Context, text: Text
) -> Mapping[str, str]:
    """Take over what the reader did since the last run; return the codes of the choices."""
    codes = _released(view, context, text)
    untaken = sheet.untaken(sent)
    new = [message for _, message in untaken]
    for message in new:
        codes = view.moved(codes, message.codes)
        if message.action in view.actions:
            codes = view.moved(codes, view.actions[message.action](view.chosen(codes, context)))
        if message.view == view.name:  # a link to the page itself is a choice on it
            codes = view.moved(codes, message.view_codes)
    chosen = view.chosen(codes, context)
    before = url.choices().get(view.name, {}).get(SUBJECT.key)
    asked = None if not new else {key.partition(PART)[0] for message in new for key in message.codes}
    refused = _refused(view, chosen, codes, asked)
    _keep(view, chosen)
    # Taken when it is kept: a run that ends before is followed by one that takes it.
    for key, message in untaken:
        sheet.take(key, message)
    for message in new:
        if message.action in ACTIONS:
            ACTIONS[message.action](chosen, text)
        if message.view != view.name and message.view in {entry.name for entry in PAGES}:
            _go(message)
    if new and chosen.changed.get(SUBJECT.key) != before:  # the bar and the files tell of it as well
        st.rerun()
    return url.codes_of(view.name, view.renewed) | refused


def _opened(view: View, messages: list[sheet.Asked]) -> frozenset[str]:
    """Return what of a page its reader has opened in this session."""
    held = st.session_state.setdefault(_OPENED, {})
    opened = {each for message in messages for each in message.opened}
    held[view.name] = held.get(view.name, frozenset()) | view.opens & opened
    return frozenset(held[view.name])


def _refused(
    view: View, chosen: Chosen, codes: Mapping[str, str], asked: Collection[str] | None
) -> dict[str, str]:
    """Return the codes of the address that could not be read, until their reader does something anew.

    Args:
        view: The view.
        chosen: What is chosen on it.
        codes: What was to be chosen.
        asked: The choices that the reader has made since; what these do to others is no fault of a code.
            None for nothing.
    """
    held: dict[str, dict[str, str]] = st.session_state.setdefault(subject.REFUSED, {})
    found = {key: codes[key] for key in chosen.refused if key in codes and (asked is None or key in asked)}
    if found:
        held[view.name] = found
    elif asked is not None:
        held.pop(view.name, None)
    return held.get(view.name, {})


def _go(message: sheet.Asked) -> None:
    carried = ("lang", "scenario", DECK, SUBJECT.key, *MEETING)
    kept: dict[str, Any] = {key: st.query_params[key] for key in carried if key in st.query_params}
    url.arrive(*message.view_codes)
    st.switch_page(PAGE_DIR / f"{message.view}.py", query_params={**kept, **message.view_codes})
