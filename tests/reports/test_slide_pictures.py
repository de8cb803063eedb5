"""Slides keep what a picture means: bands, verdicts, hatches, arrows and the chain, with the data behind."""

import itertools
from dataclasses import replace

import pytest
from pptx.enum.shapes import MSO_SHAPE_TYPE

from i18n.text import LANGUAGES, Text
from reports.model import shortened
from reports.slides import slides
from tests.reports.files import charts, opened
from ui.meeting.deck import rendered
from views.kept import View

FI = Text("fi")


def slide(name, language="fi", picture="", **parameters):
    """Return the slide of a view."""
    page = rendered(View(page=name, parameters=parameters, picture=picture), language)
    return opened(slides([page], Text(language))).slides[0]


def group(shown):
    """Return the picture of a slide."""
    return next(shape for shape in shown.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP)


def notes(shown):
    return shown.notes_slide.notes_text_frame.text


def words(shown):
    return [shape.text_frame.text for shape in group(shown).shapes if shape.has_text_frame]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_board_has_its_verdicts_and_bands_its_name_and_its_data(language):
    shown, text = slide("staffing", language), Text(language)

    assert any(text("board.words.verdicts.over") in each for each in words(shown))
    assert group(shown).name == text("board.picture.title")
    assert text("board.words.verdicts.over") in group(shown)._element.nvGrpSpPr.cNvPr.get("descr")
    assert group(shown)._element.findall(".//{*}alpha")
    assert f"{text('board.columns.unit')}; " in notes(shown)


def test_what_is_suppressed_is_hatched():
    hatched = group(slide("activation"))._element.findall(".//{*}pattFill")

    assert len(hatched) >= 8


def test_a_chain_has_six_boxes_and_an_arrow_between_two():
    shown = slide("structural_change", picture="chain")

    assert {FI(f"structural_change.boxes.{name}") for name in ("jobs", "clients", "euros")} <= {
        each.replace("\n", " ") for each in words(shown)
    }
    assert len(group(shown)._element.findall(".//{*}custGeom")) == 5
    assert FI("structural_change.boxes.euros") in notes(shown)


def test_a_drawing_that_a_chart_says_wholly_is_a_chart_that_can_be_edited():
    page = rendered(View(page="service_points"), "fi")
    drawn = opened(slides([page], FI))

    assert page.lead.is_native
    assert len(charts(drawn)) == 1


def test_the_chosen_municipality_is_named():
    shown = slide("overview", subject="620")

    assert "Puolanka" in shown.shapes.title.text_frame.text
    assert "Puolanka" in words(shown)


def test_no_letter_of_a_picture_is_too_small_to_read():
    for name, picture in (
        *(("overview", picture) for picture in ("", "map", "ranking")),
        ("activation", "map"),
        ("flows", "map"),
        ("changes", ""),
        ("staffing", "board"),
    ):
        drawn = group(slide(name, picture=picture))
        sizes = [int(run.get("sz")) for run in drawn._element.iterfind(".//{*}rPr")]
        assert min(sizes) >= 1_000, (name, picture)


@pytest.mark.parametrize("name", ["overview", "activation"])
def test_names_on_a_map_do_not_lie_over_each_other(name):
    shown = slide(name, picture="map")
    boxes = [shape for shape in group(shown).shapes if shape.has_text_frame and shape.text_frame.text]
    assert len(boxes) >= 10
    for one, other in itertools.combinations(boxes, 2):
        across = _lap(*_inner(one), *_inner(other))
        down = _lap(one.top, one.height, other.top, other.height)
        assert across <= 0.05 * one.width or down <= 0.3 * min(one.height, other.height), (
            one.text_frame.text,
            other.text_frame.text,
        )


def _inner(box):
    """Return where the words in the middle of a box begin, and how wide they are: it has room around them."""
    wide = box.width / 1.8
    return box.left + (box.width - wide) / 2, wide


def _lap(start, size, other, its):
    """Return how far two stretches lie over each other."""
    return min(start + size, other + its) - max(start, other)


def test_key_figures_stand_beside_a_map_and_above_any_other_picture():
    page = rendered(View(page="overview"), "fi")
    value = page.key_figures[0].value
    for picture, is_beside in (("map", True), ("profile", False)):
        shown = slide("overview", picture=picture)
        drawn = group(shown)
        card = next(
            each for each in shown.shapes if each.has_text_frame and value in each.text_frame.text.split("\n")
        )
        assert (card.left >= drawn.left + drawn.width) == is_beside
        assert (card.top + card.height <= drawn.top) != is_beside


def test_the_presenters_picture_is_the_one_on_the_slide():
    page = rendered(View(page="overview", picture="ranking"), "fi")

    assert page.lead.key == "ranking"
    assert replace(page, picture="nothing").lead.key == "trend"


def test_a_text_is_cut_between_words():
    assert shortened("palveluyksikön asiakkaat", 20) == "palveluyksikön…"
    assert shortened("x" * 50, 20) == "x" * 19 + "…"
    assert shortened("lyhyt", 20) == "lyhyt"
