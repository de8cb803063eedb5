"""Files of a reader's own figures in the forms that people have: read alike, or refused by row and column."""

import io
import unicodedata
from contextlib import suppress

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.own_table import MOST_TOLD, TEMPLATES, own_rows
from data.reading.areas import AreaNames
from data.reading.errors import ColumnsError, FileSizeError, WorkbookError
from domain.errors import DashboardError
from domain.frames import ObsStatus

AREAS = AreaNames(
    {"005": ("Alajärvi",), "205": ("Kajaani", "Kajana"), "305": ("Kuusamo",), "777": ("Hyrynsalmi",)},
    totals=("MK18", "Kainuu"),
)
UNITS = AreaNames({"one": ("Kajaanin yksikkö", "Kajaani"), "two": ("Kuusamo",)})
OWN = ("005", "205", "305")
SERVICES, VACANCIES, POSTS = (TEMPLATES[each] for each in ("services", "vacancies", "posts"))
PLAIN = "municipality;vacancies\n005;12\n205;1500\n305;7\n"


def figures(found):
    """Return (code, column) -> figure, "hidden" where it is not published."""
    assert not found.faults
    return {
        (row.code, row.column): "hidden" if row.obs_status == ObsStatus.CONFIDENTIAL else row.obs_value
        for row in found.rows.itertuples()
    }


def read(text, template=VACANCIES, names=AREAS, own=OWN):
    content = text if isinstance(text, bytes) else text.encode()
    return own_rows(content, template, names, own)


ALIKE = {
    "commas between": "municipality,vacancies\n005,12\n205,1500\n305,7\n",
    "tabs": PLAIN.replace(";", "\t"),
    "byte order mark": b"\xef\xbb\xbf" + PLAIN.encode(),
    "utf-16": PLAIN.encode("utf-16"),
    "Latin-1 and Finnish headings": "Kunta;Avoimet työpaikat\nAlajärvi;12\nKajaani;1500\nKuusamo;7\n".encode(
        "latin-1"
    ),
    "decimals": "municipality;vacancies\n005;12,0\n205;1500,0\n305;7,0\n",
    "thousands": "municipality;vacancies\n005;12\n205;1 500\n305;7\n",
    "codes of Statistics Finland": "municipality;vacancies\nKU005;12\nKU205 Kajaani;1500\nKU305;7\n",
    "codes as numbers": "municipality;vacancies\n5;12\n205.0;1500\n305,0;7\n",
    "Swedish": "Kommun;Lediga platser\nAlajärvi;12\nKajana;1500\nKuusamo;7\n",
    "decomposed": unicodedata.normalize(
        "NFD", "Kunta;Avoimet työpaikat\nAlajärvi;12\nKajaani;1500\nKuusamo;7\n"
    ),
    "lines above": "Omat luvut 2026\n\n" + PLAIN,
    "columns beside": "kunta;nimi;vacancies;huom\n5;A;12;\n205;B;1500;x\n305;C;7;\n",
    "blank rows": PLAIN + ";\n;\n",
    "sep line": "sep=;\n" + PLAIN,
}


@pytest.mark.parametrize("text", ALIKE.values(), ids=ALIKE)
def test_the_same_figures_are_read_however_they_are_written(text):
    assert figures(read(text)) == figures(read(PLAIN))


def test_a_parquet_file_is_read_like_any_other():
    out = io.BytesIO()
    pd.DataFrame({"kunta": [5, 205, 305], "vacancies": [12.0, 1500.0, 7.0]}).to_parquet(out)

    assert figures(read(out.getvalue())) == figures(read(PLAIN))


@pytest.mark.parametrize("mark", ["..", "...", ".", "*", ""])
def test_a_suppressed_figure_stays_suppressed(mark):
    assert figures(read(f"municipality;vacancies;new_vacancies\n205;{mark};3\n")) == {
        ("205", "vacancies"): "hidden",
        ("205", "new_vacancies"): 3,
    }


def test_any_columns_of_the_template_will_do():
    found = read("kunta;palkkatuki;muu\n205;5;1\n", SERVICES)

    assert figures(found) == {("205", "service_subsidised"): 5}


def test_rows_of_other_areas_are_left_aside_and_counted():
    found = read(PLAIN + "777;5\n")

    assert (found.read, found.others) == (3, 1)


REFUSED = {
    "total row": ("kunta;vacancies\n205;1\nYhteensä;1\n", "reading.errors.total_row", ("3", "Yhteensä")),
    "whole country": ("kunta;vacancies\nSSS;1\n", "reading.errors.total_row", ("2", "SSS")),
    "unknown": ("kunta;vacancies\nAtlantis;1\n", "reading.errors.unknown_code", ("2", "Atlantis")),
    "no code": ("kunta;vacancies\n;1\n", "reading.errors.no_code", ("2",)),
    "two codes": ("kunta;vacancies\nKU205 Kuusamo;1\n", "reading.errors.two_codes", ("2", "KU205 Kuusamo")),
    "no number": ("kunta;vacancies\n205;n. 5\n", "reading.errors.number", ("2", "n. 5")),
    "formula": ("kunta;vacancies\n205;=1+1\n", "reading.errors.number", ("2", "=1+1")),
    "either": ("kunta;vacancies\n205;1.500\n", "reading.errors.two_numbers", ("2", "1.500")),
    "half": ("kunta;vacancies\n205;1,5\n", "reading.errors.count", ("2", "1,5")),
    "negative": ("kunta;vacancies\n205;-1\n", "reading.errors.count", ("2", "-1")),
    "twice": ("kunta;sukupuoli;vacancies\n205;1;1\n205;2;1\n", "own_figures.errors.duplicate", ("3", "205")),
    "elsewhere": ("kunta;vacancies\n777;1\n", "own_figures.errors.elsewhere", ()),
}


@pytest.mark.parametrize(("text", "key", "said"), REFUSED.values(), ids=REFUSED)
def test_a_fault_names_its_row_its_column_and_what_stands_there(text, key, said):
    (fault,) = read(text).faults

    assert fault.text_key == key
    assert set(said) <= set(fault.values.values())
    if "column" in fault.values:
        assert fault.values["column"] in ("kunta", "vacancies")


def test_every_fault_is_told_at_once_but_not_without_end():
    found = read(
        "kunta;vacancies\n" + "".join(f"205;x{n}\n" if n == 0 else f"Atlantis {n};1\n" for n in range(50))
    )

    assert len(found.faults) == MOST_TOLD
    assert [each.values["row"] for each in found.faults[:3]] == ["2", "3", "4"]


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"kunta;muu\n205;1\n", ColumnsError),
        (b"municipality;indicator;value\n205;vacancies;1\n", ColumnsError),
        (b"PK\x03\x04" + b"x" * 100, WorkbookError),
        (b"kunta;vacancies\n" + b"205;1\n" * 1_000_000, FileSizeError),
        (b"", ColumnsError),
    ],
)
def test_what_is_no_such_table_is_refused_whole(content, error):
    with pytest.raises(error):
        read(content)


def test_posts_are_of_units_and_may_be_halves():
    found = read("yksikkö;htv\nKajaani;16,5\nKuusamo;4\n", POSTS, UNITS, ("one", "two"))

    assert figures(found) == {("one", "fte"): 16.5, ("two", "fte"): 4}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("yksikkö;htv\nKajaani;-1\n", "own_figures.errors.posts"),
        ("yksikkö;htv\nKajaani;..\n", "own_figures.errors.posts"),
        ("yksikkö;htv\nVaala;1\n", "own_figures.errors.unit"),
    ],
)
def test_posts_that_are_none_are_refused(text, key):
    assert [each.text_key for each in read(text, POSTS, UNITS, ("one", "two")).faults] == [key]


@given(st.dictionaries(st.sampled_from(OWN), st.integers(0, 999), min_size=1))
def test_whatever_is_written_is_read_back(counts):
    text = "municipality;vacancies\n" + "".join(f"{code};{count}\n" for code, count in counts.items())

    assert figures(read(text)) == {(code, "vacancies"): count for code, count in counts.items()}


@given(st.binary(max_size=300))
def test_whatever_is_brought_is_read_or_refused_in_words(content):
    with suppress(DashboardError):
        own_rows(content, VACANCIES, AREAS, OWN)
