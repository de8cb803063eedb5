"""A presentation in the page: what its bar says of the choices, and what is said where there is no deck."""

import json

import pytest

from i18n.text import LANGUAGES, Text
from tests.pages.elements import opened, words
from ui import loaders

PRESENTER = "tilannehuone_presenter"


def told(app):
    """Return what the presenter's component was given."""
    return next(
        json.loads(each.proto.json)
        for each in app.get("bidi_component")
        if each.proto.component_name == PRESENTER
    )


def presenting(page, **parameters):
    """Return what the bar says of a view of this page."""
    view = {"page": page, "parameters": parameters, "sentence": "", "notes": ""}
    app = opened("sources")
    app.session_state["url_choices"] = {page: parameters, "deck": {"000": json.dumps(view)}}
    app.switch_page(f"../pages/{page}.py")
    app.query_params["presented"] = "1"
    app.run()
    assert not app.exception
    return told(app)["context"]


def test_the_bar_says_the_units_that_were_moved():
    said = presenting("staffing", htv="1~20~9~4~9~7~9.5~3.5~1")

    assert "Henkilöstö palveluyksiköittäin: Kajaani 20, Puolanka 1 · " in said


def test_the_bar_counts_moves_from_the_start_that_was_chosen():
    said = presenting("staffing", jako="equal_caseload", htv="1~20~9~4~9~7~9.5~3.5~1")

    assert (
        "Kajaani 20, Sotkamo 9, Kuusamo 9, Kuhmo 7, Suomussalmi 9,5, Taivalkoski 3,5, Puolanka 1 · " in said
    )


def test_the_bar_says_assumptions_and_an_own_rule_in_words():
    said = presenting("staffing", oletukset="1~presence_fte:2", saanto="1~4-4-4-6~0-0-0-1~n")

    assert "Oletukset: Vähimmäisläsnäolo palvelupistettä kohden 2 (oletusarvo 1)" in said
    assert "keston mukaan 4, 4, 4, 6" in said
    assert "~" not in said


def test_the_bar_names_the_scenarios_that_are_compared_and_leaves_their_codes_out():
    codes = [each.latest_version_id for each in loaders.scenario_store().scenarios()]
    said = presenting("compare", versiot="~".join(codes), lahtokohta=codes[0], x="<b>")

    assert said.startswith("Vertailu · Verrattavat skenaariot (2–6): ")
    assert "Suunnitelma" in said
    assert codes[0] not in said


def test_a_code_that_cannot_be_read_stands_as_it_came():
    assert "Henkilöstö palveluyksiköittäin: 1~20~<b> · " in presenting("staffing", htv="1~20~<b>")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_address_of_a_presentation_that_is_not_here_says_so(language):
    app = opened("overview", presented="1", lang=language)

    assert any(Text(language)("presenter.lost") in each for each in words(app))
    assert not told(app)["presenting"]


def test_the_pictures_of_a_page_are_listed_when_somebody_asks_for_them():
    def listed(app):
        return next(each for each in app.selectbox if each.key == "presenter_picture_overview").options

    app, text = opened("overview"), Text("fi")
    alone = [text("presenter.of_page"), text("presenter.desk")]
    assert listed(app) == alone

    next(each for each in app.button if each.key == "presenter_pictures").click().run()

    assert not app.exception
    assert len(listed(app)) > len(alone) + 2
    assert any("kuukausittain" in each for each in listed(app))
