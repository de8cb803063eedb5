"""The written reference says what the code does."""

from views.reference import REFERENCE, reference


def test_the_reference_is_as_the_code_is():
    assert REFERENCE.read_text(encoding="utf-8") == reference(), "run `make docs`"
