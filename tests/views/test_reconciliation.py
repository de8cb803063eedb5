"""The reconciliation page as a value: what it answers, what it lists, and what stays suppressed."""

import csv
import io

import pytest

from domain.errors import PlanMissingError
from i18n.text import LANGUAGES, Text
from tests.views.checked import explain, figure, shown, texts
from views.reconciliation import SHOWN, VIEW
from views.sheet import sheets

FI = Text("fi")


def test_the_answer_counts_the_checks_and_gives_the_right_totals(home):
    sentence = " ".join(shown(VIEW, home).answer).replace("\xa0", " ")

    assert sentence.startswith(
        "Suunnitelman (2023) painetuista luvuista tehtiin 77 tarkistusta: 63 täsmää, 9 "
    )
    assert "3 217 (painettu 321)" in sentence
    assert "8,29 % (painettu 8,9 %)" in sentence
    assert "100,26 % (painettu 91,773 %)" in sentence


def test_a_derived_interval_is_read_as_derived_and_is_in_no_file(home):
    cells = VIEW.page({}, home, FI).parts[3].build(home, FI).table
    read = {tuple(cell["text"] for cell in row[:2]): row[3]["text"] for row in cells.as_json(FI)["rows"]}

    assert read["Hyrynsalmi", "Alle 25-vuotiaat työttömät"] == "2–4 (johdettu)"
    for key, place in (("suppressed", 3), ("remainders", 4)):
        assert {row[place] for row in texts(figure(shown(VIEW, home), key))} == {"..."}
    downloaded = list(csv.reader(io.StringIO(cells.csv(FI)), delimiter=";"))[1:]
    assert {row[3] for row in downloaded} == {"..."}


def test_the_contradictory_column_says_that_no_interval_can_be_derived(home):
    table = VIEW.page({}, home, FI).parts[3].build(home, FI).table.as_json(FI)

    assert {row[3]["text"] for row in table["rows"] if row[1]["text"] == "Työttömät ulkomaalaiset"} == {
        "luvut ovat keskenään ristiriidassa, joten väliä ei voi johtaa"
    }


def test_cells_that_the_plan_does_not_print_are_named_as_taken_for_suppressed(home):
    source = figure(shown(VIEW, home), "suppressed").source

    assert "Ristijärvi, alle 20-vuotiaat työttömät; Ristijärvi, alle 25-vuotiaat työttömät." in source


@pytest.mark.parametrize("codes", [{"tulos": "ristiriita"}, {"verdict": "differs"}])
def test_the_filter_of_either_vocabulary_shows_the_checks_of_its_verdict(home, codes):
    rows = texts(figure(shown(VIEW, home, **codes), "ledger"))

    assert [row[6] for row in rows] == ["▲ ristiriita"] * 4
    assert VIEW.chosen(codes, home).changed == {"verdict": "differs"}


def test_every_code_of_earlier_links_is_a_filter_of_today(home):
    assert {VIEW.chosen({"tulos": code}, home)[SHOWN] for code in SHOWN.old} == set(SHOWN.codes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_of_the_text_is_shown_as_the_plan_prints_it(home, language):
    text = Text(language)
    rows = texts(figure(shown(VIEW, home, text, verdict="all"), "ledger"))
    stated = {row[0]: row for row in rows if row[2] == text("reconciliation.check.stated_in_text")}
    share = text("indicators.unemployed_share.label").lower()
    printed = next(row[3] for name, row in stated.items() if name.endswith(share))

    assert printed == text.percent(0.089).replace("\xa0", " ")


def test_years_are_written_as_years(home):
    row = texts(figure(shown(VIEW, home), "ledger"))[-1]

    assert row[3:6] == ["2018", "2023", "2023"]
    assert row[7] == "Tekstin mukaan luku on vuodelta 2018, mutta sen lähde on vuodelta 2023."


@pytest.mark.parametrize("area", ["oulu", "kainuu"])
def test_an_area_without_a_plan_says_so(area, request):
    page = shown(VIEW, request.getfixturevalue(area))

    assert page.question == FI("reconciliation.title")
    assert len(page.notes) == 1
    assert page.notes[0].startswith("failed: no plan of TA9")
    assert not page.figures


def test_another_filter_leaves_every_figure_but_the_ledger(home):

    def digests(code):
        return set(sheets(VIEW, {"verdict": code}, home, FI, explain=explain).first.figures)

    assert len(digests("all") - digests("agrees")) == 1


@pytest.mark.parametrize("data", ["printed", "stated", "corrections"])
def test_nothing_of_a_plan_is_given_to_an_area_without_one(oulu, data):
    with pytest.raises(PlanMissingError):
        getattr(oulu, data)
