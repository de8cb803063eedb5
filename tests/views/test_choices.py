"""What a reader can choose: any code has a value, every value a code, and a default stays out of links."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import LinkError
from i18n.quantity import COUNT
from i18n.text import Text
from views.choices import Chosen, Coded, Number, OneOf, Several, Switch

FI = Text("fi")

BASE = OneOf(key="base", label="app.title", codes=("low", "high"), formerly=("pohja",), old={"ala": "low"})
JOBS = Number(
    key="jobs",
    label="app.title",
    low=-100,
    high=100,
    default=lambda chosen: 7 if chosen[BASE] == "high" else -5,
    step=5,
    quantity=COUNT,
)
ENDING = Number(key="ending", label="app.title", low=0, high=11, default=4, step=4)
TENTH = Number(key="tenth", label="app.title", low=1.0, high=3.0, default=1.5, step=0.1)
AREAS = Several(
    key="areas",
    label="app.title",
    codes=("a", "b", "c"),
    default=("a",),
    said=lambda code, _chosen, _text: code.upper(),
)
SWITCH = Switch(key="switch", label="app.title")


def _decoded(code, _chosen):
    if not code.isdigit():
        raise LinkError(f"no number: {code!r}")
    return int(code)


CODED = Coded(
    key="coded",
    label="app.title",
    decode=_decoded,
    encode=str,
    default=lambda _chosen: 0,
    said=lambda value, _chosen, _text: str(value),
)
CHOICES = (BASE, JOBS, ENDING, TENTH, AREAS, SWITCH, CODED)


def chosen(**codes):
    return Chosen(CHOICES, codes, None)


def test_without_codes_everything_is_at_its_default_and_nothing_is_in_the_link():
    opened = chosen()

    assert [opened[choice] for choice in CHOICES] == ["low", -5, 4, 1.5, ("a",), False, 0]
    assert opened.changed == {}


def test_a_default_may_follow_what_was_chosen_before_and_stays_where_no_step_is():
    assert chosen(base="high")[JOBS] == 7
    assert chosen(base="high").changed == {"base": "high"}


def test_a_former_name_and_a_former_code_open_the_same_as_todays():
    assert chosen(pohja="high")[BASE] == "high"
    assert chosen(pohja="ala").codes == chosen(base="low").codes


def test_todays_name_wins_over_a_former_one():
    assert chosen(base="low", pohja="high")[BASE] == "low"


def test_a_choice_that_does_not_count_is_told_apart_and_keeps_its_value():
    extra = Switch(key="extra", label="x", counts=lambda chosen: chosen[BASE] == "high")
    low, high = (Chosen((BASE, extra), {"base": base, "extra": "1"}, None) for base in ("low", "high"))

    assert [each.counts(extra) for each in (low, high)] == [False, True]
    assert low[extra]
    assert low.counts(BASE)


def test_none_of_several_is_told_from_the_default():
    assert chosen(areas="0")[AREAS] == ()
    assert chosen(areas="0").changed == {"areas": "0"}


@pytest.mark.parametrize("code", ["c-a", "a-c"])
def test_several_stand_in_their_own_order(code):
    assert chosen(areas=code)[AREAS] == ("a", "c")


def test_a_tenth_is_a_tenth():
    assert TENTH.code(chosen(tenth="1.3")[TENTH]) == "1.3"
    assert chosen(tenth="3.0")[TENTH] == 3.0


@pytest.mark.parametrize(
    ("asked", "stands"), [("32", 30), ("33", 35), ("-100", -100), ("100", 100), ("-5", -5), ("101", -5)]
)
def test_a_number_between_steps_moves_to_the_nearest(asked, stands):
    assert chosen(jobs=asked)[JOBS] == stands


@pytest.mark.parametrize("asked", ["9", "11"])
def test_a_number_never_moves_past_the_end_of_its_slider(asked):
    assert chosen(ending=asked)[ENDING] == 8


def test_a_number_is_written_with_a_point_and_a_whole_one_without():
    assert chosen(tenth="2.5", ending="8.0").changed == {"tenth": "2.5", "ending": "8"}


@pytest.mark.parametrize(
    "nonsense", ["", "nonsense", "SHARE", "true", "1e9", "nan", "inf", "-inf", "0x10", "1;2", "<b>"]
)
def test_nonsense_opens_the_defaults_and_is_not_in_the_link(nonsense):
    assert chosen(**dict.fromkeys((each.key for each in CHOICES), nonsense)).changed == {}


def test_a_code_that_cannot_be_read_is_told_and_its_default_taken():
    opened = chosen(coded="<b>")

    assert opened[CODED] == 0
    assert isinstance(opened.refused["coded"], LinkError)


@given(codes=st.dictionaries(st.sampled_from([each.key for each in CHOICES]), st.text(max_size=30)))
def test_any_code_has_a_value_whose_code_has_the_same_value(codes):
    opened = Chosen(CHOICES, codes, None)
    again = Chosen(CHOICES, opened.codes, None)

    assert again.codes == opened.codes
    assert Chosen(CHOICES, opened.changed, None).codes == opened.codes
    assert all(math.isfinite(opened[each]) for each in (JOBS, ENDING, TENTH))


@given(codes=st.dictionaries(st.sampled_from([each.key for each in CHOICES]), st.text(max_size=30)))
def test_every_value_has_words_and_a_control_but_a_coded_one(codes):
    opened = Chosen(CHOICES, codes, None)

    for choice in (JOBS, ENDING, TENTH, AREAS, SWITCH):
        assert opened.control(choice, FI)["value"] == (
            list(opened[choice]) if choice is AREAS else opened[choice]
        )
        assert opened.words(choice, FI) or opened[choice] == ()
