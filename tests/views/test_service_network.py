"""The service network as a value: what closing points changes, where they serve best, and a round."""

import json
import math
import re
from contextlib import contextmanager
from dataclasses import replace

import pytest

from analytics.service_network.frames import Demand
from domain.errors import BusyError, PointsMissingError
from domain.interval import Interval
from i18n.text import LANGUAGES, Text
from tests.views.checked import breaking, cells, explain, figure
from views.blocks import Bar, Link
from views.files import report
from views.results import results_of
from views.service_network import VIEW, common
from views.sheet import sheets

FI = Text("fi")
EVERY = "105-205-290-305-578-620-697-765-777-832"
BEST, ROUND = {"view": "best"}, {"view": "round"}


def shown(context, text=FI, **codes):
    return report(VIEW, codes, context, text, explain=explain)


def answer(context, text=FI, **codes):
    return breaking(" ".join(shown(context, text, **codes).answer))


def test_the_page_opens_with_an_example_that_says_it_is_one(home):
    # Hyrynsalmi's 142 and Ristijärvi's 69 clients, four visits, both ways of 51.4 and 25.2 km to Paltamo.
    assert "Esimerkki, ei ehdotus" in answer(home)
    assert "+72 301 km" in answer(home)


def test_the_present_network_changes_nothing(home):
    said = answer(home, open_areas=EVERY)

    assert "Esimerkki" not in said
    assert "kuntakeskusten välisiä matkoja ei ole. Kunnan sisäisiä matkoja ei voi laskea" in said


def test_one_point_for_all_leaves_the_far_ones_without(home):
    beyond = cells(shown(home, open_areas="205"), "map")

    # All but Kajaani 3 248, Sotkamo 525, Paltamo 261, and Ristijärvi 69 at exactly 30 minutes.
    assert {minutes: row[0] for minutes, row in beyond.items()} == {
        "30": "3 049",
        "45": "3 049",
        "60": "2 907",
    }


def test_remote_service_takes_its_share_of_the_kilometres(home):
    assert "+36 150 km" in answer(home, remote_share="50")


def test_a_pop_up_day_takes_its_share_of_the_visits_of_its_municipality(home):
    # Half of Hyrynsalmi's 58 390 km stay.
    assert "+43 106 km" in answer(home, popup_areas="105")


def controls(context, **codes):
    page = VIEW.page(codes, context, FI)
    return {block.key for block in page.blocks if block in VIEW.choices}


def test_the_share_of_a_pop_up_day_can_be_set_once_there_is_one(home):
    assert "popup_share" in controls(home, popup_areas="105")
    assert "popup_share" not in controls(home)
    filters = dict(shown(home, popup_areas="105", popup_share="80").filters)
    assert breaking(filters["Pop-up-päivän osuus käynneistä"]) == "80 %"


def test_no_open_point_is_said_and_nothing_is_drawn(home):
    page = shown(home, open_areas="0")

    assert "Valitse vähintään 1 kunta" in page.answer[0]
    assert not page.figures
    assert "open_areas" in controls(home, open_areas="0")


@pytest.mark.parametrize(
    ("points", "sites", "km"),
    [("1", "se on kunnassa Kajaani", "75,3"), ("2", "ne ovat kunnissa Kajaani ja Kuusamo", "29,0")],
)
def test_the_best_places_are_named_with_the_mean_way(home, points, sites, km):
    said = answer(home, **BEST, points=points)

    assert f"kun {sites}: keskimäärin {km} km" in said
    assert "todistettu parhaaksi" in said


def test_the_longest_way_names_its_municipality(home):
    last = shown(home, **BEST, points="3").key_figures[-1]

    assert last.label == "Pisin matka keskusten välillä"
    assert re.fullmatch(r"\d+ km", breaking(last.value))
    assert last.change == "Kuhmo"


@pytest.mark.parametrize(
    "codes",
    [
        {},
        {"open_areas": EVERY},
        {"open_areas": EVERY.removeprefix("105-")},
        {"open_areas": "205"},
        *({**BEST, "points": points} for points in ("1", "5", "9", "10", "11", "13")),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_figure_and_no_sentence_is_0_by_construction(home, codes, language):
    page = shown(home, Text(language), **codes)
    cards = [f"{each.label} {each.value} {each.change}" for each in page.key_figures]
    said = breaking(" ".join([*page.answer, *(card for card in cards if "km" in card)]))

    assert not re.search(r"(?<![\d,.])0(?:[,.]0)? (?:km|asiakas|asiakkaa|kund|client)", said)
    for each in page.figures:
        assert not re.search(r"(?<![\d,.])0(?:[,.]0)? km", breaking(each.alt))


def test_a_way_within_a_municipality_is_not_computed_and_missing_in_the_file(home):
    travel = cells(shown(home), "travel")

    assert travel["Kajaani"][2:6] == ["ei voi laskea"] * 4
    assert travel["Hyrynsalmi"][2] == "51"
    part = next(each for each in VIEW.page({}, home, FI).parts if each.key == "travel")
    lines = part.build(home, FI).table.csv(FI).splitlines()
    assert next(line for line in lines if line.startswith("Kajaani")).startswith(
        "Kajaani;Kajaani;Kajaani;;;;;"
    )


def test_where_nothing_changes_a_sentence_stands_for_the_picture(home):
    page = shown(home, open_areas=EVERY)

    assert [each.key for each in page.figures] == ["map"]
    assert "vertailtavaa ei ole" in " ".join(page.notes)


def test_the_hyrynsalmi_of_the_example_goes_to_paltamo_its_own_unit(home):
    travel = cells(shown(home), "travel")

    assert travel["Hyrynsalmi"][1] == "Paltamo"
    assert travel["Hyrynsalmi"][5] == "58 390"


def test_files_draw_the_bands_now_and_after_and_every_map(home):
    page = shown(home)
    labels = [series.label for series in figure(page, "bands").chart.series]

    assert labels == ["Työnhakijat, nyt", "Työnhakijat, muutoksen jälkeen"]
    assert figure(page, "map").is_map
    assert figure(shown(home, **BEST), "sites").is_map
    assert figure(shown(home, **ROUND), "route").is_map


@pytest.mark.parametrize(
    ("language", "many", "one"),
    [
        ("fi", "kun ne ovat kunnissa Kajaani ja Kuusamo", "kun se on kunnassa Kajaani:"),
        ("sv", "Med 2 punkter", "Med 1 punkt "),
        ("en", "With 2 points", "With 1 point "),
    ],
)
def test_one_point_is_said_in_the_singular(home, language, many, one):
    text = Text(language)

    assert many in answer(home, text, **BEST, points="2")
    assert one in answer(home, text, **BEST, points="1")


@pytest.mark.parametrize("points", ["10", "13"])
def test_a_point_in_every_municipality_leaves_no_way_and_further_ones_change_nothing(home, points):
    assert "kuntakeskusten välisiä matkoja ei ole" in answer(home, **BEST, points=points)


def test_the_curve_ends_where_the_next_point_leaves_no_way_to_compute(home):
    curve = cells(shown(home, **BEST, points="13"), "curve")

    assert list(curve)[-1] == "9"
    assert all(mean != "0,0" for _, mean, _ in curve.values())


def test_the_best_places_are_taken_to_the_what_if_by_a_link(home):
    page = VIEW.page({**BEST, "points": "2"}, home, FI)
    link = next(block for block in page.blocks if isinstance(block, Link))

    assert link.codes == {"view": "what_if", "open_areas": "205-305"}
    assert "Kun piste on 2 kunnassa" in answer(home, **link.codes)


def test_a_round_of_all_the_others_takes_six_days(home):
    assert "Kierros 9 kunnassa: 6 päivää, 1 568 km." in answer(home, **ROUND)


def test_each_source_after_the_first_begins_a_sentence(home):
    assert re.findall(r"\. (\w+ \w+)", figure(shown(home), "map").source)[:3] == [
        "CC BY",
        "Oma reititys",
        "Työllisyysalueen suunnitelma",
    ]


def test_a_round_of_one_stop_is_there_and_back(home):
    assert "Kierros 1 kunnassa: 1 päivä, 74 km" in answer(home, **ROUND, stops="578")


def test_a_stop_too_far_for_a_day_is_named(home):
    said = answer(home, **ROUND, stops="305", day_min="435")

    assert "Kunnassa Kuusamo ei ehdi käydä" in said
    assert "vievät 521 minuuttia" in said


def test_a_round_keeps_its_longest_day_and_says_that_it_is_proven(home):
    said = answer(home, **ROUND, base="578", stop_min="120", day_min="540")

    assert "Kierros 9 kunnassa: 5 päivää, 1 250 km." in said
    assert "Todistetusti vähiten päiviä" in said


def test_a_base_is_not_visited_and_a_round_without_stops_says_so(home):
    assert "Kierros 1 kunnassa" in answer(home, **ROUND, base="578", stops="578-205")
    assert "Valitse vähintään 1 kunta" in answer(home, **ROUND, stops="0")


def test_a_base_changed_there_and_back_leaves_the_round_as_its_link_gives_it(home):
    codes = {**ROUND, "stops": "105-205-290-578"}
    for base in ("305", "578", "205"):
        codes = VIEW.moved(codes, {"base": base})

    assert VIEW.chosen(codes, home).changed == {**ROUND, "stops": "105-205-290-578"}


@pytest.mark.parametrize(
    ("former", "today"),
    [
        (
            {
                "auki": "205-305",
                "popup": "105",
                "popup_osuus": "80",
                "eta": "50",
                "kaynnit": "7",
                "etaisyys": "road_km",
            },
            {
                "open_areas": "205-305",
                "popup_areas": "105",
                "popup_share": "80",
                "remote_share": "50",
                "visits": "7",
                "measure": "road_km",
            },
        ),
        ({"nakyma": "paikat", "pisteita": "13"}, {**BEST, "points": "13"}),
        (
            {"nakyma": "kierros", "lahto": "578", "reitti": "105-290", "kaynti": "120", "paiva": "540"},
            {**ROUND, "base": "578", "stops": "105-290", "stop_min": "120", "day_min": "540"},
        ),
        ({"nakyma": "mita_jos"}, {}),
    ],
)
def test_an_old_link_opens_the_same_page(home, former, today):
    chosen = VIEW.chosen(former, home)

    assert chosen.changed == today
    assert shown(home, **former) == shown(home, **today)


def test_results_are_what_scenarios_are_compared_by(home):
    chosen = VIEW.chosen({}, home)
    found = {key: result(chosen) for key, result in VIEW.results.items()}

    # One and twelve visits instead of four.
    travel = found.pop("travel_km")
    assert (math.floor(travel.low), math.ceil(travel.high)) == (18_075, 216_903)
    assert round(found.pop("round_km").low) == 1_568
    assert found == {
        "network_points": Interval.point(8),
        "clients_beyond": Interval.point(142),
        "round_days": Interval.point(6),
    }


def test_results_that_the_choices_do_not_have_are_left_out(home):
    infeasible = {"service_network": {"open_areas": "0", "stops": "305", "day_min": "240"}}
    found = results_of(infeasible, lambda _view: home, {VIEW.name: VIEW})

    assert found == {"network_points": Interval.point(0)}


@pytest.mark.parametrize("codes", [BEST, {**ROUND, "stop_min": "45"}])
def test_a_search_waits_for_its_turn_and_without_one_says_so_and_keeps_nothing(contexts, home, codes):
    @contextmanager
    def never():
        raise BusyError("no turn", seconds="0")
        yield

    fresh = contexts(home.area)
    busy = sheets(VIEW, codes, replace(fresh, turn=never), FI, explain=explain)
    later = sheets(VIEW, codes, fresh, FI, explain=explain)

    assert not busy.is_whole
    assert "failed: no turn" in json.dumps(json.loads(busy.first.body))
    assert later.is_whole
    assert sheets(VIEW, codes, replace(fresh, turn=never), FI, explain=explain) is later


def test_what_does_not_search_asks_for_no_turn(contexts, home):
    @contextmanager
    def never():
        raise BusyError("no turn", seconds="0")
        yield

    assert sheets(VIEW, {}, contexts(home.area, turn=never), FI, explain=explain).is_whole


def test_a_move_of_the_visits_leaves_the_bands_and_the_map(home):
    def figures(visits):
        return set(sheets(VIEW, {"visits": visits}, home, FI, explain=explain).first.figures)

    assert len(figures("5") & figures("6")) == 2


def test_an_area_without_units_opens_with_a_point_in_every_municipality(kainuu):
    page = shown(kainuu)

    assert "kuntakeskusten välisiä matkoja ei ole" in page.answer[0]
    # Hyrynsalmi's clients go to Ristijärvi where no unit holds them.
    closed = "-".join(code for code in kainuu.area.municipalities if code != "105")
    assert cells(shown(kainuu, open_areas=closed), "travel")["Hyrynsalmi"][1] == "Ristijärvi"
    assert "Esimerkki" not in answer(kainuu, open_areas=closed)


def test_the_best_places_of_another_area_are_its_own(kainuu):
    said = answer(kainuu, **BEST, points="2")

    assert "Kuusamo" not in said
    assert "keskimäärin" in said


@pytest.mark.parametrize("codes", [{}, BEST, ROUND])
def test_an_area_without_points_and_ways_is_told_so_and_keeps_its_controls(oulu, codes):
    body = json.loads(sheets(VIEW, codes, oulu, FI, explain=explain).first.body)

    assert any("failed: no " in sentence for block in body["main"] for sentence in block.get("sentences", []))
    assert any(block["kind"] == "bar" for block in body["main"])
    with pytest.raises(PointsMissingError):
        _ = oulu.service_points


def test_controls_stand_in_a_bar_where_they_are_many(home):
    assert any(isinstance(block, Bar) for block in VIEW.page({}, home, FI).main)


def test_demand_is_the_labour_force_and_the_jobseekers_of_each_municipality(home):
    assert set(Demand.validate(common.demand(home))["ref_area"]) == set(home.area.municipalities)
