"""What a number measures: its words, its range, and its formats in spreadsheets and sliders."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.rounding import Toward
from i18n import quantity
from i18n.quantity import (
    CHANGE,
    COUNT,
    NUMBER,
    PER_CENT,
    POINTS,
    POSTS,
    SHARE,
    YEAR,
    Quantity,
)
from i18n.text import LANGUAGES, Text

FI, SV, EN = (Text(language) for language in LANGUAGES)
NBSP = "\N{NO-BREAK SPACE}"
KNOWN = [each for each in vars(quantity).values() if isinstance(each, Quantity)]

fractions = st.floats(min_value=-1e6, max_value=1e6)


@pytest.mark.parametrize(
    ("measured", "value", "words"),
    [
        (COUNT, 2.5, "3"),
        (COUNT, -2.5, "−3"),
        (POSTS, 9.25, "9,25"),
        (POSTS, 12.0, "12"),
        (SHARE, 0.0885, f"8,9{NBSP}%"),
        (replace(SHARE, most=2, digits=1, is_signed=True), 0.0005, f"+0,05{NBSP}%"),
        (replace(SHARE, most=2, digits=1, is_signed=True), -0.089, f"−8,9{NBSP}%"),
        (replace(CHANGE, most=1, digits=2), 9.94, "+9,9"),
        (replace(CHANGE, most=1, digits=2), 9.96, "+10"),
        (Quantity(unit="euros"), -50_000.0, f"−50{NBSP}000{NBSP}€"),
        (PER_CENT, 38.0, f"38{NBSP}%"),
        (YEAR, 2023.0, "2023"),
        (NUMBER, 1.3, "1,3"),
        (SHARE, math.nan, "tieto puuttuu"),
    ],
)
def test_a_number_is_written_with_its_unit(measured, value, words):
    assert measured.write(FI, value) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (0.0777, 0.0923, f"7–10{NBSP}%"),
        (0.08, 0.09, f"8–9{NBSP}%"),
        (0.0801, 0.0804, f"8{NBSP}%"),
        (0.07, 0.07, f"7{NBSP}%"),
    ],
)
def test_an_interval_is_written_outwards(low, high, words):
    assert replace(SHARE, decimals=0).span(FI, low, high) == words


@given(fractions, st.sampled_from(KNOWN))
def test_an_interval_that_is_one_number_is_written_as_that_number(value, measured):
    assert measured.span(FI, value, value) == measured.write(FI, value)


@given(fractions, fractions, st.sampled_from(KNOWN))
def test_what_is_written_of_an_interval_holds_all_of_it(one, other, measured):
    low, high = sorted((one, other))
    noise = 2e-6 / measured.scale
    if not measured.is_interval(low, high):
        return

    assert measured.bound(low, Toward.LOW) <= low + noise + 1e-12 * abs(low)
    assert measured.bound(high, Toward.HIGH) >= high - noise - 1e-12 * abs(high)


@pytest.mark.parametrize(
    ("measured", "text", "code", "scale"),
    [
        (SHARE, FI, f"#,##0.0{NBSP}%", 1),
        (SHARE, EN, "#,##0.0%", 1),
        (PER_CENT, EN, "#,##0%", 0.01),
        (COUNT, SV, "#,##0", 1),
        (YEAR, FI, "0", 1),
        (Quantity(unit="euros"), EN, '"€"#,##0', 1),
        (CHANGE, FI, '+#,##0;"−"#,##0;#,##0', 1),
        (POINTS, EN, f'+#,##0.00"{NBSP}pp";"−"#,##0.00"{NBSP}pp";#,##0.00"{NBSP}pp"', 100),
    ],
)
def test_a_spreadsheet_writes_it_alike(measured, text, code, scale):
    assert (measured.excel(text), measured.file_scale) == (code, scale)


@pytest.mark.parametrize(
    ("measured", "text", "code"),
    [(PER_CENT, FI, f"%.0f{NBSP}%%"), (PER_CENT, EN, "%.0f%%"), (NUMBER, EN, "localized")],
)
def test_a_slider_writes_it_alike(measured, text, code):
    assert measured.slider(text) == code


def test_a_column_of_posts_has_the_decimals_that_most_of_its_numbers_need():
    assert POSTS.fixed([12.0, 9.5]).excel(FI) == "#,##0.0"
    assert POSTS.fixed([12.0]).excel(FI) == "#,##0"


def test_an_end_of_an_interval_is_the_number_that_is_written():
    assert SHARE.bound(0.4021, Toward.HIGH) == 0.403  # divided as a float it is 0.40299999999999997
