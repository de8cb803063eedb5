"""Numbers, periods and texts as each language writes them."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n import text as i18n
from i18n.text import LANGUAGES, Text

FI, SV, EN = (Text(language) for language in LANGUAGES)
MINUS = "\N{MINUS SIGN}"

numbers = st.floats(min_value=-1e9, max_value=1e9)
decimals = st.integers(min_value=0, max_value=4)
texts = st.sampled_from([FI, SV, EN])


def breaking(words):
    """Return words with ordinary spaces, so that a test can be read."""
    return words.replace("\N{NO-BREAK SPACE}", " ")


def read(words, text):
    """Return the number that words write, read as a reader of that language does."""
    decimal_mark, thousands_mark = text.separators
    plain = words.replace(thousands_mark, "").replace(decimal_mark, ".").replace(MINUS, "-")
    return float(plain)


@pytest.mark.parametrize(("text", "expected"), [(FI, "12 345,7"), (SV, "12 345,7"), (EN, "12,345.7")])
def test_a_number_has_the_marks_of_its_language(text, expected):
    assert breaking(text.number(12_345.67, 1)) == expected


def test_thousands_and_per_cent_never_break_across_lines():
    assert " " not in FI.number(1_234_567) + FI.percent(0.314) + FI.points(0.008)


@pytest.mark.parametrize(("text", "expected"), [(FI, "31,4 %"), (SV, "31,4 %"), (EN, "31.4%")])
def test_a_fraction_is_written_as_per_cent(text, expected):
    assert breaking(text.percent(0.3144)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [(FI, "+0,8 prosenttiyksikköä"), (SV, "+0,8 procentenheter"), (EN, "+0.8 percentage points")],
)
def test_a_change_of_a_rate_is_in_percentage_points_with_its_sign(text, expected):
    assert breaking(text.points(0.008)) == expected


def test_a_negative_number_has_a_minus_sign():
    assert FI.integer(-12) == f"{MINUS}12"


@pytest.mark.parametrize(
    ("text", "cost", "saving"),
    [
        (FI, "+3 780 000 €", "−50 000 €"),
        (SV, "+3 780 000 €", "−50 000 €"),
        (EN, "+€3,780,000", "−€50,000"),
    ],
)
def test_money_has_its_sign_where_its_language_has_it(text, cost, saving):
    assert breaking(text.euros(3_780_000, signed=True)) == cost
    assert breaking(text.euros(-50_000, signed=True)) == saving
    assert text.euros(math.nan) == text.unknown


def test_only_a_change_carries_a_plus():
    assert FI.integer(12, signed=True) == "+12"
    assert FI.integer(12) == "12"


@pytest.mark.parametrize("value", [0.0, -0.0, -0.4, 0.4])
def test_what_rounds_to_zero_has_no_sign(value):
    assert FI.integer(value, signed=True) == "0"


@pytest.mark.parametrize(("low", "high", "expected"), [(100, 150, "100–150"), (100, 100.4, "100")])
def test_a_range_is_written_once_if_its_ends_agree(low, high, expected):
    assert FI.span(low, high) == expected


def test_a_range_of_fractions_has_one_per_cent_sign():
    assert breaking(FI.percent_span(0.123, 0.14)) == "12,3–14,0 %"
    assert EN.percent_span(0.123, 0.14) == "12.3–14.0%"


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_what_is_not_known_is_said_in_words(value):
    written = {
        FI.number(value),
        FI.percent(value),
        FI.points(value),
        FI.span(0, value),
        FI.percent_span(0, value),
    }

    assert written == {"tieto puuttuu"}


@pytest.mark.parametrize(
    ("text", "month", "of_month"),
    [(FI, "kesäkuu 2026", "kesäkuun 2026"), (SV, "juni 2026", "juni 2026"), (EN, "June 2026", "June 2026")],
)
def test_a_month_is_written_in_words(text, month, of_month):
    assert text.period("2026-06") == month
    assert text.period_of("2026-06") == of_month


def test_a_year_stays_a_year():
    assert FI.period("2026") == "2026"


def test_a_text_that_stands_in_two_files_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(i18n, "LOCALE_DIR", tmp_path)
    (tmp_path / "fi").mkdir()
    for name in ("one.toml", "two.toml"):
        (tmp_path / "fi" / name).write_text('[app]\ntitle = "x"\n', encoding="utf-8")

    with pytest.raises(ValueError, match=r"two\.toml repeats the text app\.title"):
        i18n.catalogue.__wrapped__("fi")


@pytest.mark.parametrize(
    ("text", "one", "many"), [(FI, "1 päivä", "2 päivää"), (SV, "1 dag", "2 dagar"), (EN, "1 day", "2 days")]
)
def test_a_single_thing_is_said_in_the_singular(text, one, many):
    written = [text.counted("service_network.round_summary", days, kilometres="74") for days in (1, 2)]

    assert written == [f"{one}, 74 km", f"{many}, 74 km"]


@given(texts, numbers, decimals)
def test_a_written_number_reads_back_as_itself_rounded(text, value, digits):
    assert read(text.number(value, digits), text) == pytest.approx(value, abs=0.500001 * 10**-digits)


@given(texts, numbers, decimals)
def test_a_number_and_its_opposite_differ_in_the_sign_alone(text, value, digits):
    assert text.number(-value, digits).lstrip(MINUS) == text.number(value, digits).lstrip(MINUS)


@given(texts, st.floats(min_value=0, max_value=1))
def test_a_percentage_is_a_hundred_times_its_fraction(text, share):
    assert text.percent(share).rstrip("%\N{NO-BREAK SPACE}") == text.number(share * 100, 1)


def test_a_range_of_money_has_its_unit_once_unless_it_has_signs():
    assert breaking(FI.euros_span(3_150_000, 4_725_000)) == "3 150 000–4 725 000 €"
    assert EN.euros_span(3_150_000, 4_725_000) == "€3,150,000–4,725,000"
    assert breaking(FI.euros_span(-150_000, -100_000)) == f"{MINUS}150 000 … {MINUS}100 000 €"
    assert EN.euros_span(-150_000, -100_000) == f"{MINUS}€150,000 … {MINUS}€100,000"
    assert EN.euros_span(math.nan, 3) == EN.unknown


def test_a_range_of_changes_carries_its_signs_where_an_end_is_negative():
    assert FI.change_span(33, 267) == "33–267"
    assert FI.change_span(-826, -78) == f"{MINUS}826 … {MINUS}78"
    assert FI.change_span(-5, 3) == f"{MINUS}5 … +3"
    assert FI.change_span(math.nan, 3) == FI.unknown


@pytest.mark.parametrize(
    ("names", "said"),
    [([], ""), (["Kuhmo"], "Kuhmo"), (["Kuhmo", "Paltamo"], "Kuhmo ja Paltamo"), (list("abc"), "a, b ja c")],
)
def test_names_stand_in_a_sentence_with_and_before_the_last(names, said):
    assert Text("fi").listed(names) == said
