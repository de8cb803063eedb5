"""What a reader is told of an error that was expected."""

import pytest

from domain.errors import ParameterError
from i18n.text import Text
from ui import session


@pytest.mark.parametrize(
    ("language", "value", "low", "high"),
    [("fi", "0,25", "0,5", "−3,0"), ("sv", "0,25", "0,5", "−3,0"), ("en", "0.25", "0.5", "−3.0")],
)
def test_numbers_of_an_error_have_the_decimal_mark_of_the_reader(language, value, low, high):
    error = ParameterError("", name="x", value="0.25", low="0.5", high="-3.0")

    said = session.explained(Text(language), error)

    assert {value, f"{low}–{high}"} <= set(said.replace(":", "").rstrip(".").split())


def test_what_is_no_decimal_number_stays_as_it_was():
    error = ParameterError("", name="month", value="2026-06", low="2015", high="2027 ...")

    assert "2026-06" in session.explained(Text("fi"), error)
    assert "2015–2027 ..." in session.explained(Text("fi"), error)
