"""Decks in the database of scenarios: kept in the same way, and never taken for one another."""

import pytest
from sqlalchemy import create_engine, inspect, text

from scenarios.access.guarded import GuardedStore
from scenarios.access.policy import ANYBODY, NOBODY, Reader, Role, Share, Visibility
from scenarios.database import default_url
from scenarios.errors import ScenarioUnknownError
from scenarios.store import ScenarioStore
from tests.scenarios.drafts import change, draft
from tests.scenarios.fixtures.save import DATABASE
from views import kept
from views.kept import View

VIEWS = [
    View(page="staffing", parameters={"fte": "1~16"}, sentence="Riittääkö?", notes="Hengitä", minutes=3),
    View(page="flows", picture="map"),
]
OWNER = Reader(subject="iss|maija", name="Maija", role=Role.EDITOR, team="Kainuu")
LOOKS = Reader(subject="iss|eino", name="Eino", role=Role.READER, team="Kainuu")


def deck(name="Valtuuston kokous", views=VIEWS):
    """Return a draft of a deck."""
    return draft(name, inputs={kept.DECK: kept.written(views)})


def views_of(version):
    """Return the views that a version holds."""
    return kept.views(version.inputs[kept.DECK])


def test_a_saved_deck_is_the_one_that_was_saved(url):
    store = ScenarioStore(url)
    first = store.decks().save_new(deck())
    second = store.decks().save_next(first.id, deck(views=VIEWS[::-1])).version
    store.close()

    again = ScenarioStore(url).decks()
    assert views_of(again.version(first.id)) == VIEWS
    assert views_of(again.version(second.id)) == VIEWS[::-1]
    assert [event.version_id for event in again.history(first.scenario_id)] == [first.id, second.id]
    again.close()


def test_decks_and_scenarios_are_listed_apart(store):
    scenario, presented = store.save_new(draft()), store.decks().save_new(deck())

    assert [each.id for each in store.scenarios()] == [scenario.scenario_id]
    assert [each.id for each in store.decks().scenarios()] == [presented.scenario_id]
    assert (store.count(), store.decks().count()) == (1, 1)
    assert store.decks().scenarios("Kajaani") == ()
    store.decks().archive(presented.scenario_id, change())
    assert store.decks().scenarios() == ()
    assert [each.id for each in store.decks().scenarios(archived=True)] == [presented.scenario_id]
    assert store.count(archived=True) == 0


def test_the_link_of_one_opens_nothing_of_the_other(store):
    scenario, presented = store.save_new(draft()), store.decks().save_new(deck())
    scenarios, decks = GuardedStore(store, ANYBODY), GuardedStore(store.decks(), ANYBODY)
    assert scenarios.version(scenario.id) == scenario
    assert decks.version(presented.id) == presented

    for guarded, other in ((scenarios, presented), (decks, scenario)):
        for opened in (
            lambda guarded=guarded, other=other: guarded.version(other.id),
            lambda guarded=guarded, other=other: guarded.scenario(other.scenario_id),
            lambda guarded=guarded, other=other: guarded.save_next(other.id, draft()),
            lambda guarded=guarded, other=other: guarded.save_new(draft(), copied_from=other.id),
            lambda guarded=guarded, other=other: guarded.restore(other.id, change()),
            lambda guarded=guarded, other=other: guarded.archive(other.scenario_id, change()),
            lambda guarded=guarded, other=other: guarded.rename(other.scenario_id, "Muu", change()),
        ):
            with pytest.raises(ScenarioUnknownError) as refused:
                opened()
            assert refused.value.values["identifier"] in (other.id, other.scenario_id)
        with pytest.raises(ScenarioUnknownError, match=other.id):
            guarded.version(other.id)


def test_who_may_see_a_deck_is_who_it_is_shared_with(store):
    decks = store.decks()
    own = GuardedStore(decks, OWNER).save_new(
        deck(), share=Share(visibility=Visibility.PRIVATE, owner=OWNER.subject)
    )

    assert GuardedStore(decks, OWNER).version(own.id) == own
    for other in (LOOKS, NOBODY):
        with pytest.raises(PermissionError):
            GuardedStore(decks, other).version(own.id)
        assert GuardedStore(decks, other).scenarios() == ()
    with pytest.raises(PermissionError):
        GuardedStore(decks, LOOKS).save_new(deck())


def test_what_was_saved_before_there_were_decks_is_a_scenario(tmp_path):
    (tmp_path / "scenarios.sqlite3").write_bytes(DATABASE.read_bytes())
    url = default_url(tmp_path)
    engine = create_engine(url)
    assert "holds" not in [each["name"] for each in inspect(engine).get_columns("scenario")]

    store = ScenarioStore(url)
    listed = store.scenarios()
    with engine.connect() as connection:
        held = connection.execute(text("SELECT DISTINCT holds FROM scenario")).scalars().all()
    assert listed
    assert held == ["choices"]
    assert store.decks().scenarios() == ()
    store.close()
    engine.dispose()
