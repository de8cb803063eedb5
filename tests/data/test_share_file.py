"""A loaded file of Kela's: the municipalities' shares, totals taken once, and what is no row of it named."""

import pytest

from data.reading.areas import AreaNames
from data.reading.errors import ColumnsError, FileSizeError, NumberError, TwoCodesError, TwoNumbersError
from data.share_file import LIMITS, MonthError, NoShareError, shares
from tests.scripts import abroad

AREAS = AreaNames(
    {"205": ("Kajaani",), "290": ("Kuhmo",), "765": ("Sotkamo",), "091": ("Helsinki",)}, totals=("SSS",)
)
OWN = ("205", "290")
HEADING = (
    "aikatyyppi;vuosikuukausi;kunta_nro;ikaryhma;sukupuoli;korvauspaiva_luokka;saaja_lkm;korvattu_paiva_lkm;"
    "maksettu_eur;kunta_osuus_eur"
)


def read(*rows, period="2026-06", heading=HEADING):
    return shares("\n".join([heading, *rows]).encode(), AREAS, OWN, period)


def row(
    month="202606",
    area="205",
    *,
    kind="Kuukausi",
    age="Yhteensä",
    sex="Yhteensä",
    days="Yhteensä",
    eur="1000,50",
):
    return ";".join([kind, month, area, age, sex, days, "10", "200", "5000", eur])


def test_the_share_of_each_of_the_areas_municipalities_is_read():
    found = read(row(), row(area="290", eur="-20"), row(area="091", eur="9"))

    assert found.period == "2026-06"
    assert found.eur == {"205": 1000.5, "290": -20}


def test_a_total_is_not_added_to_its_parts():
    parts = [row(days=each, eur="400") for each in ("101-200", "201-300")]
    women = [row(sex="Nainen", eur="300"), row(sex="Mies", eur="500")]

    assert read(row(eur="800"), *parts, *women).eur == {"205": 800}


def test_without_a_total_the_parts_are_added_up():
    parts = [row(days=each, eur="400") for each in ("101-200", "201-300")]

    assert read(*parts).eur == {"205": 800}


def test_a_year_is_no_month():
    assert read(
        row(), row(kind="Vuosi", eur="7"), row(month="2026", eur="8"), row(month="202600", eur="9")
    ).eur == {"205": 1000.5}


def test_the_month_asked_for_is_taken_else_the_newest():
    rows = [row("202604", eur="4"), row("202605", eur="5"), row("202606", eur="6")]

    assert read(*rows).eur == {"205": 6}
    assert read(*rows, period="2026-04").eur == {"205": 4}
    assert read(*rows[:2]).period == "2026-05"


def test_who_is_hidden_or_lives_elsewhere_counts_for_nothing():
    assert read(row(), row(area="199", eur="77"), row(area="SSS", eur="9000")).eur == {"205": 1000.5}
    assert read(row(eur="..")).eur == {"205": 0}


@pytest.mark.parametrize("month", ["2026-06", "2026M06", "2026/06", "202606"])
def test_a_month_may_be_written_in_any_usual_way(month):
    assert read(row(month)).period == "2026-06"


@pytest.mark.parametrize(
    ("rows", "error", "values"),
    [
        (
            [row(abroad("202606"))],
            MonthError,
            {"row": "2", "column": "vuosikuukausi", "cell": abroad("202606")},
        ),
        (
            [row(eur=abroad("1000"))],
            NumberError,
            {"row": "2", "column": "kunta_osuus_eur", "cell": abroad("1000")},
        ),
        ([row("202613")], MonthError, {"row": "2", "column": "vuosikuukausi", "cell": "202613"}),
        (
            [row(), row(eur="paljon")],
            NumberError,
            {"row": "3", "column": "kunta_osuus_eur", "cell": "paljon"},
        ),
        ([row(eur="12.769")], TwoNumbersError, {"row": "2", "column": "kunta_osuus_eur", "cell": "12.769"}),
        ([row(area="205 Kuhmo")], TwoCodesError, {"row": "2", "column": "kunta_nro", "cell": "205 Kuhmo"}),
        ([row(area="091")], NoShareError, {}),
        ([], NoShareError, {}),
    ],
)
def test_what_cannot_be_read_is_named(rows, error, values):
    with pytest.raises(error) as caught:
        read(*rows)

    assert caught.value.values == values


def test_a_file_without_the_column_is_told_what_it_lacks():
    with pytest.raises(ColumnsError) as caught:
        read("202606;205", heading="vuosikuukausi;kunta_nro")

    assert caught.value.values == {"missing": "kunta_osuus_eur"}


def test_a_file_that_is_too_large_says_its_own_limits():
    with pytest.raises(FileSizeError) as caught:
        shares(b" " * (LIMITS.bytes + 1), AREAS, OWN, "2026-06")

    assert (caught.value.values["megabytes"], caught.value.values["rows"]) == ("40", "600000")
