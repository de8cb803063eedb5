"""The page of commuting flows as a value: an estimate that says so everywhere, or a loaded file instead."""

import html
import re

import pytest

from analytics.flows.estimate import GravityParameters
from analytics.flows.gravity import Deterrence
from domain.errors import DashboardError
from domain.interval import Interval
from i18n.text import LANGUAGES, Text
from reports.described import described
from reports.vectors import Area
from tests import flow_files
from tests.views.checked import explain, figure
from tests.views.test_every_view import shown as sheet
from tests.views.test_every_view import words
from views.data_files import data_file
from views.files import report
from views.flows import DIRECTION, VIEW
from views.flows.balance import FILLABLE
from views.flows.estimate import parameters
from views.flows.own_file import own_flows
from views.subject import SUBJECT

FI = Text("fi")
NAME = "flows.csv"
HEADING = "origin_area;destination_area;commuters"
FLOWS = ("rows", "map", "bands", "matrix")
"""Figures that rest on the flows."""


def shown(context, text=FI, **codes):
    return report(VIEW, codes, context, text, explain=explain)


def breaking(words):
    return html.unescape(words).replace("\N{NO-BREAK SPACE}", " ")


def cells(page, key):
    """Return the rows of a figure's table by their first cell, as a reader sees them."""
    rows = [[breaking(cell.text) for cell in row] for row in figure(page, key).grid.rows]
    return {first: rest for first, *rest in rows}


def column(page, key, name):
    return next(each for each in figure(page, key).grid.columns if each.name == name)


def values(page):
    return [breaking(each.value) for each in page.key_figures]


def hovers(context, key, **codes):
    drawn = sheet(VIEW, context, **codes)[1][key]["figure"]["data"]
    return list(dict.fromkeys(said for trace in drawn for said in trace.get("hovertext", [])))


@pytest.fixture(scope="module")
def loaded(home):
    """Return what makes a context of a reader who loaded a file."""
    return lambda content, name=NAME: home.with_own(own_flows(content, name, home))


@pytest.fixture(scope="module")
def mine(loaded):
    return loaded(flow_files.plain())


def test_the_answer_and_the_key_figures_are_the_estimates_with_their_ranges(home):
    page = shown(home)

    assert "3 534 (2 570–4 498) henkilöä" in breaking(page.answer[0])
    assert "Sotkamo → Kajaani: 868 (598–1 146)" in breaking(page.answer[1])
    assert values(page) == ["6 425", "3 534", "2 891", "2 982"]
    assert [breaking(each.change) for each in page.key_figures][:2] == [
        "suunnitelmasta",
        "arvio, väli 2 570–4 498",
    ]


@pytest.mark.parametrize("key", ["map", "bands"])
def test_every_single_flow_says_that_it_is_an_estimate_and_gives_its_range_and_bound(key, home):
    routes = [said for said in hovers(home, key) if "→" in said]

    assert len(routes) > 20
    assert all("arvio" in each and "vaihteluväli" in each and "enintään" in each for each in routes)


def test_no_range_of_flows_is_called_a_confidence_interval(home):
    said = " ".join(words(*sheet(VIEW, home, "en")))

    assert "not a confidence interval" in said
    assert said.count("confidence interval") == said.count("not a confidence interval")


def test_the_margins_of_the_matrix_are_the_plans(home):
    matrix = cells(shown(home), "matrix")

    assert matrix["Kajaani"][-1] == "2 106"
    assert matrix["Yhteensä"][:3] == ["127", "2 884", "311"]


def test_a_municipality_has_its_commuters_of_the_plan_in_its_answer(home):
    sentence = breaking(shown(home, subject="765").answer[0])

    assert "kunnasta pendelöi 1 409 ja kuntaan 1 605 henkilöä (suunnitelmasta)" in sentence


def test_a_direction_shows_only_flows_of_that_direction(home):
    page = shown(home, subject="290", direction="out")

    assert set(cells(page, "rows")) == {"Kuhmo"}


@pytest.mark.parametrize(
    "codes",
    [
        {"muoto": "exponential", "beeta_km": "0.05", "kohde": "alue", "suunta": "in", "taytto": "20"},
        {
            "form": "exponential",
            "beta_km": "0.05",
            "subject": "area",
            "direction": "in",
            "fillable_share": "20",
        },
    ],
)
def test_an_address_of_either_vocabulary_opens_the_same(codes, home):
    chosen = VIEW.chosen(codes, home)

    assert (chosen[SUBJECT], chosen[DIRECTION], chosen[FILLABLE]) == ("area", "in", 20)
    assert parameters(chosen) == GravityParameters(form=Deterrence.EXPONENTIAL, beta=0.05)


def test_how_far_each_assumption_moves_the_estimate_is_told(home):
    moved = cells(shown(home), "effects")

    # The total within the area follows from the share outside alone: 6 425 out of which 30-60 % leave.
    assert moved["Alueen ulkopuolella työssä käyvien osuus"][:3] == ["30–60 %", "2 570", "4 498"]
    assert moved["Etäisyysvaikutuksen jyrkkyys β"][1] == moved["Etäisyysvaikutuksen jyrkkyys β"][2] == "3 534"
    assert moved["Etäisyysvaikutuksen jyrkkyys β"][3:] == ["796", "972"]


def test_a_move_of_the_direction_leaves_what_it_does_not_change(home):
    between, out = (sheet(VIEW, home, direction=each)[1] for each in ("between", "out"))

    assert [key for key in between if between[key] == out[key]] == ["effects", "matrix", "tightness", "pairs"]


def test_vacancies_beyond_the_own_unemployed_are_shown_with_the_nearest_municipality_that_has_people(home):
    assert cells(shown(home, fillable_share="20"), "pairs")["Kuusamo"] == ["45", "0", "Taivalkoski, 64 km"]


def test_suppressed_vacancies_leave_what_is_derived_from_them_an_interval_of_its_own(home):
    data = sheet(VIEW, home)[1]["tightness"]["table"]
    row = next(row for row in data["rows"] if row[0]["text"] == "Hyrynsalmi")

    assert [cell["text"] for cell in row[1:]] == ["81", "1–4", "0,01–0,05", "41", "0"]
    file = data_file(VIEW, VIEW.chosen({}, home), "tightness", "csv", FI).content.decode("utf-8-sig")
    assert "Hyrynsalmi;81;...;...;40,5;..." in file


def test_the_ranges_of_the_flows_are_numbers_of_their_own(home):
    drawn = figure(shown(home), "bands")
    names = [each.name for each in drawn.grid.columns]

    assert names[2:5] == ["to_area", "to_area_low", "to_area_high"]
    assert all("(" not in cell.text for each in drawn.grid.columns for cell in each.cells)
    assert drawn.chart.series[0].label == "Kunnasta alueelle"
    assert "Kunnasta alueelle: " in described(drawn.chart, FI)


def test_arrows_on_a_map_have_no_outline_and_municipalities_have_one(home):
    sketch = figure(shown(home), "map").sketch
    picture = sketch.at(sketch.aspect * sketch.height, sketch.height)
    outlined = [bool(each.line and each.width) for each in picture.shapes if isinstance(each, Area)]

    assert outlined[0]
    assert not outlined[-1]


@pytest.mark.parametrize("area", ["oulu", "kainuu"])
def test_an_area_whose_flows_nobody_can_estimate_keeps_its_balance(area, request):
    page = shown(request.getfixturevalue(area))

    assert page.answer == (FI("flows.errors.missing"),)
    assert "tightness" in {each.key for each in page.figures}


def test_a_loaded_file_replaces_the_estimate(mine):
    page = shown(mine, direction="all")

    assert values(page) == ["6 425", "2 210", "4 215", "4 306"]
    assert breaking(page.answer[1]).endswith("Muu Suomi → Kajaani: 2 028.")
    assert "arvio" not in " ".join(hovers(mine, "map"))
    assert "effects" not in {each.key for each in page.figures}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_of_the_flows_names_the_file_and_no_other(language, mine):
    page = shown(mine, Text(language))

    assert [each.key for each in page.figures if NAME in each.source] == list(FLOWS)
    assert NAME in page.vintage
    assert not page.filters or all("β" not in label for label, _ in page.filters)


def test_what_a_loaded_file_says_is_not_said_to_come_from_elsewhere(mine):
    page = shown(mine, subject="765")
    said = " ".join(words(*sheet(VIEW, mine, subject="765")))

    assert "(ladatusta tiedostosta)" in page.answer[0]
    assert "rekister" not in said
    assert "oletus" not in said
    for key in FLOWS:
        assert figure(page, key).source.startswith(f"Lähde: tuotu tiedosto {NAME}.")


def test_with_a_file_the_way_back_stands_on_the_page_and_no_assumption(mine):
    blocks = list(VIEW.page({}, mine, FI).blocks)

    assert [each.key for each in blocks if hasattr(each, "is_primary")] == ["flows_estimate"]
    assert not [each for each in VIEW.choices if each in blocks and each.counts is not None]


def test_a_file_of_another_year_says_how_far_it_is_where_it_is_named(loaded):
    page = shown(loaded(flow_files.scaled(1.03)))
    said = breaking(" ".join(page.notes))

    assert f"Virrat ovat tiedostosta {NAME}" in said
    assert "Ristijärvi: tiedostossa 196, suunnitelmassa 190 (+6, 3,2 %)" in said
    assert "267" not in " ".join(cells(page, "matrix")["Hyrynsalmi"])


def test_a_file_that_agrees_with_the_plan_says_so(mine):
    assert "Kuntien summat ovat samat kuin suunnitelmassa." in " ".join(shown(mine).notes)


@pytest.mark.parametrize("dialect", ["Statistics Finland's", "UTF-16 with a mark", "no-break thousands"])
def test_a_file_in_another_dialect_gives_the_same_four_figures(dialect, loaded):
    page = shown(loaded(flow_files.dialects()[dialect]))

    assert values(page) == ["6 425", "2 210", "4 215", "4 306"]


def test_suppressed_cells_are_intervals_on_the_page_and_in_no_download(loaded):
    hidden = loaded(flow_files.suppressed())
    page, figures = shown(hidden, direction="all"), sheet(VIEW, hidden, direction="all")[1]

    assert "–" in values(page)[0]
    assert "1–4" in [cell["text"] for cell in figures["matrix"]["table"]["rows"][0]]
    assert cells(page, "matrix")["Kajaani"][1] == ""
    assert "Suunnitelman luvut ovat tiedoston väleissä." in " ".join(page.notes)
    # No middle of an interval stands anywhere as if it were counted.
    named = breaking(" ".join(str(trace.get("text", "")) for trace in figures["bands"]["figure"]["data"]))
    assert re.search(r"Hyrynsalmi <b>[0-9 ]+–[0-9 ]+</b>", named)
    for key in ("rows", "bands", "matrix"):
        assert ";...;" in figures[key]["table"]["csv"]
    lines = figures["rows"]["table"]["csv"].splitlines()
    line = next(line for line in lines if line.startswith("Hyrynsalmi;Puolanka"))
    assert line.split(";")[2:6] == ["..."] * 4
    for name in ("commuters", "commuters_low", "commuters_high", "commuters_max"):
        suppressed = [cell for cell in column(page, "rows", name).cells if cell.is_suppressed]
        assert suppressed
        assert all(cell.value is None for cell in suppressed)


def test_a_table_downloaded_from_the_page_can_be_loaded(mine, loaded):
    table = sheet(VIEW, mine, direction="all")[1]["rows"]["table"]["csv"]
    again = shown(loaded(table.encode("utf-8-sig")))

    assert values(again) == ["6 425", "2 210", "4 215", "4 306"]
    assert "asuinkunnassaan työssä käyviä: heidän määränsä on suunnitelmasta" in " ".join(again.notes)


@pytest.mark.parametrize(
    "content",
    [b"\x00\xff\xfe", b"origin_area;commuters\n205;1\n", f"{HEADING}\n205;SSS;1\n".encode(), b"\xef\xbb\xbf"],
)
def test_a_file_that_does_not_fit_is_refused(content, home):
    with pytest.raises(DashboardError):
        own_flows(content, NAME, home)


def test_results_are_what_scenarios_are_compared_by(home, mine):
    results = {key: result(VIEW.chosen({}, home)) for key, result in VIEW.results.items()}
    counted = {key: result(VIEW.chosen({}, mine)) for key, result in VIEW.results.items()}

    assert results["flows_between"].low == pytest.approx(3533.75)
    assert results["flows_between_range"].low == pytest.approx(2570)
    assert results["flows_between_range"].high == pytest.approx(4497.5)
    assert results["flows_leaving"].low == pytest.approx(0.45 * 6425)
    assert results["flows_entering"].low - results["flows_leaving"].low == pytest.approx(91)
    assert round(results["flows_largest"].low) == 868
    assert counted["flows_between"] == counted["flows_between_range"] == Interval.point(2210)
