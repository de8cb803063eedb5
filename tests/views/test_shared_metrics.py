"""The shared metrics and matching as values: what is computed, what is missing, what more would do."""

import math

import pytest

from domain.interval import Interval
from i18n.text import LANGUAGES, Text
from tests.views.checked import explain, figure
from views.files import report
from views.shared_metrics import VIEW, matching, mismatch
from views.shared_metrics.choices import COMPUTED
from views.shared_metrics.six import MISSING

FI = Text("fi")
SPACE = "\N{NO-BREAK SPACE}"
MATCHING = {"section": "matching"}


def shown(context, text=FI, **codes):
    return report(VIEW, codes, context, text, explain=explain)


def cells(page, key, name):
    grid = figure(page, key).grid
    return next(each for each in grid.columns if each.name == name).cells


def by_name(page, key, name):
    return dict(zip((cell.text for cell in cells(page, key, "name")), cells(page, key, name), strict=True))


def test_the_answer_is_the_share_of_the_labour_force(home):
    page = shown(home)

    assert f"kesäkuussa 2026 11,5{SPACE}% (koko maa 12,8{SPACE}%)" in page.answer[0]
    assert "; kunnittain tai alueittain julkaisematta on 4." in page.answer[1]


def test_what_is_not_published_is_said_with_what_it_would_take(home):
    page = shown(home)
    here, known = (by_name(page, "six", name) for name in ("here_low", "known"))

    for each in MISSING:
        name = FI(f"shared_metrics.six.{each}")
        assert here[name].value is None
        assert known[name].text.startswith("Ei julkaistu. Tarvitaan ")


def test_what_is_computed_is_that_of_the_published_figures(home):
    page = shown(home, municipality="305")
    here, area = (by_name(page, "six", name) for name in ("here_low", "area_low"))

    share = FI("indicators.unemployed_share.label")
    assert round(here[share].number, 3) == 0.122
    assert here[FI("indicators.long_term_unemployed.label")].number == pytest.approx(268 / 805)
    resources = FI("shared_metrics.six.resources")
    # Nine posts for 805 unemployed, at 50 000 to 75 000 euros each.
    assert here[resources].number == pytest.approx(9 * 50_000 / 805, abs=1)
    assert area[resources].number > here[resources].number


def test_posts_of_the_board_move_the_resources(home):
    moved = shown(home, municipality="305", fte="1~16~9~4~18~7~9.5~3.5~5")
    name = FI("shared_metrics.six.resources")

    assert by_name(moved, "six", "here_low")[name].number == pytest.approx(18 * 50_000 / 805, abs=1)


@pytest.mark.parametrize("indicator", COMPUTED)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_computed_indicator_is_shown_by_municipality(home, indicator, language):
    page = shown(home, Text(language), indicator=indicator)

    assert len(figure(page, "by_municipality").grid.rows) == len(home.area.municipalities)
    assert not [note for note in page.notes if note.startswith("failed: ")]


def test_the_index_of_the_area_and_the_country_and_the_vacancies_of_no_place(home):
    page = shown(home, **MATCHING)
    low, high = (by_name(page, "mismatch", f"index_{end}") for end in ("low", "high"))
    area = FI("activation.whole_area")

    assert (low[area].text, high[area].text) == (f"4,4{SPACE}%", f"4,9{SPACE}%")
    assert low["Koko maa, maakunnat"].text == f"3,0{SPACE}%"
    assert low["Koko maa, seutukunnat"].text == f"4,3{SPACE}%"
    assert "7\N{NO-BREAK SPACE}661" in mismatch.mismatch(home, FI).answer
    assert f"oikea on 3,0{SPACE}%" in mismatch.mismatch(home, FI).answer


def test_more_vacancies_bring_few_more_matches(home):
    page = shown(home, **MATCHING, vacancies="10")

    assert f"0,0–3,9{SPACE}% enemmän" in page.answer[1]
    assert (
        shown(home, **MATCHING, vacancies="-10")
        .answer[1]
        .startswith(f"Jos avoimia työpaikkoja olisi 10{SPACE}% vähemmän")
    )


def test_results_are_what_scenarios_are_compared_by(home):
    def result(key, **codes):
        return VIEW.results[key](VIEW.chosen(codes, home))

    assert round(result("mismatch_index").low, 4) == 0.0443
    assert result("matches_change", vacancies="0") == Interval.point(0)
    near, far = (result("vacancies_near", minutes=code) for code in ("15", "120"))
    assert near.low <= far.low
    assert result("vacancies_near", minutes="15") == Interval.point(253)


def test_the_farthest_way_within_reach_is_the_one_asked_for(home):
    ways = {(row.origin_area, row.destination_area): row.drive_min for row in home.own_ways.data.itertuples()}

    for each in matching.near(home, 45):
        assert all(ways[each.ref_area, other] <= 45 for other in each.others)
        beyond = set(home.area.municipalities) - {each.ref_area, *each.others}
        assert all(ways.get((each.ref_area, other), math.inf) > 45 for other in beyond)


def test_an_area_without_units_or_roads_has_what_the_figures_give(oulu):
    six, meeting = shown(oulu), shown(oulu, **MATCHING)

    assert {each.key for each in six.figures} == {"by_municipality", "six"}
    assert by_name(six, "six", "here_low")[FI("shared_metrics.six.resources")].value is None
    assert {each.key for each in meeting.figures} >= {"mismatch", "beveridge", "elasticities"}
    assert len([note for note in meeting.notes if note.startswith("failed: ")]) == 1
    assert not VIEW.results["vacancies_near"](VIEW.chosen({}, oulu)).is_known


def test_the_curve_stands_alone_where_there_is_no_month_before(contexts, home):
    page = shown(contexts(home.area, before=""), **MATCHING)

    assert [each.name for each in figure(page, "beveridge").grid.columns][-1] == "vacancies_high"


def test_a_vacancy_that_is_hidden_stays_a_range(home):
    low, high = (by_name(shown(home, **MATCHING), "beveridge", f"vacancies_{end}") for end in ("low", "high"))

    assert low["Ristijärvi"].number < high["Ristijärvi"].number
