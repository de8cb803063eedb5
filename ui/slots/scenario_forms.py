"""What is done to the scenario that a reader looks at: open, link to, restore, rename, archive, carry."""

from functools import partial

import streamlit as st

from domain.errors import DashboardError
from i18n.text import Text
from scenarios.exchange import exported, imported
from scenarios.model import Scenario
from ui import access, limits, navigation, session, url
from ui.components.copy_link import copy_link
from ui.saved import current
from ui.saved.bringing import check_pages
from ui.saved.deeds import Deeds
from ui.words import note
from views.choices import Chosen
from views.page import Slot
from views.saved.choices import BEFORE, VERSION
from views.saved.opening import FIRST_PAGE, opening_link, page_saved_on

_DEEDS = Deeds(
    key="scenario",
    store=access.scenarios,
    after=lambda: url.forget("scenarios", VERSION.key, BEFORE.key),
)


def draw(slot: Slot, chosen: Chosen, text: Text) -> None:
    """Show what can be done to a scenario and one of its versions, and what was done last."""
    if _DEEDS.is_new():
        st.rerun()  # the strip above the page names the open version, too
    _DEEDS.say(text)
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
        _DEEDS.action(text, "restore", partial(store.restore, version_id))
    _DEEDS.rename(text, scenario)
    _DEEDS.share(text, scenario)
    _DEEDS.archive(text, scenario)


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
        _DEEDS.done(error)
        return
    counts = {
        "added": str(sum(len(each.added) for each in brought)),
        "known": str(sum(len(each.known) for each in brought)),
    }
    _DEEDS.done(("scenario_page.carry.brought", counts))
