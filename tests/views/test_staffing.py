"""The staffing page as a value: its answer, its table and what its sections say."""

from dataclasses import replace

import numpy as np
import pytest

from analytics.staffing.dynamics import simulate, start_from
from analytics.staffing.futures import exceedance
from analytics.staffing.link import encoded, encoded_assumptions
from analytics.staffing.national import national_change_fte
from analytics.staffing.regimes import BY_NEED_2026
from i18n.text import LANGUAGES, Text
from tests.unit.staffing.area import ASSUMED, BOARD, COUNTRY, PLAN, UNITS
from tests.views.checked import breaking, cells, figure, shown
from views.staffing import VIEW

SECTIONS = {
    "table": ["staffing_table"],
    "hours": ["hours_by_unit", "hours_by_rule", "calibration_pairs", "calibration"],
    "months": ["futures_fan", "futures_chances", "futures_backtest"],
    "teams": ["teams", "case_mix"],
    "assumptions": ["tornado", "assumptions"],
}
MOVED = encoded({**PLAN.fte, "kajaani": 20.0, "puolanka": 4.0}, list(UNITS))
NOBODY_IN_KAJAANI = encoded({**PLAN.fte, "kajaani": 0.0}, list(UNITS))
UNCERTAIN = {"change": "1~765~-200~2026-07~1.3~0.05~0.38~9~~p~2~0.45~0.5", "change_range": "1"}
NOBODY = encoded(dict.fromkeys(UNITS, 0.0), list(UNITS))


@pytest.fixture
def look(home):
    """Return what opens the page at an address."""
    return lambda text=None, **codes: shown(VIEW, home, text, **codes)


def answer(page):
    return breaking(" ".join(page.answer))


def said(page):
    """Return every sentence of a page."""
    cards = [f"{each.label} {each.value} {each.change}" for each in page.key_figures]
    return breaking(" | ".join([*page.answer, *cards, *page.notes, *(each.source for each in page.figures)]))


@pytest.mark.parametrize(("section", "keys"), SECTIONS.items())
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_section_has_its_own_figures_and_no_other(look, section, keys, language):
    page = look(Text(language), section=section)

    assert [each.key for each in page.figures] == ["board", *keys]
    assert "failed" not in said(page)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fi", "vuodessa lähtöjakoon nähden, väli +150 000 € … +225 000 €"),
        ("sv", "per år jämfört med start, intervall +150 000 € … +225 000 €"),
        ("en", "a year against the start, range +€150,000 … +€225,000"),
    ],
)
def test_the_change_in_costs_has_the_range_of_the_price_of_a_post(look, language, said):
    # 66 posts instead of 63, at 50 000 to 75 000 euros.
    card = look(Text(language), fte=MOVED).key_figures[4]

    assert breaking(card.change) == said
    assert "…" not in look(Text(language)).key_figures[4].change


@pytest.mark.parametrize("section", ["table", "hours", "months", "teams"])
def test_the_plan_is_named_as_a_source_of_the_staff(look, section):
    page = look(section=section)

    assert any("Työllisyysalueen suunnitelma, luku 1" in each for each in page.notes)
    assert "Työllisyysalueen suunnitelma, luku 1" in page.figures[0].source


@pytest.mark.parametrize("plain", ["0", "1"])
def test_clients_without_staff_are_said_first(look, plain):
    page = look(fte=NOBODY_IN_KAJAANI, plain=plain)
    card = page.key_figures[0]

    assert breaking(page.answer[0]) == "3 248 asiakasta jää ilman henkilöstöä: Kajaani."
    assert (card.label, breaking(card.value), card.change) == (
        "Asiakkaita ilman henkilöstöä",
        "3 248",
        "Kajaani",
    )
    assert page.key_figures[1].change == "joista ilman henkilöstöä 1; alle tavoitteen 3"
    assert cells(page, "staffing_table")["Kajaani"][6] == "ei henkilöstöä"


def test_an_area_without_staff_is_not_one_whose_figures_are_missing(look):
    page = look(fte=NOBODY)

    assert answer(page).startswith("7 152 asiakasta jää ilman henkilöstöä: kaikki palveluyksiköt.")
    assert Text("fi").unknown not in [each.value for each in page.key_figures]
    assert [row[6] for row in list(cells(page, "staffing_table").values())[:8]] == ["ei henkilöstöä"] * 8


def test_with_own_posts_unused_nothing_of_the_states_is_and_the_hours_keep_their_range(look):
    fte, hours = (breaking(each.change) for each in look(fte=NOBODY).key_figures[2:4])

    assert fte == "valtion 40 htv:stä jää 40; 80 htv:stä muuhun työhön 78"
    assert hours == "vuodessa, väli −50 634 … −20 790"


def test_more_than_the_whole_transfer_leaves_nothing_for_other_work(look):
    page = look(fte=encoded(dict.fromkeys(UNITS, 20.0), list(UNITS)))

    assert breaking(page.key_figures[2].change) == "valtion 40 ylittyy 97 htv"


def test_a_file_says_where_the_board_stands(look):
    page = look(fte=MOVED)

    assert page.answer[:2] == (
        "Kajaanissa on eniten asiakkaita asiantuntijaa kohden: 162, tavoitteen yli (tavoite 100–150).",
        "Lähtöjaossa eniten on Kajaanissa: 203.",
    )
    assert ("Henkilöstö palveluyksiköittäin", "Kajaani 20, Puolanka 4") in page.filters
    labels = Text("fi").tree("board.words.kpis")
    assert [each.label for each in page.key_figures[:5]] == [
        labels[key] for key in ("largest", "above_target", "fte", "hours", "euros")
    ]


def test_a_board_left_alone_says_the_start(look):
    page = look()

    assert answer(page).startswith("Kajaanissa on eniten asiakkaita asiantuntijaa kohden: 203")
    assert "Lähtöjaossa" not in answer(page)
    assert "Henkilöstö palveluyksiköittäin" not in dict(page.filters)


def test_the_money_of_a_change_has_the_range_of_the_cost(look):
    moved = said(look(fte=encoded({**PLAN.fte, "kajaani": 18.0}, list(UNITS))))

    assert "+120 000 € arvio, vaihteluväli 100 000–150 000 €" in moved
    assert "arvio, vaihteluväli 3 250 000–4 875 000 €" in moved
    assert "vaihteluväli 0" not in said(look())


def test_the_key_figure_of_hours_is_an_estimate_with_its_range(look):
    sentence = said(look())

    assert "Tunteja jää muuhun työhön (arvio)" in sentence
    assert "väli +34 416 … +65 816; lakisääteistä 34 % (24–60 %)" in sentence


def test_a_unit_without_staff_has_no_caseload_to_look_at(look):
    page = look(section="months", fte=NOBODY_IN_KAJAANI)

    assert "Kajaani: ilman henkilöstöä" in answer(page)
    assert figure(page, "futures_fan").chart is None


def test_a_result_that_no_assumption_moves_says_so(look):
    assert "Mikään yksittäinen oletus ei muuta tätä lukua." in answer(
        look(section="assumptions", output="clients", fte=MOVED)
    )


def test_clients_without_staff_are_no_missing_figure_below_the_board(look):
    page = look(section="assumptions", output="clients", fte=NOBODY_IN_KAJAANI)

    # The page says it and the figure too; a file says it once.
    assert answer(page).count("3 248 asiakasta jää ilman henkilöstöä: Kajaani.") == 1
    assert Text("fi")("staffing_page.tornado.unknown") not in said(page)
    assert cells(look(section="teams", fte=NOBODY_IN_KAJAANI), "teams")["aikuiset"][4] == "ei henkilöstöä"


def test_the_same_seed_gives_the_same_futures_and_another_seed_others(look):
    first, again, other = (
        cells(look(section="months", seed=each), "futures_fan") for each in ("7", "7", "8")
    )

    assert first == again
    assert first != other


def test_the_answer_says_which_single_choice_would_turn_it(look):
    said_first = answer(look())

    assert (
        "Arvio kääntyy, jos kotoutumisen ja kansainvälisten palvelujen henkilöstö lasketaan asiakastyöhön: "
        "Kajaani 148, tavoitteessa."
    ) in said_first
    assert "Kajaani 114, tavoitteessa" in said_first
    turned = answer(look(international="1"))
    assert "Kajaanissa on eniten asiakkaita asiantuntijaa kohden: 148, tavoitteessa" in turned
    assert "ei lasketa asiakastyöhön: Kajaani 203, tavoitteen yli" in turned


def test_posts_counted_in_are_added_to_sliders_that_were_moved(look):
    app = look(fte=MOVED)

    assert "Kajaani 125, tavoitteessa" in answer(app)  # 3 248 / (20 + 6)
    assert "lähtöjako on" not in answer(app)


def test_every_caseload_of_the_table_follows_from_its_row(look):
    rows = cells(look(), "staffing_table")
    rows.pop(Text("fi")("board.unplaced"))
    for clients, _, _, _, now, shared, caseload, *_ in rows.values():
        posts = sum(float(fte.replace(",", ".").replace("−", "-")) for fte in (now, shared))
        assert int(caseload) == round(int(clients.replace(" ", "")) / posts)


def test_the_rows_of_the_table_add_up_to_the_area(look):
    def number(words):
        return float(words.replace(" ", "").replace(",", ".").replace("\N{MINUS SIGN}", "-") or 0)

    *rows, area = cells(look(fte=MOVED), "staffing_table").values()

    for column in (0, 1, 3, 4, 5, 9):
        assert sum(number(row[column]) for row in rows) == pytest.approx(number(area[column]))
    assert sum(number(row[8]) for row in rows) == pytest.approx(number(area[8]), abs=5)  # rounded each


def test_the_shared_counsellor_is_said_where_posts_do_not_add_up(look):
    area = "Koko alueen 63 htv:ssä on mukana 0,4 htv yhteistä vieraskielisten ohjausta"

    assert "(Paltamon yksikkö +0,1, Suomussalmi −0,5); siitä 0,4 htv ei ole sijoitettu" in said(look())
    assert area in breaking(figure(look(section="hours"), "hours_by_unit").source)


def test_staff_from_the_state_is_said_of_client_work_and_of_all(look):
    app = look(assumptions="1~state_client_fte:42~state_fte:85")

    assert "Valtiolta siirtyy noin 85 htv: noin 42 asiakastyöhön, 2 lähiesihenkilöiksi" in said(app)
    assert "vievät valtion noin 42 asiakastyön htv:stä" in said(app)


def test_the_calibration_stands_beside_the_published_estimate(look):
    sentences = said(look(section="hours"))

    assert "muuttuu koko maassa −1 037 htv" in sentences
    assert "Julkaistu arvio on −572 htv." in sentences
    assert "Ilman kirjaamisaikaa ja poisjääntejä malli antaa −573 htv" in sentences
    assert "tulee siis näistä kahdesta lisästä" in sentences
    assert round(national_change_fte(COUNTRY, ASSUMED)) == -1037


def test_the_two_surcharges_stand_alone_and_together_with_what_they_do_to_the_area(look):
    rows = cells(look(section="hours"), "calibration_pairs")

    assert {breaking(label): row for label, row in rows.items()} == {
        "Ei kumpaakaan": ["−573", "20 791", "24,4 %"],
        "Vain kirjaaminen (15 min)": ["−954", "27 234", "32,0 %"],
        "Vain poisjäännit (10 %)": ["−620", "21 708", "25,5 %"],
        "Molemmat (15 min, 10 %)": ["−1 037", "28 684", "33,7 %"],
    }


def test_the_difference_is_not_said_to_be_explained_where_it_is_not(look):
    oletukset = encoded_assumptions(replace(ASSUMED, needed_supplementary=6))

    assert "tulee siis" not in said(look(section="hours", assumptions=oletukset))


def test_the_rule_follows_the_month_unless_the_reader_picks_another(look):
    june, august = look(section="hours"), look(section="hours", basis="unemployed")
    picked = look(section="hours", basis="unemployed", regime="by_need_2026")

    titles = [breaking(figure(app, "hours_by_unit").title) for app in (june, august, picked)]
    starts = ("1.5.2026 alkaen", "2.5.2022–31.12.2025", "1.1.–30.4.2026")
    assert all(title.startswith(start) for title, start in zip(titles, starts, strict=True))


def test_what_is_not_known_of_yleistuki_is_said_and_not_counted(look):
    app, older = look(section="hours"), look(section="hours", regime="by_need_2026")
    assumed = look(section="hours", assumptions="1~activation_meetings:4")

    assert "ei tunneta" in said(app)
    assert "ei ole laskettu mukaan (oletus 0)" in said(app)
    assert "ei tunneta" not in said(older)
    assert "Mukana on oletus 4 tapaamista" in said(assumed)
    hours = [cells(each, "hours_by_rule")["1.5.2026 alkaen"][:6] for each in (app, assumed)]
    assert hours[0][4] == "28 684"
    # 7 152 clients, 62 % met, half of them recipients: 4 meetings of 45 minutes, a tenth booked again.
    assert hours[1][3] == Text("fi").integer(7152 * 0.62 * 0.5 * 4 * 0.75 * 1.1).replace("\u00a0", " ")


def test_the_share_of_statutory_work_has_its_range(look):
    assert "Luku on arvio: kun oletuksia vaihtelee väliensä rajoille, osuus on 24–60 %." in said(
        look(section="hours")
    )


def test_the_meetings_of_a_search_are_counted_in_one_way(look):
    assert "2022–2025 11; 1–4/2026 6; 1.5.2026 alkaen 6; Oma sääntö 7" in said(look(section="hours"))


def test_the_rules_are_compared_for_the_same_area(look):
    rows = cells(look(section="hours"), "hours_by_rule")

    assert [row[4] for row in rows.values()] == ["48 362", "28 684", "28 684", "33 053"]


def test_the_futures_say_their_seed_and_that_they_are_no_forecast(look):
    source = figure(look(section="months", seed="7"), "futures_fan").source

    assert "siemenluku 7" in source
    assert "ei ennuste" in source


@pytest.mark.parametrize("seed", ["-1", "4294967296", "nan", "x"])
def test_a_seed_out_of_range_is_the_default(look, seed):
    app = look(section="months", seed=seed)

    assert "siemenluku 2026" in figure(app, "futures_fan").source


def test_more_staff_lowers_the_caseload_in_every_month(look):
    app = look(section="months", fte=MOVED)
    rows = list(cells(app, "futures_difference").values())

    assert len(rows) == 25
    assert all(row[4].startswith("\N{MINUS SIGN}") for row in rows)


def test_clients_that_staff_does_not_move_are_said_to_be_the_same(look):
    app = look(section="months", fte=MOVED, measure="clients")

    assert "Henkilöstön vaikutus hakujen päättymiseen" in said(app)


def test_the_chance_of_exceeding_is_a_number_for_every_unit_and_month_or_unknown(look):
    rows = cells(look(section="months"), "futures_chances")
    chance = exceedance(simulate(start_from(BOARD, PLAN.fte), ASSUMED, BY_NEED_2026, 2026))[-1]
    expected = ["–" if np.isnan(each) else breaking(Text("fi").percent(each, 0)) for each in chance]

    assert len(rows) == 24
    assert rows["kesäkuu 2028"] == expected
    assert expected[0].endswith(" %")
    assert expected[1] == "–"


def test_a_tested_band_says_chance_and_how_it_was_tested(look):
    app = look(section="months")
    rows = cells(app, "futures_backtest")

    chance = exceedance(simulate(start_from(BOARD, PLAN.fte), ASSUMED, BY_NEED_2026, 2026))[-1][0]
    assert f"ylittyy silloin noin {100 * chance:.0f} %:n todennäköisyydellä" in said(app)
    assert "792/864 (92 %)" in said(app)
    assert rows["Palveluyksiköt yhteensä"][:3] == ["792", "864", "92 %"]
    assert rows["Kajaani"][4:7] == ["91", "96", "95 %"]


@pytest.mark.parametrize(
    "changed",
    [{"inflow_noise_share": 0.08}, {"noise_persistence": 0.0}, {"inflow_change_share": 0.3}],
)
def test_a_band_that_history_contradicts_is_no_chance(look, changed):
    oletukset = encoded_assumptions(replace(ASSUMED, **changed))
    app = look(section="months", assumptions=oletukset)

    assert "todennäköisyydellä" not in said(app)
    assert "Simulaatiossa tavoitteen yläraja ylittyy" in said(app)


def test_a_chance_too_small_for_a_thousand_futures_is_not_nothing(look):
    app = look(section="months", unit="puolanka")

    assert "alle 1 %:n todennäköisyydellä" in said(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_grid_of_simulated_months_is_called_a_chance(look, language):
    found = figure(look(Text(language), section="months"), "futures_chances")

    chance = {"fi": "todennäköi", "sv": "sannolik", "en": "chance"}[language]
    assert chance not in (found.title + found.alt + found.definition).lower()


def test_clients_without_staff_are_beyond_their_target_in_every_future(look):
    rows = cells(look(section="months", fte=NOBODY_IN_KAJAANI), "futures_chances")

    assert {row[0] for row in rows.values()} == {"100 %"}


def test_the_hours_of_units_and_of_posts_that_serve_none_add_up_to_the_area(look):
    *rows, area = cells(look(section="hours"), "hours_by_unit").values()
    available = [float(row[-4].replace(" ", "")) for row in (*rows, area)]

    assert available[-2:] == [540, 85_050]
    assert sum(available[:-1]) == available[-1]


def test_futures_start_in_the_month_of_the_clients(look):
    rows = cells(look(section="months", basis="unemployed"), "futures_fan")

    assert next(iter(rows)) == "elokuu 2023"
    assert list(rows)[-1] == "elokuu 2025"


def test_teams_add_up_to_the_staff_on_the_slider(look):
    app = look(section="teams", fte=MOVED)
    rows = cells(app, "teams")

    assert sum(float(row[1].replace(",", ".")) for row in rows.values()) == 20
    assert sum(int(row[0].replace(" ", "")) for row in rows.values()) == pytest.approx(3248, abs=2)
    assert rows["monialainen palvelu (TYP)"][3] == "tavoite alle 100"


def test_the_tornado_follows_the_output_that_was_chosen(look):
    needs = cells(look(section="assumptions"), "tornado")
    largest = cells(look(section="assumptions", output="clients"), "tornado")

    assert next(iter(needs)) == "Täydentävät keskustelut palvelutarpeen mukaan"
    assert list(largest) == [
        "Valtiolta henkilöasiakastyöhön",
        "Valtiolta siirtyvät, joista suunnitelma antaa välin",
    ]


def drawn(page, key):
    """Return the band, the bars and the hatched stretches of a figure of caseloads, and the words beside."""
    *band, bars, stretches, words = figure(page, key).sketch.drawing.traces
    return *band, bars, stretches, words["text"]


@pytest.mark.parametrize(("section", "key"), [("table", "board"), ("teams", "teams")])
def test_an_uncertain_caseload_shows_both_its_ends_in_picture_table_and_files(look, section, key):
    page = look(section=section, fte=MOVED, **UNCERTAIN)
    *_, bars, stretches, words = drawn(page, key)
    found = figure(page, key)
    low, high = (
        next(each for each in found.grid.columns if each.name == f"caseload_{end}") for end in ("low", "high")
    )

    assert 0 <= bars["x"][0] - low.cells[0].number < 1
    assert stretches["base"] == bars["x"]
    assert stretches["x"][0] >= 1
    assert low.cells[0].number < high.cells[0].number
    assert f"{low.cells[0].text}–{high.cells[0].text}" in words[0]
    assert found.chart.is_interval


def test_the_table_of_the_board_has_both_ends_of_what_is_uncertain_and_one_of_what_is_not(look):
    uncertain, certain = (figure(look(**codes), "staffing_table").grid for codes in (UNCERTAIN, {}))
    both = {f"{name}_{end}" for name in ("clients", "caseload", "hours") for end in ("low", "high")}

    assert both <= {column.name for column in uncertain.columns}
    assert {column.name for column in certain.columns} & both == {"clients_low", "caseload_low", "hours_low"}


def test_the_picture_of_the_board_has_the_target_that_the_reader_set(look):
    page = look(targets="1~kajaani:220")
    band, *_ = drawn(page, "board")
    planned, *_ = drawn(look(), "board")

    assert cells(page, "board")["Kajaani"][2] == "oma tavoite enintään 220"
    assert (band["base"][0], band["x"][0]) == (0, 220)
    assert (planned["base"][0], planned["x"][0]) == (100, 50)
    assert "oma tavoite enintään 220" in figure(page, "board").alt


def test_a_team_of_a_unit_whose_target_the_reader_set_has_that_target(look):
    rows = cells(look(section="teams", targets="1~kajaani:220"), "teams")

    assert rows["aikuiset"][3] == "oma tavoite enintään 220"
    assert rows["monialainen palvelu (TYP)"][3] == "tavoite alle 100"


@pytest.mark.parametrize(("section", "key"), [("table", "board"), ("teams", "teams")])
def test_where_nobody_serves_there_is_no_bar_and_the_words_say_so(look, section, key):
    some, none = (drawn(look(section=section, fte=each), key) for each in (MOVED, NOBODY_IN_KAJAANI))
    gone = 1 if key == "board" else 4

    assert len(none[-3]["x"]) == len(none[-2]["x"]) == len(some[-3]["x"]) - gone
    assert set(some[-3]["y"]) - set(none[-3]["y"])
    assert "ei henkilöstöä · 0 htv" in none[-1][0]
    assert all(length > 0 for length in none[-3]["x"])
    assert figure(look(fte=NOBODY_IN_KAJAANI), "board").chart.series[0].values[0] is None
