"""The page of the service network: what closing points changes, where they serve best, and a round."""

import html
import re

import pytest

from tests.pages.elements import answer, chosen, figures, opened, seen, words
from tests.pages.test_overview import breaking, cells

BEYOND = ("30", "45", "60")


def said(**choices):
    return breaking(answer(opened("service_network", **choices)))


def clients_beyond(app):
    """Return clients after the change by the minutes they are from a point."""
    return {minutes: row[0] for minutes, row in cells(figures(app)["map"]).items()}


def test_the_page_opens_with_an_example_that_says_it_is_one():
    # Hyrynsalmi's 142 and Ristijärvi's 69 clients, four visits, both ways of 51.4 and 25.2 km to Paltamo.
    assert "Esimerkki, ei ehdotus" in breaking(answer(seen("service_network")))
    assert "+72 301 km" in breaking(answer(seen("service_network")))


def test_the_present_network_changes_nothing():
    sentence = said(auki="105-205-290-305-578-620-697-765-777-832")

    assert "Esimerkki" not in sentence
    assert "kuntakeskusten välisiä matkoja ei ole. Kunnan sisäisiä matkoja ei voi laskea" in sentence


def test_one_point_for_all_leaves_the_far_ones_without():
    beyond = clients_beyond(opened("service_network", auki="205"))

    # All but Kajaani 3 248, Sotkamo 525, Paltamo 261, and Ristijärvi 69 at exactly 30 minutes.
    assert [int(breaking(beyond[minutes]).replace(" ", "")) for minutes in BEYOND] == [3049, 3049, 2907]


def test_remote_service_takes_its_share_of_the_kilometres():
    assert "+36 150 km" in said(eta="50")


def test_a_pop_up_day_takes_its_share_of_the_visits_of_its_municipality():
    # Half of Hyrynsalmi's 58 390 km stay.
    assert "+43 106 km" in said(popup="105")


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


def test_the_longest_way_names_its_municipality():
    cards = " ".join(words(opened("service_network", nakyma="paikat", pisteita="3")))

    assert re.search(r"Pisin matka keskusten välillä\s+\d+\skm\s+Kuhmo", cards)


@pytest.mark.parametrize(
    "choices",
    [
        {},
        {"auki": "105-205-290-305-578-620-697-765-777-832"},
        {"auki": "205-290-305-578-620-697-765-777-832"},
        {"auki": "205"},
        *({"nakyma": "paikat", "pisteita": points} for points in ("1", "5", "9", "10", "11", "13")),
    ],
)
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_no_key_figure_and_no_sentence_is_0_by_construction(choices, language):
    app = opened("service_network", lang=language, **choices)
    cards = [html.unescape(re.sub("<[^>]+>", " ", each.proto.body)) for each in app.get("html")]
    shown = breaking(" ".join([answer(app), *(card for card in cards if "km" in card)]))

    assert not re.search(r"(?<![\d,.])0(?:[,.]0)? (?:km|asiakas|asiakkaa|kund|client)", shown)
    for figure in figures(app).values():
        assert not re.search(r"(?<![\d,.])0(?:[,.]0)? km", breaking(figure["alt"]))


def test_a_way_within_a_municipality_is_not_computed_and_missing_in_the_file():
    travel = figures(seen("service_network"))["travel"]

    assert cells(travel)["Kajaani"][2:6] == ["ei voi laskea"] * 4
    assert cells(travel)["Hyrynsalmi"][2] == "51"
    kajaani = next(line for line in travel["table"]["csv"].splitlines() if line.startswith("Kajaani"))
    assert kajaani.startswith("Kajaani;Kajaani;Kajaani;;;;;")


def test_where_nothing_changes_a_sentence_stands_for_the_picture():
    app = opened("service_network", auki="105-205-290-305-578-620-697-765-777-832")

    assert list(figures(app)) == ["map"]
    assert "vertailtavaa ei ole" in " ".join(words(app))


def test_the_hyrynsalmi_of_the_example_goes_to_paltamo_its_own_unit():
    assert cells(figures(seen("service_network"))["travel"])["Hyrynsalmi"][1] == "Paltamo"
    assert breaking(cells(figures(seen("service_network"))["travel"])["Hyrynsalmi"][5]) == "58 390"


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
    assert "kuntakeskusten välisiä matkoja ei ole" in said(nakyma="paikat", pisteita=points)


def test_the_curve_ends_where_the_next_point_leaves_no_way_to_compute():
    curve = cells(figures(opened("service_network", nakyma="paikat", pisteita="13"))["curve"])

    assert list(curve)[-1] == "9"
    assert all(value != "0,0" for _, value, _ in curve.values())


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
