"""A number is written in the digits 0-9: no other sign says one, whatever Python itself would read."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.digits import plain_number, plain_whole
from tests.scripts import ZEROS, abroad


@given(st.floats(-1e15, 1e15, allow_nan=False))
def test_what_python_writes_is_read_back(value):
    assert plain_number(repr(value)) == value


@given(st.integers(0, 10**15 - 1))
def test_a_whole_number_is_read_back(value):
    assert plain_whole(str(value)) == value


@given(st.sampled_from(ZEROS), st.integers(0, 10**9))
def test_no_other_script_says_a_number(zero, value):
    for read in (plain_number, plain_whole):
        with pytest.raises(ValueError, match="number"):
            read(abroad(str(value), zero))


@given(st.text(st.characters(categories=["N", "P", "Z", "L", "S"]), max_size=6))
def test_what_is_read_is_plain_and_finite(said):
    try:
        value = plain_number(said)
    except ValueError:
        return

    assert said.isascii()
    assert math.isfinite(value)


@pytest.mark.parametrize(
    "said", ["", " 3", "3 ", "1_000", "nan", "inf", "0x1", "+3", ".5", "3.", "1e999", "²", "½"]
)
def test_what_python_takes_besides_is_none(said):
    with pytest.raises(ValueError, match="number"):
        plain_number(said)


@pytest.mark.parametrize("said", ["-1", "1.0", "1e3", "1_0"])
def test_a_whole_number_is_digits_alone(said):
    with pytest.raises(ValueError, match="whole"):
        plain_whole(said)
