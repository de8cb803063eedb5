"""The report, opened again: its words, its tags and what is not in it."""

import re
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.errors import BusyError
from i18n.text import LANGUAGES, Text, catalogue
from reports.document import WRITABLE, document, writable
from reports.model import plain
from reports.typeset import STANDARD, typeset
from tests.architecture.code import modules, strings
from tests.reports.files import HOSTILE, pdf, words
from tests.reports.pages import SECRET, TEXT, TOLD, figure, page, table
from ui import current_context


def tags(reader, kind):
    """Return the elements of the structure tree of one kind."""
    found = []

    def visit(node):
        node = node.get_object()
        if not hasattr(node, "get"):
            return
        if node.get("/S") == kind:
            found.append(node)
        children = node.get("/K", [])
        for child in children if isinstance(children, list) else [children]:
            if not isinstance(child, int):
                visit(child)

    visit(reader.trailer["/Root"]["/StructTreeRoot"])
    return found


@pytest.fixture(scope="module")
def report():
    return pdf(document([page()], TEXT))


def test_it_says_that_it_is_tagged_and_follows_the_standard(report):
    root = report.trailer["/Root"]

    assert STANDARD == "ua-1"
    assert root["/MarkInfo"]["/Marked"]
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()


def test_it_has_a_title_and_a_language(report):
    assert report.metadata.title == "There are 20 people."
    assert report.trailer["/Root"]["/Lang"] == "en"
    assert pdf(document([page()], Text("fi"))).trailer["/Root"]["/Lang"] == "fi"


def test_its_headings_are_headings(report):
    assert len(tags(report, "/H1")) == 2  # the statement, and the annex
    assert len(tags(report, "/H2")) == 3  # the figure, the notes, and the figure's table


def test_its_picture_has_a_text_alternative(report):
    assert [each["/Alt"] for each in tags(report, "/Figure")] == [TOLD]


def test_its_table_has_a_row_of_headings(report):
    assert len(tags(report, "/Table")) == 1
    assert len(tags(report, "/TH")) == 2
    assert len(tags(report, "/TD")) == 6


def test_it_tells_statement_choices_scenario_source_and_notes(report):
    for said in (
        "There are 20 people.",
        "Municipality: Kajaani",
        "More points",
        "Newest data: June 2026",
        "Source: a register, 2026.",
        "One cell is suppressed.",
    ):
        assert said in words(report)


def test_a_suppressed_cell_is_shown_as_suppressed_and_nowhere_else(report):
    assert "Puolanka 1–4" in words(report)
    assert not re.search(str(int(SECRET)), words(report).replace(",", ""))


@pytest.mark.parametrize(
    "said", ["#eval(1) *strong* _slant_ $x$ @label `raw` = [x] // y", "<b>bold</b> & more", "=cmd|x!A0"]
)
def test_markup_in_words_is_not_read_as_markup(said):
    assert said in words(pdf(document([page(sentence=said)], TEXT)))


@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_break_nothing(hostile):
    shown = figure(table("name", "n", name=[hostile, "b"], n=[1.0, 2.0]), title=hostile, alt=hostile)
    file = document([page(shown, sentence=hostile, scenario=hostile, notes=(hostile,))], TEXT)

    assert pdf(file).pages


def test_every_character_it_may_write_has_its_glyph():
    ranges = re.findall(r"\\u([0-9a-f]{4})(?:-\\u([0-9a-f]{4}))?", WRITABLE)
    characters = [chr(code) for low, high in ranges for code in range(int(low, 16), int(high or low, 16) + 1)]
    file = document([page(notes=tuple(characters))], TEXT)

    assert len(characters) > 500
    assert pdf(file).pages


def test_every_word_of_the_project_has_its_glyphs():
    said = [text for language in LANGUAGES for text in catalogue(language).values()]
    coded = [node.value for path in modules() for node in strings(path)]
    named = [name for language in LANGUAGES for name in current_context.context().names(language).values()]
    lacking = {
        character
        for words in (*said, *coded, *named)
        for character in plain(words)
        if character.isprintable()
        and writable(character, TEXT) not in (character, unicodedata.normalize("NFKC", character))
    }

    assert lacking == set()


@pytest.mark.parametrize(
    ("pasted", "written"),
    [
        ("Kajaani \U0001f600 2026", "Kajaani  2026"),
        ("\u4f1a\u8bae Kajaani", "(other script) Kajaani"),
        ("\uff1d1\uff0b1", "=1+1"),
        ("\ufb01lm \u1ea1", "film a"),
        ("\u05e9\u05dc\u05d5\u05dd", "\u05e9\u05dc\u05d5\u05dd"),
        ("\u2713 \u25cf \u25c6 \u25cb \u25f7 \u2192", "\u2713 \u25cf \u25c6 \u25cb \u25f7 \u2192"),
    ],
)
def test_a_pasted_character_has_a_glyph_a_word_or_nothing(pasted, written):
    assert writable(pasted, TEXT) == written


@settings(max_examples=10, deadline=None)
@given(st.lists(st.text(max_size=200), min_size=1, max_size=3))
def test_whatever_is_pasted_a_report_is_made_of_it(pasted):
    report = words(pdf(document([page(sentence=pasted[0], notes=tuple(pasted))], TEXT)))

    assert not set("\u25a1\ufffd") & set(report) - set("".join(pasted))


def test_a_memo_of_four_crowded_views_takes_a_page_each_and_its_tables_follow_only_when_asked_for():
    rows = [f"Municipality {place}" for place in range(14)]
    crowded = page(
        figure(table("name", "people", name=rows, people=[float(place) for place in range(14)])),
        notes=("A long note about how the figures were made. " * 4,) * 12,
    )
    memo = pdf(document([crowded] * 4, TEXT, is_memo=True, has_tables=False))
    annexed = pdf(document([crowded] * 4, TEXT, is_memo=True))

    assert len(memo.pages) == 4
    assert not tags(memo, "/Table")
    assert len(tags(annexed, "/Table")) == 1  # of all four, once


@pytest.mark.parametrize(("views", "has_contents"), [(1, False), (6, False), (7, True)])
def test_what_is_leafed_through_begins_with_its_first_view_and_what_is_longer_with_its_contents(
    views, has_contents
):
    shown = [page(sentence=f"The sentence of view {place}.") for place in range(views)]
    memo = pdf(document(shown, TEXT, is_memo=True))
    opening = memo.pages[0].extract_text()

    assert (TEXT("exports.contents") in opening) == has_contents
    assert opening.count("The sentence of view") == (views if has_contents else 1)
    bookmarks = [each.title for each in memo.outline if not isinstance(each, list)]
    assert [each for each in bookmarks if "view" in each] == [each.statement for each in shown]


def test_a_table_of_twelve_municipalities_stands_whole_on_a_page_that_lies():
    columns = {f"c{place}": [1.0, 2.0] for place in range(12)}
    drawn = figure(table("name", *columns, name=["Kajaani", "Kuhmo"], **columns))
    shown = replace(drawn, chart=None, sketch=None)
    report = pdf(document([page(shown)], TEXT))
    width, height = report.pages[-1].mediabox.upper_right

    assert width > height
    assert len(tags(report, "/Table")) == 2  # its first columns, in place of a picture
    assert "C11" in report.pages[-1].extract_text()


def test_a_long_table_without_a_picture_is_cut_on_its_page_and_whole_in_the_annex():
    rows = [f"Row {place}" for place in range(30)]
    drawn = figure(table("name", "people", name=rows, people=[1.0] * 30))
    shown = replace(drawn, chart=None, sketch=None)
    memo = words(pdf(document([page(shown)], TEXT, is_memo=True, has_tables=False)))

    assert "Row 14" in memo
    assert "Row 15" not in memo
    assert TEXT("exports.left_to_annex") in memo
    assert "Row 29" in words(pdf(document([page(shown)], TEXT, is_memo=True)))


def test_a_report_that_takes_too_long_is_given_up():
    with pytest.raises(BusyError) as raised:
        typeset("{}", patience_s=0.0)

    assert raised.value.values == {"seconds": "0"}
