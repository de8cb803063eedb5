"""What holds for every page in every language."""

import csv
import io
import re

import pytest

from charts.theme import DARK
from i18n.text import LANGUAGES, Text
from tests.pages.elements import (
    NAMES,
    answer,
    choices,
    chosen,
    content,
    errors,
    figures,
    opened,
    seen,
    titles,
    words,
)
from views.registry import VIEWS

COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|rgba?\([^)]*\)")
INVISIBLE = "rgba(0,0,0,0)"
SLIP = re.compile(r"\b(nan|None|inf|NaT)\b|(?<!%)\{\w*\}")
"""A missing value or an unfilled placeholder; `%{...}` is Plotly's own."""

every_page = pytest.mark.parametrize("page", NAMES)
every_other_page = pytest.mark.parametrize("page", [name for name in NAMES if name not in VIEWS])
"""Pages whose choices are Streamlit's widgets; those of the others are tested as values."""

in_every_language = pytest.mark.parametrize("language", LANGUAGES)


def shown(page, language="fi"):
    """Return the figures of a page, and a failure that can be read if the page did not come through."""
    app = seen(page, language)
    assert not app.exception, f"{page} fails in {language}"
    return figures(app)


@every_page
@in_every_language
def test_a_page_opens_without_a_failure_or_an_error_message(page, language):
    app = seen(page, language)

    assert not app.exception
    assert not errors(app)


@every_page
@in_every_language
def test_a_page_asks_one_question_and_answers_it_with_a_number(page, language):
    app = seen(page, language)

    assert len(titles(app)) == 1
    assert re.search(r"\d", answer(app))


@every_page
def test_title_and_answer_are_in_the_readers_language(page):
    apps = [seen(page, language) for language in LANGUAGES]

    assert len({titles(app)[0] for app in apps}) == len(LANGUAGES)
    assert len({answer(app) for app in apps}) == len(LANGUAGES)


@every_page
@in_every_language
def test_a_figure_has_a_title_a_source_and_its_table(page, language):
    assert shown(page, language)
    for key, data in shown(page, language).items():
        assert data["title"], key
        assert data["source"], key
        assert data["table"]["caption"], key
        assert data["table"]["rows"], key
        assert all(column["label"] for column in data["table"]["columns"]), key
        assert data["lang"] == language, key


@every_page
@in_every_language
def test_a_drawing_has_a_text_alternative_of_its_own(page, language):
    drawn = [data for data in shown(page, language).values() if data["figure"]]
    alternatives = [data["alt"] for data in drawn]

    assert all(len(alt) > len(data["title"]) // 2 for alt, data in zip(alternatives, drawn, strict=True))
    assert len(set(alternatives)) == len(alternatives)


@every_page
@in_every_language
def test_the_same_figures_stand_behind_every_language(page, language):
    finnish, other = shown(page), shown(page, language)

    assert list(other) == list(finnish)
    for key, data in other.items():
        assert len(data["table"]["rows"]) == len(finnish[key]["table"]["rows"]), key
        assert bool(data["figure"]) == bool(finnish[key]["figure"]), key


@every_page
@in_every_language
def test_a_download_holds_every_row_under_the_same_headings(page, language):
    for key, data in shown(page, language).items():
        table = data["table"]
        if "csv" not in table:  # it stands at its address
            continue
        headings, *rows = csv.reader(io.StringIO(table["csv"]), delimiter="," if language == "en" else ";")

        assert headings == [column["label"] for column in table["columns"]], key
        assert len(rows) == len(table["rows"]), key


@every_page
@in_every_language
def test_no_word_on_a_page_is_a_slip_of_the_program(page, language):
    slips = [word for word in words(seen(page, language)) if SLIP.search(word)]

    assert slips == []


@every_page
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_per_cent_is_written_with_a_comma_and_a_no_break_space(page, language):
    wrong = [word for word in words(seen(page, language)) if re.search(r"\d\.\d+\s?%|\d%|\d %", word)]

    assert wrong == []


@every_page
def test_per_cent_is_written_with_a_point_and_no_space_in_english(page):
    assert [word for word in words(seen(page, "en")) if re.search(r"\d,\d{1,2}\s?%|\d\s%", word)] == []


@every_page
@in_every_language
def test_a_negative_number_has_a_minus_sign_not_a_hyphen(page, language):
    wrong = [word for word in words(seen(page, language)) if re.search(r"(?<![\w\-–:.,])-\d", word)]

    assert wrong == []


@every_page
def test_every_colour_of_a_drawing_has_a_dark_partner(page):
    for key, data in shown(page).items():
        colours = {colour for colour in _strings(data["figure"]) if COLOUR.fullmatch(colour)} - {INVISIBLE}

        assert colours <= set(DARK), key


@every_other_page
def test_every_choice_changes_what_the_page_shows(page):
    before = content(seen(page))
    for choice in choices(seen(page)):
        app = opened(page)
        for value in choice.values:
            chosen(app, choice.key, value)

            assert not app.exception, (choice.key, value)
            assert not errors(app), (choice.key, value)
            assert content(app) != before, (choice.key, value)


@every_other_page
def test_a_link_opens_the_same_choices_in_another_language(page):
    app = opened(page)
    keys = [choice.key for choice in choices(app)]
    for key in keys:
        # Looked up anew: one choice may change or hide what another offers.
        for choice in [each for each in choices(app) if each.key == key]:
            chosen(app, key, choice.values[-1])
    link = {name: code for name, code in dict(app.query_params).items() if name != "lang"}
    switched = chosen(app, "lang", "sv")

    assert bool(link) == bool(keys)
    assert content(opened(page, **link, lang="sv")) == content(switched)


@every_other_page
@pytest.mark.parametrize("nonsense", ["nonsense", "", "-1e9", "nan"])
def test_a_link_with_nonsense_opens_the_default(page, nonsense):
    keys = [choice.key for choice in choices(seen(page))]
    app = opened(page, **dict.fromkeys(keys, nonsense))

    assert content(app) == content(seen(page))


def _strings(value):
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return {string for item in value for string in _strings(item)}
    return {value} if isinstance(value, str) else set()


@every_page
def test_a_page_leads_to_the_one_that_explains_how_it_is_read(page):
    links = [each.proto for each in seen(page, "sv").get("page_link")]
    helping = [each for each in links if each.label == Text("sv")("about.foot")]

    assert len(helping) == (page != "about")
    assert all("lang=sv" in each.query_string for each in helping)
