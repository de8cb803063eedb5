"""The page of decks: the one that the session has, its order, its versions, and those that are saved."""

import base64
import html
from contextlib import suppress
from dataclasses import replace

import streamlit as st

from domain.errors import DashboardError
from i18n.text import Text
from scenarios.errors import ScenarioUnknownError
from scenarios.model import Event, Version
from ui import access, current_context, navigation, own_data, session, url
from ui.components import sheet
from ui.components.copy_link import copy_link
from ui.meeting import deck, exports, order, pictures, presenter, saved
from ui.saved.deeds import Deeds
from ui.saved.form import Form
from ui.saved.opened import Open
from ui.words import answer, marked, note, notice
from views.kept import DECK, View
from views.registry import VIEWS
from views.saved import age, decks
from views.saved.names import isolated, labels, moment, snapshot_name, who
from views.sheet import alone

_FORM = Form("deck")
_EXAMPLE = ("changes", "overview", "staffing", "bill")
"""Pages of the ready example: what changed, how it is, whether staff is enough, and what it costs."""

_MOST_VERSIONS = 20
"""Versions of a deck that are listed, the newest first."""

_CHOSEN = "decks_chosen"
"""Where the session remembers which saved deck is to be opened."""

_DEEDS = Deeds(key="deck", store=access.decks)


def show() -> None:
    """Show the deck of the session and those that are saved."""
    text, views = session.text(), deck.views()
    st.title(text("decks.title"))
    with session.expected_errors(stop=False):
        count = access.decks().count()
        answer(text.counted("decks.views", len(views)), text.counted("decks.saved", count))
    _DEEDS.is_new()
    _DEEDS.say(text)
    _opened(text)
    if views or saved.version():
        _put_together(text, views)
    else:
        _begin(text)
    with session.expected_errors(stop=False):
        _saved(text)
    order.draw(text, views)


def _begin(text: Text) -> None:
    """Say what a deck is for and how one is made, and offer a ready example with what it looks like."""
    example = [View(page=page, parameters=url.choices().get(page, {})) for page in _EXAMPLE]
    left, right = st.columns(2, gap="medium")
    with left:
        st.html(f'<p class="th-said">{html.escape(text("decks.purpose"))}</p>')
        steps = "".join(f"<li>{html.escape(step)}</li>" for step in text.tree("decks.steps").values())
        st.html(f'<ol class="th-steps">{steps}</ol>')
        st.button(
            text("decks.example"),
            type="primary",
            icon=":material/play_lesson:",
            key="deck_example",
            on_click=deck.keep,
            args=([replace(view, notes=text("decks.example_mark")) for view in example],),
        )
        pages = text.listed([text(f"pages.{page}") for page in _EXAMPLE])
        note(text("decks.example_note", pages=pages))
    with right, session.expected_errors(stop=False):
        drawn = base64.b64encode(pictures.picture(text, example[0]).encode()).decode()
        if not drawn:  # nothing is drawn of it: the page itself knows why
            first = VIEWS[example[0].page]
            first.tried(current_context.of(first), text)
        else:
            said = html.escape(text("decks.example_picture", page=text(f"pages.{_EXAMPLE[0]}")))
            picture = f'<img alt="" src="data:image/svg+xml;base64,{drawn}">'
            st.html(f'<figure class="th-example">{picture}<figcaption>{said}</figcaption></figure>')


def _put_together(text: Text, views: list[View]) -> None:
    """Show the views beside what is done with the whole of them."""
    left, right = st.columns([17, 8], gap="medium")
    with left:
        _views(text, views)
    with right:
        with session.expected_errors(stop=False):
            _save(text, views)
        if views and not deck.lost(views):
            exports.deck(text, views)


def _views(text: Text, views: list[View]) -> None:
    if not views:
        note(text("presenter.empty"), text("decks.how"))
    elif deck.say_lost(text, views):
        presenter.start(text, deck.PAGE, key="decks_start")
    order.cards(text, views)


def _opened(text: Text) -> None:
    """Show which version is open, whether it was changed, and what a reader should know of it."""
    opened = saved.state()
    if opened is None:
        return
    if opened.version is None:
        if opened.error is not None:
            notice(_refused(text, opened), kind="bad")
        st.button(text("decks.close"), key="deck_close", icon=":material/close:", on_click=saved.close)
        return
    try:
        _strip(text, opened.version)
    except DashboardError as error:
        notice(session.explained(text, error), kind="bad")
    _said(text, opened.version)


def _refused(text: Text, opened: Open) -> str:
    """Return why a link opened nothing, in words about decks."""
    if isinstance(opened.error, ScenarioUnknownError):
        return text("decks.unknown", identifier=opened.link)
    return session.explained(text, opened.error) if opened.error else ""


def _strip(text: Text, version: Version) -> None:
    store, is_changed = access.decks(), saved.is_changed()
    now, history = store.scenario(version.scenario_id), store.history(version.scenario_id)
    saves = [event for event in history if event.version_id]
    identifiers = [event.version_id for event in saves]
    number = identifiers.index(version.id) + 1 if version.id in identifiers else len(saves)
    parts = [
        f"{html.escape(text('decks.one'))} <strong>{marked(now.name)}</strong>",
        html.escape(text("scenario_page.banner.version", number=str(number), versions=str(len(saves)))),
        marked(who(text, version.author)),
        html.escape(moment(text, version.created_at)),
    ]
    with st.container(key="deck_strip", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(f'<p class="th-scenario">{" · ".join(parts)}</p>', width="content")
        if is_changed:
            st.html(
                f'<p class="th-changed">{html.escape(text("scenario_page.banner.changed"))}</p>',
                width="content",
            )
            st.button(text("decks.reopen"), key="deck_reopen", icon=":material/undo:", on_click=saved.reopen)
        else:
            st.button(
                text("decks.close"),
                key="deck_close",
                icon=":material/close:",
                help=text("decks.close_help"),
                on_click=saved.close,
            )
        _versions(text, saves)
        _DEEDS.rename(text, now)
        _DEEDS.share(text, now)
        _DEEDS.archive(text, now)
    if saves and identifiers[-1] != version.id:
        said = {"author": isolated(who(text, saves[-1].author)), "time": moment(text, saves[-1].created_at)}
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            notice(text("decks.newer", **said))
            _to(text("scenario_page.open"), saves[-1].version_id or "")


def _versions(text: Text, saves: list[Event]) -> None:
    """Show the versions of the deck that is open, each with the way to it."""
    with st.popover(text("decks.versions"), icon=":material/history:", key="deck_versions"):
        for number, event in list(enumerate(saves, start=1))[: -_MOST_VERSIONS - 1 : -1]:
            said = text(
                "scenario_page.details.label",
                number=str(number),
                time=moment(text, event.created_at),
                author=isolated(who(text, event.author)),
            )
            _to(said, event.version_id or "")
            if event.reason:
                note(isolated(event.reason))


def _said(text: Text, version: Version) -> None:
    """Say where a deck is of another area, of older data, or of a file that nobody has now."""
    context = current_context.context()
    if age.is_elsewhere(context, version):
        places = {"area": age.area_name(text, version), "here": context.area.name[text.language]}
        notice(text("decks.elsewhere", **places), kind="bad")
        return
    if renewed := age.renewed_snapshots(context, version):
        names = ", ".join(dict.fromkeys(snapshot_name(context, text, stem) for stem in renewed))
        notice(text("scenario_page.banner.renewed", sources=names), text("decks.computed_now"))
    held = own_data.later()()
    files = (
        (age.own_flows_of(version), held.flows),
        (age.own_log_of(version), held.log),
        (age.own_figures_of(version), held.figures),
    )
    lacking = [
        isolated(said.name) for said, file in files if said and (file is None or file.sha256 != said.sha256)
    ]
    if lacking:
        notice(text("decks.lacking", files=", ".join(lacking)))


def _save(text: Text, views: list[View]) -> None:
    """Show the form that saves the deck, with what it keeps and what it cannot keep, and the link."""
    version = saved.version()
    outcome = saved.saves().outcome
    with st.form("deck_form"):
        st.html(f'<h2 class="th-heading">{html.escape(text("decks.save_title"))}</h2>')
        _FORM.fields(text, version, name=text("decks.name"), about=text("decks.note"))
        is_empty = not views
        if version:
            _submit(text("scenario_page.save.next"), as_new=False, is_empty=is_empty)
            _submit(text("decks.copy"), as_new=True, is_empty=is_empty)
        else:
            _submit(text("decks.save"), as_new=True, is_empty=is_empty)
        if isinstance(outcome, DashboardError):
            notice(session.explained(text, outcome), kind="bad")
        elif outcome and not saved.is_changed():
            notice(text("scenario_page.save.saved"), kind="good")
    if files := [file for file in _files(views) if file]:
        notice(text("decks.own_files", files=", ".join(isolated(each) for each in files)))
    note(text("decks.keeps"))
    if version:
        note(text("scenario_page.save.link"))
        copy_link(text, saved.share_link(version.id), key="copy_deck")


def _files(views: list[View]) -> list[str]:
    held = saved.files(views)
    return [file.name for file in (held.flows, held.log, held.figures) if file]


def _submit(label: str, *, as_new: bool, is_empty: bool) -> None:
    is_first, token = saved.version() is None or not as_new, saved.saves().token
    st.form_submit_button(
        label,
        key=f"{'deck_save' if is_first else 'deck_save_as'}_{token}",
        type="primary" if is_first else "secondary",
        width="stretch",
        disabled=is_empty,
        on_click=_keep,
        kwargs={"token": token, "as_new": as_new},
    )


def _keep(*, token: str, as_new: bool) -> None:
    with suppress(DashboardError):  # told where the form is
        made = saved.saves().do(token, lambda: saved.save(**_FORM.said(), as_new=as_new))
        saved.open_saved(made)


def _saved(text: Text) -> None:
    """Show the saved decks that the reader may see, and the way to each."""
    store = access.decks()
    found, archived = store.scenarios(), store.scenarios(archived=True)
    names = labels(current_context.context(), text, (), [*found, *archived])
    if not names:
        return
    with st.form("decks_open", border=False):
        st.selectbox(
            text("decks.open"),
            list(names),
            index=None,
            format_func=names.__getitem__,
            placeholder="",
            key=_CHOSEN,
            width=420,
        )
        st.form_submit_button(text("scenario_page.open"), icon=":material/arrow_forward:", on_click=_open)
    if found:
        sheet.sheet(alone("decks", decks.listed(text, found), text), text, key="decks_table")
    if archived:
        with st.expander(text("decks.archived")):
            figure = decks.listed(text, archived)
            sheet.sheet(alone("decks_archived", figure, text), text, key="decks_archived_table")


def _open() -> None:
    if chosen := st.session_state[_CHOSEN]:
        saved.open_other(chosen)


def _to(label: str, version_id: str) -> None:
    """Show the way to a version of a deck."""
    st.page_link(
        navigation.PAGE_DIR / f"{deck.PAGE}.py",
        label=label,
        icon=":material/arrow_forward:",
        query_params={**navigation.carried(), DECK: version_id, url.FOLLOWED: "1"},
    )
