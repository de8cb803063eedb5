"""Saving, finding and changing scenarios, on both databases."""

from datetime import timedelta

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from scenarios.errors import ScenarioLinkError, ScenarioNameError, ScenarioUnknownError
from scenarios.identifiers import new_identifier
from scenarios.model import Kind
from scenarios.store import ScenarioStore
from tests.scenarios.drafts import HOSTILE, NOON, change, draft, same_content


def kinds(store, scenario_id):
    return [event.kind for event in store.history(scenario_id)]


def test_a_saved_version_is_found_as_it_was_saved(store):
    saved = store.save_new(draft(note="Miksi\nnäin", data_vintage={"a_2026M06": "f" * 64}))

    assert store.version(saved.id) == saved
    assert same_content(saved, draft(note="Miksi\nnäin", data_vintage={"a_2026M06": "f" * 64}))


def test_a_version_outlives_the_programme(url):
    first = ScenarioStore(url)
    saved = first.save_new(draft())
    first.close()

    second = ScenarioStore(url)
    assert second.version(saved.id) == saved
    second.close()


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_is_stored_as_text(store, hostile):
    said = draft(hostile, note=hostile * 2, author=hostile, inputs={"staffing": {"htv": hostile}})
    saved = store.save_new(said)

    assert same_content(store.version(saved.id), said)
    assert store.scenario(saved.scenario_id).name == hostile
    assert [each.id for each in store.scenarios(hostile)] == [saved.scenario_id]


def test_the_longest_texts_are_stored_whole(store):
    said = draft("Ä" * 200, note="😀" * 20_000, author="Ö" * 200, inputs={"staffing": {"htv": "€" * 8_000}})

    assert same_content(store.version(store.save_new(said).id), said)


def test_a_next_version_knows_its_parent_and_leaves_it_as_it_was(store):
    first = store.save_new(draft())
    saved = store.save_next(first.id, draft(inputs={}))

    assert saved.version.parent_id == first.id
    assert saved.version.scenario_id == first.scenario_id
    assert saved.siblings == ()
    assert store.version(first.id) == first


def test_the_second_save_of_a_parent_becomes_a_sibling_and_both_are_told(store):
    parent = store.save_new(draft())
    first = store.save_next(parent.id, draft(author="Aino")).version
    second = store.save_next(parent.id, draft(author="Eino"))

    assert [(each.version_id, each.author) for each in second.siblings] == [(first.id, "Aino")]
    assert [(each.version_id, each.author) for each in store.siblings(first.id)] == [
        (second.version.id, "Eino")
    ]
    assert store.version(first.id) == first


def test_first_versions_have_no_siblings(store):
    versions = [store.save_new(draft()) for _ in range(2)]

    assert [store.siblings(each.id) for each in versions] == [(), ()]


def test_a_copy_is_a_scenario_of_its_own_that_names_its_source(store):
    original = store.save_new(draft())
    copy = store.save_new(draft("Toinen"), copied_from=original.id)

    assert copy.scenario_id != original.scenario_id
    assert [(each.kind, each.source_id) for each in store.history(copy.scenario_id)] == [
        (Kind.COPIED, original.id)
    ]


def test_a_new_name_is_the_scenarios_and_not_the_versions(store):
    saved = store.save_new(draft("Vanha"))
    renamed = store.rename(saved.scenario_id, "Uusi", change("Selkeämpi"))

    assert renamed.name == "Uusi"
    assert store.version(saved.id).name == "Vanha"


def test_a_bad_name_changes_nothing(store):
    saved = store.save_new(draft("Vanha"))

    with pytest.raises(ScenarioNameError):
        store.rename(saved.scenario_id, " ", change())

    assert store.scenario(saved.scenario_id).name == "Vanha"


def test_restoring_saves_the_old_inputs_as_a_new_latest_version(store):
    first = store.save_new(draft(inputs={"staffing": {"jako": "plan"}}, model_version="1.0"))
    second = store.save_next(first.id, draft(inputs={}, model_version="2.0")).version
    store.rename(first.scenario_id, "Uusi", change())
    restored = store.restore(first.id, change("Peruttiin", minutes=5))

    assert restored.inputs == first.inputs
    assert (restored.model_version, restored.data_vintage) == ("1.0", first.data_vintage)
    assert (restored.parent_id, restored.name) == (second.id, "Uusi")
    event = store.history(first.scenario_id)[-1]
    assert (event.kind, event.reason, event.source_id) == (Kind.RESTORED, "Peruttiin", first.id)


def test_the_archive_hides_a_scenario_from_the_list_but_not_from_its_links(store):
    saved = store.save_new(draft())
    store.archive(saved.scenario_id, change("Ei enää ajankohtainen"))

    assert store.scenarios() == ()
    assert [each.id for each in store.scenarios(archived=True)] == [saved.scenario_id]
    assert store.version(saved.id) == saved


def test_a_scenario_comes_back_from_the_archive(store):
    saved = store.save_new(draft())
    store.archive(saved.scenario_id, change())

    assert not store.unarchive(saved.scenario_id, change()).is_archived
    assert [each.id for each in store.scenarios()] == [saved.scenario_id]


def test_a_new_version_brings_an_archived_scenario_back(store):
    saved = store.save_new(draft())
    store.archive(saved.scenario_id, change())
    store.save_next(saved.id, draft())

    assert not store.scenario(saved.scenario_id).is_archived


def test_history_tells_who_did_what_and_why(store):
    saved = store.save_new(draft("A", note="Lähtötilanne"))
    store.rename(saved.scenario_id, "B", change("Nimi täsmentyi", 1))
    store.archive(saved.scenario_id, change("Valmis", 2))
    store.unarchive(saved.scenario_id, change("Jatketaan", 3, author=""))
    store.save_next(saved.id, draft("C", note="Toinen", created_at=NOON + timedelta(minutes=4)))

    told = [
        (each.kind, each.author, each.reason, each.name, each.is_archived, each.created_at.minute)
        for each in store.history(saved.scenario_id)
    ]
    assert told == [
        (Kind.CREATED, "Aino", "Lähtötilanne", "A", False, 0),
        (Kind.RENAMED, "Väinö", "Nimi täsmentyi", "B", False, 1),
        (Kind.ARCHIVED, "Väinö", "Valmis", "B", True, 2),
        (Kind.UNARCHIVED, "", "Jatketaan", "B", False, 3),
        (Kind.SAVED, "Aino", "Toinen", "C", False, 4),
    ]


def test_the_list_shows_what_was_changed_last_first(store):
    first, second = (store.save_new(draft(name)) for name in ("Eka", "Toka"))
    store.save_next(first.id, draft("Eka", note="Uusin", created_at=NOON + timedelta(hours=1)))

    listed = store.scenarios()
    assert [each.name for each in listed] == ["Eka", "Toka"]
    assert (listed[0].versions, listed[0].note) == (2, "Uusin")
    assert listed[0].changed_at - listed[0].created_at == timedelta(hours=1)
    assert listed[1].latest_version_id == second.id
    assert [each.name for each in store.scenarios(limit=1)] == ["Eka"]


@pytest.mark.parametrize(
    ("search", "names"),
    [
        ("", ["Älä sulje", "Kaikki 100 %"]),
        ("älä", ["Älä sulje"]),
        ("ÄLÄ SULJE", ["Älä sulje"]),
        ("sulje älä", ["Älä sulje"]),
        ("sulje kaikki", []),
        ("%", ["Kaikki 100 %"]),
        ("_", []),
        ("palvelupiste", ["Älä sulje"]),
        ("aino", ["Älä sulje"]),
        ("ENTINEN", ["Kaikki 100 %"]),
        ("perustelu", ["Kaikki 100 %"]),
        ("\0", ["Älä sulje", "Kaikki 100 %"]),
        ("\ud800", ["Älä sulje", "Kaikki 100 %"]),
        ("x" * 100_000, []),
    ],
)
def test_a_search_finds_every_word_in_names_notes_authors_and_reasons(store, search, names):
    other = store.save_new(draft("Entinen nimi", author="Eino"))
    store.rename(other.scenario_id, "Kaikki 100 %", change("Perustelu"))
    store.save_new(draft("Älä sulje", note="Palvelupisteet jäävät", author="Aino"))

    assert [each.name for each in store.scenarios(search)] == names


def test_a_search_finds_a_scenario_by_its_versions_identifier(store):
    saved = store.save_new(draft())
    store.save_new(draft())

    assert [each.id for each in store.scenarios(saved.id)] == [saved.scenario_id]


@pytest.mark.parametrize("damage", ["", "x", "../../etc/passwd", "<b>", "é" * 16, "\0" * 16, "1" * 10_000])
def test_what_is_no_identifier_is_a_damaged_link(store, damage):
    for asked in (store.version, store.scenario, store.history, store.siblings, store.record):
        with pytest.raises(ScenarioLinkError):
            asked(damage)


def test_an_identifier_of_nothing_is_unknown(store):
    stranger = new_identifier()
    asked = [
        lambda: store.version(stranger),
        lambda: store.siblings(stranger),
        lambda: store.scenario(stranger),
        lambda: store.history(stranger),
        lambda: store.record(stranger),
        lambda: store.save_next(stranger, draft()),
        lambda: store.save_new(draft(), copied_from=stranger),
        lambda: store.restore(stranger, change()),
        lambda: store.rename(stranger, "Uusi", change()),
        lambda: store.archive(stranger, change()),
    ]
    for ask in asked:
        with pytest.raises(ScenarioUnknownError):
            ask()

    assert store.scenarios() == ()


def test_a_version_is_not_a_scenario(store):
    saved = store.save_new(draft())

    with pytest.raises(ScenarioUnknownError):
        store.version(saved.scenario_id)


@pytest.mark.parametrize("table", ["scenario", "scenario_version", "scenario_event"])
@pytest.mark.parametrize("deed", ["UPDATE {} SET id = 'x'", "DELETE FROM {}"])
def test_the_database_itself_refuses_to_change_what_was_saved(store, url, table, deed):
    saved = store.save_new(draft())
    column = "scenario_id" if table == "scenario_event" else "id"
    engine = create_engine(url)

    with pytest.raises(DBAPIError, match="what was saved stays as it is"), engine.begin() as connection:
        connection.execute(text(deed.format(table).replace("id", column)))

    engine.dispose()
    assert store.version(saved.id) == saved
    assert kinds(store, saved.scenario_id) == [Kind.CREATED]
