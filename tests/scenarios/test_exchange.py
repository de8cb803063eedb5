"""Scenarios as files: what goes out comes in again, and nonsense is refused with its reason."""

import json
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from i18n.text import LANGUAGES, Text
from scenarios import ledger, limits
from scenarios.database import default_url
from scenarios.documents import version_document, written
from scenarios.errors import (
    ImportConflictError,
    ImportForeignError,
    ImportFutureError,
    ImportInterruptedError,
    ImportRuleError,
    ImportTooLargeError,
    ImportTooManyError,
    ImportUnreadableError,
    ScenarioStorageError,
)
from scenarios.exchange import MAX_BYTES, MAX_EVENTS, MAX_SCENARIOS, MAX_VERSIONS, SCHEMA, exported, imported
from scenarios.identifiers import new_identifier
from scenarios.model import SCHEMA_VERSION, Event, Kind, Record, Version
from scenarios.store import ScenarioStore
from tests.scenarios.drafts import DRAFTS, HOSTILE, NOON, change, draft


@st.composite
def records(drawn):
    """A scenario of one to four versions, each made from an earlier one."""
    scenario_id, versions, history = new_identifier(), [], []
    for kind in [Kind.CREATED, *drawn(st.lists(st.sampled_from([Kind.SAVED, Kind.RESTORED]), max_size=3))]:
        said = drawn(DRAFTS)
        parent = drawn(st.sampled_from(versions)).id if versions else None
        values = {name: getattr(said, name) for name in said.__dataclass_fields__}
        version = Version(**values, id=new_identifier(), scenario_id=scenario_id, parent_id=parent)
        versions.append(version)
        history.append(
            Event(
                kind=kind,
                created_at=said.created_at,
                author=said.author,
                reason=said.note,
                name=said.name,
                is_archived=drawn(st.booleans()),
                version_id=version.id,
                source_id=parent,
            )
        )
    return Record(scenario_id=scenario_id, versions=tuple(versions), history=tuple(history))


@pytest.fixture(scope="module")
def empty():
    """A store that many examples share; their identifiers are new each time."""
    with tempfile.TemporaryDirectory() as folder:
        opened = ScenarioStore(default_url(Path(folder)))
        yield opened
        opened.close()


@settings(max_examples=25)
@given(records=st.lists(records(), max_size=2))
def test_what_is_exported_is_imported_the_same(records):
    assert imported(exported(records)) == tuple(records)


@settings(max_examples=25)
@given(record=records())
def test_an_imported_scenario_is_exported_the_same_and_its_import_told(empty, record):
    empty.add(record, change())
    kept = empty.record(record.scenario_id)

    assert kept.versions == record.versions
    assert kept.history[:-1] == record.history
    assert (kept.history[-1].kind, kept.history[-1].name) == (Kind.IMPORTED, record.history[-1].name)
    assert empty.scenario(record.scenario_id).is_archived == record.history[-1].is_archived


@settings(max_examples=25)
@given(drafts=st.lists(DRAFTS, min_size=1, max_size=3))
def test_a_stores_scenario_survives_a_file(empty, drafts):
    first, *more = drafts
    version = empty.save_new(first)
    for each in more:
        version = empty.save_next(version.id, each).version
    record = empty.record(version.scenario_id)

    assert imported(exported([record])) == (record,)


def test_a_scenario_moves_to_another_server_with_its_links(store, tmp_path):
    saved = store.save_new(draft(HOSTILE[0], note=HOSTILE[4]))
    store.rename(saved.scenario_id, "Uusi", change("Selkeämpi"))
    (record,) = imported(exported([store.record(saved.scenario_id)]))

    folder = tmp_path / "other"
    folder.mkdir()
    other = ScenarioStore(default_url(folder))
    brought = other.add(record, change("Siirto", minutes=9))

    assert brought.added == (saved.id,)
    assert other.version(saved.id) == saved
    assert other.scenario(saved.scenario_id).name == "Uusi"
    assert [each.kind for each in other.history(saved.scenario_id)] == ["created", "renamed", "imported"]
    other.close()


def test_the_same_file_twice_brings_nothing_the_second_time(store):
    saved = store.save_new(draft())
    record = store.record(saved.scenario_id)
    again = store.add(record, change())

    assert (again.added, again.known) == ((), (saved.id,))
    assert store.record(saved.scenario_id) == record


def test_new_versions_of_a_known_scenario_join_it(store, tmp_path):
    saved = store.save_new(draft())
    folder = tmp_path / "other"
    folder.mkdir()
    other = ScenarioStore(default_url(folder))
    other.add(store.record(saved.scenario_id), change())
    theirs = other.save_next(saved.id, draft("Heidän", created_at=NOON + timedelta(minutes=2))).version
    ours = store.save_next(saved.id, draft("Meidän")).version
    brought = store.add(other.record(saved.scenario_id), change("Yhdistys"))

    assert (brought.added, brought.known) == ((theirs.id,), (saved.id,))
    assert store.version(theirs.id) == theirs
    assert [each.version_id for each in store.siblings(ours.id)] == [theirs.id]
    assert store.scenario(saved.scenario_id).name == "Meidän"
    last = store.history(saved.scenario_id)[-1]
    assert (last.kind, last.version_id, last.reason) == (Kind.IMPORTED, theirs.id, "Yhdistys")
    other.close()


def test_other_content_under_a_known_identifier_is_refused_whole(store):
    saved = store.save_new(draft())
    document = json.loads(exported([store.record(saved.scenario_id)]))
    document["scenarios"][0]["versions"][0]["name"] = "Väärennetty"
    (record,) = imported(json.dumps(document).encode())

    with pytest.raises(ImportConflictError):
        store.add(record, change())
    assert store.version(saved.id) == saved


def test_a_version_cannot_be_imported_into_another_scenario(store):
    saved = store.save_new(draft())
    document = json.loads(exported([store.record(saved.scenario_id)]))
    stranger = new_identifier()
    document["scenarios"][0]["id"] = document["scenarios"][0]["versions"][0]["scenario_id"] = stranger
    (record,) = imported(json.dumps(document).encode())

    with pytest.raises(ImportConflictError):
        store.add(record, change())
    assert len(store.scenarios()) == 1


def document():
    """Return an export of one scenario of two versions, as JSON values."""
    scenario_id, first, second = (new_identifier() for _ in range(3))
    versions = [
        Version(
            **{name: getattr(draft(), name) for name in draft().__dataclass_fields__},
            id=identifier,
            scenario_id=scenario_id,
            parent_id=parent,
        )
        for identifier, parent in ((first, None), (second, first))
    ]
    history = [
        Event(
            kind=Kind.SAVED,
            created_at=NOON,
            author="",
            reason="",
            name="Nimi",
            is_archived=False,
            version_id=each.id,
        )
        for each in versions
    ]
    record = Record(scenario_id=scenario_id, versions=tuple(versions), history=tuple(history))
    return json.loads(exported([record]))


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        (b"", ImportUnreadableError),
        (b"\xff\xfe\x00", ImportUnreadableError),
        (b"{", ImportUnreadableError),
        (b'{"format": NaN}', ImportUnreadableError),
        (b'{"format": 1, "format": 2}', ImportUnreadableError),
        (b"[" * 200_000, ImportUnreadableError),
        (b"1" * 10_000, ImportUnreadableError),
        (b"PK\x03\x04" + bytes(100), ImportUnreadableError),
        (b" " * (MAX_BYTES + 1), ImportTooLargeError),
        (b"null", ImportForeignError),
        (b"[]", ImportForeignError),
        (b'{"type": "FeatureCollection"}', ImportForeignError),
        (b'{"format": "tilannehuone-scenarios", "version": 2}', ImportFutureError),
        (b'{"format": "tilannehuone-scenarios"}', ImportRuleError),
        (b'{"format": "tilannehuone-scenarios", "version": "1", "scenarios": []}', ImportRuleError),
        (b'{"format": "tilannehuone-scenarios", "version": true, "scenarios": []}', ImportRuleError),
        (b'{"format": "tilannehuone-scenarios", "version": 1, "scenarios": {}}', ImportRuleError),
    ],
    ids=range(17),
)
def test_a_file_that_is_not_ours_is_refused_with_its_reason(file, kind):
    with pytest.raises(kind) as refused:
        imported(file)

    for language in LANGUAGES:
        assert Text(language)(kind.text_key, **refused.value.values)


def _version(number=0, **values):
    return lambda scenario: scenario["versions"][number].update(values)


def _event(**values):
    return lambda scenario: scenario["history"][0].update(values)


@pytest.mark.parametrize(
    ("broken", "place"),
    [
        (_version(name=""), "versions/0/name"),
        (_version(name="x" * 201), "versions/0/name"),
        (_version(name="  "), "scenarios/0"),
        (_version(name="a\nb"), "scenarios/0"),
        (_version(name=1), "versions/0/name"),
        (_version(note="x" * 20_001), "versions/0/note"),
        (_version(note="\0"), "scenarios/0"),
        (_version(note="\ud800"), "scenarios/0"),
        (_version(extra=1), "versions/0"),
        (_version(created_at="eilen"), "versions/0/created_at"),
        (_version(created_at="9999-12-31T23:00:00.000000Z"), "scenarios/0"),
        (_version(created_at="0001-01-01T00:00:00.000000Z"), "scenarios/0"),
        (_version(created_at=written(datetime.now(UTC) + timedelta(days=2))), "scenarios/0"),
        (_event(created_at="9999-12-31T23:00:00.000000Z"), "scenarios/0"),
        (_event(created_at=written(datetime.now(UTC) + timedelta(days=2))), "scenarios/0"),
        (_version(inputs={"deck": {"000": '{"page": "flows", "sentence": "\\ud800"}'}}), "scenarios/0"),
        (_version(created_at="2026-13-45T00:00:00.000000Z"), "scenarios/0"),
        (_version(data_vintage={"a": "b"}), "versions/0/data_vintage/a"),
        (_version(model_version="uusin"), "versions/0/model_version"),
        (_version(inputs={"staffing": {"htv": 1}}), "versions/0/inputs/staffing/htv"),
        (_version(inputs={"staffing": {"htv": ["x"]}}), "versions/0/inputs/staffing/htv"),
        (_version(inputs={"../../x": {}}), "versions/0/inputs"),
        (_version(inputs={"x\n": {}}), "scenarios/0"),
        (_version(inputs={"staffing": {"__class__()": "x"}}), "versions/0/inputs/staffing"),
        (_version(id="1111111111111111"), "scenarios/0"),
        (_version(id="lyhyt"), "versions/0/id"),
        (_version(scenario_id=new_identifier()), "versions/0/scenario_id"),
        (_version(parent_id=new_identifier()), "versions/0/parent_id"),
        (_version(1, parent_id=None), "versions/1/parent_id"),
        (_version(1, parent_id=new_identifier()), "versions/1/parent_id"),
        (_event(kind="deleted"), "history/0/kind"),
        (_event(version_id=None), "history"),
        (_event(version_id=new_identifier()), "history"),
        (_event(is_archived=1), "history/0/is_archived"),
        (lambda scenario: scenario["versions"].clear(), "versions"),
        (lambda scenario: scenario.pop("history"), "scenarios/0"),
        (lambda scenario: scenario["versions"].append(scenario["versions"][1]), "versions"),
    ],
)
def test_a_file_that_breaks_a_rule_is_refused_and_the_place_named(broken, place):
    whole = document()
    assert imported(json.dumps(whole).encode())
    broken(whole["scenarios"][0])

    with pytest.raises(ImportRuleError) as refused:
        imported(json.dumps(whole).encode())
    assert place in refused.value.values["place"]
    assert refused.value.values["rule"]


@given(file=st.binary(max_size=300) | st.text().map(str.encode))
def test_no_nonsense_gets_in_or_breaks_anything(file):
    with pytest.raises((ImportUnreadableError, ImportForeignError)):
        imported(file)


def test_the_schema_is_one_and_states_the_limits_of_the_code():
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    parts = schema["$defs"]["version"]["properties"]
    inputs = parts["inputs"]

    assert schema["properties"]["version"]["const"] == SCHEMA_VERSION
    scenario = schema["$defs"]["scenario"]["properties"]
    assert schema["properties"]["scenarios"]["maxItems"] == MAX_SCENARIOS
    assert scenario["versions"]["maxItems"] == MAX_VERSIONS
    assert scenario["history"]["maxItems"] == MAX_EVENTS
    assert set(parts) == set(version_document(imported(json.dumps(document()).encode())[0].versions[0]))
    assert set(schema["$defs"]["event"]["properties"]["kind"]["enum"]) == set(Kind)
    assert (parts["name"]["maxLength"], parts["note"]["maxLength"]) == (limits.MAX_NAME, limits.MAX_NOTE)
    assert parts["author"]["maxLength"] == limits.MAX_AUTHOR
    assert parts["data_vintage"]["maxProperties"] == limits.MAX_SNAPSHOTS
    assert inputs["maxProperties"] == limits.MAX_PAGES
    assert inputs["additionalProperties"]["maxProperties"] == limits.MAX_PARAMETERS
    assert inputs["additionalProperties"]["additionalProperties"]["maxLength"] == limits.MAX_VALUE
    for pattern, stated in (
        (limits.PAGE, inputs["propertyNames"]),
        (limits.PARAMETER, inputs["additionalProperties"]["propertyNames"]),
        (limits.SNAPSHOT, parts["data_vintage"]["propertyNames"]),
        (limits.SHA256, parts["data_vintage"]["additionalProperties"]),
        (limits.MODEL_VERSION, parts["model_version"]),
    ):
        assert stated["pattern"] == f"^{pattern.pattern}$"


TOO_MUCH = [
    ([0] * 700_000, ImportTooManyError),
    ([document() for _ in range(201)], ImportTooManyError),
    ([{"id": "x", "versions": [0] * 300_000, "history": []}], ImportTooManyError),
    ([{"id": "x", "versions": [], "history": [{}] * 300_000}], ImportTooManyError),
    (
        [{"id": "x", "versions": [], "history": [], **{str(key): 0 for key in range(300_000)}}],
        ImportRuleError,
    ),
]


@pytest.mark.parametrize(("scenarios", "kind"), TOO_MUCH, ids=range(len(TOO_MUCH)))
def test_a_file_that_holds_too_much_is_refused_at_once(scenarios, kind):
    file = json.dumps({"format": "tilannehuone-scenarios", "version": 1, "scenarios": scenarios}).encode()
    begun = time.process_time()

    with pytest.raises(kind) as refused:
        imported(file)
    assert time.process_time() - begun < 3
    for language in LANGUAGES:
        assert Text(language)(kind.text_key, **refused.value.values)


def test_as_many_scenarios_as_may_be_are_imported_and_others_save_meanwhile(tmp_path):
    store, other = (ScenarioStore(default_url(tmp_path)) for _ in range(2))
    many = [document() for _ in range(MAX_SCENARIOS)]
    whole = {**many[0], "scenarios": [each["scenarios"][0] for each in many]}
    records = imported(json.dumps(whole).encode())

    with ThreadPoolExecutor(1) as thread:
        importing = thread.submit(store.add_all, records, change())
        while not other.count():
            time.sleep(0.001)
        saved = other.save_new(draft("Muiden"))
        is_meanwhile = not importing.done()
        assert len(importing.result()) == MAX_SCENARIOS

    assert is_meanwhile
    assert other.version(saved.id) == saved
    assert other.count() == MAX_SCENARIOS + 1
    store.close()
    other.close()


def test_an_import_that_is_interrupted_says_how_far_it_came_and_goes_on_later(store, monkeypatch):
    records = [imported(json.dumps(document()).encode())[0] for _ in range(3)]
    whole = ledger.append_record
    failing = iter([False, True])

    def append(*arguments):
        if next(failing):
            raise ScenarioStorageError("full")
        whole(*arguments)

    monkeypatch.setattr(ledger, "append_record", append)
    with pytest.raises(ImportInterruptedError) as interrupted:
        store.add_all(records, change())
    monkeypatch.undo()

    assert interrupted.value.values == {"brought": "1", "scenarios": "3"}
    assert [each.id for each in store.scenarios()] == [records[0].scenario_id]
    assert [len(each.added) for each in store.add_all(records, change())] == [0, 2, 2]
    for language in LANGUAGES:
        assert Text(language)(ImportInterruptedError.text_key, **interrupted.value.values)


def test_a_file_is_imported_whole_or_not_at_all(store):
    fresh = imported(json.dumps(document()).encode())
    saved = store.save_new(draft())
    forged = json.loads(exported([store.record(saved.scenario_id)]))
    forged["scenarios"][0]["versions"][0]["note"] = "Väärennetty"

    with pytest.raises(ImportConflictError):
        store.add_all([*fresh, *imported(json.dumps(forged).encode())], change())
    assert [each.id for each in store.scenarios()] == [saved.scenario_id]

    assert [len(each.added) for each in store.add_all(fresh, change())] == [2]
