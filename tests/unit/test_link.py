"""An allocation in a link: short, versioned, and never trusted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.staffing.link import decoded, encoded
from domain.errors import LinkError

UNITS = ("kajaani", "sotkamo", "kuhmo")


def test_a_link_holds_its_version_and_one_number_a_unit():
    assert encoded({"kajaani": 12.0, "sotkamo": 9.5, "kuhmo": 0.0}, UNITS) == "1~12~9.5~0"


def test_a_link_opens_the_allocation_it_was_made_from():
    assert decoded("1~12~9.5~0", UNITS) == {"kajaani": 12.0, "sotkamo": 9.5, "kuhmo": 0.0}


@pytest.mark.parametrize(
    "code",
    [
        "",
        "12~9~7",
        "2~12~9~7",
        "1~12~9",
        "1~12~9~7~5",
        "1~12~9~-7",
        "1~12~9~nan",
        "1~12~9~1e3",
        "1~12~9~501",
        "1~12~9~<b>",
        "1~12~9~ 7",
        "1~12~9~٣",
        "1~" * 5000,
    ],
)
def test_a_link_with_nonsense_is_refused(code):
    with pytest.raises(LinkError):
        decoded(code, UNITS)


@given(st.lists(st.integers(0, 50_000), min_size=3, max_size=3))
def test_every_allocation_in_hundredths_survives_the_link(hundredths):
    fte = dict(zip(UNITS, (number / 100 for number in hundredths), strict=True))

    assert decoded(encoded(fte, UNITS), UNITS) == fte
