"""The search for a better allocation as a value: goals, limits, what they cost, and who gives nothing."""

from dataclasses import replace

import pytest

from analytics.staffing.allocation import problem
from analytics.staffing.best import Goal, Wishes, best
from analytics.staffing.coefficients import coefficients
from analytics.staffing.link import decoded, encoded
from analytics.staffing.optimum import goal_seek
from analytics.staffing.regimes import BY_NEED_2026
from i18n.text import LANGUAGES, Text
from tests.unit.staffing.area import ASSUMED, BOARD, CLIENTS, PLAN, UNITS
from tests.views.checked import breaking, cells, figure, shown, texts
from views.blocks import Part, Points
from views.staffing import VIEW

MOVED = encoded({**PLAN.fte, "kajaani": 20.0, "puolanka": 4.0}, list(UNITS))


def told(page):
    """Return every sentence of a page."""
    return breaking(" ".join([*page.answer, *page.notes]))


def pressed(home, action, text=None, **codes):
    """Return the codes and the page after a button was pressed."""
    after = VIEW.moved(codes, VIEW.actions[action](VIEW.chosen(codes, home)))
    return after, shown(VIEW, home, text, **after)


def test_what_is_best_goes_into_the_sliders_and_is_told(home):
    found = best(BOARD, PLAN.fte, Wishes(goal=Goal.CHANGE)).optimum
    codes, page = pressed(home, "search", goal="change")
    said = told(page)

    assert decoded(codes["fte"], list(UNITS)) == found.fte
    assert "Kun 6 htv siirretään yksiköstä toiseen, yksikään yksikkö ei ylitä tavoitettaan." in said
    assert "Vähemmällä se ei onnistu." in said
    moves = figure(page, "search")
    assert moves.source.startswith("Säätimet ovat haun tuloksessa.")
    assert "todistetusti paras" in moves.source
    rows = {(row[0], row[1]): float(row[2].replace(",", ".")) for row in texts(moves)}
    assert rows["Suomussalmi", "Kajaani"] == 3
    assert sum(rows.values()) == sum(each.fte for each in found.moves)


@pytest.mark.parametrize("goal", Goal)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_goal_is_told_with_its_reasons_its_costs_and_what_comes_next(home, goal, language):
    codes, page = pressed(home, "search", Text(language), goal=goal)

    assert decoded(codes["fte"], list(UNITS)) == best(BOARD, PLAN.fte, Wishes(goal=goal)).optimum.fte
    assert [each.key for each in page.figures][:4] == [
        "board",
        "search_units",
        "search_alternatives",
        "search",
    ]
    said = told(page)
    for title in ("moves", "why_not", "costs"):
        assert Text(language)(f"best.titles.{title}") in said


def test_every_unit_says_why_it_gives_nothing_and_every_condition_what_it_costs(home):
    _, page = pressed(home, "search", locked="kuusamo", goal="within")
    said = told(page)

    assert "Kuusamo: lukitsit sen ennalleen." in said
    assert "Sotkamo: tavoitetta ei ole asetettu, joten sieltä ei siirretä kysymättä." in said
    assert "Ilman ehtoa ”ilman tavoitetta olevilta ei siirretä (Sotkamo)”: enimmillään " in said
    assert "Kajaani: 16 → 23,5 htv. Asiakkaita asiantuntijaa kohden 203 → 138 (tavoite 100–150)." in said


def test_a_unit_without_target_is_asked_about_and_keeps_its_posts_until_the_reader_says_otherwise(home):
    kept, page = pressed(home, "search", goal="change")
    asked = "Tavoitetta ei ole asetettu: Sotkamo. Saako sieltä siirtää henkilöstöä muualle?"

    assert any(each.startswith(asked) for each in shown(VIEW, home).notes)
    assert decoded(kept["fte"], list(UNITS))["sotkamo"] == PLAN.fte["sotkamo"]
    assert "Henkilöstöä ei siirretty sieltä, missä tavoitetta ei ole asetettu: Sotkamo." in told(page)
    given, _ = pressed(home, "search", goal="change", untargeted="assumed")
    assert decoded(given["fte"], list(UNITS))["sotkamo"] < PLAN.fte["sotkamo"]
    set_by_reader = shown(VIEW, home, targets="1~sotkamo:100")
    assert not any(each.startswith(asked) for each in set_by_reader.notes)


def test_a_readers_own_target_judges_the_board_and_stands_beside_the_plans(home):
    codes, page = pressed(home, "search", targets="1~kajaani:130")
    rows = cells(page, "search_units")

    assert rows["Kajaani"][3:5] == ["oma tavoite enintään 130", "oma; suunnitelmassa tavoite 100–150"]
    assert rows["Kuusamo"][3:5] == ["tavoite 100–150", "suunnitelma"]
    assert decoded(codes["fte"], list(UNITS))["kajaani"] == 25.0  # 3 248 / 130 = 24,98
    answer = shown(VIEW, home, targets="1~kajaani:130").answer[0]
    assert answer.endswith("203, tavoitteen yli (oma tavoite enintään 130).")
    assert ("Omat tavoitteet", "Kajaani 130") in page.filters


def test_the_chance_of_breach_stands_with_its_range_and_with_how_that_was_tested(home):
    _, page = pressed(home, "search", goal="change")
    found = figure(page, "search_units")
    kajaani = cells(page, "search_units")["Kajaani"]

    assert kajaani[5:] == ["49 %", "94", "201"]
    assert "noin 49 %:n todennäköisyydellä (arvio; asiakkaita asiantuntijaa kohden 90 prosentin väli" in (
        told(page)
    )
    assert "siihen osui 724/768 (94 %)" in told(page)
    assert "palveluyksiköiden toteutuneista 24 kuukauden muutoksista siihen osui 724/768 (94 %)" in breaking(
        found.source
    )


def test_the_alternatives_are_held_against_the_same_targets(home):
    _, page = pressed(home, "search", goal="fewest")
    rows = cells(page, "search_alternatives")

    assert rows["Lähtöjako"] == ["63", "0", "203,0", "Kajaani", "1", "848"]
    assert rows["Haun tulos"] == ["60", "6", "149,6", "Kuusamo", "0", "0"]
    assert rows["Seuraavaksi paras: Taivalkoski ennallaan"][0] == "60,5"
    assert rows["Ilman ehtoa: ilman tavoitetta olevilta ei siirretä (Sotkamo)"][0] == "55"
    assert rows["Toinen päämäärä: Asiakkaita mahdollisimman tasaisesti"][4] == "4"


def test_the_result_stands_beside_the_board_in_sentences_and_its_tables_under_it(home):
    codes, _ = pressed(home, "search", goal="within")
    page = VIEW.page(codes, home, Text("fi"))
    said = [each for each in page.beside if isinstance(each, Points)]
    tables = [each.key for each in page.after if isinstance(each, Part)]

    assert [each.title for each in said] == [
        "Mitä muuttuu",
        "Mitä ehdot maksavat",
        "Miksi ei muualta",
        "Seuraavaksi parhaat",
    ]
    assert breaking(said[-1].sentences[0]) == "Kuusamo ennallaan: enimmillään 94,0 % tavoitteesta (Kuhmo)."
    assert not [each for each in page.beside if isinstance(each, Part)]
    assert tables[:3] == ["search_units", "search_alternatives", "search"]


def test_a_step_of_a_quarter_and_a_larger_presence_are_conditions_of_the_search(home):
    codes, page = pressed(home, "search", goal="change", step="0.25", assumptions="1~presence_fte:1.5")
    values = replace(ASSUMED, presence_fte=1.5)
    finer = coefficients(CLIENTS, PLAN, values, BY_NEED_2026, step_fte=0.25)

    assert decoded(codes["fte"], list(UNITS)) == best(finer, PLAN.fte, Wishes(goal=Goal.CHANGE)).optimum.fte
    assert any("jokaisessa palvelupisteessä vähintään 1,5 htv" in each for each in page.notes)


def test_a_free_total_is_another_search_and_hires(home):
    codes, page = pressed(home, "search", goal="change", total="free")
    wishes = Wishes(goal=Goal.CHANGE, is_total_free=True)

    assert decoded(codes["fte"], list(UNITS)) == best(BOARD, PLAN.fte, wishes).optimum.fte
    assert ["palkataan lisää", "Kajaani", "6"] in texts(figure(page, "search"))


def test_the_smallest_staff_is_judged_by_the_targets_and_not_by_the_readers_own_limit(home):
    codes, page = pressed(home, "search", goal="least")

    assert decoded(codes["fte"], list(UNITS)) == goal_seek(problem(BOARD, PLAN.fte, total_fte=None), 120).fte
    said = told(page)
    assert "ei ole yli 120 asiakasta asiantuntijaa kohden (oma rajasi), kun henkilöstöä on 61,5 htv" in said
    assert "Tavoite ylittyy silti: Kuhmo 113, Taivalkoski 114, Puolanka 117." in said


@pytest.mark.parametrize(("old", "goal"), [("best", "change"), ("least", "least")])
def test_a_search_of_an_earlier_link_tells_of_the_goal_it_is_today(home, old, goal):
    chosen = VIEW.chosen({"search": old}, home)

    assert (chosen.codes["search"], chosen.codes["goal"]) == (goal, goal)
    assert not chosen.refused
    assert shown(VIEW, home, search=old) == shown(VIEW, home, search=goal, goal=goal)


def test_another_condition_keeps_the_goal_and_takes_away_what_was_found_for_the_old_ones(home):
    codes, _ = pressed(home, "search", goal="even")
    changed = VIEW.chosen(codes, home).changed
    after = VIEW.moved(changed, {"limits.least_kuhmo": "5", "targets.sotkamo": "80"})

    assert after == {
        "goal": "even",
        "fte": codes["fte"],
        "limits": "1~least_kuhmo:5",
        "targets": "1~sotkamo:80",
    }
    assert VIEW.chosen(VIEW.moved(after, {"limits.least_kuhmo": "0"}), home).changed["goal"] == "even"
    cleared = VIEW.moved(after, VIEW.actions["restore_limits"](VIEW.chosen(after, home)))
    assert VIEW.chosen(cleared, home).changed == {"goal": "even", "fte": codes["fte"]}


def test_a_locked_unit_stays_where_its_slider_stands(home):
    codes, _ = pressed(home, "search", fte=MOVED, locked="puolanka")

    assert decoded(codes["fte"], list(UNITS))["puolanka"] == 4.0


@pytest.mark.parametrize(
    ("kajaani", "sentence"),
    [
        (20.0, "Tässä jaossa Kajaani ylittää tavoitteensa 8,3 %. Kaikkiaan 248 asiakasta on liikaa."),
        (0.0, "3 248 asiakasta jää ilman henkilöstöä: Kajaani."),
    ],
)
def test_sliders_moved_away_from_the_optimum_are_said_by_the_same_targets(home, kajaani, sentence):
    codes, _ = pressed(home, "search")
    away = encoded({**decoded(codes["fte"], list(UNITS)), "kajaani": kajaani}, list(UNITS))
    page = shown(VIEW, home, **{**codes, "fte": away})

    assert sentence in figure(page, "search").source.replace("\xa0", " ")


def test_a_search_whose_limits_clash_moves_nothing_and_is_said(home):
    codes, page = pressed(home, "search", step="1", assumptions="1~state_client_fte:40.5")

    assert "fte" not in codes
    assert "search" not in [each.key for each in page.figures]
    assert any(each.startswith("failed: ") for each in page.notes)


def test_limits_that_clash_say_which_of_them_would_have_to_go(home):
    codes, page = pressed(home, "search", limits="1~least_kajaani:40~least_kuusamo:25")
    said = told(page)

    assert "fte" not in codes
    assert "Ilman ehtoa ”Kajaani vähintään 40 htv” jako löytyy" in said
    assert "Ilman ehtoa ”jokaisessa palvelupisteessä" not in said


def test_none_at_most_is_a_limit_and_an_emptied_field_is_none(home):
    kept = VIEW.moved({}, {"limits.most_puolanka": "0", "limits.least_puolanka": "0"})
    found = cells(shown(VIEW, home, **kept, search="change", assumptions="1~presence_fte:0"), "search_units")
    clash = told(shown(VIEW, home, **kept, search="within"))

    assert kept == {"limits": "1~most_puolanka:0"}
    assert found["Puolanka"][:3] == ["5", "0", "ei henkilöstöä"]
    assert "Puolanka enintään 0 htv" in clash
    assert "minimum_maximum (unit puolanka, minimum 1, maximum 0)" in clash
    assert VIEW.moved(kept, {"limits.most_puolanka": ""}) == {"limits": ""}
    assert VIEW.moved({"targets": "1~sotkamo:80"}, {"targets.sotkamo": ""}) == {"targets": ""}
