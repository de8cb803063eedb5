"""Scenarios around every page: the popover that saves, and the strip that says which version is open."""

import html
from dataclasses import replace
from functools import partial

import streamlit as st

from domain.errors import DashboardError
from i18n.text import Text
from scenarios.model import Event, Version
from ui import current_context, limits, metrics, navigation, own_data, session, url
from ui.components import sheet
from ui.components.copy_link import copy_link
from ui.saved import current
from ui.saved.form import Form
from ui.words import marked, note, notice
from views.blocks import Part
from views.context import Context
from views.own import Held
from views.saved import age
from views.saved.choices import SELECTED
from views.saved.names import isolated, moment, snapshot_name, who
from views.saved.opening import LINK_KEY, opening_link, page_of
from views.saved.results import stored_results
from views.saved.tables import then_and_now
from views.sheet import loose

_FORM = Form("scenario")


def controls(text: Text, page: str) -> None:
    """Show the popover in which the choices of every page are saved and the link to them is copied."""
    version = current.open_version()
    with st.popover(text("scenario_page.save.menu"), icon=":material/bookmark_add:", key="scenario_menu"):
        outcome = current.saves().outcome
        if isinstance(outcome, DashboardError):
            notice(session.explained(text, outcome), kind="bad")
        elif outcome:
            notice(text("scenario_page.save.saved"), kind="good")
        if version:
            note(text("scenario_page.save.link"))
            copy_link(text, current.share_link(version.id, page), key="copy_open")
        else:
            note(text("scenario_page.save.this_view"))
            copy_link(text, "", key="copy_view")
        held = own_data.later()()
        if held.flows:
            notice(text("scenario_page.save.own_flows", file=isolated(held.flows.name)))
        if held.log:
            notice(text("scenario_page.save.own_log", file=isolated(held.log.name)))
        if held.figures:
            notice(text("scenario_page.save.own_figures", file=isolated(held.figures.name)))
        with st.form("scenario_form", border=False):
            named = {"name": text("scenario_page.save.name"), "about": text("scenario_page.save.note")}
            _FORM.fields(text, version, **named)
            if version:
                _submit(text("scenario_page.save.next"), page, key="scenario_save")
                _submit(text("scenario_page.save.copy"), page, key="scenario_save_as", as_new=True)
            else:
                _submit(text("scenario_page.save.new"), page, key="scenario_save", as_new=True)
        note(text("scenario_page.save.what"))


def banner(text: Text) -> None:
    """Show which version is open, and what a reader should know of it; nothing where none is."""
    url.listen(None)
    state = current.state()
    if state is None:
        return
    with st.container(key="scenario_banner", gap="xsmall"):
        if state.version is None:
            if state.error:
                with st.container(horizontal=True, wrap=False, vertical_alignment="center", gap="small"):
                    notice(
                        session.explained(text, state.error),
                        text("scenario_page.banner.defaults"),
                        kind="bad",
                    )
                    _close(text)
            return
        _strip(text, state.version)
        _own_flows(text, state.version)
        _own_log(text, state.version)
        _own_figures(text, state.version)
        _renewed(text, state.version)


def _submit(label: str, page: str, *, key: str, as_new: bool = False) -> None:
    token = current.saves().token
    st.form_submit_button(
        label,
        key=f"{key}_{token}",
        type="primary" if key == "scenario_save" else "secondary",
        width="stretch",
        on_click=_save,
        kwargs={"token": token, "page": page, "as_new": as_new},
    )


def _save(*, token: str, page: str, as_new: bool) -> None:
    def deed() -> Version:
        url.settle(page)
        version = current.save(**_FORM.said(), page=page, as_new=as_new)
        metrics.SAVES.labels("saved").inc()
        return version

    try:
        version = current.saves().do(token, deed)
    except DashboardError:  # told where the form is
        metrics.SAVES.labels("failed").inc()
    else:
        current.open_saved(version)


def _strip(text: Text, version: Version) -> None:
    try:
        place = current.place(version)
    except DashboardError as error:
        notice(session.explained(text, error), kind="bad")
        return
    period = age.period_of(version)
    parts = [
        f"{text('scenario_page.banner.scenario')} <strong>{marked(version.name)}</strong>",
        text("scenario_page.banner.version", number=str(place.number), versions=str(place.versions)),
        marked(who(text, version.author)),
        moment(text, version.created_at),
        *([text("scenario_page.banner.period", period=text.period(period))] if period else []),
    ]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.html(f'<p class="th-scenario">{" · ".join(parts)}</p>', width="content")
        is_changed = current.is_changed()
        if is_changed:
            changed = html.escape(text("scenario_page.banner.changed"))
            st.html(f'<p class="th-changed">{changed}</p>', width="content")
        st.page_link(
            navigation.PAGE_DIR / "scenarios.py",
            label=text("scenario_page.banner.history"),
            icon=":material/history:",
            query_params={SELECTED.key: version.scenario_id, LINK_KEY: version.id, url.FOLLOWED: "1"},
        )
        _close(text)
    url.listen(partial(_follow, is_changed))
    for sibling in place.siblings:
        _other(text, "scenario_page.banner.sibling", sibling)
    if place.latest and place.latest not in place.siblings:
        _other(text, "scenario_page.banner.newer", place.latest)


def _close(text: Text) -> None:
    st.button(
        text("scenario_page.banner.close"),
        key="scenario_close",
        type="tertiary",
        icon=":material/close:",
        help=text("scenario_page.banner.close_help"),
        on_click=current.close,
    )


def _follow(is_changed: bool) -> None:  # noqa: FBT001 - bound by partial
    """Draw the strip anew when the choices come to differ from the open version, or cease to."""
    if current.is_changed() != is_changed:
        st.rerun()


def _other(text: Text, key: str, event: Event) -> None:
    with st.container(horizontal=True, wrap=False, vertical_alignment="center", gap="small"):
        notice(text(key, author=isolated(who(text, event.author)), time=moment(text, event.created_at)))
        st.page_link(
            navigation.PAGE_DIR / f"{_page()}.py",
            label=text("scenario_page.open"),
            icon=":material/arrow_forward:",
            query_params=opening_link(event.version_id or ""),
        )


def _own_flows(text: Text, version: Version) -> None:
    """Where the flows are of another source than when the version was saved: say so."""
    file, saved = own_data.later()().flows, age.own_flows_of(version)
    if saved is None:
        if file is not None:
            notice(text("scenario_page.banner.own_flows_now", now=isolated(file.name)))
        return
    kind = "" if file is None else "_same" if file.sha256 == saved.sha256 else "_other"
    said = {"file": isolated(saved.name), "rows": text.integer(saved.rows), "page": text("pages.flows")}
    now = {"now": isolated(file.name)} if file else {}
    notice(text(f"scenario_page.banner.own_flows{kind}", **said, **now))


def _own_log(text: Text, version: Version) -> None:
    """Where the results are of a log that is not loaded now: say so."""
    saved = age.own_log_of(version)
    if saved is not None and _files(version).log is None:
        said = {"file": isolated(saved.name), "rows": text.integer(saved.rows), "page": text("pages.paths")}
        notice(text("scenario_page.banner.own_log", **said))


def _own_figures(text: Text, version: Version) -> None:
    """Where the results are of figures of the saver's own that are not loaded now: say so."""
    saved = age.own_figures_of(version)
    if saved is not None and _files(version).figures is None:
        said = {"file": isolated(saved.name), "rows": text.integer(saved.rows)}
        notice(text("scenario_page.banner.own_figures", **said, page=text("pages.own_figures")))


def _files(version: Version) -> Held:
    """Return those of the reader's own files that a version was saved with."""
    library = current_context.library(own_data.later()(), version)
    return age.own_files(replace(current_context.context(), library=library), version)


def _page() -> str:
    version = current.open_version()
    return page_of(version) if version else navigation.PAGES[0].name


def _renewed(text: Text, version: Version) -> None:
    """Where the data or the model are newer than the version: say so, and show both results side by side."""
    held = own_data.later()()
    context = replace(current_context.context(), library=current_context.library(held, version))
    if age.is_elsewhere(context, version):
        places = {"area": age.area_name(text, version), "here": context.area.name[text.language]}
        notice(text("scenario_page.banner.elsewhere", **places), kind="bad")
        return
    sentences = _newer(context, text, version)
    if not sentences:
        return
    with st.container(horizontal=True, wrap=False, vertical_alignment="center", gap="small"):
        if not stored_results(context, version):
            notice(*sentences, text("scenario_page.banner.no_results"))
            return
        notice(*sentences, text("scenario_page.banner.kept"))
        with st.popover(text("scenario_page.banner.recompute"), icon=":material/compare_arrows:"):
            given = Part("then_and_now", then_and_now, version.id, held.marks)
            waiting = replace(context, turn=partial(limits.calculation, text))
            made = loose((given,), waiting, text, explain=session.told)
            sheet.sheet(made, text, key="then_and_now")


def _newer(context: Context, text: Text, version: Version) -> list[str]:
    """Return which data and which models are newer than a version, a sentence each."""
    sentences = []
    if snapshots := age.renewed_snapshots(context, version):
        names = ", ".join(dict.fromkeys(snapshot_name(context, text, stem) for stem in snapshots))
        sentences.append(text("scenario_page.banner.renewed", sources=names))
    if raised := age.raised_models(version):
        changes = [f"{text(f'pages.{page}')} {before} → {now}" for page, (before, now) in raised.items()]
        sentences.append(text("scenario_page.banner.model", changes=", ".join(changes)))
    return sentences
