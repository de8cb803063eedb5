"""What a reader is told of an error that was expected."""

import pytest
from streamlit.testing.v1 import AppTest

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


def refused():
    from domain.errors import ParameterError
    from ui import session

    with session.expected_errors():
        raise ParameterError(
            "", name="[x](https://evil.example) <img src=x>", value=":red[v]", low="", high=""
        )


def test_what_an_error_repeats_never_becomes_markup():
    app = AppTest.from_function(refused).run()

    assert not any(app.get(kind) for kind in ("error", "markdown", "warning"))
    (said,) = [each.proto.body for each in app.get("html")]
    assert "<img" not in said
    assert "<a" not in said
    assert 'role="alert"' in said
