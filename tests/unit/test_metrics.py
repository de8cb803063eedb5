"""What monitoring reads of a process, in Prometheus form."""

import inspect
import re
from types import SimpleNamespace

import pytest
from prometheus_client.parser import text_string_to_metric_families
from streamlit.runtime.session_manager import SessionManager

from ui import limits, metrics, server, show
from views.memory import Memory


def read():
    """Return every number by its name and labels."""
    families = text_string_to_metric_families(metrics.respond(None).body.decode())
    return {
        (sample.name, *sample.labels.values()): sample.value for each in families for sample in each.samples
    }


def test_every_number_that_an_operator_needs_is_there():
    assert {
        "tilannehuone_sessions",
        "tilannehuone_queue",
        "tilannehuone_ready",
        "tilannehuone_kept_results",
        "tilannehuone_kept_share",
        "tilannehuone_refresh_age_seconds",
        "tilannehuone_saves_total",
    } <= {name for name, *_ in read()}


def test_a_move_on_a_page_is_timed(monkeypatch):
    monkeypatch.setattr(show, "_show", lambda _view: None)
    before = read().get(("tilannehuone_page_seconds_count", "overview"), 0)

    show._timed(SimpleNamespace(name="overview"))

    assert read()["tilannehuone_page_seconds_count", "overview"] == before + 1


def test_who_waits_is_counted():
    with limits.FILES.turn("one"):
        assert read()["tilannehuone_queue", "files"] == 1
    assert read()["tilannehuone_queue", "files"] == 0


def test_the_share_of_what_was_kept_is_that_of_the_askings():
    memory = Memory()
    for key in "aab":
        memory.once(key, int)

    assert (len(memory), memory.share) == (2, pytest.approx(1 / 3))


def test_a_time_is_in_seconds_and_every_name_is_ours():
    names = {name for name, *_ in read()}

    assert not {name for name in names if re.search(r"_(ms|minutes|days)(_|$)", name)}
    assert all(name.startswith("tilannehuone_") for name in names)


def test_streamlit_still_counts_its_sessions_as_we_read_them():
    assert list(inspect.signature(SessionManager.num_active_sessions).parameters) == ["self"]


def test_monitoring_finds_its_addresses():
    assert {"/ready", "/live", "/metrics"} <= {route.path for route in server.ROUTES}
    assert server.live(None).status_code == 200
