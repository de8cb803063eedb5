"""Who may not bring files brings none, whichever place a page has for them."""

import importlib
from io import BytesIO
from pathlib import Path

import pytest

from i18n.text import Text
from scenarios.access.errors import AccessSignInError
from scenarios.access.policy import NOBODY
from ui import access, slots

FOLDER = Path(slots.__file__).parent
PLACES = sorted(path.stem for path in FOLDER.glob("*.py") if "file_uploader(" in path.read_text("utf-8"))
GUARDED = {"scenario_forms"}
"""What they bring goes to a store that asks who they are."""


@pytest.fixture
def nobody(monkeypatch):
    """Let the reader be nobody, on a server where people sign in; return what is said of a file."""
    said = {}
    monkeypatch.setattr(access, "reader", lambda: NOBODY)
    return said


def test_the_places_are_known():
    assert {"own_figures", "own_flows", "own_log", "share_file", *GUARDED} == set(PLACES)


@pytest.mark.parametrize("name", ["own_flows", "share_file"])
def test_a_file_of_nobody_is_not_read(name, nobody, monkeypatch):
    place = importlib.import_module(f"ui.slots.{name}")
    monkeypatch.setattr(place.st, "session_state", nobody)

    place._take(None, Text("fi"), BytesIO(b"anything"))

    assert isinstance(nobody[place._PROBLEM], AccessSignInError)


@pytest.mark.parametrize("name", sorted(set(PLACES) - GUARDED))
def test_a_place_for_files_is_not_shown_to_who_may_bring_none(name):
    source = (FOLDER / f"{name}.py").read_text("utf-8")

    assert "access.may(Deed.UPLOAD)" in source
    assert "access.check(Deed.UPLOAD)" in source


@pytest.mark.parametrize("name", PLACES)
def test_what_is_brought_is_read_when_its_turn_has_come(name):
    assert "with limits.calculation(" in (FOLDER / f"{name}.py").read_text("utf-8")
