"""A file, and what makes one, can be fetched for a while after no page shows it any more, not for ever."""

import asyncio

import pytest
from streamlit.runtime.media_file_storage import MediaFileStorageError
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from ui import server
from ui import streamlit_internals as inside

REMOVE = inside.MediaFileManager.remove_orphaned_files
CLEAR = inside.MediaFileManager.clear_session_refs
"""Streamlit's own, read before any test can have replaced them."""

PDF = "application/pdf"
READER = "dontcare"
"""The session that Streamlit notes where no script runs."""


class Clock:
    """Stands still until a test lets time pass."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def manager():
    return inside.MediaFileManager(MemoryMediaFileStorage("/media"))


@pytest.fixture
def clock(monkeypatch):
    """Keep files as the server does, by a clock of this test."""
    clock = Clock()
    monkeypatch.setattr(inside, "_now", clock)
    monkeypatch.setattr(inside.MediaFileManager, "remove_orphaned_files", REMOVE)  # put back afterwards
    monkeypatch.setattr(inside.MediaFileManager, "clear_session_refs", CLEAR)
    inside.keep_files()
    return clock


def offered(manager, content=b"a page", place="1"):
    """Return the name of what makes a file when its button is pressed."""
    return manager.add_deferred(lambda: content, PDF, place)


def made(manager, content=b"a page"):
    """Return the address of a file whose button was pressed."""
    return manager.execute_deferred(offered(manager, content))


def is_there(manager, address):
    return manager.read_file(address.removeprefix("/media/")) is not None


def runs_end(manager, count=3):
    """Let so many runs end, of whichever sessions."""
    for _ in range(count):
        manager.remove_orphaned_files()


def test_streamlit_alone_takes_a_file_away_as_soon_as_two_runs_have_ended_anywhere(manager):
    address = made(manager)

    REMOVE(manager)
    assert is_there(manager, address)
    REMOVE(manager)
    assert not is_there(manager, address)


def test_streamlit_alone_lets_a_press_fail_while_the_page_is_drawn_anew(manager):
    button = offered(manager)
    CLEAR(manager)  # the run of the page begins

    REMOVE(manager)  # and another session's ends
    with pytest.raises(MediaFileStorageError, match="not found"):
        manager.execute_deferred(button)


def test_a_file_that_was_made_can_be_fetched_while_other_sessions_run(manager, clock):
    address = made(manager)
    runs_end(manager)

    clock.now = inside.KEPT_S - 1
    runs_end(manager)
    assert is_there(manager, address)

    clock.now = inside.KEPT_S
    runs_end(manager, 1)
    assert not is_there(manager, address)


def test_a_button_can_be_pressed_while_its_page_is_drawn_anew(manager, clock):
    button = offered(manager)
    manager.clear_session_refs()
    runs_end(manager)

    clock.now = inside.KEPT_S - 1
    runs_end(manager)
    assert is_there(manager, manager.execute_deferred(button))

    clock.now = inside.KEPT_S
    runs_end(manager, 1)
    with pytest.raises(MediaFileStorageError, match="not found"):
        manager.execute_deferred(button)


def test_what_a_page_shows_stays_however_long(manager, clock):
    button = offered(manager)
    address = manager.add(b"a template", PDF, "2", is_for_static_download=True)

    for clock.now in (0, inside.KEPT_S, 10 * inside.KEPT_S):
        runs_end(manager)

    assert is_there(manager, address)
    assert is_there(manager, manager.execute_deferred(button))


def test_the_same_file_made_again_is_kept_from_then_on(manager, clock):
    made(manager)
    runs_end(manager)
    clock.now = inside.KEPT_S - 1
    address = made(manager)
    runs_end(manager)

    clock.now = inside.KEPT_S + 1
    runs_end(manager)

    assert is_there(manager, address)


def test_what_is_shown_again_is_kept_from_when_it_goes_the_next_time(manager, clock):
    def shown():
        return manager.add(b"a template", PDF, "2", is_for_static_download=True)

    address = shown()
    manager.clear_session_refs()
    runs_end(manager)
    clock.now = inside.KEPT_S - 1
    shown()
    manager.clear_session_refs()  # and no run has ended while it was shown
    runs_end(manager)

    clock.now = inside.KEPT_S + 1
    runs_end(manager)

    assert is_there(manager, address)


def test_of_more_files_than_there_is_room_for_the_latest_stay(manager, clock, monkeypatch):
    monkeypatch.setattr(inside, "MOST_BYTES", 25)
    addresses = []
    for clock.now in range(5):
        addresses.append(made(manager, b"0123456789%d" % clock.now))
        runs_end(manager)

    assert [is_there(manager, each) for each in addresses] == [False, False, True, True, True]


def test_a_file_larger_than_the_room_for_files_can_be_fetched(manager, clock, monkeypatch):
    monkeypatch.setattr(inside, "MOST_BYTES", 5)
    address = made(manager)
    runs_end(manager)

    clock.now = inside.KEPT_S - 1
    runs_end(manager)

    assert is_there(manager, address)


def test_of_more_buttons_than_there_is_room_for_the_latest_can_be_pressed(manager, clock, monkeypatch):
    monkeypatch.setattr(inside, "MOST_BUTTONS", 2)
    buttons = []
    for clock.now in range(4):
        buttons.append(offered(manager))
        manager.clear_session_refs()
        runs_end(manager)

    assert [each in manager._deferred_callables for each in buttons] == [False, False, True, True]


@pytest.mark.usefixtures("clock")
def test_what_a_session_has_of_its_own_goes_with_it(manager):
    button = offered(manager)  # which holds the reader's own files

    manager.clear_session_refs(READER)  # as a session does that ends
    with pytest.raises(MediaFileStorageError, match="not found"):
        manager.execute_deferred(button)


def test_the_server_keeps_files_from_its_start(monkeypatch):
    done = []
    monkeypatch.setattr(server, "keep_files", lambda: done.append("kept"))
    monkeypatch.setattr(server.logs, "begin", lambda: None)
    monkeypatch.setattr(server, "_warm_up", lambda _ending: None)

    async def start():
        async with server.lifespan(None):
            assert done == ["kept"]

    asyncio.run(start())
