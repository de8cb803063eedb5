"""Slides, opened again: what can be edited, read aloud and traced to its source."""

from dataclasses import replace

import pytest
from pptx.util import Inches

from i18n.text import LANGUAGES, Text
from reports.model import KeyFigure
from reports.slides import MOST_TITLE, TITLE_SIZES, slides
from reports.template import BODY_WIDTH, TITLE_HEIGHT
from tests.reports.files import HOSTILE, charts, opened, parts, series
from tests.reports.pages import SECRET, TEXT, TOLD, figure, page, suppressed, table

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


def made(*pages, every_figure=True):
    return slides(pages or (page(),), TEXT, every_figure=every_figure)


def notes(slide):
    return slide.notes_slide.notes_text_frame.text


def test_a_chart_holds_the_models_numbers_and_a_gap_where_one_is_suppressed():
    (chart,) = charts(opened(made()))

    assert list(chart.plots[0].categories) == ["Kajaani", "Puolanka", "Kuhmo"]
    assert series(chart) == [("People", (12.0, None, 8.0))]


def test_a_suppressed_figure_is_in_no_part_of_the_file():
    found = [name for name, content in parts(made()) if str(int(SECRET)).encode() in content]

    assert found == []


def test_a_suppressed_cell_is_shown_as_suppressed():
    (slide,) = opened(made()).slides
    (native,) = [shape.table for shape in slide.shapes if shape.has_table]

    assert [cell.text for cell in native.rows[2].cells] == ["Puolanka", "1–4"]


def test_the_title_is_the_statement_and_comes_first_to_a_screen_reader():
    (slide,) = opened(made()).slides

    assert slide.shapes.title.text_frame.text == "There are 20 people."
    assert slide.shapes[0] == slide.shapes.title


def test_the_presenters_sentence_is_the_title_where_there_is_one():
    (slide,) = opened(made(page(sentence="We need more."))).slides

    assert slide.shapes.title.text_frame.text == "We need more."


def test_every_picture_and_table_has_a_text_alternative():
    (slide,) = opened(made()).slides
    framed = [shape for shape in slide.shapes if shape.has_chart or shape.has_table]
    described = [shape._element.nvGraphicFramePr.cNvPr.get("descr") for shape in framed]

    assert described == [TOLD, "People"]


def test_every_word_says_its_language():
    presentation = opened(slides([page()], Text("sv")))
    runs = [run for slide in presentation.slides for run in slide._element.iter("{*}rPr")]

    (chart,) = charts(presentation)
    drawn = list(chart._chartSpace.iter("{*}endParaRPr"))

    assert drawn
    assert {said.get("lang") for said in [*runs, *drawn]} == {"sv-FI"}


def test_the_notes_tell_origin_choices_scenario_and_age():
    (slide,) = opened(made(page(speech="Pause here."))).slides

    for said in (
        "Pause here.",
        "How many?",
        "Municipality: Kajaani",
        "More points",
        "June 2026",
        "Heads.",
        "Source: a register, 2026.",
    ):
        assert said in notes(slide)


def test_the_footer_tells_them_too():
    (slide,) = opened(made()).slides
    words = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)

    assert (
        "a register, 2026. · Newest data: June 2026 · Scenario: More points · Municipality: Kajaani" in words
    )


def test_the_origin_is_in_the_footer_however_much_is_chosen():
    source = "Source: " + "a register of many words, " * 8
    shown = figure(table("name", "n", name=["a"], n=[1.0]), source=source)
    (slide,) = opened(made(page(shown, filters=(("M", "x" * 200),) * 9))).slides
    footer = next(
        shape.text_frame.text
        for shape in slide.shapes
        if shape.has_text_frame and "Newest" in shape.text_frame.text
    )

    assert footer.startswith(source.strip())
    assert "Newest data: June 2026" in footer


def test_a_lone_series_has_a_legend_unless_the_title_names_it():
    shown = table("name", "people", name=["a"], people=[1.0])
    named, unnamed = charts(opened(made(page(figure(shown), figure(shown, title="Who is where")))))

    assert not named.has_legend
    assert unnamed.has_legend


def test_an_empty_cell_is_as_tall_as_the_others():
    blank = table("name", "people", name=["a", ""], people=[1.0, float("nan")])
    (slide,) = opened(made(page(figure(blank)))).slides
    (native,) = [shape.table for shape in slide.shapes if shape.has_table]
    sizes = {mark.get("sz") for mark in native._tbl.iter("{*}endParaRPr")}

    assert sizes == {"1100"}


def test_a_deck_has_one_slide_for_a_view_and_a_page_one_for_each_figure():
    both = page(suppressed(), figure(table("name", "n", name=["a"], n=[1.0]), title="Another"))

    assert len(opened(made(both, both, every_figure=False)).slides) == 2
    assert [slide.shapes.title.text_frame.text for slide in opened(made(both)).slides] == [
        "There are 20 people.",
        "Another",
    ]


def test_slides_are_wide_and_nothing_stands_outside():
    presentation = opened(made())

    assert presentation.slide_width * 9 == pytest.approx(presentation.slide_height * 16, rel=1e-3)
    for slide in presentation.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= presentation.slide_width
            assert shape.top + shape.height <= presentation.slide_height + Inches(0.01)


def test_a_long_table_says_what_is_left_out():
    rows = 60
    long = figure(table("name", "n", name=[f"n{n}" for n in range(rows)], n=[1.0] * rows))
    (slide,) = opened(made(page(long))).slides
    words = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)

    assert f"of {rows} rows are shown" in words


def test_a_slide_that_keeps_three_of_eight_key_figures_says_so():
    cards = tuple(KeyFigure(label=f"Figure {number}", value=str(number)) for number in range(8))
    slide = opened(slides([replace(page(), key_figures=cards)], TEXT)).slides[0]
    words = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)

    assert "3 of 8 key figures, all in the notes" in words
    assert "Figure 7: 7" in notes(slide)


@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_are_words(hostile):
    shown = figure(
        table("name", "n", name=[hostile[:50], "Kuhmo"], n=[1.0, 2.0]),
        title=hostile,
        alt=hostile,
        source=hostile,
    )
    file = made(
        page(shown, sentence=hostile, scenario=hostile, speech=hostile, filters=((hostile, hostile),))
    )
    (slide,) = opened(file).slides

    assert len(slide.shapes.title.text_frame.text) <= MOST_TITLE
    assert len(charts(opened(file))) == 1
    assert not [name for name, content in parts(file) if b"<f>" in content and "sheet" in name]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_without_figures_is_a_slide_all_the_same(language):
    (slide,) = opened(slides([page(figures=())], Text(language))).slides

    assert slide.shapes.title.text_frame.text == "There are 20 people."


WIDE, LINE = 0.69, 1.17
"""Width of a bold letter of a wide font, and height of a line, by the size of the letters."""


@pytest.mark.parametrize(("size", "most"), TITLE_SIZES)
def test_the_longest_title_of_a_size_ends_above_the_key_figures_in_a_wide_font(size, most):
    lines = -(-most * size * WIDE // BODY_WIDTH.pt)

    assert lines * size * LINE <= TITLE_HEIGHT.pt + 1
