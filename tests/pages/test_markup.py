"""A scenario's text never becomes markup: on no page, in the window with the notes, in no file."""

import html
import io
import json
import re

import openpyxl
import pypdf
import pytest
from pptx import Presentation

from i18n.text import Text
from reports.document import document
from reports.slides import slides
from reports.workbook import workbook
from scenarios.database import URL_VARIABLE, default_url
from scenarios.store import ScenarioStore
from tests.architecture.code import ROOT
from tests.pages.elements import opened
from tests.pages.stored import KAJAANI, draft
from tests.pages.test_served_data import get
from tests.reports.files import parts
from ui import loaders
from ui.meeting.deck import rendered
from views import kept

OVERRIDES = "\u202a\u202b\u202c\u202d\u202e"
HOSTILE = (
    '=<img src=x onerror=alert(1)> [x](javascript:alert(1)) **l** :red[v] #eval("1") $x^2$ '
    f"https://evil.example \u2069{OVERRIDES}</script>"
)
LONGER = f"{HOSTILE}\x07\x1b[31m\x0b\n# otsikko\n![x](https://evil.example/x.png)"
"""A note may hold signs that no name may."""
SHOWN = "<img src=x onerror=alert(1)>"
MARKED = ("markdown", "error", "warning", "info", "success", "caption", "title", "header", "subheader")
"""Elements in which Streamlit reads markup."""

RAW = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function")
TEXT = Text("fi")


@pytest.fixture
def version(tmp_path, monkeypatch, fresh_databases):  # noqa: ARG001 - closes them
    """Return a version whose every text is hostile, its deck's too, in the database that the pages read."""
    url = default_url(tmp_path)
    monkeypatch.setenv(URL_VARIABLE, url)
    store = ScenarioStore(url)
    deck = kept.written([kept.View(page="compare", sentence=HOSTILE, notes=LONGER)])
    hostile = draft(HOSTILE, {**KAJAANI, kept.DECK: deck}, note=LONGER, author=HOSTILE)
    store.save_new(hostile)
    yield store.save_new(hostile)
    store.close()


def both():
    """Return the code that compares the two."""
    return "~".join(each.latest_version_id for each in loaders.scenario_store().scenarios())


def given(component):
    """Return what a component is given to show, as one text; a deck's codes are for its next session."""
    if component.bytes:
        return component.bytes.decode()
    data = json.loads(component.json or "{}")
    return str({name: value for name, value in data.items() if name != "deck"})


@pytest.mark.parametrize("page", ["overview", "scenarios", "compare", "notes"])
def test_on_a_page_it_stays_words(page, version):
    others = {"scenarios": {"selected": version.scenario_id}, "compare": {"versions": both()}}
    app = opened(page, lang="fi", scenario=version.id, presented="1", **others.get(page, {}))

    assert not app.exception
    assert not [each for each in app.get("html") if "<img" in each.proto.body]
    for kind in MARKED:
        assert not [each.value for each in app.get(kind) if SHOWN in each.value], kind
    words = [html.unescape(each.proto.body) for each in app.get("html")]
    words += [given(each.proto) for each in app.get("bidi_component")]
    assert page == "notes" or SHOWN in " ".join(words)
    assert not set(OVERRIDES) & set("".join(words)), "what follows is not turned around"
    assert "\u2069\u2069" not in "".join(words), "nor does a name end what keeps it apart"


def test_no_component_turns_words_into_markup():
    code = [path for path in (ROOT / "ui").rglob("*") if path.suffix in (".js", ".py")]

    assert len(code) > 50
    assert not [path.name for path in code if RAW.search(path.read_text(encoding="utf-8"))]


@pytest.mark.usefixtures("version")
def test_in_files_it_stays_words():
    view = kept.View(page="compare", parameters={"versions": both()}, sentence=HOSTILE, notes=LONGER)
    page = rendered(view, "fi", scenario=HOSTILE)

    deck = slides([page], TEXT)
    (slide, *_) = Presentation(io.BytesIO(deck)).slides
    assert SHOWN in slide.shapes.title.text_frame.text
    assert SHOWN in slide.notes_slide.notes_text_frame.text
    for name, content in parts(deck):
        assert b"<img" not in content, name
        assert not [each for each in OVERRIDES if each.encode() in content], name
        assert not (name.endswith(".rels") and b"javascript" in content), name

    paper = pypdf.PdfReader(io.BytesIO(document([page], TEXT, is_memo=True)))  # its annex, too
    assert SHOWN in " ".join(" ".join(sheet.extract_text() for sheet in paper.pages).split())
    links = [note.get_object() for sheet in paper.pages for note in sheet.get("/Annots") or ()]
    assert "javascript" not in str(links)

    book = openpyxl.load_workbook(io.BytesIO(workbook([page], TEXT)))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert [cell for cell in cells if SHOWN in str(cell.value)]
    assert not [
        cell
        for cell in cells
        if cell.data_type == "f" or (cell.hyperlink and "javascript" in str(cell.hyperlink.target))
    ]


@pytest.mark.usefixtures("version")
def test_as_json_it_is_a_value():
    found = get(f"/data/compare/compared.json?versions={both()}&lang=fi")

    assert dict(found.headers)["content-type"].startswith("application/json")
    assert SHOWN in str(json.loads(found.content))
    assert not set(OVERRIDES) & set(found.content.decode())


@pytest.mark.usefixtures("version")
def test_in_a_table_of_its_own_address_no_spreadsheet_takes_it_for_a_formula():
    found = get(f"/data/compare/compared.csv?versions={both()}&lang=fi")

    written = found.content.decode("utf-8-sig")
    assert found.status == 200
    assert SHOWN in written
    assert not set(OVERRIDES) & set(written)
    begun = [cell for line in written.splitlines() for cell in line.split(";")]
    assert not [cell for cell in begun if cell.strip('"').startswith("=")]
