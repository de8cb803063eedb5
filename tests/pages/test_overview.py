"""The situation page, held against the published figures (StatFin tyonv 12r5, June 2026)."""

import pytest

from analytics.situation import MAPPED
from tests.pages.elements import answer, chosen, figures, opened, seen, words


def breaking(words):
    """Return words with ordinary spaces, so that a test can be read; another test looks at the spaces."""
    return words.replace("\N{NO-BREAK SPACE}", " ")


def cells(data):
    """Return the text of a figure's table, row by row under the first column."""
    return {row[0]["text"]: [breaking(cell["text"]) for cell in row[1:]] for row in data["table"]["rows"]}


@pytest.mark.parametrize(
    ("language", "unemployed", "share"),
    [("fi", "4 422", "11,5 %"), ("sv", "4 422", "11,5 %"), ("en", "4,422", "11.5%")],
)
def test_the_answer_has_the_published_figures(language, unemployed, share):
    sentence = breaking(answer(seen("overview", language)))

    assert unemployed in sentence
    assert share in sentence


def test_the_answer_says_which_month_it_is_about():
    assert "kesäkuun 2026" in answer(seen("overview"))


def test_the_area_share_of_2023_is_recomputed_from_its_persons():
    # 11,52 % less 8,29 % is 3,2 points; against the printed 8,9 % it would be 2,6.
    assert any("+3,2 %-yks." in breaking(word) for word in words(seen("overview")))


def test_the_plans_truncated_total_does_not_return():
    # 4 422 - 3 217; against the printed 321 it would be +4 101.
    assert any("+1 205" in breaking(word) for word in words(seen("overview")))


@pytest.mark.parametrize(
    ("municipality", "rate"), [("Kajaani", "19,9 %"), ("Kuusamo", "13,8 %"), ("Sotkamo", "15,7 %")]
)
def test_the_activation_rate_is_the_published_one(municipality, rate):
    app = opened("overview", mittari="activation_rate")

    assert cells(figures(app)["map"])[municipality] == [rate, rate]


def test_a_rate_over_suppressed_figures_is_an_interval():
    low, high = cells(figures(opened("overview", mittari="activation_rate"))["map"])["Ristijärvi"]

    assert low != high


def test_the_chosen_municipality_is_the_one_the_lines_tell_about():
    data = figures(opened("overview", kunta="305"))["trend"]

    assert "Kuusamo" in data["alt"]
    assert "Kajaani" not in data["alt"]


def test_another_indicator_draws_the_map_anew_and_leaves_the_lines_alone():
    before = figures(seen("overview"))
    after = figures(chosen(opened("overview"), "mittari", "Aktivointiaste"))

    assert after["map"]["drawing"] != before["map"]["drawing"]
    assert after["trend"]["drawing"] == before["trend"]["drawing"]


def test_the_ranking_and_the_activation_page_have_one_order():
    ranked = cells(figures(opened("overview", mittari="activation_rate"))["ranking"])
    rates = cells(figures(seen("activation"))["rates"])

    # Intervals stand by their middle: Hyrynsalmi, 10,0-18,2 %, after Sotkamo's 15,7 %.
    assert list(ranked)[:5] == ["Ristijärvi", "Kajaani", "Sotkamo", "Suomussalmi", "Hyrynsalmi"]
    assert list(ranked)[:10] == list(rates)[3:]


@pytest.mark.parametrize(
    ("indicator", "language", "said"),
    [
        ("activation_rate", "fi", "Ehkä suurin: Ristijärvi 16,2–26,6 %. Pienin: Kuhmo 7,7–9,3 %."),
        ("unemployed_under_25", "sv", "Störst: Kajana 20,4 %. Kanske minst: Hyrynsalmi 1,2–5,0 %."),
        ("unemployed_share", "en", "Highest: Puolanka 14.9%. Lowest: Sotkamo 6.7%."),
    ],
)
def test_an_extreme_that_another_interval_may_pass_is_named_as_perhaps_one(indicator, language, said):
    data = figures(opened("overview", mittari=indicator, lang=language))

    assert said in breaking(data["map"]["alt"])
    assert said in breaking(data["ranking"]["alt"])


def test_the_map_says_how_intervals_are_shaded_where_there_are_any():
    note = "Väli on sävytetty keskikohtansa mukaan."

    assert note in figures(opened("overview", mittari="activation_rate"))["map"]["source"]
    assert note not in figures(seen("overview"))["map"]["source"]


def test_a_change_from_a_total_that_its_own_cells_contradict_says_so():
    said = [breaking(word) for word in words(seen("overview"))]

    assert any("+146 (lähtöluku ristiriitainen)" in word for word in said)
    assert any("253 on ristiriidassa omien solujensa kanssa: niistä saadaan 255–261" in word for word in said)


@pytest.mark.parametrize("indicator", MAPPED)
def test_every_indicator_is_mapped_for_ten_municipalities(indicator):
    app = opened("overview", mittari=indicator)

    assert not app.exception
    assert len(cells(figures(app)["map"])) == 10


def test_a_municipality_has_its_swedish_name_in_swedish():
    app = opened("overview", lang="sv")

    assert "Kajana" in cells(figures(app)["map"])
