"""Slides, a report and a workbook of the page a reader is on, or of a deck of saved views."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from i18n.text import Language, Text
from reports.document import document
from reports.model import Page
from reports.slides import slides
from reports.workbook import workbook
from ui import access, limits, navigation, own_data, session, subject, url
from ui.components.making import making
from ui.meeting.deck import PAGE, check, rendered
from ui.saved import current
from views.kept import View
from views.library import Shelf

_MADE, _WANTED = "export_made", "export_wanted"
"""The file of a deck that was made last, with what it is of; the format of the one that is to be made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A kind of file: its icon, ending, media type, and what writes it.

    Attributes:
        icon: Material symbol.
        ending: Of the file's name.
        mime: Media type.
        write: Returns the file of these pages; told whether they are one page whole, or the views of a deck.
    """

    icon: str
    ending: str
    mime: str
    write: Callable[[Sequence[Page], Text, bool], bytes]


_OFFICE = "application/vnd.openxmlformats-officedocument"

FORMATS = {
    "slides": Format(
        icon=":material/slideshow:",
        ending="pptx",
        mime=f"{_OFFICE}.presentationml.presentation",
        write=lambda pages, text, is_whole: slides(pages, text, every_figure=is_whole),
    ),
    "document": Format(
        icon=":material/picture_as_pdf:",
        ending="pdf",
        mime="application/pdf",
        write=lambda pages, text, is_whole: document(pages, text, is_memo=not is_whole, has_tables=is_whole),
    ),
    "workbook": Format(
        icon=":material/table:",
        ending="xlsx",
        mime=f"{_OFFICE}.spreadsheetml.sheet",
        write=lambda pages, text, _is_whole: workbook(pages, text),
    ),
}
"""Name of a kind of file -> what it is."""

DECK_FORMATS = {
    **FORMATS,
    "annexed": replace(
        FORMATS["document"], write=lambda pages, text, _is_whole: document(pages, text, is_memo=True)
    ),
}
"""A deck's PDF has a page for each view; the tables behind them follow where they are asked for."""


def foot(text: Text, page: str) -> None:
    """Offer the page with its choices as files; each is made when it is asked for.

    Args:
        text: The reader's language.
        page: Name of the page.
    """
    if page != PAGE:  # whoever has left the deck wants no file of it any more
        st.session_state.pop(_WANTED, None)
    if page not in {entry.name for entry in navigation.PAGES} - {PAGE}:
        return
    present, own, scenario = url.later(), own_data.later(), _scenario(text)
    with st.container(key="exports", horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(text("exports.menu"), help=text("exports.help"), width="content")
        for name, kind in FORMATS.items():
            st.download_button(
                text(f"exports.{name}"),
                data=partial(
                    _in_turn,
                    limits.session(),
                    partial(_page_file, name, page, text.language, present, own, scenario, access.opener()),
                ),
                file_name=f"{text('exports.file')}_{page}{subject.filed(text, page)}.{kind.ending}",
                mime=kind.mime,
                on_click="ignore",
                icon=kind.icon,
                type="tertiary",
                key=f"export_{name}",
            )
        making(text, patience_s=limits.FILES.patience_s)


def deck(text: Text, views: Sequence[View]) -> None:
    """Offer a deck of views as files: made at a press, with the progress shown, then downloaded.

    Args:
        text: The reader's language.
        views: The views in order.
    """
    scenario, own = _scenario(text), own_data.later()()
    made_now = (text.language, scenario, *own.marks, *views)
    with st.container(key="deck_exports", horizontal=True, gap="small"):
        for name, kind in DECK_FORMATS.items():
            st.button(
                text("exports.make", format=text(f"exports.{name}")),
                icon=kind.icon,
                key=f"deck_{name}",
                disabled=not views,
                on_click=_want,
                args=(name,),
            )
    # A press is seen by one run alone, and a moved card or a look further down takes that one's place.
    wanted: str = st.session_state.get(_WANTED, "")
    if wanted and views:
        with session.expected_errors(stop=False), session.through(_WANTED, ""):
            with limits.files(text, limits.session()):
                file = _deck_file(wanted, views, text, scenario)
            st.session_state[_MADE] = (wanted, file, made_now)
    name, file, made_of = st.session_state.get(_MADE, ("", b"", ()))
    if made_of != made_now:
        return  # nothing is made, or what is made is of another deck
    st.download_button(
        text("exports.ready", format=text(f"exports.{name}")),
        data=file,
        file_name=f"{text('exports.file')}.{DECK_FORMATS[name].ending}",
        mime=DECK_FORMATS[name].mime,
        on_click="ignore",
        icon=":material/download:",
        type="primary",
        key="deck_ready",
    )


def _want(name: str) -> None:
    st.session_state[_WANTED] = name


def _scenario(text: Text) -> str:
    """Return the name of the open scenario, and whether the reader has changed it; "" for none."""
    version = current.open_version()
    if version is None:
        return ""
    return text("exports.changed", name=version.name) if current.is_changed() else version.name


def _in_turn(reader: str, make: Callable[[], bytes]) -> bytes:
    """Return a file that is made when its reader's turn has come."""
    with limits.files(None, reader):
        return make()


def _page_file(
    name: str,
    page: str,
    language: Language,
    present: Callable[[], url.Choices],
    own: own_data.Later,
    scenario: str,
    shelf: Callable[[], Shelf],
) -> bytes:
    """Return the page as a file; runs after the page has ended, on what its reader has by then."""
    view = View(page=page, parameters=present().get(page, {}))
    shown = rendered(view, language, scenario=scenario, own=own(), shelf=shelf)
    return FORMATS[name].write([shown], Text(language), True)  # noqa: FBT003 - a callable's own argument


def _deck_file(name: str, views: Sequence[View], text: Text, scenario: str) -> bytes:
    """Return the deck as a file, and show how far it is."""
    check(views)
    own = own_data.later()()
    progress = st.progress(0.0)
    pages = []
    for place, view in enumerate(views):
        said = text(
            "exports.progress", number=str(place + 1), count=str(len(views)), page=text(f"pages.{view.page}")
        )
        progress.progress(place / len(views), text=said)
        pages.append(rendered(view, text.language, scenario=scenario, own=own, shelf=access.opener()))
    progress.progress(1.0, text=text("exports.writing"))
    file = DECK_FORMATS[name].write(pages, text, False)  # noqa: FBT003 - a callable's own argument
    progress.empty()
    return file
