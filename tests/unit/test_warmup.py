"""The warm-up: what is wrong is said and tried again, and nothing is let in before the code is there."""

import logging
import threading
from types import SimpleNamespace

import pytest

from domain.errors import SnapshotDamagedError
from ui import loaders, navigation, plotly_js, warmup


class Ending(threading.Event):
    """Ends the server after some pauses, and remembers how long they were to be."""

    def __init__(self, after):
        super().__init__()
        self.pauses, self._after = [], after

    def wait(self, timeout=None):
        self.pauses.append(timeout)
        return len(self.pauses) >= self._after


@pytest.fixture(autouse=True)
def _cold(monkeypatch):
    """Start as a new process does; what is imported stays imported, pages are tried without a server.

    What other tests have left in memory is not looked through, a second for each attempt.
    """
    monkeypatch.setattr(warmup, "_state", warmup.State())
    monkeypatch.setattr(warmup, "gc", SimpleNamespace(collect=lambda: None, freeze=lambda: None))
    monkeypatch.setattr(warmup, "tried", lambda _page: None)


def test_a_start_without_trouble_is_ready_after_one_attempt():
    ending = Ending(after=3)
    warmup.run(ending)

    assert warmup.state() == warmup.State(is_imported=True, is_loaded=True)
    assert ending.pauses == []


def test_what_a_script_may_import_is_imported_before_it_may_run(monkeypatch):
    imported = []
    monkeypatch.setattr(
        warmup.importlib, "import_module", lambda name: imported.append(name) or __import__(name)
    )
    warmup.attempt()

    assert {"reports.slides", "ui.meeting.exports", "ui.loaders", "analytics.staffing.optimum"} <= set(
        imported
    )
    assert "ui.frame" not in imported


def test_an_import_that_fails_is_named_logged_and_tried_again(monkeypatch, caplog):
    attempts = []

    def half_made():
        attempts.append(warmup.state())
        if len(attempts) < 3:
            raise ImportError("cannot import name 'NotesMaster' from partially initialized module")

    monkeypatch.setattr(warmup, "_import_everything", half_made)
    with caplog.at_level(logging.ERROR):
        warmup.run(Ending(after=9))

    assert [state.problems for state in attempts] == [(), *[("code: ImportError",)] * 2]
    assert not any(state.is_imported or state.is_ready for state in attempts)
    assert warmup.state().is_ready
    assert "NotesMaster" in caplog.text


@pytest.mark.slow
def test_pauses_double_up_to_five_minutes_and_the_same_problem_is_logged_once(monkeypatch, caplog):
    def broken():
        raise OSError("out of order")

    monkeypatch.setattr(plotly_js, "warm_up", broken)
    ending = Ending(after=11)
    warmup.run(ending)

    assert ending.pauses == [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]
    assert warmup.state().as_json() == {"ready": False, "loaded": True, "problems": ["plotly.js: OSError"]}
    assert caplog.text.count("not ready: plotly.js: OSError") == 1


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            SnapshotDamagedError("areas.parquet is damaged: x", file="areas.parquet"),
            "areas.parquet",
        ),
        (KeyError("205"), "KeyError"),
    ],
)
def test_a_page_that_does_not_open_is_named(monkeypatch, error, said):
    last = navigation.PAGES[-1].name

    def tried(page):
        if page == last:
            raise error

    monkeypatch.setattr(warmup, "tried", tried)
    warmup.attempt()

    assert not warmup.state().is_ready
    assert warmup.state().problems == (f"page {last}: {said}",)


def test_a_snapshot_that_is_not_whole_is_named_whether_or_not_a_page_needs_it(monkeypatch):
    problems = {"areas": SnapshotDamagedError("areas.parquet is damaged", file="areas.parquet")}
    monkeypatch.setattr(warmup, "_outlines", lambda *_: None)
    monkeypatch.setattr(loaders, "store", lambda: SimpleNamespace(problems=problems))
    warmup.attempt()

    assert warmup.state().as_json() == {"ready": False, "loaded": True, "problems": ["areas"]}
