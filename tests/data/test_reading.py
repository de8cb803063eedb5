"""Random tables in the dialects that people have are read back as they were; numbers are certain."""

import math
import unicodedata
from contextlib import suppress

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from data.reading.areas import AreaNames, Unfit
from data.reading.cells import EitherNumberError, NoNumberError, number, shown
from data.reading.table import text_table
from data.reading.text import decoded
from domain.errors import DashboardError

WANTED = {"place": ("Ort", "Paikka"), "persons": ("Personer",)}
NAMES = {"005": ("Alajärvi",), "091": ("Helsinki", "Helsingfors"), "external": ("Muu Suomi",)}
SPACES = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\N{FIGURE SPACE}"

words = st.text(st.characters(codec="cp1252", exclude_categories=("C", "Z")), min_size=1, max_size=8)
cells = st.text(st.characters(codec="cp1252", exclude_categories=("Cc", "Cf")), max_size=8)
counts = st.integers(0, 99_999_999)


def quoted(cell):
    return '"' + cell.replace('"', '""') + '"'


@st.composite
def files(draw):
    """Return a table and its bytes: any delimiter, encoding, line end, quoting, order of columns."""
    delimiter = draw(st.sampled_from(";\t,|"))
    above = [
        f'"{title}"' for title in draw(st.lists(st.text("abc åäö:", min_size=1, max_size=9), max_size=3))
    ]
    if draw(st.booleans()):
        above = [f"sep={delimiter}", *above]
    heading = [draw(st.sampled_from(["place", "ORT", "Paikka 2023"])), "Personer", "other"]
    order = draw(st.permutations(range(3)))
    rows = draw(st.lists(st.tuples(words, counts.map(str), cells), min_size=1, max_size=6))
    lines = list(above)
    for row in (heading, *rows):
        lines.append(delimiter.join(quoted(row[place]) for place in order))
        lines += draw(st.sampled_from([[], [], [""], [delimiter * 2]]))
    ends = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"]))
    return rows, ends.join([*lines, ""]).encode(encoding), encoding


@given(files())
def test_a_table_in_any_dialect_is_read_back(file):
    rows, content, encoding = file
    if encoding == "cp1252":  # what happens to be UTF-8 as well is read as that
        with suppress(UnicodeDecodeError):
            assume(content.decode() == content.decode("cp1252"))

    table = text_table(decoded(content), WANTED)

    read = [(row.cells[table.places["place"]], row.cells[table.places["persons"]]) for row in table.rows]
    assert read == [(place, count) for place, count, _ in rows]


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content):
    with suppress(DashboardError):  # anything else is a bug
        text_table(decoded(content), WANTED)


@given(
    counts,
    st.sampled_from([*SPACES, "'", "\N{RIGHT SINGLE QUOTATION MARK}"]),
    st.sampled_from(["", ",0", ".00"]),
)
def test_a_whole_number_is_read_with_any_thousands_and_decimals(count, space, decimals):
    assert number(f" {count:,}".replace(",", space) + decimals) == count


@given(counts, st.sampled_from([",.", ".,"]), st.integers(0, 99))
def test_points_and_commas_that_can_be_only_one_thing_are_read(count, marks, cents):
    assume(count >= 1000)
    grouped = f"{count:,}".replace(",", marks[0])

    assert number(f"{grouped}{marks[1]}{cents:02}") == count + cents / 100


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(".,"))
def test_what_may_be_thousands_or_decimals_is_not_guessed(thousands, rest, mark):
    with pytest.raises(EitherNumberError):
        number(f"{thousands}{mark}{rest:03}")


@given(st.text(max_size=12))
def test_a_text_is_a_number_a_mark_or_refused_and_never_0_by_accident(cell):
    try:
        value = number(cell)
    except (NoNumberError, EitherNumberError):
        return
    assert math.isnan(value) or any(sign.isdigit() for sign in cell)


@pytest.mark.parametrize(
    "cell", ["1e5", "0x10", "١٢", "１２", "½", "1,2,3", "1.23.456", "1 2345", "--1", "5 %", "inf"]
)
def test_what_is_no_number_is_refused(cell):
    with pytest.raises(NoNumberError):
        number(cell)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("91", "091"),
        ("091", "091"),
        ("91.0", "091"),
        ("91,00", "091"),
        ("KU091", "091"),
        ("ku91", "091"),
        ("KU091 Helsinki", "091"),
        ("091 Helsingfors", "091"),
        ("091 - Helsinki", "091"),
        ("Helsinki (091)", "091"),
        ("Helsinki, KU091", "091"),
        ("HELSINKI", "091"),
        (" helsingfors\N{NO-BREAK SPACE}", "091"),
        ("Alaja\N{COMBINING DIAERESIS}rvi", "005"),
        ("5", "005"),
        ("KU005 Name of old", "005"),
        ("EXTERNAL", "external"),
        ("Muu  Suomi", "external"),
        ("5 Name of old", Unfit.UNKNOWN),
        ("Source 005", Unfit.UNKNOWN),
        ("0091", Unfit.UNKNOWN),
        ("091.5", Unfit.UNKNOWN),
        ("005 Helsinki", Unfit.TWO_CODES),
        ("Alajärvi 91", Unfit.TWO_CODES),
        ("", Unfit.EMPTY),
        ("xx", Unfit.NOWHERE),
        ("SK125", Unfit.TOTAL),
        ("Lappi", Unfit.TOTAL),
    ],
)
def test_an_area_is_known_by_code_name_or_both(cell, code):
    assert AreaNames(NAMES, totals=["Lappi"]).code(cell) == code


def test_a_name_of_two_areas_names_neither():
    assert AreaNames({"001": ("Same",), "002": ("Same",)}).code("same") is Unfit.UNKNOWN


@given(st.text(max_size=80))
def test_what_is_shown_of_a_cell_is_short_and_has_no_invisible_signs(cell):
    assert len(shown(cell)) <= 40
    assert not any(unicodedata.category(sign)[0] == "C" for sign in shown(cell))
