"""The page of decks as a session has it: deeds of the cards, saves and their refusals, pictures made once."""

import json

import pytest

from i18n.text import LANGUAGES, Text
from scenarios.store import ScenarioStore
from tests.pages.elements import button, cut_short, opened, sent_twice, titles, words
from ui import loaders
from ui.meeting import deck
from views import kept
from views.kept import View

FI = Text("fi")
CARDS = "tilannehuone_deck"
DRAWN = "tilannehuone_deck_drawn"
AHEAD = "tilannehuone_ahead"

VIEWS = (
    View(page="staffing", sentence="Riittääkö?", notes="Hengitä", minutes=3),
    View(page="commuting"),
    View(page="activation", parameters={"target": "25"}, picture="municipalities"),
)


def session(page="decks", views=VIEWS, **parameters):
    """Return a page of a session whose deck has these views."""
    app = opened("sources", **parameters)
    app.session_state["url_choices"] = {**app.session_state["url_choices"], kept.DECK: kept.written(views)}
    app.switch_page(f"../pages/{page}.py")
    return app.run()


def given(app, component):
    """Return what each component of this name was given."""
    found = [each.proto for each in app.get("bidi_component") if each.proto.component_name == component]
    return [json.loads(each.json) for each in found]


def pressed(app, **said):
    """Fill the form that saves, and press its first button."""
    for key, value in said.items():
        next(each for each in (*app.text_input, *app.text_area) if each.key == f"deck_{key}").set_value(value)
    button(app, "deck_save").click()
    return app


def form(app, **said):
    """Return the page after its reader saved the deck."""
    return pressed(app, **said).run()


def kept_as(name):
    """Return the saved decks of this name."""
    return loaders.scenario_store().decks().scenarios(name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cards_say_what_each_view_is_and_how_long_it_takes(language):
    text, app = Text(language), session(lang=language)
    (cards,) = given(app, CARDS)

    assert not app.exception
    assert titles(app) == [text("decks.title")]
    assert [each["title"] for each in cards["views"]] == [
        "Riittääkö?",
        text("pages.commuting"),
        text("pages.activation"),
    ]
    assert cards["views"][0]["more"] == " · ".join(
        (text("pages.staffing"), text("presenter.planned", minutes="3"), text("decks.has_notes"))
    )
    assert len({each["id"] for each in cards["views"]}) == len(VIEWS)


def test_a_deck_is_saved_with_its_views_and_opened_by_its_link():
    app = form(session(), name="Kunnanhallitus", note="Maanantaiksi", author="Maija")
    identifier = app.query_params[kept.DECK]
    version = loaders.scenario_store().decks().version(identifier)

    assert not app.exception
    assert (version.name, version.note, version.author) == ("Kunnanhallitus", "Maanantaiksi", "Maija")
    assert kept.views(version.inputs[kept.DECK]) == list(VIEWS)
    other = opened("decks", deck=identifier)
    assert given(other, CARDS)[0]["views"][0]["title"] == "Riittääkö?"
    assert any("Kunnanhallitus" in each for each in words(other))
    assert any(FI("decks.keeps") in each for each in words(other))


def test_a_second_press_of_the_button_that_saves_opens_what_the_first_one_saved():
    app = sent_twice(pressed(session(), name="Yhdesti painettu"))

    assert not app.exception
    (only,) = kept_as("Yhdesti painettu")
    assert (only.versions, only.latest_version_id) == (1, app.query_params[kept.DECK])


@pytest.mark.parametrize("again", [sent_twice, lambda app: (app.run(), app.run())[1]])
def test_a_save_whose_run_is_stopped_is_opened_and_told_by_the_next_run(monkeypatch, again):
    name = f"Keskeytetty {again.__name__}"
    app = pressed(session(), name=name)
    cut_short(monkeypatch, ScenarioStore, "save_new")
    app = again(app)

    assert not app.exception
    (only,) = kept_as(name)
    assert (only.versions, only.latest_version_id) == (1, app.query_params[kept.DECK])
    assert any(FI("scenario_page.save.saved") in each for each in words(app))


def test_a_save_that_is_refused_says_why_and_keeps_the_deck():
    app = form(session(), name=" ")

    assert any(FI("scenarios.errors.name", high=200) in each for each in words(app))
    assert len(given(app, CARDS)[0]["views"]) == len(VIEWS)
    assert kept.DECK not in app.query_params


@pytest.mark.parametrize("link", ["x", "1111111111111111", "<b>"])
def test_a_link_that_opens_nothing_is_explained(link):
    app = opened("decks", deck=link)

    assert not app.exception
    assert any(link.replace("<", "&lt;").replace(">", "&gt;") in each or link in each for each in words(app))


def test_the_link_of_a_scenario_opens_no_deck_and_that_of_a_deck_no_scenario():
    store = loaders.scenario_store()
    scenario, presented = store.scenarios(limit=1)[0], store.decks().scenarios(limit=1)[0]

    for page, parameters in (
        ("decks", {"deck": scenario.latest_version_id}),
        ("overview", {"scenario": presented.latest_version_id}),
    ):
        app = opened(page, **parameters)
        assert not app.exception
        assert any(next(iter(parameters.values())) in each for each in words(app))
    assert presented.name not in " ".join(words(opened("scenarios")))


def test_pictures_are_made_once_for_a_deck_and_its_choices(monkeypatch):
    made, rendered = [], deck.rendered
    monkeypatch.setattr(
        deck, "rendered", lambda view, *a, **k: made.append(view.page) or rendered(view, *a, **k)
    )
    app = session()
    assert made == ["staffing", "commuting", "activation"]
    assert all("<svg" in each["picture"] for each in given(app, DRAWN))

    app.run()
    app.switch_page("../pages/staffing.py")
    app.query_params["presented"] = "1"
    app.run()
    app.run()
    assert len(made) == len(VIEWS)
    assert given(app, AHEAD)[0]["picture"] in {each["picture"] for each in given(session(), DRAWN)}

    del made[:]
    changed = (View(page="staffing", sentence="Toisin", minutes=9), *VIEWS[1:2], View(page="activation"))
    app.session_state["url_choices"] = {kept.DECK: kept.written(changed)}
    app.query_params.clear()
    app.switch_page("../pages/decks.py")
    app.run()
    assert made == ["activation"]  # other words are no other picture, another picture is


def test_only_the_cards_in_sight_have_their_pictures_made(monkeypatch):
    made, rendered = [], deck.rendered
    monkeypatch.setattr(deck, "rendered", lambda view, *a, **k: made.append(view) or rendered(view, *a, **k))
    views = [View(page="staffing", parameters={"fte": f"1~{number}"}) for number in range(10, 50)]
    session(views=views)

    assert 0 < len(made) < len(views) / 2
