"""What holds for every page that is a value, in every language, whatever its address says."""

import csv
import io
import json
import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.theme import DARK
from domain.frames import ObsStatus
from i18n.text import LANGUAGES, Text
from reports.charting import drawn_of
from reports.described import described
from reports.model import SUPPRESSED_MARK
from tests.views.checked import blocks, is_told, told_of
from views.blocks import Chain
from views.choices import Coded, Number, OneOf, Several, Switch
from views.data_files import data_file
from views.files import report
from views.moment import MOMENT
from views.page import TABLES
from views.picks import Sought
from views.registry import VIEWS
from views.sheet import sheet_after, sheets
from views.slide import CHAIN
from views.subject import SUBJECT
from views.table import delimiter

FI = Text("fi")
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|rgba?\([^)]*\)")
INVISIBLE = "rgba(0,0,0,0)"
SLIP = re.compile(r"\b(nan|None|inf|NaT)\b|(?<!%)\{\w*\}")
"""A missing value or an unfilled placeholder; `%{...}` is Plotly's own."""

MOST_TRIED = 20
"""Codes of a list that are all tried."""

CODED = {"change": "1~765~-200~2026-07~1.3~0.05~0.38~9~~p~2~0.45~0.5"}
"""Codes of coded choices that have more controls beside them."""

every_view = pytest.mark.parametrize("view", VIEWS.values(), ids=lambda view: view.name)
in_every_language = pytest.mark.parametrize("language", LANGUAGES)


def explain(_text, error):
    return f"failed: {error}"


def shown(view, context, language="fi", /, explaining=explain, **codes):
    """Return a page for the browser: its body and its figures by key, failures told apart."""
    made = sheets(view, codes, context, Text(language), explain=explaining)
    around = [
        sheet_after(place, made, view, codes, context, Text(language), explain=explaining)
        for place in made.around
    ]
    parts = [made.first, *around]
    bodies = [json.loads(each.body) for each in parts]
    figures = {}
    for part, body in zip(parts, bodies, strict=True):
        for block in blocks(body):
            if block["kind"] == "figure":
                assert block["key"] not in figures, f"{view.name} has two figures {block['key']}"
                figures[block["key"]] = json.loads(part.figures[block["figure"]])
    return bodies, figures


def words(bodies, figures):
    """Yield every text a reader meets."""
    for body in bodies:
        yield from (body.get("title", ""), *body.get("answer", []), *body["notes"])
        yield from (word for kpi in body.get("kpis", []) for word in kpi.values())
        for block in blocks(body):
            yield from (block.get("label", ""), block.get("help", ""), *block.get("sentences", []))
            yield from (said for _, said in block.get("options", []))
    for data in figures.values():
        yield from (data["title"], data["definition"], data["source"], data["alt"], data["answer"])
        yield data["table"]["caption"]
        yield from (column["label"] for column in data["table"]["columns"])
        yield from (cell["text"] for row in data["table"]["rows"] for cell in row)
        yield from drawn_words(data["figure"])


def drawn_words(value, name=""):
    if isinstance(value, dict):
        for key, item in value.items():
            yield from drawn_words(item, key)
    elif isinstance(value, list):
        for item in value:
            yield from drawn_words(item, name)
    elif isinstance(value, str) and name in ("text", "hovertext", "ticktext", "hovertemplate", "name"):
        yield re.sub(r"<[^>]*>", " ", value)


def has_options(choice, chosen):
    """Return whether there is anything to choose: tables that have not been fetched offer nothing."""
    return not hasattr(choice, "codes") or bool(given_codes(choice.codes, chosen))


def given_codes(options, chosen):
    return tuple(options(chosen) if callable(options) else options)


def drawing(view, context):
    """Return choice -> codes of a page that has its control: the first page, else one a choice away."""
    opened = view.chosen({}, context)
    own = [choice for choice in view.choices if choice is not SUBJECT]  # the header has its control
    others = [{choice.key: code} for choice in own for code in values(choice, opened)]
    others += [{choice.key: CODED[choice.key]} for choice in view.choices if choice.key in CODED]
    found = {}
    for codes in [{}, *others]:
        for block in view.page(codes, context, FI).blocks:
            if block in view.choices:
                found.setdefault(block, codes)
    return found


def few(codes):
    """Return codes; of a long list of one kind, such as every area of the country, some from all over it."""
    return codes if len(codes) <= MOST_TRIED else [*codes[:: len(codes) // MOST_TRIED], codes[-1]]


def values(choice, chosen):
    """Return codes that a reader can set a choice to: its other codes, or its ends."""
    match choice:
        case OneOf():
            return few([code for code in choice.options(chosen) if code != chosen[choice]])
        case Several():
            return ["0" if chosen[choice] else given_codes(choice.codes, chosen)[0]]
        case Switch():
            return [choice.code(not chosen[choice])]
        case Number():
            return [choice.code(end) for end in (choice.low, choice.highest(chosen)) if end != chosen[choice]]
    return []


@every_view
@in_every_language
def test_a_page_asks_one_question_and_answers_it_with_a_number(view, language, home):
    bodies, figures = shown(view, home, language)

    assert bodies[0]["title"] == Text(language)(f"{view.name}.title")
    answer = view.page({}, home, Text(language)).answer
    assert re.search(r"\d", " ".join(answer))
    assert not [word for word in words(bodies, figures) if word.startswith("failed: ")]


@every_view
def test_title_and_answer_are_in_the_readers_language(view, home):
    heads = [shown(view, home, language)[0][0] for language in LANGUAGES]
    answers = {view.page({}, home, Text(language)).answer for language in LANGUAGES}

    assert len({head["title"] for head in heads}) == len(LANGUAGES)
    assert len(answers) == len(LANGUAGES)


@every_view
@in_every_language
def test_a_figure_has_a_title_a_source_a_table_and_a_text_alternative(view, language, home):
    _, figures = shown(view, home, language)

    for key, data in figures.items():
        assert data["title"], key
        assert data["source"], key
        assert data["table"]["caption"], key
        assert data["table"]["rows"], key
        assert all(column["label"] for column in data["table"]["columns"]), key
        assert data["lang"] == language, key
        assert not data["figure"] or len(data["alt"]) > len(data["title"]) // 2, key
    alternatives = [data["alt"] for data in figures.values() if data["figure"]]
    assert len(set(alternatives)) == len(alternatives)


@every_view
@in_every_language
def test_the_same_figures_stand_behind_every_language(view, language, home):
    _, finnish = shown(view, home)
    _, other = shown(view, home, language)

    assert list(other) == list(finnish)
    for key, data in other.items():
        assert len(data["table"]["rows"]) == len(finnish[key]["table"]["rows"]), key
        assert bool(data["figure"]) == bool(finnish[key]["figure"]), key


@every_view
@in_every_language
def test_a_download_holds_every_row_under_the_same_headings(view, language, home):
    text = Text(language)
    for key, data in shown(view, home, language)[1].items():
        table = data["table"]
        file = data_file(view, view.chosen({}, home), key, "csv", text).content.decode("utf-8-sig")
        own, _, _ = file.partition("\r\n\r\n")  # below it stands where it comes from
        headings, *rows = csv.reader(io.StringIO(own), delimiter=delimiter(text))

        assert len(rows) == len(told_of(table, headings)), key


@every_view
@in_every_language
def test_no_word_is_a_slip_of_the_program(view, language, home):
    assert [word for word in words(*shown(view, home, language)) if SLIP.search(word)] == []


@every_view
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_per_cent_is_written_with_a_comma_and_a_no_break_space(view, language, home):
    said = words(*shown(view, home, language))

    assert [word for word in said if re.search(r"\d\.\d+\s?%|\d%|\d %", word)] == []


@every_view
def test_per_cent_is_written_with_a_point_and_no_space_in_english(view, home):
    said = words(*shown(view, home, "en"))

    assert [word for word in said if re.search(r"\d,\d{1,2}\s?%|\d\s%", word)] == []


@every_view
@in_every_language
def test_a_negative_number_has_a_minus_sign_not_a_hyphen(view, language, home):
    said = words(*shown(view, home, language))

    assert [word for word in said if re.search(r"(?<![\w\-–:.,])-\d", word)] == []


@every_view
def test_every_colour_of_a_drawing_has_a_dark_partner(view, home):
    for key, data in shown(view, home)[1].items():
        colours = {colour for colour in strings(data["figure"]) if COLOUR.fullmatch(colour)} - {INVISIBLE}

        assert colours <= set(DARK), key


@every_view
def test_every_choice_changes_what_the_page_shows(view, home):
    for choice, codes in drawing(view, home).items():
        before = shown(view, home, **codes)
        for code in values(choice, view.chosen(codes, home)):
            after = shown(view, home, **codes | {choice.key: code})

            assert after != before, (choice.key, code)
            assert not [word for word in words(*after) if word.startswith("failed: ")], (choice.key, code)


@every_view
def test_a_table_is_written_when_its_reader_opens_it(view, home):
    opened, told = shown(view, home)
    first = {block["key"] for block in blocks(opened[0]) if block["kind"] == "figure"}
    made = sheets(view, {}, home, FI, explain=explain, opened=view.doors)
    shut = [json.loads(figure) for figure in made.first.figures.values()]
    whole = {figure["title"] for figure in shut if "rows" in figure["table"]}

    assert TABLES not in view.doors
    assert len(shut) == len(first)
    assert whole == {told[key]["title"] for key in first if not told[key]["figure"] or told[key]["open"]}
    assert all(figure["table"]["caption"] for figure in shut)
    assert (
        sheets(view, {}, home, FI, explain=explain, opened=view.opens).first
        == sheets(view, {}, home, FI, explain=explain).first
    )


@every_view
def test_a_bar_leaves_its_words_to_a_trace_of_points(view, home):
    _, figures = shown(view, home)
    bars = [
        (key, trace)
        for key, data in figures.items()
        for trace in (data["figure"] or {"data": []})["data"]
        if trace["type"] == "bar"
    ]

    # Inside their bars words may be made smaller to fit; outside they would be measured at every drawing.
    assert not [key for key, trace in bars if trace.get("textposition", "none") not in ("none", "inside")]
    assert not [key for key, trace in bars if trace.get("text") and "textposition" not in trace]


@every_view
def test_a_closed_door_costs_its_reader_no_figure(view, home):
    made = sheets(view, {}, home, FI, explain=explain, opened=frozenset())
    doors = [each for each in blocks(json.loads(made.first.body)) if each["kind"] == "door"]
    opened, _ = shown(view, home)
    wide = [each for body in opened for each in blocks(body) if each["kind"] == "door"]
    shut = [each for each in wide if any(inside["kind"] == "figure" for inside in each["blocks"])]

    assert {each["key"] for each in shut} == view.doors
    assert not [each for door in doors for each in door["blocks"] if each["kind"] == "figure"]
    assert {each["key"] for each in doors if each["more"]} == view.doors


@every_view
def test_every_choice_with_a_control_has_it_somewhere(view, home):
    opened = view.chosen({}, home)
    drawn = {choice for choice in view.choices if choice.is_drawn and has_options(choice, opened)}

    assert drawn - {*MOMENT, SUBJECT} == set(drawing(view, home))


@every_view
def test_a_former_address_opens_the_same_page(view, home):
    opened = view.chosen({}, home)
    for choice in view.choices:
        for name in choice.formerly if choice is not SUBJECT else ():  # the same choice of every page
            for code in values(choice, opened):
                former = next((old for old, new in getattr(choice, "old", {}).items() if new == code), code)

                assert shown(view, home, **{name: former}) == shown(view, home, **{choice.key: code})


@every_view
@pytest.mark.parametrize("nonsense", ["nonsense", "", "-1e9", "nan", "<script>", "0x1", "1" * 500])
def test_nonsense_opens_the_default_and_is_said(view, nonsense, home):
    opened = view.chosen({}, home)
    codes = {
        choice.key: nonsense
        for choice in view.choices
        if not isinstance(choice, Coded | Sought)
        and has_options(choice, opened)
        and nonsense not in given_codes(getattr(choice, "codes", ()), opened)
    }

    (first, *rest), figures = shown(view, home, **codes)
    (usual, *others), usual_figures = shown(view, home)
    said = ["failed: " + str(error) for error in view.chosen(codes, home).refused.values()]

    assert set(view.chosen(codes, home).refused) == set(codes)
    assert first["notes"] == [*usual["notes"], *said]
    assert (first | {"notes": []}, rest, figures) == (usual | {"notes": []}, others, usual_figures)


@every_view
def test_what_a_link_cannot_choose_is_told_to_its_reader_alone(view, home):
    key = next((choice.key for choice in view.choices if not isinstance(choice, Coded | Sought)), None)
    if key is None:
        pytest.skip("the page has no such choice")
    text = Text("fi")

    def told(code):
        made = sheets(view, {key: code}, home, text, explain=lambda _text, error: str(error.values))
        return json.loads(made.first.body)["notes"][-1]

    assert (told("another's"), told("one's own")) == ("{'code': \"another's\"}", "{'code': \"one's own\"}")


@every_view
@given(data=st.data())
def test_whatever_an_address_says_opens_a_page_and_survives_its_own_link(view, data, home):
    names = st.sampled_from(sorted(view.known)) if view.known else st.just("x")
    codes = data.draw(st.dictionaries(names, st.text(max_size=20), max_size=3))
    chosen = view.chosen(codes, home)

    assert view.chosen(chosen.changed, home).codes == chosen.codes


@every_view
@in_every_language
def test_choices_have_a_label_and_a_key_of_no_language(view, language):
    text = Text(language)

    assert all(text(choice.label) for choice in view.choices)
    assert len({choice.key for choice in view.choices}) == len(view.choices)
    for choice in view.choices:
        assert re.fullmatch(r"[a-z][a-z0-9_]*", choice.key), choice.key


@cache
def filed(name, context, language="fi"):
    return report(VIEWS[name], {}, context, Text(language), explain=explain)


@every_view
def test_files_hold_what_the_page_shows(view, home):
    bodies, figures = shown(view, home)
    page = filed(view.name, home)

    assert page.question == bodies[0]["title"]
    assert " ".join(page.answer).startswith(" ".join(bodies[0]["answer"]))
    made = view.page({}, home, FI)
    by_component = [part.key for part in made.drawn]
    chains = [CHAIN for block in made.blocks if isinstance(block, Chain)]
    assert [figure.key for figure in page.figures] == [*by_component, *figures, *chains]
    for figure in (each for each in page.figures if each.key in figures):
        said = figures[figure.key]
        assert figure.title == said["title"]
        told = told_of(said["table"], [column.label for column in figure.grid.columns])
        for cells, row in zip(figure.grid.rows, told, strict=True):
            for cell, words in zip(cells, row, strict=True):
                assert is_told(cell.text, words) or (cell.is_suppressed and cell.text == SUPPRESSED_MARK)


@every_view
def test_no_suppressed_cell_has_a_number_in_a_file(view, home):
    for figure in filed(view.name, home).figures:
        for column in figure.grid.columns:
            for cell in column.cells:
                assert cell.status != ObsStatus.CONFIDENTIAL or cell.value is None, figure.key


@every_view
def test_what_a_figure_says_files_draw_are_columns_of_its_table_and_is_told_in_words(view, home):
    page = view.page({}, home, FI)
    for part in page.parts:
        figure = part.build(home, FI)
        grid = (figure.charted or figure.table).grid(FI)
        if figure.chart is None:
            continue
        named = {*figure.chart.of, *figure.chart.pale}
        assert named <= {column.name for column in grid.columns}, part.key
        chart = drawn_of(grid, figure.chart, home.area.municipalities)
        for series in chart.series if chart else ():
            has_numbers = any(value is not None for value in series.values)
            assert not has_numbers or f"{series.label}: " in described(chart, FI), part.key


@every_view
@pytest.mark.parametrize("area", ["oulu", "kainuu"])
@in_every_language
def test_another_area_is_answered_or_told_what_it_lacks(view, area, language, request):
    context, text = request.getfixturevalue(area), Text(language)
    bodies, figures = shown(view, context, language)
    said = list(words(bodies, figures))
    names = context.names("fi")
    strangers = {
        names[code]
        for code in ("290", "305", "620", "765", "777", "832")
        if code not in context.area.municipalities and code in names
    }

    assert bodies[0]["title"] == text(f"{view.name}.title")
    assert not [word for word in said if SLIP.search(word)]
    own = " ".join([*bodies[0]["answer"], *(kpi["value"] for kpi in bodies[0]["kpis"])])
    assert not [name for name in strangers if name in own]


@every_view
def test_results_can_be_worked_out(view, home):
    chosen = view.chosen({}, home)
    for key, result in view.results.items():
        found = result(chosen)
        assert not found.is_known or found.low <= found.high, key


def strings(value):
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return {string for item in value for string in strings(item)}
    return {value} if isinstance(value, str) else set()
