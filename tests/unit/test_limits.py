"""Who waits for whom: so much at once, one for each session, in turn, and never without end."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from domain.errors import BusyError
from i18n.text import Text
from tests.pages.elements import errors
from ui import limits
from ui.limits import Queue

LONG_S = 30.0


class Watched:
    """Work of several sessions in a queue, and how much of it ran at the same time."""

    def __init__(self, queue):
        self.queue, self.order = queue, []
        self.most, self.most_of_one = 0, 0
        self._now, self._lock = [], threading.Lock()

    def work(self, session):
        with self.queue.turn(session):
            with self._lock:
                self._now.append(session)
                self.order.append(session)
                self.most = max(self.most, len(self._now))
                self.most_of_one = max(self.most_of_one, self._now.count(session))
            time.sleep(0.002)
            with self._lock:
                self._now.remove(session)


@given(
    sessions=st.lists(st.sampled_from("abcd"), min_size=1, max_size=12),
    at_once=st.integers(min_value=1, max_value=3),
)
def test_never_more_at_once_than_allowed_never_two_of_one_session_and_everybody_gets_a_turn(
    sessions, at_once
):
    watched = Watched(Queue(at_once=at_once, patience_s=LONG_S))
    with ThreadPoolExecutor(max_workers=len(sessions)) as threads:
        list(threads.map(watched.work, sessions))

    assert sorted(watched.order) == sorted(sessions)
    assert watched.most <= at_once
    assert watched.most_of_one == 1
    assert watched.queue._tickets == []


def test_who_comes_first_goes_first_but_nobody_waits_for_another_sessions_second_piece():
    queue, order = Queue(at_once=2, patience_s=LONG_S), []
    done = threading.Event()

    def work(session):
        with queue.turn(session):
            order.append(session)
            done.wait(LONG_S)

    threads = []
    for session in ("a", "a", "b", "c"):
        threads.append(threading.Thread(target=work, args=(session,)))
        threads[-1].start()
        while len(queue._tickets) < len(threads):
            time.sleep(0.001)
    while len(order) < 2:
        time.sleep(0.001)

    assert order == ["a", "b"]
    done.set()
    for thread in threads:
        thread.join()
    assert sorted(order) == ["a", "a", "b", "c"]


def test_a_wait_is_told_and_ends(monkeypatch):
    monkeypatch.setattr(limits, "SAY_AFTER_S", 0.01)
    queue, said = Queue(at_once=1, patience_s=0.2), []
    with queue.turn("a"), pytest.raises(BusyError), queue.turn("b", lambda *told: said.append(told)):
        raise AssertionError("no turn is free")

    assert queue._tickets == []
    assert said
    assert all(before == 1 and 0 < seconds <= 0.2 for before, seconds in said)
    with queue.turn("b"):
        pass


def test_work_that_fails_and_a_wait_that_is_broken_off_give_the_turn_back():
    queue = Queue(at_once=1, patience_s=LONG_S)
    with pytest.raises(ZeroDivisionError), queue.turn("a"):
        raise ZeroDivisionError

    def leave(_before, _seconds):
        raise KeyboardInterrupt  # as Streamlit ends a run whose reader has left

    with queue.turn("a"), pytest.raises(KeyboardInterrupt), queue.turn("b", leave):
        raise AssertionError("no turn is free")

    assert queue._tickets == []


def waiting():
    import streamlit as st

    from i18n.text import Text
    from ui import limits, session

    with session.expected_errors(stop=False), limits.calculation(Text("fi")):
        st.write("laskettu")


@pytest.mark.slow
def test_the_page_says_that_it_waits_and_then_that_no_turn_came(monkeypatch):
    queue = Queue(at_once=1, patience_s=0.8)
    monkeypatch.setattr(limits, "CALCULATIONS", queue)
    write, said = Text.__call__, []

    def written(text, key, **values):
        said.append((key, values))
        return write(text, key, **values)

    monkeypatch.setattr(Text, "__call__", written)
    with queue.turn("another"):
        app = AppTest.from_function(waiting).run(timeout=LONG_S)

    assert ("limits.waiting", {"before": "1", "seconds": "0"}) in said
    assert not app.info
    assert errors(app) == [Text("fi")("errors.busy", seconds="1")]
    assert not app.markdown


def test_a_page_whose_turn_is_free_says_nothing():
    app = AppTest.from_function(waiting).run(timeout=LONG_S)

    assert [each.value for each in app.markdown] == ["laskettu"]
    assert not app.info


def test_memory_is_given_back_after_a_file(monkeypatch):
    given_back = []
    monkeypatch.setattr(limits, "give_back", lambda: given_back.append(True))
    with pytest.raises(ZeroDivisionError), limits.files(None, "a"):
        raise ZeroDivisionError

    assert given_back == [True]
