"""What a reader starts waits for its turn: pages that search or simulate, and files."""

from contextlib import ExitStack

import pytest

from domain.errors import BusyError
from i18n.text import Text
from tests import flow_files
from tests.pages.elements import content, opened
from tests.pages.test_flows_page import loaded, problem
from ui import limits
from ui.limits import Queue
from ui.meeting import exports


@pytest.fixture
def busy(monkeypatch):
    """Keep the server so busy that no turn comes: two readers have one of each kind."""
    with ExitStack() as turns:
        for name in ("CALCULATIONS", "FILES"):
            queue = Queue(at_once=2, patience_s=0.01)
            monkeypatch.setattr(limits, name, queue)
            for reader in ("one", "other"):
                turns.enter_context(queue.turn(reader))
        yield


SAID = {language: Text(language)("errors.busy", seconds="0") for language in ("fi", "sv", "en")}


@pytest.mark.usefixtures("busy", "fresh_caches")  # what another test computed would not wait
@pytest.mark.parametrize(
    ("page", "choices"),
    [
        ("staffing", {"section": "months"}),
        ("service_network", {"view": "best"}),
        ("service_network", {"view": "round"}),
    ],
)
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_page_that_computes_much_says_that_no_turn_came_and_logs_it(page, choices, language, caplog):
    app = opened(page, lang=language, **choices)

    assert not app.exception
    assert SAID[language].encode() in b"".join(content(app))
    assert "no turn" in caplog.text


@pytest.mark.usefixtures("busy")
def test_a_file_of_a_page_waits_too():
    with pytest.raises(BusyError):
        exports._in_turn("reader", lambda: b"")


@pytest.mark.usefixtures("busy")
def test_a_file_that_somebody_brings_waits_too_and_is_not_taken_where_no_turn_came():
    app = loaded(flow_files.plain(), lang="fi")

    assert not app.exception
    assert problem(app) == SAID["fi"]
