"""A file of the reader's own figures: template, upload, what is wrong with it, a look before it is used."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from data.own_table import AREA, TEMPLATES, OwnRows
from data.reading.door import ENDINGS
from data.reading.table import MOST_BYTES
from domain.errors import DashboardError
from i18n.quantity import POSTS
from i18n.text import Text
from scenarios.access.policy import Deed
from ui import access, limits, own_data, words
from ui.slots import dropped
from views.choices import Chosen
from views.context import Context
from views.own_figures.figures import meaning
from views.own_figures.file import UnitsMissingError, own_figures, posts_of, read
from views.page import Slot
from views.structural_change.posts import FTE

if TYPE_CHECKING:
    from ui.streamlit_internals import UploadedFile

logger = logging.getLogger(__name__)

_UPLOADER, _LOOKED, _PROBLEM, _POSTS = "own_uploader", "own_looked", "own_problem", "own_posts"


@dataclass(frozen=True, slots=True)
class _Looked:
    """A file that was read and is not used yet."""

    template: str
    name: str
    content: bytes
    found: OwnRows


def draw(slot: Slot, chosen: Chosen, text: Text) -> None:
    """Show the template, the place to drop a file, and what was found in the last one."""
    template, context = str(slot.given["template"]), chosen.context
    if not access.may(Deed.UPLOAD):
        words.note(text("access.uploads_only"))
        return
    with st.expander(text("own_figures.upload.title"), icon=":material/upload_file:"):
        _upload(template, context, text)
    problem: DashboardError | None = st.session_state.get(_PROBLEM)
    if problem is not None:
        words.notice(_told(problem, context, text), kind="bad")
    looked: _Looked | None = st.session_state.get(_LOOKED)
    if looked is not None and looked.template == template:
        _look(looked, context, text)


def _upload(template: str, context: Context, text: Text) -> None:
    st.download_button(
        text("own_figures.upload.template"),
        "".join(f"{';'.join(row)}\r\n" for row in _template(template, context, text)),
        file_name=f"own_{template}_template.csv",
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
        key="own_template",
    )
    uploaded = st.file_uploader(
        text("own_figures.upload.file", megabytes=MOST_BYTES // 1_000_000),
        type=list(ENDINGS),
        key=f"{_UPLOADER}_{template}",
        on_change=_forget,
        max_upload_size=MOST_BYTES // 1_000_000,
        help=text("own_figures.upload.help"),
    )
    dropped.take(uploaded, partial(_take, template, context, text))


def take(_chosen: Chosen, _text: Text) -> Mapping[str, str]:
    """Return the code of the posts that a file was used for and that are not kept yet."""
    code: str | None = st.session_state.get(_POSTS)
    return {} if code is None else {FTE.key: code}


def kept() -> None:
    """Note that they are kept."""
    st.session_state.pop(_POSTS, None)


def leave(_chosen: Chosen, _text: Text) -> None:
    """Work with the published figures again, on every page."""
    own_data.keep(own_data.FIGURES, None)
    own_data.rerun_if_changed()


def _look(looked: _Looked, context: Context, text: Text) -> None:
    """Show what a file says, or what is wrong with it; only a whole one can be used."""
    found = looked.found
    for fault in found.faults:
        words.notice(_told(fault, context, text), kind="bad")
    if found.others:
        words.note(text.counted("own_figures.upload.others", found.others))
    if found.faults:
        return
    named = _names(looked.template, context, text)
    shown = found.rows.assign(
        code=found.rows["code"].map(named),
        column=[meaning(text, each) for each in found.rows["column"]],
        words=[
            text("figure.confidential") if value != value else POSTS.write(text, value)
            for value in found.rows["obs_value"]
        ],
    )
    words.note(text("own_figures.upload.look", file=looked.name))
    st.dataframe(
        shown.pivot(index="code", columns="column", values="words")
        .rename_axis(None)
        .reset_index(names=text("columns.area")),
        hide_index=True,
    )
    st.button(
        text("own_figures.upload.use"),
        key="own_use",
        type="primary",
        on_click=_use,
        args=(looked, context),
    )


def _forget() -> None:
    """Look no more at a file that its reader took away, or laid another one over."""
    st.session_state[_PROBLEM] = st.session_state[_LOOKED] = None


def _take(template: str, context: Context, text: Text, uploaded: "UploadedFile") -> None:
    """Read a file as soon as it is dropped; a refused one leaves what was there."""
    _forget()
    try:
        access.check(Deed.UPLOAD)
        with limits.calculation(text):
            content = uploaded.getvalue()
            st.session_state[_LOOKED] = _Looked(
                template, uploaded.name, content, read(content, template, context)
            )
    except DashboardError as error:
        logger.warning("%s", error)
        st.session_state[_PROBLEM] = error


def _use(looked: _Looked, context: Context) -> None:
    """Work with a file from now on: figures in this session, posts on the board."""
    try:
        if TEMPLATES[looked.template].of == AREA:
            own = own_figures(looked.found, looked.content, looked.name, looked.template)
            own_data.keep(own_data.FIGURES, own)
        else:
            st.session_state[_POSTS] = FTE.code(posts_of(looked.found, tuple(context.area.units)))
        st.session_state[_LOOKED] = None
    except DashboardError as error:
        st.session_state[_PROBLEM] = error


def _names(template: str, context: Context, text: Text) -> dict[str, str]:
    if TEMPLATES[template].of == AREA:
        return context.names(text.language)
    return {key: unit.name[text.language] for key, unit in context.area.units.items()}


def _template(template: str, context: Context, text: Text) -> tuple[tuple[str, ...], ...]:
    """Return the heading, and a row for each municipality or unit without figures."""
    declared, names = TEMPLATES[template], _names(template, context, text)
    codes = context.area.seat_first if declared.of == AREA else tuple(context.area.units)
    empty = ("",) * len(declared.columns)
    return (declared.of, *declared.columns), *((names[code], *empty) for code in codes)


def _told(error: DashboardError, context: Context, text: Text) -> str:
    values = dict(error.values)
    if isinstance(error, UnitsMissingError):
        names = _names("posts", context, text)
        values["units"] = text.listed([names[key] for key in values["units"].split(", ")])
    return text(error.text_key, **values)
