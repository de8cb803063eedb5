"""A file is what its page shows, also where the page works with a file of the reader's own."""

import pytest
from streamlit.testing.v1 import AppTest

from tests import flow_files
from tests.pages.elements import opened
from tests.reports import files
from tests.reports.pages import VIEWS
from ui import current_context
from ui.meeting import exports
from ui.meeting.deck import rendered
from ui.meeting.exports import FORMATS
from views.flows.own_file import own_flows
from views.kept import View
from views.own import Held

NAME = "oma_tiedosto.csv"
USING_FLOWS = tuple(view for view in VIEWS if view.page in ("flows", "structural_change"))
WITHOUT_FLOWS = ("tightness", "pairs")
"""Figures of vacancies and the unemployed."""

CHANGE = {"muutos": "1~765~-200~2026-07~1.3~0.1~0.38~7~~p~2~0.45~0.5~f"}


@pytest.fixture(scope="module")
def own():
    return own_flows(flow_files.plain(), NAME, current_context.context())


def said(file, name):
    """Return everything that is written in an exported file."""
    if name == "document":
        return files.words(files.pdf(file))
    return " ".join(content.decode("utf-8", "ignore") for _, content in files.parts(file))


def plain(words):
    return words.replace("\N{NO-BREAK SPACE}", " ")


def test_the_flows_of_a_file_are_those_its_reader_loaded(own):
    page = rendered(View(page="flows"), "fi", own=Held(flows=own))

    assert [plain(each.value) for each in page.key_figures] == ["6 425", "2 210", "4 215", "4 306"]
    assert "2 210" in plain(" ".join(page.answer))
    assert not any("arvio" in figure.title for figure in page.figures)


@pytest.mark.parametrize("view", USING_FLOWS, ids=lambda view: f"{view.page} {view.parameters}")
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_figure_that_uses_the_flows_names_the_file(view, language, own):
    page = rendered(view, language, own=Held(flows=own))

    resting = [figure for figure in page.figures if figure.key not in WITHOUT_FLOWS]
    assert resting
    assert [figure.key for figure in resting if NAME not in figure.source] == []
    assert NAME in page.vintage


def test_a_page_that_uses_no_flows_does_not_name_the_file(own):
    page = rendered(View(page="overview"), "fi", own=Held(flows=own))

    assert NAME not in page.vintage
    assert not any(NAME in figure.source for figure in page.figures)


def test_the_board_with_a_structural_change_says_whose_flows_it_rests_on(own):
    page = rendered(View(page="staffing", parameters=CHANGE), "fi", own=Held(flows=own))

    assert NAME in page.vintage
    assert NAME in " ".join(page.notes)


def test_instructions_for_the_upload_are_no_note_of_the_file(own):
    for each in (None, own):
        notes = " ".join(rendered(View(page="flows"), "fi", own=Held(flows=each)).notes)

        assert "origin_area" not in notes


def test_what_is_said_of_the_file_on_the_page_is_a_note_of_the_file(own):
    notes = " ".join(rendered(View(page="flows"), "fi", own=Held(flows=own)).notes)

    assert f"Virrat ovat tiedostosta {NAME}" in notes
    assert "Kuntien summat ovat samat kuin suunnitelmassa." in notes


@pytest.mark.parametrize("name", FORMATS)
def test_the_button_of_a_page_takes_the_file_that_is_loaded_by_then(name, own):
    held = [Held()]
    present = lambda: {"flows": {"kohde": "765"}}  # noqa: E731
    make = [name, "flows", "fi", present, lambda: held[0], "", {}]
    before = exports._page_file(*make)
    held[0] = Held(flows=own)
    after = exports._page_file(*make)

    assert NAME not in said(before, name)
    assert NAME in said(after, name)


def deck_of_flows():
    """Show the downloads of a deck, as the presenter's menu does."""
    from i18n.text import Text
    from ui.meeting import exports
    from views.kept import View

    exports.deck(Text("fi"), [View(page="flows"), View(page="sources")])


def test_a_deck_takes_the_file_and_is_made_anew_when_it_is_gone(own):
    app = AppTest.from_function(deck_of_flows, default_timeout=60)
    app.session_state["own_data"] = {"flows": own}
    app.run().button(key="deck_workbook").click().run()

    assert NAME in said(app.session_state["export_made"][1], "workbook")
    assert app.get("download_button")

    app.session_state["own_data"] = {}
    assert not app.run().get("download_button")


def test_the_page_and_its_file_say_the_same():
    app = opened("flows")
    app.get("file_uploader")[0].upload(NAME, flow_files.plain(), "text/csv")
    app.run()
    loaded = app.session_state["own_data"]["flows"]

    page = rendered(View(page="flows"), "fi", own=Held(flows=loaded))

    assert loaded.name == NAME
    assert [plain(each.value) for each in page.key_figures] == ["6 425", "2 210", "4 215", "4 306"]


def test_suppressed_cells_of_the_file_stay_so_in_every_file():
    hidden = own_flows(flow_files.suppressed(), NAME, current_context.context())
    page = rendered(View(page="flows", parameters={"suunta": "all"}), "fi", own=Held(flows=hidden))
    grid = next(figure.grid for figure in page.figures if figure.key == "rows")
    columns = {column.name: column.cells for column in grid.columns}
    pairs = list(zip(columns["origin"], columns["destination"], strict=True))
    place = [(origin.text, to.text) for origin, to in pairs].index(("Hyrynsalmi", "Puolanka"))

    for name in ("commuters", "commuters_low", "commuters_high", "commuters_max"):
        assert columns[name][place].value is None
        assert columns[name][place].is_suppressed
