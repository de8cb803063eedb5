"""What a page shows, read from a run of the frame as a reader's first visit."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import (
    Block,
    Button,
    ButtonGroup,
    Checkbox,
    DownloadButton,
    FileUploader,
    Multiselect,
    Node,
    NumberInput,
    Selectbox,
    SelectSlider,
    Slider,
    TextArea,
    TextInput,
    Toggle,
    Widget,
)

from tests.views.checked import blocks
from ui.navigation import PAGES
from ui.streamlit_internals import get_script_run_ctx
from views.page import TABLES

FRAME = Path(__file__).parents[2] / "ui" / "frame.py"
NAMES = tuple(entry.name for entry in PAGES)
SHEET = "tilannehuone_sheet"
BOARD = "staffing_board"
FRAMES_OWN = ("frame", "document")
INPUTS = (Button, DownloadButton, FileUploader, Multiselect, NumberInput, SelectSlider, TextArea, TextInput)
MANY = 4
COUNTERS = re.compile(rb'"(revision|seq)": ?\d+')
"""What a component counts in a session: how a reader came to the view, not what it shows."""

_TAG = re.compile(r"<style>.*?</style>|<[^>]*>", re.DOTALL)


def opened(page: str, **parameters: str) -> AppTest:
    """Return the page as somebody sees it who opens its address with these URL parameters, and its tables."""
    app = AppTest.from_file(FRAME, default_timeout=60)
    app._bidi_component_manager = _components()  # each AppTest would look for them anew, half of its time
    app.query_params.update(parameters)
    app.session_state["sheet_opened"] = dict.fromkeys(NAMES, frozenset({TABLES}))
    if page != NAMES[0]:
        app.switch_page(f"../pages/{page}.py")
    return app.run()


@cache
def seen(page: str, language: str = "fi") -> AppTest:
    """Return the page as it opens on whole data; opened once, to be looked at and not changed."""
    return opened(page, lang=language)


def figures(app: AppTest) -> dict[str, dict]:
    """Return what each figure is drawn of, by its key; a sheet is given a figure once in a session."""
    found = {}
    for sheet in _sheets(app):
        for block in blocks(sheet["body"]):
            # What the browser has already is not sent again.
            if block["kind"] == "figure" and block["figure"] in sheet["figures"]:
                found[block["key"]] = sheet["figures"][block["figure"]]
    return found


def titles(app: AppTest) -> list[str]:
    """Return the questions that the page asks: one, if all is well."""
    asked = [sheet["body"]["title"] for sheet in _sheets(app) if "title" in sheet["body"]]
    return [each.value for each in app.title] + asked


def errors(app: AppTest) -> list[str]:
    """Return what the page explains instead of showing it."""
    said = [
        " ".join(block["sentences"])
        for sheet in _sheets(app)
        for block in blocks(sheet["body"])
        if block["kind"] == "words" and block["style"] == "warning"
    ]
    bodies = [each.proto.body for each in app.get("html")]
    return [_words(body) for body in bodies if 'class="th-notice bad failure"' in body] + said


def answer(app: AppTest) -> str:
    """Return the sentences under the title, also those of the staffing board; "" where there are none."""
    for each in app.get("bidi_component"):
        if BOARD in each.proto.component_name:
            confirmed = json.loads(each.proto.bytes)["confirmed"]
            return " ".join([*confirmed["answer"], *confirmed["turned"]["sentences"], *confirmed["more"]])
    for sheet in _sheets(app):
        if sheet["body"].get("answer"):
            return " ".join(sheet["body"]["answer"])
    bodies = (each.proto.body for each in app.get("html"))
    return next((_words(body) for body in bodies if 'class="th-answer"' in body), "")


def words(app: AppTest) -> Iterator[str]:
    """Return every text a reader or a screen reader meets, but for the menu and tooltips of widgets."""
    yield from (_words(each.proto.body) for each in app.get("html"))
    yield from (
        each.value
        for kind in ("title", "header", "subheader", "markdown", "caption")
        for each in app.get(kind)
    )
    for sheet in _sheets(app):
        body = sheet["body"]
        yield from (body.get("title", ""), *body.get("answer", []), *body["notes"])
        yield from (word for kpi in body.get("kpis", []) for word in kpi.values())
        for block in blocks(body):
            yield from (block.get("title", ""), *block.get("sentences", []))
            for entry in block.get("entries", []):
                yield from (entry["title"], entry["note"], *entry["facts"])
    for data in figures(app).values():
        yield from (data["title"], data["definition"], data["source"], data["alt"])
        table = data["table"] or {"caption": "", "columns": [], "rows": []}
        yield table["caption"]
        yield from (column["label"] for column in table["columns"])
        yield from (cell["text"] for row in table["rows"] for cell in row)
        yield from _drawn_words(data["figure"])


def content(app: AppTest) -> list[bytes]:
    """Return everything on the page but its widgets, its containers and the frame, byte for byte."""
    return [
        COUNTERS.sub(b"", node.proto.SerializeToString(deterministic=True))
        for node in _of_page(app)
        if not isinstance(node, Widget | Block)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A widget of a page by its key, with the values a reader can change it to."""

    key: str
    values: tuple[object, ...]


def choices(app: AppTest) -> list[Choice]:
    """Return the page's own choices: the other items of a list, or its ends if it is long; ends of a slider.

    What a reader fills in before pressing a button is no choice yet; the frame's tools are not the page's;
    and a select slider cannot be moved here, because `AppTest` knows its words but not its values.
    """
    widgets = [node for node in _of_page(app) if isinstance(node, Widget) and not isinstance(node, INPUTS)]
    found = [Choice(key=each.key, values=_others(each)) for each in widgets if not each.form_id]
    return [
        replace(choice, values=(choice.values[0], choice.values[-1])) if len(choice.values) > MANY else choice
        for choice in found
        if choice.values
    ]


def chosen(app: AppTest, key: str, value: object) -> AppTest:
    """Return the page after its reader chose a value."""
    app.get_by_key(key).set_value(value)
    return app.run()


def turned(app: AppTest, **codes: str) -> AppTest:
    """Return the page after its reader chose codes on a sheet: here a new address, taken at its word."""
    app.session_state["url_overtaken"] = {}
    app.query_params.update(codes)
    return app.run()


def button(app: AppTest, name: str) -> Button:
    """Return the button of this name, whose key says after it what its page had come to as it was drawn."""
    (found,) = [each for each in app.button if re.fullmatch(f"{name}(_[A-Za-z0-9]+)?", each.key or "")]
    return found


def sent_twice(app: AppTest) -> AppTest:
    """Return the page after its browser sent the same message twice, not having heard of the first one."""
    message, address = said_by_browser(app), dict(app.query_params)
    app._run(message)
    app.query_params.clear()
    app.query_params.update(address)
    return app._run(message)


def said_by_browser(app: AppTest) -> WidgetStates:
    """Return what the browser of this page says next: of its buttons, the one that is pressed."""
    every = app._tree.get_widget_states().widgets
    return WidgetStates(widgets=[each for each in every if each.trigger_value or not _is_button(each)])


def cut_short(monkeypatch: pytest.MonkeyPatch, owner: object, method: str) -> None:
    """Let another request stop the run as this method has done its work, once."""
    work = getattr(owner, method)

    def worked(*given: Any, **named: Any) -> Any:
        made = work(*given, **named)
        monkeypatch.setattr(owner, method, work)
        get_script_run_ctx().script_requests.request_stop()
        return made

    monkeypatch.setattr(owner, method, worked)


def controls(app: AppTest) -> dict[str, object]:
    """Return the value of each control of the page's sheets, by the key of its choice."""
    return {
        block["key"]: block["value"]
        for sheet in _sheets(app)
        for block in blocks(sheet["body"])
        if block["kind"] == "control"
    }


def breaking(words: str) -> str:
    """Return words with ordinary spaces, so that a test can be read; another test looks at the spaces."""
    return words.replace("\N{NO-BREAK SPACE}", " ")


def cells(data: dict) -> dict[str, list[str]]:
    """Return the text of a figure's table, row by row under the first column."""
    return {row[0]["text"]: [breaking(cell["text"]) for cell in row[1:]] for row in data["table"]["rows"]}


@cache
def _components() -> BidiComponentManager:
    return AppTest.from_string("").run()._bidi_component_manager


def _sheets(app: AppTest) -> list[dict]:
    """Return what each sheet of the page was given."""
    return [
        json.loads(each.proto.bytes)
        for each in app.get("bidi_component")
        if each.proto.component_name == SHEET
    ]


def _of_page(app: AppTest) -> Iterator[Node]:
    framed = {id(node) for key in FRAMES_OWN for node in app.main.get_by_key(key)}
    return (node for node in app.main if id(node) not in framed)


def _others(widget: Widget) -> tuple[object, ...]:
    match widget:
        case Selectbox():
            return tuple(label for index, label in enumerate(widget.options) if index != widget.index)
        case ButtonGroup():
            return tuple(label for label in widget.options if label not in widget.formatted_values)
        case Slider():
            return tuple(end for end in (widget.min, widget.max) if end != widget.value)
        case Checkbox() | Toggle():
            return (not widget.value,)
    raise TypeError(f"no test knows how to change {widget.key}, a {widget.type}")


def _is_button(state: WidgetState) -> bool:
    return state.WhichOneof("value") == "trigger_value"


def _words(body: str) -> str:
    return html.unescape(_TAG.sub(" ", body)).strip()


def _drawn_words(value: object, name: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _drawn_words(item, key)
    elif isinstance(value, list):
        for item in value:
            yield from _drawn_words(item, name)
    elif isinstance(value, str) and name in ("text", "hovertext", "ticktext", "hovertemplate", "name"):
        yield _words(value)
