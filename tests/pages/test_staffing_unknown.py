"""The staffing page where a municipality's clients are suppressed, or are not known at all."""

import duckdb
import pytest

from i18n.text import LANGUAGES, Text
from tests.pages.elements import answer, figures, opened, words
from tests.pages.test_damaged_data import describe_anew, snapshot_dir  # noqa: F401 - a fixture
from tests.pages.test_staffing_page import SECTIONS, board, cells, said

pytestmark = pytest.mark.usefixtures("fresh_caches")

FI = Text("fi")


@pytest.fixture
def withheld(snapshot_dir):  # noqa: F811
    """Return what leaves the jobseekers of June 2026 of one municipality out of the snapshot."""

    def withhold(area, status, indicator="jobseekers"):
        path = snapshot_dir / "statfin_12r5.parquet"
        rows = duckdb.sql(
            f"""
            SELECT * REPLACE (
                CASE WHEN {(its := f"ref_area = '{area}' AND indicator = '{indicator}'")} THEN NULL
                     ELSE obs_value END AS obs_value,
                CASE WHEN {its} THEN '{status}' ELSE obs_status END AS obs_status
            )
            FROM read_parquet('{path}')
            """  # noqa: S608
        ).to_arrow_table()
        duckdb.from_arrow(rows).write_parquet(str(path))
        describe_anew(path)

    return withhold


@pytest.mark.parametrize("section", SECTIONS)
def test_a_suppressed_number_of_clients_is_an_interval_in_every_section(withheld, section):
    withheld("620", "confidential")
    app = opened("staffing", osio=section)

    assert not app.exception
    assert not app.error
    assert [board(app)["coefficients"]["units"][-1][end] for end in ("clients_low", "clients_high")] == [1, 4]


@pytest.mark.parametrize("section", SECTIONS)
def test_unknown_clients_of_a_unit_leave_the_rest_of_the_page(withheld, section):
    withheld("765", "missing")
    app = opened("staffing", osio=section)

    assert not app.exception
    assert board(app)["confirmed"]["board"]["units"][1]["verdict"] == "unknown_clients"
    assert all("ei ole tiedossa" in error.value for error in app.error)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_search_names_the_unit_whose_clients_are_not_known(withheld, language):
    withheld("765", "missing")
    app = opened("staffing", lang=language)
    text = Text(language)

    sentence = text("staffing_page.clients_unknown_of", units=text("staffing.units.sotkamo"))
    assert app.error[0].value == sentence


def test_futures_of_unknown_clients_are_not_drawn(withheld):
    withheld("765", "missing")
    app = opened("staffing", osio="kuukaudet")

    assert FI("staffing_page.clients_unknown") in [error.value for error in app.error]


def test_unknown_clients_are_unknown_in_the_table_and_not_nothing(withheld):
    withheld("765", "missing")
    row = cells(opened("staffing"), "staffing_table")["Sotkamo"]

    assert row[0] == "–"
    assert row[6] == "–"
    assert row[7] == FI("staffing.verdicts.unknown_clients")


def test_the_start_needs_the_clients_of_the_units_it_divides_by(withheld):
    withheld("205", "missing")
    app = opened("staffing")

    assert not app.exception
    assert "Kajaani" in app.error[0].value
    assert not [each for each in app.get("bidi_component") if "board" in each.proto.component_name]


def test_a_result_that_is_not_known_has_no_tornado(withheld):
    withheld("765", "missing")
    app = opened("staffing", osio="oletukset")

    assert FI("staffing_page.tornado.unknown") in said(app)
    assert FI("staffing_page.tornado.none") not in said(app)


def test_without_real_changes_the_futures_stand_and_nothing_is_a_chance(snapshot_dir):  # noqa: F811
    (snapshot_dir / "statfin_12tf.parquet").unlink()
    app = opened("staffing", osio="kuukaudet")

    assert not app.exception
    assert list(figures(app)) == ["futures_fan", "futures_chances"]
    assert FI("staffing_page.backtest.unknown") in said(app)
    assert "Simulaatiossa tavoitteen yläraja ylittyy" in said(app)
    assert "todennäköisyydellä" not in said(app)


def test_without_the_countrys_figures_the_hours_stand_and_the_check_is_missing(withheld):
    withheld("SSS", "missing")
    app = opened("staffing", osio="tunnit")

    assert not app.exception
    assert list(figures(app)) == ["hours_by_unit", "hours_by_rule"]
    assert FI("errors.figures_missing", period="2026-06") in [error.value for error in app.error]


def test_a_municipality_that_is_not_known_leaves_the_area_the_same_in_sentence_and_card(withheld):
    withheld("620", "missing", "unemployed")
    app = opened("overview")

    assert "4 422 työtöntä työnhakijaa, 11,5 %" in answer(app).replace("\N{NO-BREAK SPACE}", " ")
    assert any("4\N{NO-BREAK SPACE}422" in each and "11,5\N{NO-BREAK SPACE}%" in each for each in words(app))
