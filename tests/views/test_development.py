"""The development page as a value: what was published, what is expected, and how far that may be trusted."""

import pytest

from i18n.text import LANGUAGES, Text
from tests.views import areas
from tests.views.checked import breaking, cells, figure, shown, texts
from views.development import AREA, VIEW
from views.development.rows import expected, months_of

FI = Text("fi")


def key_figures(page):
    return {breaking(each.label): (breaking(each.value), breaking(each.change)) for each in page.key_figures}


def test_kajaani_in_august_2026(home):
    page = shown(VIEW, home, of="205")

    # StatFin tyonv 12tf: 10.8 % in August 2026, 10.0 % a year before.
    assert breaking(page.answer[0]) == (
        "Kajaani: työttömien osuus työvoimasta oli elokuussa 2026 10,8 %."
        " Se on 0,8 prosenttiyksikköä enemmän kuin vuotta aiemmin."
    )
    assert "4 kuukautta eteenpäin" in page.answer[2]
    assert key_figures(page)["Osuus, elokuu 2026"] == ("10,8 %", "+0,8 %-yks. vuodessa")
    # 0.84 and 1.12: mean absolute errors over 1-6 months, pooled over the ten municipalities.
    assert key_figures(page)["Ennusteen virhe, 1–6 kk"] == (
        "0,84 %-yks.",
        "”sama kuukausi viime vuonna” 1,12 %-yks.",
    )
    assert key_figures(page)["Väli on pitänyt"] == ("79 %", "1 080 kokeilusta")


def test_the_whole_area_is_an_interval_weighted_by_the_labour_force(home):
    last = months_of(home, home.area.code).iloc[-1]

    assert (last["share_low"].round(4), last["share_high"].round(4)) == (0.1048, 0.1058)
    assert "10,48–10,59 %" in breaking(shown(VIEW, home).answer[0])
    assert "johdettu" in figure(shown(VIEW, home), "series").source


def test_year_on_year_comes_first_and_all_three_are_in_the_table(home):
    page = shown(VIEW, home, of="205")
    newest, *_ = texts(figure(page, "series"))

    assert VIEW.chosen({}, home).codes["shown"] == "year_on_year"
    # 11.849 without its season, by robust STL.
    assert newest == ["elokuu 2026", "10,8 %", "+0,8 %-yks.", "11,8 %"]
    assert len(texts(figure(page, "series"))) == 108
    assert len(texts(figure(shown(VIEW, home, of="205", shown="level"), "series"))) == 120


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_adjustment_says_whose_it_is_and_by_which_method(home, language):
    source = figure(shown(VIEW, home, Text(language), shown="adjusted"), "series").source

    assert "STL" in source


def test_the_break_is_named_with_its_law(home):
    assert "380/2023" in figure(shown(VIEW, home), "series").source


def test_errors_stand_beside_both_naive_methods(home):
    rows = cells(shown(VIEW, home, of="205"), "errors")

    assert rows["1 kuukausi eteenpäin"][1:3] == ["1,16 %-yks.", "0,72 %-yks."]
    assert rows["12 kuukautta eteenpäin"][1:3] == ["1,13 %-yks.", "1,13 %-yks."]


def test_the_coming_year_has_a_range_and_last_years_months_beside_it(home):
    rows = texts(figure(shown(VIEW, home, of="205"), "forecast"))

    assert len(rows) == 12
    assert rows[0][0] == "syyskuu 2026"
    assert rows[-1][0] == "elokuu 2027"
    assert rows[-1][-1] == "10,8 %"


def test_forecasts_are_worked_out_once_for_all_who_read(home):
    assert expected(home) is expected(home)
    shown(VIEW, home, of="765", shown="level")
    assert expected(home) is expected(home)


def test_a_first_release_stands_beside_the_series_and_is_no_part_of_it(home):
    rows = cells(shown(VIEW, home), "revised")

    assert rows["Suomussalmi"] == ["tammikuu 2017", "19,9 %", "20,9 %", "+1,0 %-yks."]
    assert rows["Sotkamo"] == ["tammikuu 2017", "11,6 %", "11,7 %", "+0,1 %-yks."]
    assert len(rows) == 8
    months = months_of(home, "777").set_index("time_period")["share"]
    assert months["2017-01"].round(4) == 0.209


def test_what_is_not_loaded_is_said(home):
    page = shown(VIEW, home)

    assert any("12tl, 12tn ja 12tr" in note for note in page.notes)
    assert "liian vähän kuukausia" in figure(page, "vacancies").source


def test_vacancies_against_unemployment_keep_hidden_ones_as_ranges(home):
    rows = cells(shown(VIEW, home), "vacancies")

    # Kuusamo 25.59 and Kajaani 12.25 vacancies per hundred unemployed, June 2026.
    assert rows["Kuusamo"][-2:] == ["0,26", "0,26"]
    assert rows["Kajaani"][-2:] == ["0,12", "0,12"]
    assert sum(row[-2] != row[-1] for row in rows.values()) == 3


def test_an_area_of_neighbours_has_its_own_series(contexts):
    # Pudasjärvi, whose shares are among the 24 that are shipped.
    context = contexts(areas.single("615"))
    page = shown(VIEW, context)

    assert page.answer
    assert len(texts(figure(page, "forecast"))) == 12


def test_an_area_without_shares_says_so(oulu):
    page = shown(VIEW, oulu)

    assert [note for note in page.notes if note.startswith("failed: no monthly shares")]
    assert not page.figures


def test_a_hostile_code_opens_the_whole_area(home):
    assert VIEW.chosen({"of": "<script>", "shown": "x"}, home)[AREA] == home.area.code


@pytest.mark.parametrize("shown_as", ["year_on_year", "level", "adjusted"])
@pytest.mark.parametrize("of", ["TA10", "620"])
def test_files_draw_the_months_whatever_is_shown_and_of_whom(shown_as, of, home):
    chart = figure(shown(VIEW, home, of=of, shown=shown_as), "series").chart

    assert len(chart.series) == (2 if of == "TA10" and shown_as != "adjusted" else 1)
    assert all(value is not None for each in chart.series for value in each.values[-12:])
