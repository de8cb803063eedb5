"""The page of the service network: what closing points changes, where they serve best, and a round."""

import re

import pytest

from tests.pages.elements import answer, chosen, figures, opened, seen, words
from tests.pages.test_overview import breaking, cells

BEYOND = ("30", "45", "60")


def said(**choices):
    return breaking(answer(opened("service_network", **choices)))


def clients_beyond(app):
    """Return clients after the change by the minutes they are from a point."""
    return {minutes: row[1] for minutes, row in cells(figures(app)["map"]).items()}


def test_the_page_opens_with_an_example_that_says_it_is_one():
    # Hyrynsalmi's 142 and Ristijärvi's 69 clients, four visits, both ways of 37.6 and 25.2 km.
    assert "Esimerkki, ei ehdotus" in breaking(answer(seen("service_network")))
    assert "+56 624 km" in breaking(answer(seen("service_network")))


def test_the_present_network_changes_nothing():
    sentence = said(auki="105-205-290-305-578-620-697-765-777-832")

    assert "Esimerkki" not in sentence
    assert "muuttuvat vuodessa 0 km (0)" in sentence


def test_one_point_for_all_leaves_the_far_ones_without():
    beyond = clients_beyond(opened("service_network", auki="205"))

    # All but Kajaani 3 248, Sotkamo 525, Paltamo 261, and Ristijärvi 69 at exactly 30 minutes.
    assert [int(breaking(beyond[minutes]).replace(" ", "")) for minutes in BEYOND] == [3049, 3049, 2907]


def test_remote_service_takes_its_share_of_the_kilometres():
    assert "+28 312 km" in said(eta="50")


def test_a_pop_up_day_takes_its_share_of_the_visits_of_its_municipality():
    # Half of Hyrynsalmi's 42 714 km stay.
    assert "+35 267 km" in said(popup="105")


def test_the_share_of_a_pop_up_day_can_be_set_once_there_is_one():
    assert opened("service_network", popup="105", popup_osuus="80").get_by_key("popup_osuus").value == 80
    assert "popup_osuus" not in {each.key for each in seen("service_network").slider}


def test_no_open_point_is_said_and_nothing_is_drawn():
    app = opened("service_network", auki="0")

    assert "Valitse vähintään 1 kunta" in answer(app)
    assert not figures(app)


@pytest.mark.parametrize(
    ("points", "sites", "km"),
    [("1", "se on kunnassa Kajaani", "75,3"), ("2", "ne ovat kunnissa Kajaani, Kuusamo", "29,0")],
)
def test_the_best_places_are_named_with_the_mean_way(points, sites, km):
    sentence = said(nakyma="paikat", pisteita=points)

    assert f"kun {sites}: keskimäärin {km} km" in sentence
    assert "todistettu parhaaksi" in sentence


@pytest.mark.parametrize(("points", "municipality"), [("3", "Kuhmo"), ("13", "joka kunnassa on piste")])
def test_the_longest_way_names_a_municipality_only_where_there_is_a_way(points, municipality):
    cards = " ".join(words(opened("service_network", nakyma="paikat", pisteita=points)))

    assert re.search(rf"Pisin matka pisteelle\s+\d+\skm\s+{municipality}", cards)


@pytest.mark.parametrize(
    ("language", "many", "one"),
    [
        ("fi", "kun ne ovat kunnissa Kajaani, Kuusamo", "kun se on kunnassa Kajaani:"),
        ("sv", "Med 2 punkter", "Med 1 punkt "),
        ("en", "With 2 points", "With 1 point "),
    ],
)
def test_one_point_is_said_in_the_singular(language, many, one):
    assert many in said(nakyma="paikat", pisteita="2", lang=language)
    assert one in said(nakyma="paikat", pisteita="1", lang=language)


@pytest.mark.parametrize("points", ["10", "13"])
def test_a_point_in_every_municipality_leaves_no_way_and_further_ones_change_nothing(points):
    assert "keskimäärin 0,0 km" in said(nakyma="paikat", pisteita=points)


def test_the_curve_runs_to_the_thirteen_points_of_today():
    assert len(cells(figures(opened("service_network", nakyma="paikat"))["curve"])) == 13


def test_the_best_places_can_be_taken_to_the_what_if():
    app = opened("service_network", nakyma="paikat", pisteita="2")
    app.get_by_key("network_take").click()
    app.run()

    assert app.query_params["auki"] == "205-305"
    assert "Kun piste on 2 kunnassa" in answer(app)


def test_a_round_of_all_the_others_takes_six_days():
    assert "Kierros 9 kunnassa: 6 päivää, 1 568 km." in said(nakyma="kierros")


def test_each_source_after_the_first_begins_a_sentence():
    source = figures(seen("service_network"))["map"]["source"]

    assert re.findall(r"\. (\w+ \w+)", source)[:3] == [
        "CC BY",
        "Oma reititys",
        "Työllisyysalueen suunnitelma",
    ]


def test_a_round_of_one_stop_is_there_and_back():
    assert "Kierros 1 kunnassa: 1 päivä, 74 km" in said(nakyma="kierros", reitti="578")


def test_a_stop_too_far_for_a_day_is_named():
    sentence = said(nakyma="kierros", reitti="305", paiva="435")

    assert "Kunnassa Kuusamo ei ehdi käydä" in sentence
    assert "vievät 521 minuuttia" in sentence


def test_a_round_keeps_its_longest_day_and_says_that_it_is_proven():
    sentence = said(nakyma="kierros", lahto="578", kaynti="120", paiva="540")

    assert "Kierros 9 kunnassa: 5 päivää, 1 250 km." in sentence
    assert "Todistetusti vähiten päiviä" in sentence


def test_a_base_is_not_visited():
    assert "Kierros 1 kunnassa" in said(nakyma="kierros", lahto="578", reitti="578-205")


@pytest.mark.parametrize("others", [{}, {"reitti": "105-205-290-578"}])
def test_a_base_changed_there_and_back_leaves_the_round_as_its_link_gives_it(others):
    app = opened("service_network", nakyma="kierros", **others)
    rounds = {}
    for base in ("305", "578", "205"):
        rounds[base] = answer(chosen(app, "lahto", base))

    assert rounds == {
        base: answer(opened("service_network", nakyma="kierros", lahto=base, **others)) for base in rounds
    }
