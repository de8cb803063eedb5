"""The page of commuting flows: an estimate that says so everywhere, or a loaded file in its place."""

import html

import pytest

from analytics.flows.estimate import GravityParameters, estimated_flows, plausible_band
from analytics.flows.gravity import Deterrence
from tests.pages.elements import answer, choices, figures, opened, seen, words
from tests.pages.test_overview import breaking, cells
from ui import loaders

HEADING = "origin_area;destination_area;commuters"


def loaded(content, *, name="flows.csv", **choices):
    app = opened("flows", suunta="all", **choices)
    app.get("file_uploader")[0].upload(name, content, "text/csv")
    return app.run()


def whole_flows():
    """Return a file that fits the register: the estimate, rounded to whole persons."""
    power = GravityParameters(form=Deterrence.POWER, beta=2.0)
    flows = estimated_flows(loaders.commuting(), loaders.road_distances(), power, plausible_band(power.form))
    rows = [
        f"{origin};{destination};{round(flows.members[0][i][j])}"
        for i, origin in enumerate(flows.zones)
        for j, destination in enumerate(flows.zones)
        if i != j
    ]
    return "\n".join([HEADING, *rows]).encode()


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


def test_the_margins_of_the_matrix_are_the_registers():
    matrix = cells(figures(seen("flows"))["matrix"])

    assert matrix["Kajaani"][-1] == "2 106"
    assert matrix["Yhteensä"][:3] == ["127", "2 884", "311"]


def test_a_municipality_has_its_commuters_of_the_register_in_its_answer():
    sentence = breaking(answer(opened("flows", kohde="765")))

    assert "kunnasta pendelöi 1 409 ja kuntaan 1 605 henkilöä (rekisteristä)" in sentence


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

    assert (unemployed, vacancies, ratio, fillable, unfilled) == ("81", "1–4", "0,01–0,05", "40", "0")
    assert "Hyrynsalmi;81;...;...;40,5;..." in data["table"]["csv"]


def test_a_loaded_file_replaces_the_estimate_on_the_page():
    app = loaded(whole_flows())

    assert not app.error
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

    assert "(860–1 768)" in breaking(answer(app))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\x00\xff\xfe", "Tiedostoa ei voitu lukea."),
        (b"origin_area;commuters\n205;1\n", "puuttuu sarakkeita: destination_area"),
        (f"{HEADING}\n205;999;1\n".encode(), "tuntematon kuntanumero 999"),
        (f"{HEADING}\n205;;1\n".encode(), "sarakkeessa destination_area on rivi, jolta kuntanumero puuttuu"),
        (f"{HEADING}\n205;765;-1\n".encode(), "(Kajaani → Sotkamo) ei kelpaa"),
        (f"{HEADING}\n205;765;1\n205;765;1\n".encode(), "Kajaani → Sotkamo on tiedostossa kahdesti"),
        (f"{HEADING}\n205;765;1\n".encode(), "Kunnan Hyrynsalmi virrat eivät täsmää (kunnasta pendelöivät)"),
        (b"\xef\xbb\xbf", "puuttuu sarakkeita"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_and_the_estimate_stays(content, message):
    app = loaded(content)

    assert message in app.error[0].value
    assert "(860–1 768)" in breaking(answer(app))


def test_a_hostile_file_puts_no_markup_on_the_page():
    app = loaded(f"{HEADING}\n[x](javascript:1);![y](http://example.invalid);<b>\n".encode())

    assert not set("[]<>!") & set(html.unescape(app.error[0].value))
