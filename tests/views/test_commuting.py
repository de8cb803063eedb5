"""The commuting page as a value, held against the plan's own table."""

import pytest

from domain.errors import SnapshotDamagedError
from i18n.text import LANGUAGES, Text
from tests.views.checked import breaking, cells, figure
from ui.session import explained
from views.commuting import UNIT, VIEW
from views.context import Context
from views.files import report
from views.sheet import sheets

FI = Text("fi")


def shown(context, language="fi", **codes):
    return report(VIEW, codes, context, Text(language), explain=explained)


def test_jobs_and_residents_are_the_sums_of_the_plans_table(home):
    page = shown(home)

    assert [breaking(each.value) for each in page.key_figures] == ["34 780", "34 689", "100,26 %", "81,5 %"]
    assert breaking(page.key_figures[2].change) == "painettu 91,773 %"
    assert "34 780 työpaikkaa ja 34 689 työllistä asukasta" in breaking(page.answer[0])
    assert page.answer[1].endswith("Kajaani, Sotkamo ja Kuusamo.")


def test_where_the_plan_contradicts_itself_the_page_says_how(home):
    said = breaking(" ".join(shown(home).answer))

    assert "Koko alue: painettu 91,773 % on lähes kuntien prosenttien painottamaton keskiarvo" in said
    assert "Sotkamo: 4 595 / 4 399 = 104,46 % on painettu ylöspäin pyöristettynä, 105 %." in said
    assert "Hyrynsalmi: painettu 89,13 % on ristiriidassa rivin omien lukujen kanssa" in said


def test_the_caveat_has_the_sums_that_the_plan_prints(home):
    printed = home.printed.data.set_index(["table", "ref_area", "indicator"])["corrected"]
    sums = (
        FI.integer(int(printed["commuting", "TA10", f"{each}_commuters"])) for each in ("inbound", "outbound")
    )

    assert "kuntiin {}, kunnista {}".format(*sums) in " ".join(shown(home).notes)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("unit", "ending"), [("share", True), ("persons", False)])
def test_commuters_are_drawn_in_the_unit_of_the_title(home, language, unit, ending):
    drawn = figure(shown(home, language, unit=unit), "flows")

    assert len(drawn.chart.series) == 3
    assert all(("%" in series.label) is ending for series in drawn.chart.series)
    assert ("%" in drawn.title) is ending


def test_shares_of_the_residents_add_up_to_them(home):
    series = figure(shown(home), "flows").chart.series

    assert [out + own for out, own in zip(series[0].values, series[1].values, strict=True)] == pytest.approx(
        [1.0] * 10
    )


def test_the_unit_changes_the_flows_alone(home):
    before, after = (
        set(sheets(VIEW, {"unit": code}, home, FI, explain=explained).first.figures)
        for code in ("share", "persons")
    )

    assert len(before) == 4
    assert len(before & after) == 3


@pytest.mark.parametrize("codes", [{"yksikko": "henkiloa"}, {"yksikko": "persons"}, {"unit": "persons"}])
def test_an_address_of_either_vocabulary_opens_the_same(home, codes):
    assert VIEW.chosen(codes, home)[UNIT] == "persons"


def test_the_unit_of_another_page_in_an_earlier_address_is_no_unit_here(home):
    assert VIEW.chosen({"yksikko": "kajaani"}, home)[UNIT] == "share"


def test_an_area_without_a_plan_says_that_its_commuting_is_not_known(oulu):
    page = shown(oulu)

    assert page.question == FI("commuting.title")
    assert page.notes == (FI("commuting.missing"),)
    assert not page.figures
    assert not page.key_figures


def test_municipalities_that_another_areas_plan_counted_are_added_up_and_checked_against_nothing(
    home, kainuu
):
    page, everyone = shown(kainuu), home.commuting.data
    eight = everyone[everyone["ref_area"].isin(kainuu.area.municipalities)]
    jobs = eight["employed_in_own_municipality"] + eight["inbound_commuters"]

    assert page.key_figures[0].value == FI.integer(jobs.sum())
    assert page.key_figures[2].change == ""
    assert len(cells(page, "flows")) == 8
    assert {each.key for each in page.figures} == {"flows", "map", "containment"}
    assert FI("errors.plan_missing") in page.notes


def test_what_the_plan_prints_may_be_damaged_and_the_rest_is_shown(home, monkeypatch):
    def damaged(_context):
        raise SnapshotDamagedError("cut", file="x.parquet")

    monkeypatch.setattr(Context, "printed", property(damaged))
    page = shown(Context(store=home.store, area=home.area, period=home.period, before=home.before))

    assert {each.key for each in page.figures} == {"flows", "map", "containment"}
    assert FI("errors.snapshot_damaged", file="x.parquet") in page.notes
    assert len(page.key_figures) == 4
