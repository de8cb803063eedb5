"""Pages with what a refresh has brought, and the same pages without: what each says then."""

import pytest

from i18n.text import LANGUAGES, Text
from tests.views.checked import breaking, cells, explain, figure
from tests.views.delivered import EVERYONE, FLOWS, HOME, PEOPLE
from views.bill import kela
from views.blocks import Words, every
from views.development import flows, market
from views.development.flows import FLOW
from views.files import report
from views.registry import VIEWS
from views.shared_metrics import occupations

FI = Text("fi")
ALL = "-".join(HOME.municipalities)


def page(view, context, text=FI, **codes):
    return report(VIEWS[view], codes, context, text, explain=explain)


def said(view, context, text=FI, **codes):
    """Return every sentence that a page says outside its figures."""
    found = VIEWS[view].page(codes, context, text)
    blocks = every((*found.main, *found.side, *found.below))
    words = [each for block in blocks if isinstance(block, Words) for each in block.sentences]
    return " ".join([*found.answer, *words])


def keys(view, context, **codes):
    return {part.key for part in VIEWS[view].page(codes, context, FI).parts}


def test_every_table_and_source_came(outcomes):
    assert {stem: each.message for stem, each in outcomes.items() if not each.is_good} == {}


@pytest.mark.parametrize("view", ["service_network", "service_points"])
def test_without_squares_a_page_says_that_distances_are_between_centres(view, home):
    assert "Etäisyydet ovat kuntakeskusten välisiä" in said(view, home)
    assert "residents" not in keys(view, home)


@pytest.mark.parametrize("view", ["service_network", "service_points"])
def test_with_squares_people_are_told_by_their_way_inside_a_municipality_too(view, fetched):
    assert "Etäisyydet ovat kuntakeskusten välisiä" not in said(view, fetched)
    assert "residents" in keys(view, fetched)


def test_all_who_live_beside_a_point_are_within_reach_whichever_way_the_roads_wind(fetched):
    found = cells(page("service_points", fetched), "residents")

    # Everybody lives 4.5 km from a point in a straight line: by road within 10 km, however it winds.
    assert found["enintään 10 km"][2:] == [f"{EVERYONE:,}".replace(",", " ")] * 2
    assert found["enintään 10 km"][:2] == ["100,0 %", "100,0 %"]


def test_a_municipality_has_its_own_residents(fetched):
    found = cells(page("service_points", fetched, subject="205"), "residents")

    assert found["enintään 20 km"][3] == f"{PEOPLE['205']:,}".replace(",", " ")


def test_with_one_point_left_the_others_are_far(fetched):
    found = cells(page("service_network", fetched, open_areas="205"), "residents")
    now, after = found["enintään 10 km"][0], found["enintään 10 km"][4]

    assert now == "100,0 %"
    assert after == breaking(FI.percent(PEOPLE["205"] / EVERYONE, 1))


def test_squares_whose_people_are_not_shown_are_told_of(fetched):
    assert (
        "Yhden ruudun asukaslukua ei näytetä" in figure(page("service_points", fetched), "residents").source
    )


@pytest.mark.parametrize("context", ["home", "fetched"])
@pytest.mark.parametrize("open_areas", [ALL, "205", None])
def test_no_tile_says_that_nobody_is_beyond_a_limit(context, open_areas, request):
    codes = {"open_areas": open_areas} if open_areas else {}
    found = VIEWS["service_network"].page(codes, request.getfixturevalue(context), FI)

    assert not [each.label for each in found.key_figures if "min päässä" in each.label and each.value == "0"]


def test_maps_take_the_fetched_boundaries_where_they_cover_the_area(fetched, home):
    own = [each for each in fetched.outlines("fi").data if each.is_own]

    assert len(own) == len(HOME.municipalities)
    assert {len(each.x) for each in own} == {5}  # a square
    assert fetched.outlines("fi").snapshots == ("boundaries_municipalities",)
    assert home.outlines("fi").snapshots == ("boundaries",)
    assert "Tilastokeskus, kuntarajat" in figure(page("overview", fetched), "map").source


def test_an_area_without_boundaries_has_a_map_when_they_have_been_fetched(fetched_oulu):
    assert len([each for each in fetched_oulu.outlines("fi").data if each.is_own]) == 7


def test_the_bill_takes_what_kela_published_of_the_last_month_before(fetched):
    found = cells(page("bill", fetched), "bills")

    assert "Kelan julkaisemia lukuja: toukokuu 2026" in breaking(said("bill", fetched))
    assert "avoindata.fi" in figure(page("bill", fetched), "bills").source
    # Of ages only the total counts.
    assert breaking(found["Kajaani"][2]) == "60 001 €"


def test_the_estimate_is_one_choice_away(fetched, home):
    mine = page("bill", fetched, kela="")

    _, _, month, low, high, *_ = cells(mine, "bills")["Kajaani"]
    assert month != cells(page("bill", fetched), "bills")["Kajaani"][2]
    assert low != high
    assert "Kelan julkaisemia" not in said("bill", fetched, kela="")
    assert "Kelan julkaisemia" not in said("bill", home)


def test_no_month_before_kela_published_has_its_figures(fetched):
    assert kela.fetched(fetched.at("2026-05", "2025-05")).period == "2026-05"
    assert kela.fetched(fetched.at("2026-04", "2025-04")).period == "2026-04"
    assert kela.fetched(fetched.at("2026-03", "2025-03")) is None


def test_jobs_are_told_by_industry_with_the_producers_names(fetched, home):
    found = cells(page("partners", fetched), "jobs")

    assert found["Terveys- ja sosiaalipalvelut"][:2] == ["700", "700"]
    assert found["Maatalous"][:2] == ["92", "92"]  # nine of ten, and what the region leaves of a hidden cell
    assert found["Teollisuus"][6:] == ["−20", "−20"]
    assert "115h ei ole haettu" in said("partners", home)
    assert "115h ei ole haettu" not in said("partners", fetched)


@pytest.mark.parametrize("view", ["partners", "shared_metrics"])
def test_occupations_are_told_where_people_and_vacancies_are_short(view, fetched, home):
    codes = {"section": "matching"} if view == "shared_metrics" else {}
    found = page(view, fetched, **codes)

    assert cells(found, "occupations")["Rakennustyöntekijät"] == ["400", "400", "80", "80", "+320", "+320"]
    assert "eniten ryhmässä Rakennustyöntekijät" in occupations.figure(fetched, FI).answer
    assert "12ti ei ole haettu" in said(view, home, **codes)


def test_flows_are_told_of_the_region_by_the_producers_names(fetched, home):
    flow = "statfin_12tn.PAATTYOTT"
    one, every_one = flows.figure(fetched, FI, flow), flows.every(fetched, FI)
    june = one.table.rows.set_index("time_period").loc["2026-06"]

    assert (june["obs_value"], june["before"]) == (123, 111)
    assert "Päättyneet työttömyysjaksot: Kainuu" in one.title
    assert set(every_one.table.rows["name"]) == {each for names in FLOWS.values() for each in names.values()}
    assert set(every_one.table.rows["change"]) == {12}
    assert FLOW.read(flow, VIEWS["development"].chosen({}, fetched)) == flow
    assert FLOW.read(flow, VIEWS["development"].chosen({}, home)) == ""


def test_without_flows_the_page_says_where_they_are_published(fetched, home):
    here, there = (flows.blocks(VIEWS["development"].chosen({}, each), FI) for each in (home, fetched))

    assert ["12tl, 12tn ja 12tr" in each.sentences[0] for each in here] == [True]
    assert [each.key for each in there] == ["flow", "flow", "flows"]


def test_the_beveridge_curve_runs_through_the_months_that_came(fetched, home):
    assert "kuukausittain" in market.vacancies(fetched, FI, "205").title
    assert "kuukausittain" not in market.vacancies(home, FI, "205").title


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "view",
    ["service_network", "service_points", "bill", "partners", "shared_metrics", "refresh"],
)
def test_every_part_answers_in_every_language(view, language, fetched):
    codes = {"section": "matching"} if view == "shared_metrics" else {}
    found = page(view, fetched, Text(language), **codes)

    assert not [note for note in found.notes if "ei ole haettu" in note]
    assert found.figures


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_population_of_a_municipality_is_told_by_its_producers_names(language, fetched, home):
    text = Text(language)
    found = page("peers", fetched, text, of="205")
    rows = cells(found, "population")

    assert rows["Väestö 31.12."] == [breaking(text.integer(10_000))] * 2
    assert rows["15-64-vuotiaiden osuus, %"] == [text.number(58.0, 1)] * 2
    assert "11ra" in figure(found, "population").source
    assert "population" not in keys("peers", home)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_employment_areas_of_peers_are_those_of_the_month_with_who_has_moved(language, fetched, home):
    text = Text(language)
    found = page("peers", fetched, text, of="205")
    rows = cells(found, "members")

    assert rows[fetched.names(language)["205"]] == ["Alue 10", "TA10", ""]
    assert len(rows) == 9
    moved = fetched.names(language)["785"]
    assert any(moved in each and "Alue 10 → Alue 01" in each for each in found.answer)
    assert cells(page("peers", fetched, text, of="785"), "members")[moved][:2] == ["Alue 01", "TA01"]
    assert "1.1.2026" in cells(page("peers", fetched, text, of="785"), "members")[moved][2]
    assert "members" not in keys("peers", home)
    assert text("peers.members.missing") in said("peers", home, text)
    assert "members" not in keys("peers", fetched, level="region")
