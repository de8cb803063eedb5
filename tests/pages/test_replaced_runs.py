"""What a run is in the middle of when a newer one takes its place is done by that one, once."""

import json
from types import SimpleNamespace

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from domain.errors import BusyError
from i18n.text import Text
from tests import flow_files
from tests.pages.elements import opened, words
from tests.unit.paths import logs
from ui import loaders, own_data
from ui.components import presenter as presenter_component
from ui.meeting import deck, exports, presenter, saved
from ui.slots import own_figures, own_flows, own_log, share_file
from views import kept
from views.kept import View
from views.slide import DESK

FI = Text("fi")
KELA = "\n".join(
    (
        "aikatyyppi;vuosikuukausi;kunta_nro;ikaryhma;sukupuoli;korvauspaiva_luokka;kunta_osuus_eur",
        "Kuukausi;202606;205;Yhteensä;Yhteensä;Yhteensä;1000,50",
    )
).encode()
FIGURES = b"kunta;vacancies\nKajaani;500\nKuhmo;..\n"


def replaced(monkeypatch, module, name):
    """Let a newer run take the place of the first one that does this, and return how often it was done."""
    work, done = getattr(module, name), []

    def doing(*args, **kwargs):
        done.append(name)
        if len(done) == 1:
            st.rerun()
        return work(*args, **kwargs)

    monkeypatch.setattr(module, name, doing)
    return done


def dropped(app, content, name="oma.csv"):
    """Return the page after its reader dropped a file on it."""
    app.get("file_uploader")[0].upload(name, content, "text/csv")
    return app.run()


def pressed(app, key):
    """Return the page after a button of this key was pressed."""
    return next(each for each in app.button if each.key == key).click().run()


def deck_of(app):
    """Return the views of the session's deck."""
    return kept.views(kept.within(app.session_state["url_choices"].get(kept.DECK, {})))


def code_of(app, page, key):
    return app.session_state["url_choices"][page].get(key, "")


UPLOADS = [
    pytest.param("paths", own_log, "counted", logs.patients(), id="log"),
    pytest.param("flows", own_flows, "own_flows", flow_files.plain(), id="flows"),
    pytest.param("bill", share_file.kela, "read", KELA, id="share"),
    pytest.param("own_figures", own_figures, "read", FIGURES, id="figures"),
]


def is_taken(app, page):
    """Tell whether what was dropped on a page is there."""
    if page == "bill":
        return code_of(app, "bill", "kela") == "2026-06~205.100050"
    if page == "own_figures":
        return bool(app.session_state["own_looked"])
    return bool(app.session_state["own_data"].get({"paths": own_data.LOG, "flows": own_data.FLOWS}[page]))


@pytest.mark.parametrize(("page", "module", "work", "content"), UPLOADS)
def test_a_file_is_taken_by_the_run_that_replaces_the_one_that_was_taking_it(
    page, module, work, content, monkeypatch
):
    given = {"template": "vacancies"} if page == "own_figures" else {}
    app = opened(page, **given)
    done = replaced(monkeypatch, module, work)

    app = dropped(app, content)

    assert not app.exception
    assert done == [work, work]
    assert is_taken(app, page)
    app.run()
    assert done == [work, work]
    assert is_taken(app, page)


@pytest.mark.parametrize(("page", "module", "work", "content"), UPLOADS)
def test_a_file_that_was_refused_is_refused_once_and_said_until_it_is_taken_away(
    page, module, work, content, monkeypatch
):
    done = []

    def refused(*_args, **_kwargs):
        done.append(work)
        raise BusyError("no turn", seconds="7")

    def is_said(app):
        return any(FI("errors.busy", seconds="7") in each for each in words(app))

    app = opened(page, **({"template": "vacancies"} if page == "own_figures" else {}))
    monkeypatch.setattr(module, work, refused)
    app = dropped(app, content)
    assert is_said(app)
    assert is_said(app.run())
    assert done == [work]

    app.get("file_uploader")[0].set_value([])
    assert not is_said(app.run())
    assert done == [work]


def test_a_fault_of_ours_in_a_file_is_met_once(monkeypatch):
    def failing(*_args):
        raise ZeroDivisionError

    app = opened("flows")
    monkeypatch.setattr(own_flows, "own_flows", failing)

    assert dropped(app, flow_files.plain()).exception
    assert not app.run().exception


def test_a_look_at_a_file_ends_when_its_reader_takes_the_file_away():
    app = dropped(opened("own_figures", template="vacancies"), FIGURES)
    assert [each.key for each in app.button if each.key == "own_use"]

    app.get("file_uploader")[0].set_value([])
    app.run()

    assert not [each.key for each in app.button if each.key == "own_use"]


def deck_of_two():
    """Show the downloads of a deck."""
    from i18n.text import Text
    from ui.meeting import exports
    from views.kept import View

    exports.deck(Text("fi"), [View(page="overview"), View(page="sources")])


@pytest.fixture
def downloads():
    return AppTest.from_function(deck_of_two, default_timeout=60).run()


def test_the_file_of_a_deck_is_made_by_the_run_that_replaces_the_one_that_was_making_it(
    downloads, monkeypatch
):
    done = replaced(monkeypatch, exports, "rendered")

    app = pressed(downloads, "deck_workbook")

    assert not app.exception
    assert [each.key for each in app.get("download_button")] == ["deck_ready"]
    assert len(done) == 1 + 2
    app.run()
    assert len(done) == 1 + 2


def test_the_file_of_a_deck_that_could_not_be_made_is_not_tried_again(downloads, monkeypatch):
    done = []

    def refused(*_args, **_kwargs):
        done.append(1)
        raise BusyError("no turn", seconds="7")

    monkeypatch.setattr(exports, "rendered", refused)

    app = pressed(downloads, "deck_workbook")
    assert any(FI("errors.busy", seconds="7") in each for each in words(app))
    assert not app.run().get("download_button")
    assert done == [1]


def test_a_view_is_added_with_its_words_also_when_its_run_is_replaced_before_it_comes_to_them(monkeypatch):
    app = opened("overview", kunta="305")
    next(each for each in app.text_input if each.key == "presenter_sentence").set_value("Kuusamo kasvaa")
    next(each for each in app.text_area if each.key == "presenter_said").set_value("Hengitä")
    next(each for each in app.number_input if each.key == "presenter_minutes").set_value(3)
    next(each for each in app.selectbox if each.key == "presenter_picture_overview").set_value(DESK)
    add = next(each for each in app.button if each.label == FI("presenter.add"))
    replaced(monkeypatch, deck, "say_lost")

    app = add.click().run()

    assert not app.exception
    assert deck_of(app) == [
        View(
            page="overview",
            parameters={"municipality": "305"},
            sentence="Kuusamo kasvaa",
            notes="Hengitä",
            picture=DESK,
            minutes=3,
        )
    ]


def changing(*views):
    """Return the page of decks with these views, the first of them being changed."""
    app = opened("sources")
    app.session_state["url_choices"] = {kept.DECK: kept.written(views)}
    app.switch_page("../pages/decks.py")
    app.run()
    cards = next(
        json.loads(each.proto.json)
        for each in app.get("bidi_component")
        if each.proto.component_name == "tilannehuone_deck"
    )
    app.session_state["presenter_changed"] = cards["views"][0]["id"]
    return app.run()


def test_a_view_is_changed_also_when_its_run_is_replaced_before_it_comes_to_it(monkeypatch):
    first, second = View(page="staffing", sentence="Ensimmäinen", minutes=2), View(page="commuting")
    app = changing(first, second)
    field = next(each for each in app.text_input if each.key.endswith("_sentence") and "change" in each.key)
    field.set_value("Muutettu")
    save = next(each for each in app.button if each.label == FI("presenter.save"))
    replaced(monkeypatch, deck, "say_lost")

    app = save.click().run()

    assert not app.exception
    assert deck_of(app) == [View(page="staffing", sentence="Muutettu", minutes=2), second]
    assert not [each for each in app.button if each.label == FI("presenter.save")]


def test_a_change_that_is_left_changes_nothing():
    views = [View(page="staffing", sentence="Ensimmäinen"), View(page="commuting")]
    app = changing(*views)
    field = next(each for each in app.text_input if each.key.endswith("_sentence") and "change" in each.key)
    field.set_value("Muutettu")

    app = next(each for each in app.button if each.label == FI("decks.leave")).click().run()

    assert deck_of(app) == views
    assert not [each for each in app.button if each.label == FI("presenter.save")]


def test_a_presentation_begins_also_when_the_run_that_was_to_begin_it_is_replaced(monkeypatch):
    app = opened("overview", kunta="305")
    views = (View(page="staffing", sentence="Riittääkö?"), View(page="commuting"))
    app.session_state["url_choices"] = {**app.session_state["url_choices"], kept.DECK: kept.written(views)}
    app.run()
    replaced(monkeypatch, presenter, "_open")

    app = pressed(app, "deck_start")

    assert not app.exception
    assert str(app.query_params[presenter.PLACE]) == "1"
    assert app.session_state["presenter_before"].page == "overview"
    assert app.session_state["presenter_before"].choices["overview"] == {"municipality": "305"}


def test_a_saved_deck_is_opened_also_when_its_run_is_replaced(monkeypatch):
    deck_id = loaders.scenario_store().decks().scenarios(limit=1)[0].latest_version_id
    app = opened("decks")
    next(each for each in app.selectbox if each.key == "decks_chosen").select_index(0)
    open_ = next(each for each in app.button if each.label == FI("scenario_page.open"))
    replaced(monkeypatch, saved, "open_link")

    app = open_.click().run()

    assert not app.exception
    assert str(app.query_params[kept.DECK]) == deck_id
    assert deck_of(app) == saved.views_of(loaders.scenario_store().decks().version(deck_id))


def test_a_deck_that_the_browser_kept_is_taken_by_the_run_that_replaces_the_one_that_was_taking_it(
    monkeypatch,
):
    views = (View(page="staffing", sentence="Riittääkö?"), View(page="commuting"))
    said = presenter_component.Asked(place=None, deck=kept.written(views), handed=7)
    app = opened("decks")
    monkeypatch.setattr(presenter, "presenter", lambda _: said)  # until it is taken, and after
    done = replaced(monkeypatch, deck, "keep")

    app.run()
    assert deck_of(app) == list(views)
    assert done == ["keep", "keep"]

    app.session_state["url_choices"] = {kept.DECK: kept.written(views[:1])}
    app.run()
    assert deck_of(app) == list(views[:1])


@pytest.mark.parametrize(
    "said",
    [
        None,
        "x",
        [],
        {},
        {"session": "own"},
        {"session": "own", "at": "1", "views": []},
        {"session": "x", "at": 1},
    ],
)
def test_what_is_no_deck_of_this_session_is_none(said, monkeypatch):
    sent = SimpleNamespace(go=None, deck=said)
    monkeypatch.setattr(presenter_component, "_presenter", lambda **_: sent)
    asked = presenter_component.presenter({"session": "own"})

    assert (asked.place, asked.deck, asked.handed) == (None, None, 0)
