"""The staffing page below its board: its sections, assumptions in the link, the search and what it says."""

import json
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from analytics.staffing.allocation import problem
from analytics.staffing.assumptions import ASSUMPTIONS
from analytics.staffing.coefficients import coefficients
from analytics.staffing.dynamics import simulate, start_from
from analytics.staffing.futures import exceedance
from analytics.staffing.link import decoded, encoded, encoded_assumptions
from analytics.staffing.national import national_change_fte
from analytics.staffing.optimum import goal_seek, optimum
from analytics.staffing.regimes import BY_NEED_2026
from domain.errors import InfeasibleError, ParameterError
from i18n.text import LANGUAGES, Text
from tests.pages.elements import answer, figures, opened, words
from tests.unit.staffing.area import ASSUMED, BOARD, CLIENTS, COUNTRY, PLAN, UNITS
from ui.meeting.capture import rendered
from ui.session import explained
from ui.staffing.assumptions import steps
from ui.staffing.board_view import slider_end
from views.kept import View

SECTIONS = {
    "taulukko": ["staffing_table"],
    "tunnit": ["hours_by_unit", "hours_by_rule", "calibration_pairs", "calibration"],
    "kuukaudet": ["futures_fan", "futures_chances", "futures_backtest"],
    "tiimit": ["teams", "case_mix"],
    "oletukset": ["tornado", "assumptions"],
}
UNIT_NAMES = Text("fi").tree("staffing.units").values()
MOVED = encoded({**PLAN.fte, "kajaani": 20.0, "puolanka": 4.0}, list(UNITS))


@cache
def look(**parameters):
    """Return the page at an address, opened once, to be looked at and not changed."""
    return opened("staffing", **parameters)


def breaking(sentence):
    return sentence.replace("\N{NO-BREAK SPACE}", " ")


def said(app):
    return breaking(" | ".join(words(app)))


def cells(app, key):
    """Return the text of a figure's table, row by row under the first column."""
    return {
        row[0]["text"]: [breaking(cell["text"]) for cell in row[1:]]
        for row in figures(app)[key]["table"]["rows"]
    }


def board(app):
    """Return what the board component was given."""
    sent = next(
        each.proto.json for each in app.get("bidi_component") if "staffing_board" in each.proto.component_name
    )
    return json.loads(sent)


def pressed(app, key):
    app.get_by_key(key).click()
    return app.run()


@pytest.mark.parametrize(("section", "keys"), SECTIONS.items())
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_section_draws_its_own_figures_and_no_other(section, keys, language):
    app = look(osio=section, lang=language)

    assert not app.exception
    assert not app.error
    assert list(figures(app)) == keys


def test_the_table_is_open_first():
    assert list(figures(look())) == SECTIONS["taulukko"]


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_section_has_the_same_rows_in_every_language(section, language):
    finnish = figures(look(osio=section, htv=MOVED))
    other = figures(look(osio=section, htv=MOVED, lang=language))

    assert list(other) == list(finnish)
    for key, data in other.items():
        assert len(data["table"]["rows"]) == len(finnish[key]["table"]["rows"])
        assert data["title"] != finnish[key]["title"]


def test_a_section_that_does_not_exist_opens_the_first():
    app = look(osio="nonsense")

    assert list(figures(app)) == SECTIONS["taulukko"]
    assert "osio" not in app.query_params


def test_a_linked_assumption_feeds_the_board_the_hours_and_the_register():
    app = look(osio="oletukset", oletukset="1~absence_share:0.2")
    hours = figures(look(osio="tunnit", oletukset="1~absence_share:0.2"))["hours_by_unit"]

    assert board(app)["coefficients"]["hours_per_fte"] == 1500 * 0.8
    assert "Muutetut oletukset: Poissaolot ja täyttämättömät paikat 20 % (oletusarvo 10 %)." in said(app)
    assert cells(app, "assumptions")["Poissaolot ja täyttämättömät paikat"][:2] == ["20 %", "muutettu"]
    assert hours["table"]["rows"][-1][6]["text"] == "75\N{NO-BREAK SPACE}600"
    assert app.query_params["oletukset"] == "1~absence_share:0.2"


@pytest.mark.parametrize(
    ("language", "name"), [("sv", "Frånvaro och obesatta tjänster 20 %"), ("en", "Leave and vacancies 20%")]
)
def test_a_linked_assumption_is_named_in_the_readers_language(language, name):
    assert name in said(look(oletukset="1~absence_share:0.2", lang=language))


def test_nothing_is_said_of_assumptions_that_nobody_changed():
    assert "Muutetut oletukset" not in said(look())


@pytest.mark.parametrize("key", ["oletukset", "saanto", "htv"])
@pytest.mark.parametrize("code", ["nonsense", "", "1~absence_share:9", "9~1", "1~<script>"])
def test_a_link_with_nonsense_opens_the_defaults_and_says_so(key, code):
    app = look(**{key: code})

    assert [warning.value for warning in app.warning] == [Text("fi")("errors.link")]
    assert board(app)["fte"] == PLAN.fte
    assert board(app)["coefficients"]["hours_per_fte"] == BOARD["hours_per_fte"]
    assert key not in app.query_params


def test_a_link_that_is_wrong_twice_is_said_once():
    app = look(oletukset="x", saanto="x", htv="x")

    assert len(app.warning) == 1


def test_the_slider_of_the_settings_sets_the_assumption_of_the_whole_page():
    app = opened("staffing", asiakkaat="august_2023")
    app.get_by_key("assumptions_settings_clients_per_unemployed").set_value(1.5)
    app.run()

    assert app.query_params["oletukset"] == "1~clients_per_unemployed:1.5"
    kajaani = board(app)["coefficients"]["units"][0]
    assert kajaani["clients_high"] == 1384 * 1.5


def test_the_editor_and_the_search_show_the_same_assumption():
    app = opened("staffing", osio="oletukset", oletus="presence_fte")
    app.get_by_key("assumptions_editor_presence_fte").set_value(1.5)
    app.run()

    assert app.get_by_key("assumptions_search_presence_fte").value == 1.5
    assert app.query_params["oletukset"] == "1~presence_fte:1.5"
    assert board(app)["coefficients"]["units"][0]["minimum_fte"] == 4.5


def test_restoring_one_assumption_leaves_the_others_changed():
    app = opened(
        "staffing", osio="oletukset", oletus="absence_share", oletukset="1~absence_share:0.2~initial_min:90"
    )

    assert pressed(app, "restore_one").query_params["oletukset"] == "1~initial_min:90"
    assert "oletukset" not in pressed(app, "restore_all").query_params
    assert board(app)["coefficients"] == board(look())["coefficients"]


@pytest.mark.parametrize("name", ASSUMPTIONS)
def test_a_slider_offers_both_ends_of_the_range_and_the_default(name):
    entry = ASSUMPTIONS[name]

    assert steps(name)[0] == entry.low
    assert steps(name)[-1] == entry.high
    assert entry.default in steps(name)


def test_every_assumption_is_listed_with_its_range_and_source():
    rows = cells(look(osio="oletukset"), "assumptions")

    assert len(rows) == len(ASSUMPTIONS)
    assert rows["Henkilötyövuoden kustannus"][:5] == ["60 000", "", "50 000", "75 000", "60 000"]
    assert all(row[-1] for row in rows.values())


def test_the_optimum_goes_into_the_sliders_and_the_link():
    best = optimum(problem(BOARD, PLAN.fte, total_fte=sum(PLAN.fte.values())))
    app = pressed(opened("staffing"), "board_best")

    assert decoded(app.query_params["htv"], list(UNITS)) == best.fte
    assert board(app)["fte"] == best.fte
    assert "todistetusti paras" in said(app)
    assert "Säätimet ovat haun tuloksessa." in said(app)
    kajaani = next(move for move in best.moves if move.target == "kajaani")
    assert f"Sotkamosta siirretään Kajaaniin {Text('fi').number(kajaani.fte, 0)} htv." in said(app)
    changes = Text("fi").number(sum(move.fte for move in best.moves), 0)
    assert f"{changes} htv:n muutoksilla; vähemmällä se ei onnistu. Yksikään yksikkö ei ylitä" in said(app)


NOBODY_IN_KAJAANI = encoded({**PLAN.fte, "kajaani": 0.0}, list(UNITS))
NOBODY = encoded(dict.fromkeys(UNITS, 0.0), list(UNITS))


@pytest.mark.parametrize("plain", ["0", "1"])
def test_clients_without_staff_are_said_first_on_the_page_and_in_its_files(plain):
    app = look(htv=NOBODY_IN_KAJAANI, perus=plain)
    shown = rendered(View(page="staffing", parameters={"htv": NOBODY_IN_KAJAANI, "perus": plain}), "fi")

    first = "3 248 asiakasta jää ilman henkilöstöä: Kajaani."
    assert breaking(answer(app)).startswith(first)
    assert breaking(shown.answer[0]) == first
    card = shown.key_figures[0]
    assert (card.label, breaking(card.value), card.change) == (
        "Asiakkaita ilman henkilöstöä",
        "3 248",
        "Kajaani",
    )
    assert shown.key_figures[1].change == "joista ilman henkilöstöä 1; alle tavoitteen 3"
    assert cells(app, "staffing_table")["Kajaani"][6] == "ei henkilöstöä"


def test_an_area_without_staff_is_not_one_whose_figures_are_missing():
    app = look(htv=NOBODY)
    shown = rendered(View(page="staffing", parameters={"htv": NOBODY}), "fi")

    assert breaking(answer(app)).startswith("7 152 asiakasta jää ilman henkilöstöä: kaikki palveluyksiköt.")
    assert Text("fi").unknown not in [each.value for each in shown.key_figures]
    assert "tieto puuttuu" not in answer(app)
    assert {row[6] for unit, row in cells(app, "staffing_table").items() if unit in UNIT_NAMES} == {
        "ei henkilöstöä"
    }


def test_the_answer_says_which_single_choice_would_turn_it():
    said_first = answer(look())

    assert (
        "Arvio kääntyy, jos kotoutumisen ja kansainvälisten palvelujen henkilöstö lasketaan asiakastyöhön: "
        "Kajaani 148, tavoitteessa."
    ) in said_first
    assert "Kajaani 114, tavoitteessa" in said_first
    turned = answer(look(kansainvaliset="1"))
    assert "Kajaanissa on eniten asiakkaita asiantuntijaa kohden: 148, tavoitteessa" in turned
    assert "ei lasketa asiakastyöhön: Kajaani 203, tavoitteen yli" in turned


def test_posts_counted_in_are_added_to_sliders_that_were_moved():
    app = look(htv=MOVED)

    assert "Kajaani 125, tavoitteessa" in answer(app)  # 3 248 / (20 + 6)
    assert "lähtöjako on" not in answer(app)


@pytest.mark.parametrize("plain", ["0", "1"])
def test_an_exported_file_says_where_the_board_stands(plain):
    shown = rendered(View(page="staffing", parameters={"htv": MOVED, "perus": plain}), "fi")

    assert shown.answer[0] == (
        "Kajaanissa on eniten asiakkaita asiantuntijaa kohden: 162, tavoitteen yli (tavoite 100–150)."
    )
    assert shown.answer[1] == "Lähtöjaossa eniten on Kajaanissa: 203."
    assert ("Henkilöstö palveluyksiköittäin", "Kajaani 20, Puolanka 4") in shown.filters
    labels = Text("fi").tree("board.words.kpis")
    assert [each.label for each in shown.key_figures[:5]] == [
        labels[key] for key in ("largest", "above_target", "fte", "hours", "euros")
    ]
    assert shown.key_figures[0].value == "162"


def test_an_exported_file_of_a_board_left_alone_says_the_start():
    shown = rendered(View(page="staffing"), "fi")

    assert shown.answer[0].startswith("Kajaanissa on eniten asiakkaita asiantuntijaa kohden: 203")
    assert not any("Lähtöjaossa" in each for each in shown.answer)
    assert "Henkilöstö palveluyksiköittäin" not in dict(shown.filters)


def test_a_step_of_a_quarter_and_a_larger_presence_are_conditions_of_the_search():
    app = pressed(opened("staffing", askel="0.25", oletukset="1~presence_fte:1.5"), "board_best")
    assumed = replace(ASSUMED, presence_fte=1.5)
    finer = coefficients(CLIENTS, PLAN, assumed, BY_NEED_2026, step_fte=0.25)
    given = problem(finer, PLAN.fte, total_fte=sum(PLAN.fte.values()))
    best = optimum(given)

    assert given.minimum_fte == tuple(1.5 * unit.service_points for unit in UNITS.values())

    assert board(app)["coefficients"]["step_fte"] == 0.25
    assert board(app)["fte"] == best.fte
    assert "vähintään 1,5 htv, yhteensä 19,5 htv" in said(app)


@pytest.mark.parametrize(("starting_fte", "end"), [(0, 10), (5, 10), (5.25, 11), (16.5, 33)])
def test_a_slider_reaches_twice_its_start_and_ten_at_least(starting_fte, end):
    assert slider_end(starting_fte) == end


def test_the_sliders_of_an_old_browser_end_where_those_of_the_board_do():
    ends = {unit["key"]: unit["slider_max"] for unit in board(look())["units"]}
    plain = {slider.key: slider.max for slider in look(perus="1").slider if slider.key.startswith("plain_")}

    assert {key.split("_")[1]: end for key, end in plain.items()} == ends


def test_a_free_total_is_another_search():
    app = pressed(opened("staffing", yhteensa="free"), "board_best")

    assert board(app)["fte"] == optimum(problem(BOARD, PLAN.fte, total_fte=None)).fte


def test_the_smallest_staff_keeps_everybody_within_the_caseload_asked_for():
    app = pressed(opened("staffing", enintaan="150"), "board_seek")
    found = board(app)["fte"]

    assert found == goal_seek(problem(BOARD, PLAN.fte, total_fte=None), 150).fte
    assert all(int(cells(app, "staffing_table")[unit][6]) <= 150 for unit in UNIT_NAMES)


def test_the_smallest_staff_is_judged_by_the_targets_and_not_by_the_readers_own_limit():
    app = pressed(opened("staffing"), "board_seek")

    assert "ei ole yli 120 asiakasta asiantuntijaa kohden (oma rajasi), on 61,5 htv" in said(app)
    assert "Tavoite ylittyy silti: Kuhmo 113, Taivalkoski 114, Puolanka 117." in said(app)
    verdicts = {each["unit"]: each["verdict"] for each in board(app)["confirmed"]["board"]["units"]}
    assert {unit for unit, verdict in verdicts.items() if verdict == "over"} == {
        "kuhmo",
        "taivalkoski",
        "puolanka",
    }


def test_staff_that_is_hired_is_not_said_to_be_moved():
    app = pressed(opened("staffing", yhteensa="free"), "board_best")

    assert "Kajaaniin palkataan 6 htv lisää." in said(app)


@pytest.mark.parametrize(
    ("kajaani", "sentence"),
    [
        (20.0, "Tässä jaossa Kajaani ylittää tavoitteensa 8,3 %. Kaikkiaan 248 asiakasta on liikaa."),
        (0.0, "3 248 asiakasta jää ilman henkilöstöä: Kajaani."),
    ],
)
def test_sliders_moved_away_from_the_optimum_are_said_by_the_same_targets(kajaani, sentence):
    app = pressed(opened("staffing", perus="1"), "board_best")
    slider = next(each for each in app.slider if each.key.startswith("plain_kajaani"))
    slider.set_value(kajaani)
    app.run()

    assert sentence in said(app)


def test_what_was_found_is_not_shown_under_other_conditions():
    app = pressed(opened("staffing"), "board_best")
    app.get_by_key("jako").set_value("Yhtä paljon asiakkaita asiantuntijaa kohden")
    app.run()

    assert "todistetusti paras" not in said(app)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fi", "Ehdot ovat keskenään ristiriidassa: 63,5 htv ei jakaudu 1 htv:n askeliin."),
        ("sv", "63,5 årsverken går inte att dela i steg om 1 årsverken"),
        ("en", "63.5 FTE"),
    ],
)
def test_limits_that_clash_are_said_in_words(language, sentence):
    app = opened("staffing", askel="1", oletukset="1~state_client_fte:40.5", lang=language)
    app = pressed(app, "board_best")

    assert sentence in app.error[0].value
    assert board(app)["fte"] == board(look(oletukset="1~state_client_fte:40.5"))["fte"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_clash_names_its_unit_and_writes_its_numbers_in_the_readers_language(language):
    text = Text(language)
    error = InfeasibleError("", conflict="minimum_maximum", unit="paltamo", minimum="3", maximum="2.5")

    sentence = explained(text, error)
    assert text("staffing.units.paltamo") in sentence
    assert ("2.5" if language == "en" else "2,5") in sentence
    assert "minimum_maximum" not in sentence


def test_a_clash_of_another_model_is_said_as_it_is():
    assert "p = 3" in explained(Text("fi"), InfeasibleError("", conflict="p = 3"))


def test_an_error_that_is_no_clash_keeps_its_words():
    error = ParameterError("", name="seed", value="-1", low="0", high="9")

    assert explained(Text("fi"), error) == "Arvo -1 ei kelpaa: seed voi olla 0–9."


def test_the_money_of_a_change_has_the_range_of_the_cost():
    app = look(htv=encoded({**PLAN.fte, "kajaani": 18.0}, list(UNITS)))

    assert "+120 000 €" in said(app)
    assert "vaihteluväli 100 000–150 000 €" in said(app)
    assert "vaihteluväli 3 250 000–4 875 000 €" in said(app)


def test_money_that_does_not_change_has_no_range():
    assert "vaihteluväli 0" not in said(look())


def test_every_caseload_of_the_table_follows_from_its_row():
    rows = cells(look(), "staffing_table")
    rows.pop(Text("fi")("board.unplaced"))
    for clients, _, _, _, now, shared, caseload, *_ in rows.values():
        posts = sum(float(fte.replace(",", ".").replace("−", "-")) for fte in (now, shared))
        assert int(caseload) == round(int(clients.replace(" ", "")) / posts)


def test_the_rows_of_the_table_add_up_to_the_area():
    def number(words):
        return float(words.replace(" ", "").replace(",", ".").replace("\N{MINUS SIGN}", "-") or 0)

    *rows, area = cells(look(htv=MOVED), "staffing_table").values()

    for column in (0, 1, 3, 4, 5, 9):
        assert sum(number(row[column]) for row in rows) == pytest.approx(number(area[column]))
    assert sum(number(row[8]) for row in rows) == pytest.approx(number(area[8]), abs=5)  # rounded each


def test_the_shared_counsellor_is_said_where_posts_do_not_add_up():
    area = "Koko alueen 63 htv:ssä on mukana 0,4 htv yhteistä vieraskielisten ohjausta"

    assert "(Paltamon yksikkö +0,1, Suomussalmi −0,5); siitä 0,4 htv ei ole sijoitettu" in said(look())
    assert area in breaking(figures(look(osio="tunnit"))["hours_by_unit"]["source"])


def test_staff_from_the_state_is_said_of_client_work_and_of_all():
    app = look(oletukset="1~state_client_fte:42~state_fte:85")

    assert "Valtiolta siirtyy noin 85 htv: noin 42 asiakastyöhön, 2 lähiesihenkilöiksi" in said(app)
    assert "vievät valtion noin 42 asiakastyön htv:stä" in said(app)


@pytest.mark.parametrize("section", ["taulukko", "tunnit", "kuukaudet", "tiimit"])
def test_the_plan_is_named_as_a_source_of_the_staff(section):
    app = look(osio=section)
    plan = "Työllisyysalueen suunnitelma, luku 1"

    assert plan in next(each for each in words(app) if each.startswith("Lähde: "))
    assert plan in figures(app)[SECTIONS[section][0]]["source"]


def test_plain_sliders_give_the_figures_of_the_board():
    app = look(perus="1", htv=encoded({**PLAN.fte, "kajaani": 20.0}, list(UNITS)))
    totals = [
        "Kajaani",
        "alle tavoitteen 3; kaikkiaan 8 yksikköä",
        "valtion 40 ylittyy 4 htv; kaikkiaan 80 htv:stä muuhun työhön 34",
    ]

    assert all(each in said(app) for each in (*totals, "lakisääteistä 32 %", "+240 000 €"))
    assert "Asiakkaita asiantuntijaa kohden: 162 tavoitteen yli (tavoite 100–150)" in " ".join(
        said(app).split()
    )
    assert "Pisteviiva" not in said(app)


def test_a_plain_slider_moves_the_figures():
    app = opened("staffing", perus="1")
    app.get_by_key("plain_kajaani_1").set_value(26.0)
    app.run()

    assert "125 tavoitteessa" in " ".join(said(app).split())
    assert decoded(app.query_params["htv"], list(UNITS))["kajaani"] == 26.0


def test_the_calibration_stands_beside_the_published_estimate():
    sentences = said(look(osio="tunnit"))

    assert "muuttuu koko maassa −1 037 htv" in sentences
    assert "Julkaistu arvio on −572 htv." in sentences
    assert "Ilman kirjaamisaikaa ja poisjääntejä malli antaa −573 htv" in sentences
    assert "tulee siis näistä kahdesta lisästä" in sentences
    assert round(national_change_fte(COUNTRY, ASSUMED)) == -1037


def test_the_two_surcharges_stand_alone_and_together_with_what_they_do_to_the_area():
    rows = cells(look(osio="tunnit"), "calibration_pairs")

    assert {breaking(label): row for label, row in rows.items()} == {
        "Ei kumpaakaan": ["−573", "20 791", "24,4 %"],
        "Vain kirjaaminen (15 min)": ["−954", "27 234", "32,0 %"],
        "Vain poisjäännit (10 %)": ["−620", "21 708", "25,5 %"],
        "Molemmat (15 min, 10 %)": ["−1 037", "28 684", "33,7 %"],
    }


def test_the_difference_is_not_said_to_be_explained_where_it_is_not():
    oletukset = encoded_assumptions(replace(ASSUMED, needed_supplementary=6))

    assert "tulee siis" not in said(look(osio="tunnit", oletukset=oletukset))


def test_recording_can_be_left_out():
    assert steps("recording_min")[0] == 0
    assert not look(osio="tunnit", oletukset="1~recording_min:0").error


def test_the_rule_follows_the_month_unless_the_reader_picks_another():
    june, august = look(osio="tunnit"), look(osio="tunnit", asiakkaat="august_2023")
    picked = look(osio="tunnit", asiakkaat="august_2023", laki="by_need_2026")

    titles = [breaking(figures(app)["hours_by_unit"]["title"]) for app in (june, august, picked)]
    starts = ("1.5.2026 alkaen", "2.5.2022–31.12.2025", "1.1.–30.4.2026")
    assert all(title.startswith(start) for title, start in zip(titles, starts, strict=True))


def test_what_is_not_known_of_yleistuki_is_said_and_not_counted():
    app, older = look(osio="tunnit"), look(osio="tunnit", laki="by_need_2026")
    assumed = look(osio="tunnit", oletukset="1~activation_meetings:4")

    assert "ei tunneta" in said(app)
    assert "ei ole laskettu mukaan (oletus 0)" in said(app)
    assert "ei tunneta" not in said(older)
    assert "Mukana on oletus 4 tapaamista" in said(assumed)
    hours = [cells(each, "hours_by_rule")["1.5.2026 alkaen"][:6] for each in (app, assumed)]
    assert hours[0][4] == "28 684"
    # 7 152 clients, 62 % met, half of them recipients: 4 meetings of 45 minutes, a tenth booked again.
    assert hours[1][3] == Text("fi").integer(7152 * 0.62 * 0.5 * 4 * 0.75 * 1.1).replace("\u00a0", " ")


def test_the_share_of_statutory_work_has_its_range():
    assert "Luku on arvio: kun oletuksia vaihtelee väliensä rajoille, osuus on 24–60 %." in said(
        look(osio="tunnit")
    )


def test_the_key_figure_of_hours_is_an_estimate_with_its_range():
    sentence = said(look(perus="1"))

    assert "Tunteja jää muuhun työhön (arvio)" in sentence
    assert "väli +34 416 … +65 816; lakisääteistä 34 % (24–60 %)" in sentence


def test_the_meetings_of_a_search_are_counted_in_one_way():
    assert "2022–2025 11; 1–4/2026 6; 1.5.2026 alkaen 6; Oma sääntö 7" in said(look(osio="tunnit"))


def test_the_rules_are_compared_for_the_same_area():
    rows = cells(look(osio="tunnit"), "hours_by_rule")

    assert [row[4] for row in rows.values()] == ["48 362", "28 684", "28 684", "33 053"]


def test_a_rule_of_the_readers_own_can_be_in_force():
    app = look(osio="tunnit", laki="own", saanto="1~0-4-4-4~0-0-0-0~rn")

    assert board(app)["coefficients"]["units"] == BOARD["units"]


def test_meetings_typed_change_the_rule_and_the_link():
    app = opened("staffing", osio="tunnit", laki="own")
    app.session_state["own_rule_editor"] = True  # opened by hand
    app.run()
    app.get_by_key("own_rule_discussions_m0_3").set_value(12)
    app.run()

    assert app.query_params["saanto"] == "1~12-4-4-4~0-0-0-0~rn"
    assert int(cells(app, "hours_by_rule")["Oma sääntö"][4].replace(" ", "")) > 33_053


def test_the_futures_say_their_seed_and_that_they_are_no_forecast():
    source = figures(look(osio="kuukaudet", siemen="7"))["futures_fan"]["source"]

    assert "siemenluku 7" in source
    assert "ei ennuste" in source


def test_the_same_seed_gives_the_same_futures_and_another_seed_others():
    first, again, other = (
        figures(look(osio="kuukaudet", siemen=seed))["futures_fan"]["drawing"] for seed in ("7", "7", "8")
    )

    assert first == again
    assert first != other


@pytest.mark.parametrize("seed", ["-1", "4294967296", "nan", "x"])
def test_a_seed_out_of_range_is_the_default(seed):
    app = look(osio="kuukaudet", siemen=seed)

    assert "siemenluku 2026" in figures(app)["futures_fan"]["source"]


def test_a_start_left_alone_differs_from_itself_by_nothing():
    app = look(osio="kuukaudet")

    assert "futures_difference" not in figures(app)
    assert "ero lähtöjakoon on nolla" in said(app)


def test_more_staff_lowers_the_caseload_in_every_month():
    app = look(osio="kuukaudet", htv=MOVED)
    rows = figures(app)["futures_difference"]["table"]["rows"]

    assert len(rows) == 25
    assert all(row[5]["text"].startswith("\N{MINUS SIGN}") for row in rows)


def test_clients_that_staff_does_not_move_are_said_to_be_the_same():
    app = look(osio="kuukaudet", htv=MOVED, katso="clients")

    assert "Henkilöstön vaikutus hakujen päättymiseen" in said(app)


def test_a_unit_without_staff_has_no_caseload_to_look_at():
    app = look(osio="kuukaudet", htv=encoded({**PLAN.fte, "kajaani": 0.0}, list(UNITS)))

    assert not app.exception
    assert "Kajaani: ilman henkilöstöä" in said(app)
    assert list(figures(app)) == ["futures_chances", "futures_backtest"]


def test_the_chance_of_exceeding_is_a_number_for_every_unit_and_month_or_unknown():
    rows = cells(look(osio="kuukaudet"), "futures_chances")
    chance = exceedance(simulate(start_from(BOARD, PLAN.fte), ASSUMED, BY_NEED_2026, 2026))[-1]
    expected = ["–" if np.isnan(each) else breaking(Text("fi").percent(each, 0)) for each in chance]

    assert len(rows) == 24
    assert rows["kesäkuu 2028"] == expected
    assert expected[0].endswith(" %")
    assert expected[1] == "–"


def test_a_tested_band_says_chance_and_how_it_was_tested():
    app = look(osio="kuukaudet")
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
def test_a_band_that_history_contradicts_is_no_chance(changed):
    oletukset = encoded_assumptions(replace(ASSUMED, **changed))
    app = look(osio="kuukaudet", oletukset=oletukset)

    assert "todennäköisyydellä" not in said(app)
    assert "Simulaatiossa tavoitteen yläraja ylittyy" in said(app)


def test_a_chance_too_small_for_a_thousand_futures_is_not_nothing():
    app = look(osio="kuukaudet", yksikko="puolanka")

    assert "alle 1 %:n todennäköisyydellä" in said(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_grid_of_simulated_months_is_called_a_chance(language):
    figure = figures(look(osio="kuukaudet", lang=language))["futures_chances"]

    chance = {"fi": "todennäköi", "sv": "sannolik", "en": "chance"}[language]
    assert chance not in (figure["title"] + figure["alt"] + figure["definition"]).lower()


def test_clients_without_staff_are_beyond_their_target_in_every_future():
    rows = cells(look(osio="kuukaudet", htv=NOBODY_IN_KAJAANI), "futures_chances")

    assert {row[0] for row in rows.values()} == {"100 %"}


def test_clients_without_staff_are_no_missing_figure_below_the_board():
    assert "3 248 asiakasta jää ilman henkilöstöä: Kajaani." in said(
        look(osio="oletukset", tulos="asiakkaat", htv=NOBODY_IN_KAJAANI)
    )
    assert Text("fi")("staffing_page.tornado.unknown") not in said(
        look(osio="oletukset", tulos="asiakkaat", htv=NOBODY_IN_KAJAANI)
    )
    for section in ("tunnit", "tiimit"):
        assert "ei henkilöstöä" in said(look(osio=section, htv=NOBODY_IN_KAJAANI))


def test_the_hours_of_units_and_of_posts_that_serve_none_add_up_to_the_area():
    *rows, area = cells(look(osio="tunnit"), "hours_by_unit").values()
    available = [float(row[-4].replace(" ", "")) for row in (*rows, area)]

    assert available[-2:] == [540, 85_050]
    assert sum(available[:-1]) == available[-1]


def test_futures_start_in_the_month_of_the_clients():
    rows = cells(look(osio="kuukaudet", asiakkaat="august_2023"), "futures_fan")

    assert next(iter(rows)) == "elokuu 2023"
    assert list(rows)[-1] == "elokuu 2025"


def test_teams_add_up_to_the_staff_on_the_slider():
    app = look(osio="tiimit", htv=MOVED)
    rows = cells(app, "teams")

    assert sum(float(row[1].replace(",", ".")) for row in rows.values()) == 20
    assert sum(int(row[0].replace(" ", "")) for row in rows.values()) == pytest.approx(3248, abs=2)
    assert rows["monialainen palvelu (TYP)"][3] == "tavoite alle 100"


def test_the_tornado_follows_the_output_that_was_chosen():
    needs = cells(look(osio="oletukset"), "tornado")
    largest = cells(look(osio="oletukset", tulos="asiakkaat"), "tornado")

    assert next(iter(needs)) == "Täydentävät keskustelut palvelutarpeen mukaan"
    assert list(largest) == [
        "Valtiolta henkilöasiakastyöhön",
        "Suomussalmelle valtiolta siirtyvät työllisyysohjaajat",
    ]


def test_a_result_that_no_assumption_moves_says_so():
    app = look(osio="oletukset", tulos="asiakkaat", htv=MOVED)

    assert "Mikään yksittäinen oletus ei muuta tätä lukua." in said(app)
    assert "tornado" not in figures(app)
