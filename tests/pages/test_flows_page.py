"""The page of commuting flows: an estimate that says so everywhere, or a loaded file in its place."""

import html
import re

import pytest

from analytics.flows.estimate import GravityParameters, estimated_flows, plausible_band
from analytics.flows.gravity import Deterrence
from tests import flow_files
from tests.pages.elements import answer, breaking, cells, choices, figures, opened, seen, words
from ui import loaders

HEADING = "origin_area;destination_area;commuters"


def loaded(content, *, name="flows.csv", **choices):
    app = opened("flows", suunta="all", **choices)
    app.get("file_uploader")[0].upload(name, content, "text/csv")
    return app.run()


def whole_flows():
    """Return a file that fits the plan: the estimate, rounded to whole persons."""
    power = GravityParameters(form=Deterrence.POWER, beta=2.0)
    flows = estimated_flows(
        loaders.commuting(), loaders.road_distances(), power, plausible_band(power.form), "564"
    )
    rows = [
        f"{origin};{destination};{round(flows.members[0][i][j])}"
        for i, origin in enumerate(flows.zones)
        for j, destination in enumerate(flows.zones)
        if i != j
    ]
    return "\n".join([HEADING, *rows]).encode()


def drawn_names(data):
    """Return the names beside a drawing, with their numbers."""
    return breaking(" ".join(str(trace.get("text", "")) for trace in data["figure"]["data"]))


def hovers(data):
    return list(
        dict.fromkeys(words for each in data["figure"]["data"] for words in each.get("hovertext", []))
    )


def test_the_largest_flow_is_told_with_its_range():
    assert "Sotkamo → Kajaani: 868 (598–1 146)" in breaking(answer(seen("flows")))


def test_every_single_flow_says_that_it_is_an_estimate_and_gives_its_range_and_bound():
    for key in ("map", "bands"):
        routes = [words for words in hovers(figures(seen("flows"))[key]) if "→" in words]

        assert len(routes) > 20
        assert all("arvio" in each and "vaihteluväli" in each and "enintään" in each for each in routes)


def test_no_range_of_flows_is_called_a_confidence_interval():
    said = " ".join(words(seen("flows", "en")))

    assert "not a confidence interval" in said
    assert said.count("confidence interval") == said.count("not a confidence interval")


def test_the_margins_of_the_matrix_are_the_plans():
    matrix = cells(figures(seen("flows"))["matrix"])

    assert matrix["Kajaani"][-1] == "2 106"
    assert matrix["Yhteensä"][:3] == ["127", "2 884", "311"]


def test_a_municipality_has_its_commuters_of_the_plan_in_its_answer():
    sentence = breaking(answer(opened("flows", kohde="765")))

    assert "kunnasta pendelöi 1 409 ja kuntaan 1 605 henkilöä (suunnitelmasta)" in sentence


def test_a_direction_shows_only_flows_of_that_direction():
    rows = cells(figures(opened("flows", kohde="290", suunta="out"))["rows"])

    assert set(rows) == {"Kuhmo"}


def test_each_form_of_the_distance_effect_has_a_slider_of_its_own():
    keys = [
        {choice.key for choice in choices(opened("flows", muoto=form))} for form in ("power", "exponential")
    ]

    assert [keys[0] - keys[1], keys[1] - keys[0]] == [{"beeta"}, {"beeta_km"}]


def test_vacancies_beyond_the_own_unemployed_are_shown_with_the_nearest_municipality_that_has_people():
    pairs = cells(figures(opened("flows", taytto="20"))["pairs"])

    assert pairs["Kuusamo"] == ["45", "0", "Taivalkoski, 64 km"]


def test_suppressed_vacancies_leave_what_is_derived_from_them_an_interval_of_its_own():
    data = figures(seen("flows"))["tightness"]
    unemployed, vacancies, ratio, fillable, unfilled = cells(data)["Hyrynsalmi"]

    assert (unemployed, vacancies, ratio, fillable, unfilled) == ("81", "1–4", "0,01–0,05", "41", "0")
    assert "Hyrynsalmi;81;...;...;40,5;..." in data["table"]["csv"]


def test_a_loaded_file_replaces_the_estimate_on_the_page():
    app = loaded(whole_flows())

    assert not problem(app)
    assert "flows.csv" in " ".join(words(app))
    assert "arvio" not in " ".join(hovers(figures(app)["map"]))
    assert breaking(answer(app)).endswith("Muu Suomi → Kajaani: 1 319.")


def test_what_a_loaded_file_says_is_not_said_to_come_from_elsewhere():
    app = loaded(whole_flows(), kohde="765")
    said = " ".join(words(app))

    assert "(ladatusta tiedostosta)" in said
    assert "rekister" not in said
    assert "oletus" not in said
    for key in ("rows", "map", "bands", "matrix"):
        assert figures(app)[key]["source"].startswith("Lähde: ladattu tiedosto flows.csv.")


def test_the_estimate_returns_when_its_reader_wants():
    app = loaded(whole_flows())
    next(button for button in app.button if button.label == "Palaa arvioon").click()
    app.run()

    assert "(860–1 769)" in breaking(answer(app))


def problem(app):
    """Return what is said of a file that was refused; "" where none was."""
    said = (each.proto.body for each in app.get("html") if 'role="alert"' in each.proto.body)
    return breaking(html.unescape(next(said, "").partition(">")[2].rpartition("<")[0]))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\x00\xff\xfe", "Tiedostoa ei voitu lukea"),
        (b"origin_area;commuters\n205;1\n", "puuttuu sarakkeita: destination_area"),
        (f"{HEADING}\n205;SSS;1\n".encode(), "Rivi 2, sarake destination_area: ”SSS” on summarivi"),
        (
            f"{HEADING}\n205;XX;1\n".encode(),
            "Rivi 2, sarake destination_area: ”XX” ei ole kunta. Tuntemattomat",
        ),
        (f"{HEADING}\n205;;1\n".encode(), "Rivi 2, sarake destination_area: kunta puuttuu"),
        (f"{HEADING}\n205;765;-1\n".encode(), "Rivi 2, sarake commuters: ”-1” ei kelpaa"),
        (
            f"{HEADING}\n205;765;1\n205;765;1\n".encode(),
            "Rivit 2 ja 3: pari Kajaani → Sotkamo on tiedostossa kahdesti",
        ),
        (f"{HEADING}\n205;765;1\n".encode(), "jolla Hyrynsalmi on sarakkeessa origin_area"),
        (b"\xef\xbb\xbf", "puuttuu sarakkeita"),
        (
            flow_files.swapped(),
            "Kajaani pendelöi tiedostossa 2 884 ja kuntaan 2 106, suunnitelmassa 2 106 ja 2 884",
        ),
    ],
)
def test_a_file_that_does_not_fit_is_refused_and_the_estimate_stays(content, message):
    app = loaded(content)

    assert message in problem(app)
    assert "(860–1 769)" in breaking(answer(app))


def test_a_hostile_file_puts_no_markup_on_the_page():
    app = loaded(f"{HEADING}\n[x](javascript:1);<img src=x onerror=1>;<b>\n".encode())
    bodies = [each.proto.body for each in app.get("html") if 'role="alert"' in each.proto.body]

    assert "[x](javascript:1)" in problem(app)
    assert not any("<img" in body or "<b>" in body for body in bodies)
    assert not any("javascript:1" in each.value for kind in ("markdown", "error") for each in app.get(kind))


@pytest.mark.parametrize("dialect", ["Statistics Finland's", "UTF-16 with a mark", "no-break thousands"])
def test_a_file_in_another_dialect_gives_the_same_four_figures(dialect):
    app = loaded(flow_files.dialects()[dialect])

    assert not problem(app)
    assert key_figures(app) == ["6 425", "2 210", "4 215", "4 306"]


def key_figures(app):
    body = next(each.proto.body for each in app.get("html") if "th-kpi" in each.proto.body)
    return [breaking(html.unescape(value)) for value in re.findall(r'"th-value">(.*?)</dd>', body)]


def test_a_file_of_another_year_is_loaded_and_says_how_far_it_is_where_it_is_named():
    app = loaded(flow_files.scaled(1.03))
    said = breaking(" ".join(words(app)))

    assert not problem(app)
    assert "Virrat ovat tiedostosta flows.csv" in said
    assert "Ristijärvi: tiedostossa 196, suunnitelmassa 190 (+6, 3,2 %)" in said
    assert "267" not in " ".join(cells(figures(app)["matrix"])["Hyrynsalmi"])


def test_a_file_that_agrees_with_the_plan_says_so():
    assert "Kuntien summat ovat samat kuin suunnitelmassa." in " ".join(words(loaded(flow_files.plain())))


def test_suppressed_cells_are_intervals_on_the_page_and_in_no_download():
    app = loaded(flow_files.suppressed())
    shown = figures(app)

    assert "–" in key_figures(app)[0]
    assert "1–4" in map(breaking, cells(shown["matrix"])["Hyrynsalmi"])
    assert cells(shown["matrix"])["Kajaani"][1] == ""
    assert "Suunnitelman luvut ovat tiedoston väleissä." in " ".join(words(app))
    # No middle of an interval stands anywhere as if it were counted.
    named = drawn_names(shown["bands"])
    assert re.search(r"Hyrynsalmi <b>[0-9 ]+–[0-9 ]+</b>", named)
    for key in ("rows", "bands", "matrix"):
        assert ";...;" in shown[key]["table"]["csv"]
    row = next(
        line for line in shown["rows"]["table"]["csv"].splitlines() if line.startswith("Hyrynsalmi;Puolanka")
    )
    assert row.split(";")[2:6] == ["..."] * 4


def test_a_table_downloaded_from_the_page_can_be_loaded():
    table = figures(loaded(flow_files.plain()))["rows"]["table"]["csv"]
    again = loaded(table.encode("utf-8-sig"))

    assert not problem(again)
    assert key_figures(again) == ["6 425", "2 210", "4 215", "4 306"]
    assert "asuinkunnassaan työssä käyviä: heidän määränsä on suunnitelmasta" in " ".join(words(again))
