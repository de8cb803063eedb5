"""A choice that two pages have is one: the posts on the board, the assumptions of the flows."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from data.areas import area
from views.choices import Number, Switch
from views.context import Context
from views.page import Page, View
from views.shared import elsewhere

CONTEXT = Context(store=None, area=area("TA10"), period="2026-06", before="")

BETA = Number(key="beta", label="x", low=0, high=10, default=2)
OTHER_BETA = replace(BETA)
PLAIN = Switch(key="plain", label="x")


def view(name, *choices):
    return View(name=name, choices=choices, build=lambda *_: Page(answer=()))


POSTS = Number(key="fte", label="x", low=0, high=9, default=1, shared="posts")
SAME_POSTS = Number(key="posts", label="x", low=0, high=9, default=5, shared="posts")

HERE = view("here", BETA, PLAIN, POSTS)
THERE = view("there", PLAIN, BETA, SAME_POSTS)
ALONE = view("alone", OTHER_BETA)
VIEWS = {each.name: each for each in (HERE, THERE, ALONE)}


def moved(kept=None, **codes):
    return elsewhere(HERE, HERE.chosen(codes, CONTEXT), kept or {}, VIEWS)


def test_what_is_chosen_here_holds_there_and_nowhere_else():
    assert moved(beta="3") == {"there": {"beta": "3"}}


def test_choices_of_one_name_are_one_under_their_own_keys_and_defaults():
    assert moved(fte="3") == {"there": {"posts": "3"}}
    assert moved(fte="5") == {"there": {}}


def test_a_choice_put_back_is_back_there_too():
    kept = {"here": {"beta": "3"}, "there": {"beta": "3", "plain": "1"}}

    assert moved(kept) == {"there": {"plain": "1"}}


def test_what_nobody_moved_here_stays_as_it_was_there():
    kept = {"there": {"beta": "3", "posts": "2"}}

    assert moved(kept) == {}
    assert moved({**kept, "here": {"plain": "1"}}, plain="1") == {}
    assert moved(kept, plain="1") == {"there": {"beta": "3", "posts": "2", "plain": "1"}}


@given(codes=st.dictionaries(st.sampled_from(["beta", "plain"]), st.text(max_size=3)))
def test_both_pages_stand_at_the_same_whatever_was_chosen(codes):
    chosen = HERE.chosen(codes, CONTEXT)
    there = THERE.chosen(moved(**codes).get("there", {}), CONTEXT)

    assert (there[BETA], there[PLAIN]) == (chosen[BETA], chosen[PLAIN])
