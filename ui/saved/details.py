"""One scenario: its versions, their differences in words, its history, and what can be done to it."""

import html
from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from domain.errors import DashboardError
from i18n.text import Text
from scenarios.access.policy import Deed, Share, Visibility
from scenarios.exchange import exported, imported
from scenarios.limits import MAX_AUTHOR, MAX_NAME, MAX_NOTE
from scenarios.model import Change, Event, Scenario, Version
from ui import access, session, url
from ui.components.copy_link import copy_link
from ui.components.figure import figure
from ui.saved import current
from ui.saved.bringing import check_pages
from ui.saved.listing import open_link, page_saved_on
from ui.saved.wording import differences, isolated, marked, moment, who
from ui.words import hint, notice
from views.table import Column, Table

VERSION_KEY, OTHER_KEY = "versio", "vertaa"
_OUTCOME = "scenario_done"
"""Text key of what was done last on this page, or the error that kept it from being done."""


def outcome(text: Text) -> None:
    """Say once what was done on this page, or why it was not."""
    done = st.session_state.pop(_OUTCOME, None)
    if isinstance(done, DashboardError):
        notice(session.explained(text, done), kind="bad")
    elif done:
        notice(text(done), kind="good")


def show(text: Text, scenario: Scenario) -> None:
    """Show a scenario's versions: choose one, open or restore it, and read how it differs from another."""
    st.html(f'<h2 class="th-heading">{marked(scenario.name)}</h2>')
    saves = [each for each in access.scenarios().history(scenario.id) if each.version_id]
    labels = _labels(text, saves)
    if not labels:
        notice(text("scenario_page.details.nothing"), kind="bad")
        _actions(text, scenario, scenario.latest_version_id, is_latest=True)
        return
    codes = list(reversed(labels))
    one, other = st.columns(2)
    with one:
        version_id = url.selectbox(
            text("scenario_page.details.version"), codes, key=VERSION_KEY, format_func=labels.__getitem__
        )
    others = _parent_first(codes, version_id)
    with other:
        if others:
            before_id = url.selectbox(
                text("scenario_page.details.before"), others, key=OTHER_KEY, format_func=labels.__getitem__
            )
    with session.expected_errors(stop=False):
        version = access.scenarios().version(version_id)
        if others:
            _differences(text, access.scenarios().version(before_id), version)
        _link(text, version)
    _actions(text, scenario, version_id, is_latest=version_id == codes[0])


def history(text: Text, scenario: Scenario) -> None:
    """Show who did what to a scenario, when and why, newest first."""
    events = access.scenarios().history(scenario.id)
    numbers = _numbers(events)
    rows = [
        {
            "time": moment(text, event.created_at),
            "what": _what(text, event, numbers),
            "who": who(text, event.author),
            "name": event.name,
            "why": event.reason,
        }
        for event in reversed(events)
    ]
    title = text("scenario_page.history.title", name=isolated(scenario.name))
    figure(
        text,
        key="scenario_history",
        title=title,
        source=text("scenario_page.history.source"),
        table=Table(
            caption=title,
            frame=pd.DataFrame(rows),
            columns=tuple(
                Column(name=name, label=text(f"scenario_page.history.{name}"))
                for name in ("time", "what", "who", "name", "why")
            ),
            file="scenario_history",
        ),
    )


def carry(text: Text, scenario: Scenario | None) -> None:
    """Show how scenarios are taken to another server as a file, and brought from one."""
    with st.popover(text("scenario_page.carry.menu"), icon=":material/swap_vert:", key="scenario_carry"):
        if scenario:
            with session.expected_errors(stop=False):
                st.download_button(
                    text("scenario_page.carry.export"),
                    exported([access.scenarios().record(scenario.id)]),
                    file_name=f"{scenario.id}.json",
                    mime="application/json",
                    icon=":material/download:",
                    on_click="ignore",
                )
        file = st.file_uploader(text("scenario_page.carry.import"), type="json", key="scenario_file")
        if file is not None and st.button(text("scenario_page.carry.bring"), key="scenario_import"):
            _bring(text, file.getvalue())


def _bring(text: Text, file: bytes) -> None:
    try:
        change = current.change(author=current.author(), reason="")
        records = imported(file, change.created_at)
        check_pages(records)
        brought = access.scenarios().add_all(records, change)
    except DashboardError as error:
        notice(session.explained(text, error), kind="bad")
        return
    notice(
        text(
            "scenario_page.carry.brought",
            added=str(sum(len(each.added) for each in brought)),
            known=str(sum(len(each.known) for each in brought)),
        ),
        kind="good",
    )


def _parent_first(codes: list[str], version_id: str) -> list[str]:
    """Return the other versions: first the one this was made from, or else the one saved before it."""
    place = codes.index(version_id)
    others = [*codes[place + 1 :], *reversed(codes[:place])]
    try:
        parent_id = access.scenarios().version(version_id).parent_id
    except DashboardError:
        return others  # it cannot be read, and the page says so
    return sorted(others, key=lambda each: each != parent_id)


def _differences(text: Text, before: Version, after: Version) -> None:
    sentences = differences(text, before.inputs, after.inputs) or [text("scenario_page.difference.none")]
    lines = "".join(f"<li>{html.escape(each)}</li>" for each in sentences)
    st.html(f'<section class="th-differences"><ul>{lines}</ul></section>')


def _link(text: Text, version: Version) -> None:
    if version.note.strip():
        st.html(f'<p class="th-said">{marked(version.note)}</p>')
    hint(text("scenario_page.save.link"))
    page = current.page_of(version)
    copy_link(text, current.share_link(version.id, page), key=f"copy_{version.id}")


def _actions(text: Text, scenario: Scenario, version_id: str, *, is_latest: bool) -> None:
    store = access.scenarios()
    with st.container(horizontal=True, vertical_alignment="center"):
        open_link(text, version_id, page_saved_on(version_id))
        if not is_latest:
            _action(text, "restore", partial(store.restore, version_id))
        _rename(text, scenario)
        _share(text, scenario)
        if scenario.is_archived:
            _action(text, "unarchive", partial(store.unarchive, scenario.id))
        else:
            _action(text, "archive", partial(store.archive, scenario.id))


def _rename(text: Text, scenario: Scenario) -> None:
    store = access.scenarios()
    with st.popover(text("scenario_page.actions.rename")), st.form("scenario_rename_form", border=False):
        st.text_input(
            text("scenario_page.save.name"),
            scenario.name,
            max_chars=MAX_NAME,
            key=f"rename_name_{scenario.id}",
        )
        _who_and_why(text, "rename")
        st.form_submit_button(
            text("scenario_page.actions.rename"),
            key="scenario_rename",
            on_click=lambda: _do(
                "rename",
                lambda change: store.rename(
                    scenario.id, st.session_state[f"rename_name_{scenario.id}"], change
                ),
            ),
        )


def _share(text: Text, scenario: Scenario) -> None:
    """Let its owner, or anybody where it has none, share a scenario with others than before."""
    reader = access.reader()
    if not reader.subject or not reader.may(Deed.SAVE):
        return
    store = access.scenarios()
    share = store.share_of(scenario.id)
    if share.owner not in ("", reader.subject):
        return
    with st.popover(text("access.share")), st.form("scenario_share_form", border=False):
        visibilities = list(Visibility)
        st.selectbox(
            text("access.visibility"),
            visibilities,
            index=visibilities.index(share.visibility),
            format_func=lambda each: text(f"access.visibilities.{each}"),
            key=f"share_{scenario.id}",
        )
        _who_and_why(text, "share")
        st.form_submit_button(
            text("access.share"),
            key="scenario_share",
            on_click=lambda: _do(
                "share",
                lambda change: store.share(
                    scenario.id, _shared(st.session_state[f"share_{scenario.id}"]), change
                ),
            ),
        )


def _shared(visibility: Visibility) -> Share:
    return access.share(visibility) or Share()


def _action(text: Text, action: str, do: Callable[[Change], object]) -> None:
    label = text(f"scenario_page.actions.{action}")
    with st.popover(label), st.form(f"scenario_{action}_form", border=False):
        _who_and_why(text, action)
        st.form_submit_button(label, key=f"scenario_{action}", on_click=_do, args=(action, do))


def _who_and_why(text: Text, action: str) -> None:
    if access.reader().subject:
        hint(text("access.saves_as", name=isolated(current.author())))
    else:
        st.text_input(
            text("scenario_page.save.author"),
            current.author(),
            max_chars=MAX_AUTHOR,
            key=f"{action}_author",
        )
    st.text_input(text("scenario_page.actions.why"), max_chars=MAX_NOTE, key=f"{action}_reason")


def _do(action: str, do: Callable[[Change], object]) -> None:
    try:
        do(
            current.change(
                author=st.session_state.get(f"{action}_author", ""),
                reason=st.session_state[f"{action}_reason"],
            )
        )
        st.session_state[_OUTCOME] = f"scenario_page.done.{action}"
    except DashboardError as error:
        st.session_state[_OUTCOME] = error
    for key in (VERSION_KEY, OTHER_KEY):
        st.session_state.pop(key, None)


def _numbers(events: tuple[Event, ...] | list[Event]) -> dict[str, int]:
    saves = [event.version_id for event in events if event.version_id]
    return {identifier: number for number, identifier in enumerate(saves, 1)}


def _labels(text: Text, saves: list[Event]) -> dict[str, str]:
    """Return what each version is called in a list, oldest first."""
    numbers = _numbers(saves)
    return {
        event.version_id: text(
            "scenario_page.details.label",
            number=str(numbers[event.version_id]),
            time=moment(text, event.created_at),
            author=isolated(who(text, event.author)),
        )
        for event in saves
        if event.version_id
    }


def _what(text: Text, event: Event, numbers: dict[str, int]) -> str:
    words = text("scenario_page.list.damaged" if event.is_damaged else f"scenario_page.kinds.{event.kind}")
    if event.version_id:
        words = text("scenario_page.history.version", what=words, number=str(numbers[event.version_id]))
    if event.source_id in numbers:
        words = text("scenario_page.history.from", what=words, number=str(numbers[event.source_id]))
    return words
