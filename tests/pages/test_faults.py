"""What a reader meets when something breaks under a running server: a sentence, and nothing lost."""

import json
from contextlib import closing, contextmanager

import pytest

from i18n.text import Text
from scenarios import database
from scenarios.database import URL_VARIABLE, default_url
from tests.pages.elements import controls, errors, figures, opened
from tests.pages.test_damaged_data import cut, snapshot_dir
from tests.pages.test_new_vintage import OLD, arrive, folder
from tests.pages.test_presenting import told
from tests.pages.test_scenarios_page import link, said, saved, saved_anyway
from tests.scenarios.test_waiting import held
from ui import loaders

__all__ = ["folder", "snapshot_dir"]  # fixtures

STORES = (loaders.scenario_store, loaders.access_store, loaders.goal_store, loaders.room_store)


@pytest.fixture
def url(tmp_path, monkeypatch):
    """Return the address of the empty database that the pages use; who saves waits a second."""
    monkeypatch.setenv(URL_VARIABLE, default_url(tmp_path))
    monkeypatch.setattr(database, "WRITE_S", 1)
    for store in STORES:
        store.clear()
    yield default_url(tmp_path)
    for store in STORES:
        store.clear()


@contextmanager
def setting(store, statement, back):
    """Keep the only connection that writes in a state of the disk, and bring it back."""
    with closing(store._database._writers.raw_connection()) as connection:
        pages = connection.driver_connection.execute("PRAGMA page_count").fetchone()[0]
        connection.driver_connection.execute(statement.format(pages=pages))
    try:
        yield
    finally:
        with closing(store._database._writers.raw_connection()) as connection:
            connection.driver_connection.execute(back)


def full_disk(store, _url):
    return setting(store, "PRAGMA max_page_count = {pages}", "PRAGMA max_page_count = 1000000")


def read_only_disk(store, _url):
    return setting(store, "PRAGMA query_only = ON", "PRAGMA query_only = OFF")


def locked_database(_store, url):
    return held(url)


@pytest.mark.parametrize(
    ("fault", "language"), [(full_disk, "fi"), (read_only_disk, "sv"), (locked_database, "en")]
)
def test_a_save_that_fails_says_so_and_loses_nothing_and_succeeds_afterwards(fault, language, url):
    text = Text(language)
    app = saved(opened("activation", target="30", lang=language), "Ennen")
    before = link(app)
    app = opened("activation", target="35", lang=language)
    with fault(loaders.scenario_store(), url):
        app.text_area(key="scenario_note").set_value("x" * 20_000)
        saved_anyway(app, "Jälkeen")

        assert text("scenarios.errors.storage") in said(app)
        assert not app.exception
        assert controls(app)["target"] == 35
        assert app.text_input(key="scenario_name").value == "Jälkeen"  # what was typed is not lost either
        assert loaders.scenario_store().version(before).name == "Ennen"

    app = saved(app, "Jälkeen")
    assert {each.name for each in loaders.scenario_store().scenarios()} == {"Ennen", "Jälkeen"}


@pytest.mark.usefixtures("fresh_caches")
def test_a_snapshot_damaged_under_a_running_server_changes_no_figure(snapshot_dir):
    before = opened("activation", lang="fi")
    cut(snapshot_dir / "statfin_12r5.parquet")

    after = opened("activation", lang="fi")
    another = opened("activation", lang="fi", target="35")  # works out what nobody has asked before

    assert figures(before)
    assert figures(after) == figures(before)
    assert figures(another).keys() == figures(before).keys()
    assert not errors(another)


@pytest.mark.usefixtures("fresh_caches")
def test_a_vintage_damaged_under_a_running_server_is_named_until_it_is_whole_again(folder):
    named = Text("fi")("errors.snapshot_damaged", file="statfin_12r5.parquet")
    arrive(folder)
    assert loaders.context(loaders.vintage()).period == "2026-07"  # as the server reads it when it starts
    (path,) = folder.glob("*/statfin_12r5.parquet")
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])

    damaged = opened("overview", lang="fi")

    assert not damaged.exception
    assert set(errors(damaged)) == {named}
    path.write_bytes(whole)
    assert not errors(opened("overview", lang="fi"))


@pytest.mark.usefixtures("fresh_caches")
def test_a_vintage_damaged_before_its_months_are_read_is_named_and_has_its_months_once_it_is_whole(folder):
    named = Text("fi")("errors.snapshot_damaged", file="statfin_12r5.parquet")
    arrive(folder)
    vintage = loaders.vintage()  # the store is open, and nobody has asked for a month yet
    (path,) = folder.glob("*/statfin_12r5.parquet")
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])

    damaged = opened("overview", lang="fi")

    assert named in errors(damaged)
    assert loaders.context(vintage).months.unread == ("statfin_12r5.parquet",)
    path.write_bytes(whole)
    mended = opened("overview", lang="fi")
    assert not errors(mended)
    assert not mended.exception
    assert loaders.context(vintage).period == "2026-07"
    assert loaders.context(vintage) is loaders.context(vintage)


@pytest.mark.usefixtures("fresh_caches")
def test_figures_that_arrive_during_a_presentation_wait_until_its_session_ends(folder):
    view = {"page": "overview", "parameters": {}, "sentence": "Kainuu", "notes": ""}
    app = opened("overview", lang="fi")
    app.session_state["url_choices"] = {"overview": {}, "deck": {"000": json.dumps(view)}}
    app.query_params["presented"] = "1"
    before = told(app.run())
    arrive(folder)

    after = told(app.run())

    assert after["presenting"]
    assert after["context"] == before["context"]
    assert app.session_state["vintage"] == OLD
