"""A view for a meeting: one message, one picture, at most three key figures, and nothing to press."""

import json

import pytest

from i18n.text import LANGUAGES, Text
from tests.views.checked import blocks, explain
from views.registry import VIEWS
from views.sheet import sheets
from views.slide import slide, titles

PAGES = ("overview", "activation", "staffing", "structural_change", "partners")


@pytest.fixture
def shown(home):
    """Return what makes the slide of a page, as the browser takes it."""

    def made(name, language="fi", **given):
        sheet = slide(VIEWS[name], given.pop("codes", {}), home, Text(language), explain=explain, **given)
        return json.loads(sheet.body), [json.loads(each) for each in sheet.figures.values()]

    return made


@pytest.mark.parametrize("name", PAGES)
def test_a_slides_picture_is_the_one_that_the_page_has_made_without_its_table(home, name):
    view = VIEWS[name]
    page = sheets(view, {}, home, Text("fi"), explain=explain, opened=frozenset())
    made = slide(view, {}, home, Text("fi"), explain=explain).figures
    parts = {
        part.key for part in view.page({}, home, Text("fi")).drawn
    }  # a component's own stand on slides alone

    assert parts or set(made) <= set(page.first.figures)
    assert not [each for each in map(json.loads, made.values()) if "rows" in each["table"]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_a_slide_has_a_sentence_one_picture_and_at_most_three_key_figures(shown, name, language):
    body, figures = shown(name, language)

    assert body["title"].endswith(".")
    assert len(body["kpis"]) <= 3
    assert len(figures) <= 1
    assert {block["kind"] for block in blocks(body)} <= {"figure", "chain", "words"}
    assert all(each["figure"] for each in figures)


def test_the_presenters_sentence_and_picture_come_before_the_pages_own(shown):
    body, _ = shown("overview", sentence="Puolanka ensin", picture="map")

    assert body["title"] == "Puolanka ensin"
    assert [block["key"] for block in body["main"]] == ["map"]


def test_a_picture_that_is_not_there_gives_way_to_the_one_that_carries_the_page(shown):
    assert shown("overview", picture="<b>") == shown("overview")


def test_the_board_is_a_picture_of_bands_and_verdicts_though_a_component_draws_it(shown):
    body, (figure,) = shown("staffing")

    assert body["main"][0]["key"] == "board"
    words = " ".join(figure["figure"]["data"][-1]["text"])
    assert all(verdict in words for verdict in ("tavoitteen yli", "tavoitteessa", "tavoitteen alle"))


def test_a_chain_is_a_picture_without_the_controls_behind_its_arrows(shown):
    body, figures = shown("structural_change", picture="chain")

    assert [block["kind"] for block in body["main"]] == ["chain"]
    assert len(body["main"][0]["boxes"]) == 6
    assert all(arrow["blocks"] == [] for arrow in body["main"][0]["arrows"])
    assert figures == []


def test_the_subject_is_followed(shown):
    area, _ = shown("overview")
    own, _ = shown("overview", codes={"subject": "620"})

    assert own["title"] != area["title"]
    assert "Puolan" in own["title"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_what_is_drawn_can_be_chosen_and_under_its_title(home, language):
    text = Text(language)
    found = titles(VIEWS["structural_change"], {}, home, text)

    assert found["chain"] == text("presenter.chain")
    assert {"caseload", "map"} <= found.keys()
    assert all(found.values())
    assert titles(VIEWS["partners"], {}, home, text) == {}
