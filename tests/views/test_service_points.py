"""The service points as a value: thirteen points, the ways between centres, and what an area lacks."""

import pytest

from data import places
from i18n.text import LANGUAGES, Text
from tests.views.checked import breaking, explain, figure, texts
from views.files import report
from views.service_points import MUNICIPALITY, VIEW

FI = Text("fi")


def shown(context, text=FI, **codes):
    return report(VIEW, codes, context, text, explain=explain)


def test_the_thirteen_points_are_counted_and_the_office_not_taken_over_is_listed_apart(home):
    page = shown(home)

    assert page.answer[0] == (
        "Alueella on 13 palvelupistettä, vähintään yksi jokaisessa kunnassa (suunnitelma 2023)."
    )
    listed = texts(figure(page, "addresses"))
    assert [row[-1] for row in listed].count("● palvelupiste") == 13
    assert [row[2] for row in listed if row[-1].startswith("×")] == ["Kitkantie 28, 93600 Kuusamo"]


def test_the_key_figures_are_the_points_the_longest_way_the_reach_and_the_next(home):
    assert [breaking(each.value) for each in shown(home).key_figures] == [
        "13",
        "64,1 km",
        "68,1 %",
        "36,9 km",
    ]
    assert shown(home).key_figures[1].change.startswith("Kuusamo–Taivalkoski")


def test_the_map_says_that_its_marks_are_no_buildings_and_is_a_map_in_files(home):
    points = next(each for each in shown(home).figures if each.key == "points")

    assert "kuntakeskuksen tarkkuudella" in points.source
    assert "Kitkantie 28" in points.alt
    assert points.is_map


def test_the_nearest_point_of_a_chosen_municipality_is_by_road(home):
    # From Puolanka it is 51,9 km to Hyrynsalmi, 55,9 km to Ristijärvi and 60,5 km to Paltamo.
    found = texts(figure(shown(home, municipality="620"), "ways"))

    assert [row[0] for row in found][:3] == ["Hyrynsalmi", "Ristijärvi", "Paltamo"]


def test_a_way_within_ones_own_municipality_is_never_shown_as_0_km(home):
    page = shown(home)

    assert next(row for row in texts(figure(page, "points")) if row[0] == "Kajaani")[-1] == "ei voi laskea"
    for place, row in enumerate(texts(figure(page, "matrix"))):
        assert row[place + 1] == ""
    for each in page.figures:
        assert not any(cell in ("0,0", "0,0 km") for row in texts(each) for cell in row)


def test_an_old_link_opens_the_same_page(home):
    assert VIEW.chosen({"kunta": "620"}, home)[MUNICIPALITY] == "620"
    assert shown(home, kunta="620") == shown(home, municipality="620")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_of_a_point_is_in_the_readers_language(home, language):
    office = next(
        row
        for row in texts(figure(shown(home, Text(language)), "addresses"))
        if row[2].startswith("Kitkantie")
    )

    assert office[1] == home.area.points["305-2"].name[language]
    assert office[3] == home.area.points["305-2"].note[language]


def test_another_area_counts_its_own_points_alone(kainuu):
    page = shown(kainuu)

    # Three of Kajaani, two of Sotkamo and one of each of the other six.
    assert "11 palvelupistettä" in page.answer[0]
    assert page.key_figures[0].change == "piste 8/8 kunnassa"
    assert {row[0] for row in texts(figure(page, "addresses"))}.isdisjoint({"Kuusamo", "Taivalkoski"})
    own = [kainuu.names("fi")[code] for code in kainuu.area.municipalities]
    assert [row[0] for row in texts(figure(page, "matrix"))][: len(own)] == own
    assert "×" not in next(each for each in page.figures if each.key == "points").definition


def test_an_area_without_points_is_told_so(oulu):
    page = shown(oulu)

    assert page.notes == ("failed: no service points of TA99",)
    assert not page.figures


def test_points_without_ways_are_counted_and_listed_and_the_rest_says_what_is_missing(
    contexts, kainuu, monkeypatch
):
    load = places.road_distances
    monkeypatch.setattr(
        places, "road_distances", lambda store: load(store).loc[lambda ways: ways["origin_area"] == "564"]
    )
    page = shown(contexts(kainuu.area))

    assert "11 palvelupistettä" in page.answer[0]
    assert page.answer[1] == FI("errors.ways_missing")
    assert [each.key for each in page.figures] == ["points", "addresses"]
    assert len(page.key_figures) == 1
