"""What is done to the scenario that a reader looks at: open, link to, restore, rename, archive, carry."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import streamlit as st

from domain.errors import DashboardError
from i18n.text import Text
from scenarios.access.policy import Deed, Share, Visibility
from scenarios.exchange import exported, imported
from scenarios.limits import MAX_AUTHOR, MAX_NAME, MAX_NOTE
from scenarios.model import Change, Scenario
from ui import access, limits, navigation, session, url
from ui.components.copy_link import copy_link
from ui.saved import current
from ui.saved.bringing import check_pages
from ui.words import note, notice
from views.choices import Chosen
from views.page import Slot
from views.saved.choices import BEFORE, VERSION
from views.saved.names import isolated
from views.saved.opening import FIRST_PAGE, opening_link, page_saved_on

_OUTCOME, _IS_NEW = "scenario_done", "scenario_done_now"
"""What was done last on this page, as text key and values, or the error that kept it from being done."""


def draw(slot: Slot, chosen: Chosen, text: Text) -> None:
    """Show what can be done to a scenario and one of its versions, and what was done last."""
    if st.session_state.pop(_IS_NEW, False):
        st.rerun()  # the strip above the page names the open version, too
    _outcome(text)
    scenario: Scenario | None = slot.given["scenario"]
    with st.container(key="scenario_actions", horizontal=True, vertical_alignment="center"):
        if scenario:
            _of_version(text, chosen, scenario, slot.given["version"])
        _carry(text, scenario)


def _of_version(text: Text, chosen: Chosen, scenario: Scenario, version_id: str) -> None:
    store, page = access.scenarios(), page_saved_on(chosen.context, version_id)
    st.page_link(
        navigation.PAGE_DIR / f"{page or FIRST_PAGE}.py",
        label=text("scenario_page.open"),
        icon=":material/open_in_browser:",
        query_params=opening_link(version_id),
    )
    if page:
        with st.popover(text("scenario_page.actions.link"), icon=":material/link:"):
            note(text("scenario_page.save.link"))
            copy_link(text, current.share_link(version_id, page), key=f"copy_{version_id}")
    if version_id != scenario.latest_version_id:
        _action(text, "restore", partial(store.restore, version_id))
    _rename(text, scenario)
    _share(text, scenario)
    if scenario.is_archived:
        _action(text, "unarchive", partial(store.unarchive, scenario.id))
    else:
        _action(text, "archive", partial(store.archive, scenario.id))


def _rename(text: Text, scenario: Scenario) -> None:
    name, label = f"rename_name_{scenario.id}", text("scenario_page.actions.rename")
    with st.popover(label), st.form("scenario_rename_form", border=False):
        st.text_input(text("scenario_page.save.name"), scenario.name, max_chars=MAX_NAME, key=name)
        _who_and_why(text, "rename")
        st.form_submit_button(
            label,
            key="scenario_rename",
            on_click=lambda: _do(
                "rename",
                lambda change: access.scenarios().rename(scenario.id, st.session_state[name], change),
            ),
        )


def _share(text: Text, scenario: Scenario) -> None:
    """Let its owner, or anybody where it has none, share a scenario with others than before."""
    reader = access.reader()
    if not reader.subject or not reader.may(Deed.SAVE):
        return
    share = access.scenarios().share_of(scenario.id)
    if share.owner not in ("", reader.subject):
        return
    key, visibilities = f"share_{scenario.id}", list(Visibility)
    with st.popover(text("access.share")), st.form("scenario_share_form", border=False):
        st.selectbox(
            text("access.visibility"),
            visibilities,
            index=visibilities.index(share.visibility),
            format_func=lambda each: text(f"access.visibilities.{each}"),
            key=key,
        )
        _who_and_why(text, "share")
        st.form_submit_button(
            text("access.share"),
            key="scenario_share",
            on_click=lambda: _do(
                "share",
                lambda change: access.scenarios().share(
                    scenario.id, access.share(st.session_state[key]) or Share(), change
                ),
            ),
        )


def _action(text: Text, action: str, do: Callable[[Change], object]) -> None:
    label = text(f"scenario_page.actions.{action}")
    with st.popover(label), st.form(f"scenario_{action}_form", border=False):
        _who_and_why(text, action)
        st.form_submit_button(label, key=f"scenario_{action}", on_click=_do, args=(action, do))


def _who_and_why(text: Text, action: str) -> None:
    if access.reader().subject:
        note(text("access.saves_as", name=isolated(current.author())))
    else:
        st.text_input(
            text("scenario_page.save.author"), current.author(), max_chars=MAX_AUTHOR, key=f"{action}_author"
        )
    st.text_input(text("scenario_page.actions.why"), max_chars=MAX_NOTE, key=f"{action}_reason")


def _do(action: str, do: Callable[[Change], object]) -> None:
    author, reason = (st.session_state.get(f"{action}_{part}", "") for part in ("author", "reason"))
    try:
        do(current.change(author=author, reason=reason))
    except DashboardError as error:
        _done(error)
    else:
        _done((f"scenario_page.done.{action}", {}))
    url.forget("scenarios", VERSION.key, BEFORE.key)


def _carry(text: Text, scenario: Scenario | None) -> None:
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
        file = st.file_uploader(
            text("scenario_page.carry.import"), type="json", key="scenario_file", max_upload_size=5
        )
        if file is not None:
            label = text("scenario_page.carry.bring")
            st.button(label, key="scenario_import", on_click=_bring, args=(file.getvalue(),))


def _bring(file: bytes) -> None:
    try:
        with limits.calculation(session.text()):
            change = current.change(author=current.author(), reason="")
            records = imported(file, change.created_at)
            check_pages(records)
            brought = access.scenarios().add_all(records, change)
    except DashboardError as error:
        _done(error)
        return
    counts = {
        "added": str(sum(len(each.added) for each in brought)),
        "known": str(sum(len(each.known) for each in brought)),
    }
    _done(("scenario_page.carry.brought", counts))


def _done(outcome: tuple[str, Mapping[str, Any]] | DashboardError) -> None:
    st.session_state[_OUTCOME], st.session_state[_IS_NEW] = outcome, True


def _outcome(text: Text) -> None:
    """Say once what was done on this page, or why it was not."""
    outcome = st.session_state.pop(_OUTCOME, None)
    if isinstance(outcome, DashboardError):
        notice(session.explained(text, outcome), kind="bad")
    elif outcome:
        key, values = outcome
        notice(text(key, **values), kind="good")
