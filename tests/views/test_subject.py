"""The reader's subject: chosen once, and every page tells of it or says that it does not."""

import json

import pytest

from analytics.staffing.link import encoded
from i18n.text import LANGUAGES, Text
from tests.views.checked import blocks, breaking, explain, figure, shown
from tests.views.test_every_view import every_view
from views.choices import OneOf
from views.data_files import data_file
from views.kept import choices_among
from views.overview import MUNICIPALITY as LINE
from views.overview import VIEW as OVERVIEW
from views.registry import VIEWS
from views.shared import elsewhere
from views.sheet import sheets
from views.staffing import VIEW as STAFFING
from views.subject import SUBJECT, WHOLE, municipality_of, name_of

FI = Text("fi")
PUOLANKA, KAJAANI = "620", "205"
FOLLOWING = [view for view in VIEWS.values() if view.follows]


def body(view, context, text=FI, **codes):
    return json.loads(sheets(view, codes, context, text, explain=explain).first.body)


def said(view, context, text=FI, **codes):
    """Return what stands above the first picture of a page: title, answer and the words before it."""
    page = body(view, context, text, **codes)
    before = [word for block in page["moment"] for word in block.get("sentences", [])]
    return " ".join([page["title"], *page["answer"], *before])


@every_view
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_names_the_municipality_in_what_it_says_or_says_that_it_is_about_the_area(
    view, language, home
):
    text = Text(language)
    names = home.names(language)
    for code in (PUOLANKA, KAJAANI):
        words = said(view, home, text, subject=code)

        assert names[code] in words
        assert (text("subject.whole", subject=names[code]) in words) is not view.follows
        if not view.follows:
            assert text(f"subject.why.{view.name}") in words


@pytest.mark.parametrize("view", FOLLOWING, ids=lambda view: view.name)
def test_a_page_that_follows_answers_of_the_municipality_in_its_first_sentence(view, home):
    for code in home.area.municipalities:
        page = shown(view, home, subject=code)
        name = home.names("fi")[code]

        assert page.question == f"{name}: {FI(f'{view.name}.title')}"
        assert page.answer[0].startswith(name)
        assert page.statement.startswith(name), "the title of its slide"


@every_view
def test_the_whole_area_is_the_page_without_a_subject(view, home):
    assert body(view, home, subject=WHOLE) == body(view, home)
    assert SUBJECT.key not in view.chosen({"subject": WHOLE}, home).changed


@every_view
@pytest.mark.parametrize("code", ["999", "SSS", "", "<script>", "6" * 500])
def test_what_is_no_subject_is_refused_in_words_and_leaves_the_area(view, code, home):
    chosen = view.chosen({"subject": code}, home)
    usual, refused = body(view, home), body(view, home, subject=code)

    assert municipality_of(chosen) == ""
    assert set(chosen.refused) == {"subject"}
    assert len(refused.pop("notes")) == len(usual.pop("notes")) + 1
    assert refused == usual


def test_a_subject_chosen_on_one_page_holds_on_every_page_and_in_a_scenario(home):
    chosen = OVERVIEW.chosen({"subject": PUOLANKA}, home)
    kept = elsewhere(OVERVIEW, chosen, {}) | {OVERVIEW.name: chosen.changed}

    assert set(kept) == set(VIEWS)
    for name, codes in kept.items():
        assert municipality_of(VIEWS[name].chosen(codes, home)) == PUOLANKA, name
        assert codes["subject"] == PUOLANKA, name
    assert choices_among(kept, home)["bill"]["subject"] == PUOLANKA


def test_a_municipality_that_a_page_had_of_its_own_gives_way_to_the_subject(home):
    kept = {
        "overview": {"municipality": "765"},
        "bill": {"municipality": "765"},
        "development": {"of": "765"},
    }
    codes = OVERVIEW.moved(kept["overview"], {"subject": PUOLANKA})
    chosen = OVERVIEW.chosen(codes, home)
    others = elsewhere(OVERVIEW, chosen, kept)

    assert chosen[LINE] == PUOLANKA
    assert not chosen.refused
    assert "municipality" not in others["bill"]
    assert "of" not in others["development"]


def test_the_municipality_of_a_link_without_a_subject_is_as_it_was(home):
    chosen = OVERVIEW.chosen({"kunta": PUOLANKA}, home)

    assert (municipality_of(chosen), chosen[LINE]) == ("", PUOLANKA)
    assert body(OVERVIEW, home, kunta=PUOLANKA)["title"] == FI("overview.title")


@pytest.mark.parametrize("view", FOLLOWING, ids=lambda view: view.name)
def test_a_choice_of_a_municipality_has_no_control_beside_the_subject(view, home):
    drawn = {
        block["key"] for block in blocks(body(view, home, subject=PUOLANKA)) if block["kind"] == "control"
    }

    assert not drawn & {"municipality", "of", "level", "subject"}


SECTIONS = [
    ("shared_metrics", {"section": "matching"}),
    ("structural_change", {"section": "unit"}),
    ("structural_change", {"section": "benefits"}),
    ("joint_services", {"section": "joining"}),
    ("joint_services", {"section": "payments"}),
    ("joint_services", {"section": "annex"}),
    ("service_network", {"view": "best"}),
    ("service_network", {"view": "round"}),
    *((view.name, {}) for view in FOLLOWING),
]


@pytest.mark.parametrize(("view", "codes"), SECTIONS)
def test_what_draws_municipalities_lets_a_reader_choose_each_of_them(view, codes, home):
    page = VIEWS[view].page({**codes, "subject": PUOLANKA}, home, FI)
    own = set(home.area.municipalities)
    for part in page.parts:
        made = part.build(home, FI)
        told = set(made.table.rows.get("ref_area", [])) & own
        if made.drawing is not None and len(told) > 1:  # one alone is whom the page tells of
            assert told & picked(made.drawing), part.key


@pytest.mark.parametrize(("view", "codes"), SECTIONS)
def test_what_draws_municipalities_marks_the_chosen_one(view, codes, home):
    """Of two municipalities it is drawn in two ways, or does not show either."""
    seen = {}
    for code in (PUOLANKA, KAJAANI):
        for part in VIEWS[view].page({**codes, "subject": code}, home, FI).parts:
            made = part.build(home, FI)
            if made.drawing is not None and {PUOLANKA, KAJAANI} <= picked(made.drawing):
                seen.setdefault(part.key, []).append(repr(made.drawing))

    assert not [key for key, drawn in seen.items() if len(set(drawn)) == 1 and len(drawn) > 1]


def picked(drawing):
    metas = [trace.get("meta", {}) for trace in drawing.traces]
    return {area for meta in metas for area in (meta.get("area"), *meta.get("areas", ())) if area}


@pytest.mark.parametrize(
    ("view", "key", "codes"), [("overview", "trend", {}), ("structural_change", "months", {})]
)
def test_every_line_of_a_municipality_can_be_chosen(view, key, codes, home):
    page = VIEWS[view].page(codes, home, FI)
    made = next(each for each in page.parts if each.key == key).build(home, FI)

    assert picked(made.drawing) == set(home.area.municipalities)
    for trace in made.drawing.traces:
        areas = trace.get("meta", {}).get("areas")
        assert areas is None or len(areas) == len(trace["x"]), "each point of a line has its municipality"


def test_a_table_by_month_lets_a_reader_choose_by_its_headings(home):
    figure = next(each for each in OVERVIEW.page({}, home, FI).parts if each.key == "trend")
    columns = figure.build(home, FI).table.as_json(FI)["columns"]

    assert {each["area"] for each in columns if "area" in each} == set(home.area.municipalities)


@pytest.mark.parametrize("view", FOLLOWING, ids=lambda view: view.name)
def test_the_browser_is_told_whom_a_reader_can_pick(view, home):
    told = body(view, home, subject=PUOLANKA)["subject"]

    codes = list(home.area.seat_first)
    names = [home.names("fi")[code] for code in codes]
    assert told == {"chosen": PUOLANKA, "whole": WHOLE, "codes": codes, "names": names}


@pytest.mark.parametrize(
    ("view", "key"),
    [("overview", "ranking"), ("activation", "rates"), ("commuting", "flows"), ("bill", "bills")],
)
def test_files_name_the_municipality_and_its_row_comes_first(view, key, home):
    page = shown(VIEWS[view], home, subject=PUOLANKA)
    grid = figure(page, key).grid

    assert ("Alue tai kunta", "Puolanka") in page.filters
    assert grid.areas[0] == PUOLANKA
    assert grid.rows[0][0].text == "› Puolanka"
    assert sorted(grid.areas) == sorted(figure(shown(VIEWS[view], home), key).grid.areas)


def test_a_file_of_data_says_the_subject_and_leaves_its_rows_in_their_order(home):
    chosen = OVERVIEW.chosen({"subject": PUOLANKA}, home)
    found = json.loads(data_file(OVERVIEW, chosen, "ranking", "json", FI).content)
    usual = json.loads(data_file(OVERVIEW, OVERVIEW.chosen({}, home), "ranking", "json", FI).content)

    assert found["choices"]["Alue tai kunta"] == "Puolanka"
    assert found["areas"] == usual["areas"]
    assert found["rows"] == usual["rows"]


def test_the_share_is_compared_with_the_same_month_a_year_before_alone(home):
    sentences = shown(OVERVIEW, home, subject=PUOLANKA).answer

    assert breaking(sentences[0]) == (
        "Puolanka: kesäkuun 2026 lopussa 128 työtöntä työnhakijaa, 14,9 % työvoimasta."
    )
    assert breaking(sentences[1]) == "Koko alueella osuus on 11,5 % ja koko maassa 12,8 %."
    assert breaking(sentences[2]) == (
        "Vuotta aiemmin osuus oli 13,9 %; kuukausisarjassa se on kasvanut 1,0 prosenttiyksikköä, "
        "ei tavallista vuosimuutosta enempää."
    )
    assert not any("elokuu" in each for each in sentences)


def test_the_unit_of_a_municipality_follows_the_sliders(home):
    fte = encoded(dict.fromkeys(home.area.units, 20.0), list(home.area.units))
    start, moved = (
        breaking(shown(STAFFING, home, subject=PUOLANKA, **codes).answer[0]) for codes in ({}, {"fte": fte})
    )

    assert start == (
        "Puolanka: palveluyksikössä on 233 asiakasta ja 5 htv asiakastyössä, "
        "47 asiakasta asiantuntijaa kohden (tavoite 90–110)."
    )
    assert "233 asiakasta ja 20 htv" in moved


def test_a_name_that_nobody_can_read_is_told_by_its_code(home):
    chosen = OVERVIEW.chosen({"subject": PUOLANKA}, home)

    assert name_of(chosen, FI) == "Puolanka"
    assert name_of(OVERVIEW.chosen({}, home), FI) == ""
    assert isinstance(SUBJECT, OneOf)
