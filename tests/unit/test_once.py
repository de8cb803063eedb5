"""A press of a button is done once, however often and from how many runs it comes."""

import threading

import pytest

from domain.errors import DashboardError
from scenarios.errors import SaveInterruptedError
from ui.once import MOST_MADE, Once
from ui.url import ON_THE_WAY_S


class Stopped(BaseException):
    """What ends a run that another request takes the place of."""


def test_a_press_that_came_before_gives_what_the_first_one_made():
    once, made = Once(), []
    token = once.token

    assert once.do(token, lambda: made.append(1) or "first") == "first"
    assert once.do(token, lambda: made.append(2) or "second") == "first"
    assert made == [1]


def test_a_press_while_another_is_being_done_waits_for_it():
    once, made, found = Once(), [], []
    token = once.token
    second = threading.Thread(target=lambda: found.append(once.do(token, lambda: made.append(2) or "second")))

    def first():
        second.start()  # it can come as early as this
        made.append(1)
        return "first"

    once.do(token, first)
    second.join()

    assert (made, found) == ([1], ["first"])


def test_what_no_run_has_opened_is_told_until_one_has_and_then_the_next_press_is_another():
    once = Once()
    token = once.token
    assert once.unopened() is None

    once.do(token, lambda: "first")
    assert once.unopened() == "first"
    assert once.token == token

    once.opened()
    assert once.unopened() is None
    assert once.do(once.token, lambda: "second") == "second"
    assert once.do(token, lambda: "third") == "first"


def test_what_was_refused_may_be_pressed_again():
    once = Once()

    def refuse():
        raise DashboardError("no")

    with pytest.raises(DashboardError):
        once.do(once.token, refuse)
    assert isinstance(once.outcome, DashboardError)
    assert once.do(once.token, lambda: "done") == once.outcome == "done"


def test_a_press_whose_run_was_stopped_before_it_was_done_says_so():
    once = Once()

    def stop():
        raise Stopped

    with pytest.raises(Stopped):
        once.do(once.token, stop)

    assert isinstance(once.outcome, SaveInterruptedError)
    assert once.unopened() is None


def test_a_session_remembers_the_last_presses_and_no_more():
    once, tokens = Once(), []
    for _ in range(MOST_MADE + 1):
        tokens.append(once.token)
        once.do(once.token, list)
        once.opened()

    made = []
    for token in reversed(tokens):
        once.do(token, lambda: made.append(1))
    assert made == [1]


def test_what_a_press_came_to_is_told_also_to_the_run_that_follows_at_once_and_then_no_more(monkeypatch):
    clock = [100.0]
    monkeypatch.setattr("ui.once.monotonic", lambda: clock[0])
    once = Once()
    assert once.told() is None

    once.do(once.token, lambda: "first")
    assert (once.told(), once.told()) == ("first", "first")
    clock[0] += ON_THE_WAY_S + 1
    assert once.told() is None

    once.opened()
    once.do(once.token, lambda: "second")
    assert once.told() == "second"
