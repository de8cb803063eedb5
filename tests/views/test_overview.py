"""The first page as a value, held against the published figures (StatFin tyonv 12r5, June 2026)."""

import json
import re

import pytest

from analytics.situation import MAPPED
from domain.errors import SnapshotDamagedError
from domain.frames import ObsStatus
from i18n.text import LANGUAGES, Text
from tests.views.checked import breaking, cells, figure
from ui.session import explained
from views import loads
from views.context import Context
from views.files import report
from views.overview import INDICATOR, MUNICIPALITY, VIEW
from views.registry import VIEWS
from views.shared import elsewhere
from views.sheet import sheets

FI = Text("fi")


def given(context, period, observations):
    """Return a context whose figures of a month are these."""
    context.kept((loads.observations, period), lambda: observations)
    return context


def shown(context, language="fi", **codes):
    return report(VIEW, codes, context, Text(language), explain=explained)


def said(page):
    return breaking(" ".join(page.notes))


@pytest.mark.parametrize(
    ("language", "unemployed", "share"),
    [("fi", "4 422", "11,5 %"), ("sv", "4 422", "11,5 %"), ("en", "4,422", "11.5%")],
)
def test_the_answer_has_the_published_figures_of_the_key_figures(home, language, unemployed, share):
    page = shown(home, language)
    sentence = breaking(" ".join(page.answer))

    assert unemployed in sentence
    assert share in sentence
    assert [breaking(each.value) for each in page.key_figures[:2]] == [unemployed, share]


def test_the_answer_says_which_area_and_month_it_is_about(home, kainuu):
    assert "Kainuu–Koillismaan alueella oli kesäkuun 2026 lopussa" in shown(home).answer[0]
    assert "Kahdeksan kunnan alueella" in shown(kainuu).answer[0]


def test_where_a_municipality_is_suppressed_the_sentence_and_the_key_figure_are_one_interval(home, contexts):
    now = home.now.data
    is_hidden = (now["ref_area"] == "105") & now["indicator"].isin(["unemployed"])
    is_told = now["ref_area"].isin(["MK18", "SK181", "TA10"]) & (now["indicator"] == "unemployed")
    hidden = now.assign(
        obs_value=now["obs_value"].mask(is_hidden),
        obs_status=now["obs_status"].mask(is_hidden, ObsStatus.CONFIDENTIAL),
    )[~is_told]
    context = given(contexts(home.area), "2026-06", home.now._replace(data=hidden))
    page = shown(context)

    assert "–" in page.key_figures[0].value
    assert page.key_figures[0].value in page.answer[0]
    assert page.key_figures[1].value in page.answer[0]


def test_a_change_is_from_the_plans_corrected_total_and_its_recomputed_share(home):
    changes = [breaking(each.change) for each in shown(home).key_figures]

    # 4 422 - 3 217, against the printed 321 it would be +4 101; 11,52 % less 8,29 %, not the printed 8,9 %.
    assert changes == [
        "+1 205",
        "+3,2 %-yks.",
        "+544",
        "+335",
        "+146 (lähtöluku ristiriitainen)",
        "\N{MINUS SIGN}654",
        "ei vertailulukua",
        "ei vertailulukua",
    ]


def test_a_total_that_its_own_cells_contradict_says_what_they_give(home):
    foreign = shown(home).key_figures[4]

    assert "253 on ristiriidassa omien solujensa kanssa: niistä saadaan 255–261" in breaking(
        foreign.definition
    )


def test_only_a_change_that_is_known_has_a_tone(home, oulu):
    assert VIEW.page({}, home, FI).tones == dict.fromkeys(range(6), "bad")
    assert VIEW.page({}, oulu, FI).tones == {}


def test_the_months_compared_are_said_and_whether_they_are_like_with_like(home, contexts):
    assert "Muutos on kesäkuun 2026 luku vähennettynä elokuun 2023 luvulla" in said(shown(home))
    assert FI("overview.not_like_with_like") in said(shown(home))

    without = shown(contexts(home.area, before="2025-06"))

    assert "ei ole tämän alueen aiempia lukuja (kesäkuu 2025)" in said(without)
    assert {each.change for each in without.key_figures} == {FI("overview.no_comparison")}


def test_without_the_same_month_a_year_before_only_the_share_is_compared(contexts, home, oulu):
    page = shown(contexts(home.area, before=""))
    changes = [breaking(each.change) for each in page.key_figures]

    # Derived from the municipalities' published shares of June 2025 and June 2026 (StatFin tyonv 12tf).
    assert changes[1] == "+0,8 … +1,1 %-yks. vuodessa"
    assert set(changes[:1] + changes[2:]) == {""}  # said of them all in one sentence
    assert "muista luvuista ei ole kesäkuun 2025 lukuja samasta lähteestä" in said(page)
    assert "elokuu" not in said(page).replace("elokuu 2026", "")
    assert VIEW.page({}, contexts(home.area, before=""), FI).tones == {1: "bad"}
    lacking = shown(contexts(oulu.area, before=""))
    assert {each.change for each in lacking.key_figures} == {""}


def test_the_same_month_of_another_year_is_like_with_like(home, contexts):
    page = shown(given(contexts(home.area, before="2025-06"), "2025-06", home.now))

    assert "kesäkuun 2025 luvulla" in said(page)
    assert FI("overview.not_like_with_like") not in said(page)
    assert page.key_figures[0].change == "0"


def test_a_month_is_not_compared_with_itself(home, contexts):
    page = shown(contexts(home.area, before="2026-06"))

    assert {each.change for each in page.key_figures} == {FI("overview.no_comparison")}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fi", "758–761 henkilöä eli 17,1–17,3 % työttömistä"),
        ("sv", "758–761 personer eller 17,1–17,3 % av de arbetslösa"),
        ("en", "758–761 people or 17.1–17.3% of the unemployed"),
    ],
)
def test_a_group_whose_total_may_not_be_told_stands_out_as_an_interval(home, language, words):
    assert words in said(shown(home, language))


@pytest.mark.parametrize(
    ("municipality", "rate"), [("Kajaani", "19,9 %"), ("Kuusamo", "13,8 %"), ("Sotkamo", "15,7 %")]
)
def test_the_activation_rate_is_the_published_one(home, municipality, rate):
    assert cells(shown(home, indicator="activation_rate"), "map")[municipality] == [rate, rate]


def test_a_rate_over_suppressed_figures_is_an_interval(home):
    low, high = cells(shown(home, indicator="activation_rate"), "map")["Ristijärvi"]

    assert low != high


def test_the_chosen_municipality_is_the_one_the_lines_tell_about(home):
    part = next(each for each in VIEW.page({"municipality": "305"}, home, FI).parts if each.key == "trend")
    chart = figure(shown(home, municipality="305"), "trend").chart

    assert "Kuusamo" in part.build(home, FI).alt
    assert "Kajaani" not in part.build(home, FI).alt
    assert next(series.label for series in chart.series if not series.is_pale) == "Kuusamo"


def test_another_indicator_makes_the_map_and_the_ranking_anew_and_nothing_else(home):
    before, after = (
        set(sheets(VIEW, {"indicator": code}, home, FI, explain=explained).first.figures)
        for code in ("unemployed_share", "activation_rate")
    )

    assert len(before & after) == 2


def test_the_ranking_and_the_activation_page_have_one_order(home):
    ranked = list(cells(shown(home, indicator="activation_rate"), "ranking"))
    rates = list(cells(report(VIEWS["activation"], {}, home, FI, explain=explained), "rates"))

    # Intervals stand by their middle: Hyrynsalmi, 10,0-18,2 %, after Sotkamo's 15,7 %.
    assert ranked[:5] == ["Ristijärvi", "Kajaani", "Sotkamo", "Suomussalmi", "Hyrynsalmi"]
    assert ranked[:10] == rates[3:]


@pytest.mark.parametrize(
    ("indicator", "language", "words"),
    [
        ("activation_rate", "fi", "Ehkä suurin: Ristijärvi 16,2–26,6 %. Pienin: Kuhmo 7,7–9,3 %."),
        ("unemployed_under_25", "sv", "Störst: Kajana 20,4 %. Kanske minst: Hyrynsalmi 1,2–5,0 %."),
        ("unemployed_share", "en", "Highest: Puolanka 14.9%. Lowest: Sotkamo 6.7%."),
    ],
)
def test_an_extreme_that_another_interval_may_pass_is_named_as_perhaps_one(home, indicator, language, words):
    for part in VIEW.page({"indicator": indicator}, home, Text(language)).parts:
        if part.key in ("map", "ranking"):
            assert words in breaking(part.build(home, Text(language)).alt), part.key


def test_the_map_says_how_intervals_are_shaded_where_there_are_any(home):
    note = FI("overview.map_note")

    assert note in figure(shown(home, indicator="activation_rate"), "map").source
    assert note not in figure(shown(home), "map").source


@pytest.mark.parametrize("indicator", MAPPED)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_indicator_is_mapped_for_every_municipality(home, indicator, language):
    assert len(cells(shown(home, language, indicator=indicator), "map")) == len(home.area.municipalities)


def test_a_municipality_has_its_swedish_name_in_swedish(home):
    assert "Kajana" in cells(shown(home, "sv"), "map")


@pytest.mark.parametrize(
    "codes",
    [
        {"kunta": "305", "mittari": "activation_rate"},
        {"municipality": "305", "indicator": "activation_rate"},
    ],
)
def test_an_address_of_either_vocabulary_opens_the_same(home, codes):
    chosen = VIEW.chosen(codes, home)

    assert (chosen[MUNICIPALITY], chosen[INDICATOR]) == ("305", "activation_rate")
    assert chosen.changed == {"municipality": "305", "indicator": "activation_rate"}


def test_the_eight_of_a_region_have_the_figures_that_are_published_of_it(home, kainuu):
    now = home.now.data
    region = now[now["ref_area"] == "MK18"].set_index("indicator")["obs_value"]
    page = shown(kainuu)

    assert page.key_figures[0].value == FI.integer(region["unemployed"])
    assert page.key_figures[1].value == FI.percent(region["unemployed"] / region["labour_force"])
    assert len(cells(page, "map")) == 8
    assert {each.key for each in page.figures} == {"trend", "map", "ranking", "profile"}


def test_an_area_says_what_it_lacks_and_shows_the_rest(oulu):
    page = shown(oulu)

    assert {each.key for each in page.figures} == {"ranking", "profile"}
    assert FI("overview.shares_missing") in page.notes
    assert re.search(r"ei ole tämän alueen aiempia lukuja \(elokuu 2023\)", said(page))


def test_months_that_cannot_be_read_are_told_at_their_figure_and_the_rest_is_shown(home, monkeypatch):
    def damaged(_context):
        raise SnapshotDamagedError("cut", file="x.parquet")

    monkeypatch.setattr(Context, "shares", property(damaged))
    page = shown(Context(store=home.store, area=home.area, period=home.period, before=home.before))

    assert {each.key for each in page.figures} == {"map", "ranking", "profile"}
    assert FI("errors.snapshot_damaged", file="x.parquet") in page.notes
    assert len(page.key_figures) == 8


def test_names_that_cannot_be_read_are_told_once_and_nothing_fails(home, monkeypatch):
    def damaged(_context):
        raise SnapshotDamagedError("cut", file="areas.parquet")

    monkeypatch.setattr(Context, "areas", property(damaged))
    context = Context(store=home.store, area=home.area, period=home.period, before=home.before)
    body = json.loads(sheets(VIEW, {}, context, FI, explain=explained).first.body)
    told = FI("errors.snapshot_damaged", file="areas.parquet")

    assert body["title"] == FI("overview.title")
    assert [block["sentences"] for block in body["main"] if block["kind"] == "words"] == [[told]]
    assert [control["key"] for bar in body["main"] for control in bar.get("blocks", [])] == ["indicator"]
    assert shown(context).notes == (told,)
    assert dict(shown(context).filters).keys() == {FI("overview.indicator")}


def test_the_municipality_follows_to_the_pages_that_tell_of_one(home):
    chosen = VIEW.chosen({"municipality": "305"}, home)

    assert elsewhere(VIEW, chosen, {}) == {
        "municipality": {"municipality": "305"},
        "bill": {"municipality": "305"},
        "shared_metrics": {"municipality": "305"},
        "service_points": {"municipality": "305"},
        "structural_change": {"home": "305"},
    }
