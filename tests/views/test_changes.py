"""The page of what changed: like with like alone, in persons, and with what nobody knows said."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from i18n.text import LANGUAGES, Text
from scenarios.errors import ScenarioStorageError
from scenarios.goals.model import Kind
from tests.scenarios.goals.test_store import DECISION, GOAL, entry
from tests.views.checked import breaking, cells, figure, shown, texts
from tests.views.test_room_words import answered, decision
from views import development, municipality, overview
from views.blocks import Link
from views.changes import MONTH, VIEW
from views.changes.ages import ages, sentences
from views.changes.rows import change_of
from views.changes.targets import crossings
from views.development.words import change_words

FI = Text("fi")


def said(page):
    return breaking(" ".join(page.answer))


def test_august_2026_is_held_against_august_2025_in_persons(home):
    page = shown(VIEW, home)

    # The share of the area is derived; persons are its change times 38 394 of the labour force.
    assert "oli elokuussa 2026 10,48–10,59 %" in said(page)
    assert "0,9–1,2 prosenttiyksikköä enemmän kuin elokuussa 2025, arviolta 374–452 työtöntä lisää" in said(
        page
    )
    assert (
        "Tavallista suurempi muutos: Paltamo +3,0 %-yks. (arviolta 34–37 henkilöä)"
        " ja Ristijärvi +4,0 %-yks. (arviolta 17–19 henkilöä)." in said(page)
    )


def test_a_municipality_is_told_of_itself(home):
    page = shown(VIEW, home, of="620")

    assert said(page).startswith("Puolanka: työttömien osuus työvoimasta oli elokuussa 2026 13,5 %.")
    assert "Muutos ei ole tavallista vuosimuutosta suurempi: tavallinen on enintään 37 henkilöä." in said(
        page
    )
    assert "Kajaani" not in " ".join(VIEW.page({"of": "620"}, home, FI).answer)
    assert len(page.key_figures) <= 5


def test_a_file_says_a_sentence_of_the_page_and_of_a_figure_once(home):
    told = " ".join(shown(VIEW, home).answer)

    assert told.count("Tavoitteen yli on nyt Kajaani.") == 1
    assert "ei ole tietoa" in told


def test_the_rule_is_a_sentence_with_what_came_of_trying_it(home):
    source = breaking(figure(shown(VIEW, home), "shares").source)

    assert "ylittää 90 % yhtä suurten kuntien vuosimuutoksista muina vuosina" in source
    assert "se piti sisällään 88 % muutoksista (2 592)" in source


def test_what_changed_most_stands_first_and_the_area_is_among_them(home):
    rows = texts(figure(shown(VIEW, home), "shares"))

    assert [row[0] for row in rows[:2]] == ["Ristijärvi", "Paltamo"]
    change = ["+4,0 %-yks.", "+4,0 %-yks."]  # at least, at most: of the area they differ
    assert rows[0][1:] == ["5,6 %", "9,6 %", *change, "+17", "+19", "9", "▲ tavallista suurempi nousu"]
    assert len(rows) == 11


@pytest.mark.parametrize("month", ["2026-08", "2025-03", "2017-09"])
def test_every_month_is_held_against_the_same_month_alone(home, month):
    labels = [each.label for each in figure(shown(VIEW, home, month=month), "shares").grid.columns]
    year, of_year = month.split("-")

    assert labels[1:3] == [FI.period(f"{int(year) - 1}-{of_year}"), FI.period(month)]


def test_months_without_a_year_before_cannot_be_chosen(home):
    months = MONTH.options(VIEW.chosen({}, home))

    assert (months[0], months[-1], len(months)) == ("2026-08", "2017-09", 108)


def test_a_break_between_the_two_months_is_named(home):
    assert "380/2023" in figure(shown(VIEW, home, month="2025-06"), "shares").source
    assert "380/2023" not in figure(shown(VIEW, home, month="2026-06"), "shares").source


def test_figures_without_the_same_month_a_year_before_are_not_compared(home):
    page = shown(VIEW, home)

    # The plan has August 2023 of another source: it is nobody's year before.
    assert "kesäkuun 2025 lukuja ei ole samasta lähteestä" in said(page)
    assert [each.label for each in figure(page, "others").grid.columns][1:] == [
        "kesäkuu 2026, vähintään",
        "kesäkuu 2026, enintään",
    ]
    assert "Siitä, kuka ylitti tavoitteensa vuodessa, ei ole tietoa: kesäkuun 2025 lukuja ei ole." in said(
        page
    )
    assert "Tavoitteen yli on nyt Kajaani." in said(page)


def test_where_there_is_the_same_month_a_year_before_all_figures_are_compared(monthly):
    page = shown(VIEW, monthly, month="2026-06")
    rows = cells(page, "others")

    # The unemployed of these months are the same.
    assert rows["Työttömät työnhakijat"] == ["4 422", "4 422", "4 422", "4 422", "0", "0"]
    assert "Vertailukuukausi on kesäkuu 2025" in said(page)
    assert "kesäkuun 2025 lukuja ei ole" not in said(page)


def test_who_crossed_a_target_is_told_with_before_and_now(monthly):
    found = {each.unit: each for each in crossings(monthly, FI, (), "2026-06")}

    # Clients of June 2025 are three times those of June 2026: 115 was 345, 203 was 609.
    assert (found["paltamo"].before, found["paltamo"].now) == ("345 ▲ tavoitteen yli", "115 ● tavoitteessa")
    assert found["paltamo"].said == "back"
    assert found["kajaani"].said == "same"
    assert found["puolanka"].said == "under"
    assert "Tavoitteeseen palasi: " in said(shown(VIEW, monthly, month="2026-06"))


def test_a_goal_with_a_number_crosses_it_as_well(home):
    goal = GOAL | {"indicator": "unemployed_share", "areas": "205", "name": "Kajaani alle", "target": "10.5"}
    told = replace(home, said=lambda: (entry(Kind.GOAL, "share", **goal | {"way": "down"}),))
    crossed = next(each for each in crossings(told, FI, told.said(), "2026-08") if not each.unit)

    # 10.0 % in August 2025, 10.8 % in August 2026.
    assert (crossed.name, crossed.said) == ("Kajaani alle", "over")
    assert "Tavoitteen ylitti vuodessa: Kajaani alle." in said(shown(VIEW, told))


@pytest.mark.parametrize(
    ("values", "crossed"),
    [
        ({"2025-06-30": "9", "2026-06-30": "11"}, "over"),
        ({"2025-06-30": "11", "2026-06-30": "9"}, "back"),
        ({"2025-06-30": "9", "2026-06-30": "8"}, "same"),
        ({"2025-05-31": "9", "2026-06-30": "11"}, "unknown"),  # May is not June
        ({"2026-06-30": "11"}, "unknown"),
    ],
)
def test_an_own_measure_is_held_against_the_same_month_a_year_before(home, values, crossed):
    kept = (
        entry(Kind.GOAL, **GOAL),
        *(entry(Kind.VALUE, date=day, value=value, source="Tilasto") for day, value in values.items()),
    )
    told = replace(home, said=lambda: kept)

    (found,) = [each for each in crossings(told, FI, kept, "2026-08") if not each.unit]
    assert found.said == crossed
    assert found.target == "enintään 10"


def test_without_decisions_it_says_so_and_leads_to_where_they_are_made(home):
    page = VIEW.page({}, home, FI)

    assert "Päätöksiä ei ole kirjattu." in shown(VIEW, home).notes
    assert {"goals", "room"} <= {each.view for each in page.blocks if hasattr(each, "view")}


def test_what_was_decided_last_is_told_with_how_it_went(home):
    decision = replace(entry(Kind.DECISION, **DECISION), id="D" * 16)
    verdict = entry(Kind.VERDICT, decision.id, ruling="keep", outcome="-1.1", words="Toimii")
    told = replace(home, said=lambda: (entry(Kind.GOAL, **GOAL), decision, verdict))
    (row,) = texts(figure(shown(VIEW, told), "decided"))

    assert row[1] == "Ryhmähaastattelut"
    assert "● odotetusti" in row[4]
    assert row[5] == "Jatketaan Toimii"


def test_what_a_room_decided_is_told_the_newest_first_and_one_taken_back_as_such(home):
    first = decision(answered({}, is_revealed=False), id="1" * 16)
    later = replace(first, id="2" * 16, created_at=first.created_at + timedelta(days=1))
    undoing = replace(first, id="3" * 16, created_at=first.created_at + timedelta(days=2), undoes=later.id)
    told = replace(home, decided=lambda: (undoing, later, first))
    rows = texts(figure(shown(VIEW, told), "decided"))

    assert [row[1] for row in rows] == [first.room.question] * 3
    assert [row[5] for row in rows] == ["kumottu", "kumottu", "ei päätösvaltainen"]


def test_what_cannot_be_read_of_decisions_is_said_and_the_rest_stands(home):
    def fails():
        raise ScenarioStorageError("no database")

    page = shown(VIEW, replace(home, decided=fails))

    assert FI("changes.decided.unread") in page.notes
    assert figure(page, "shares")


def test_the_age_of_the_figures_and_the_lag_are_those_of_their_publication(home):
    shares, observed = ages(home)

    # Tables updated 22.9.2026 and 21.7.2026.
    assert (shares.newest, shares.published, shares.lags) == ("2026-08", date(2026, 9, 22), (22,))
    assert (observed.newest, observed.published, observed.lags) == ("2026-06", date(2026, 7, 21), (21,))


def test_the_next_release_is_not_known_and_its_usual_lag_is_said(home):
    early, late = (
        breaking(" ".join(sentences(home, FI, day))) for day in (date(2026, 10, 1), date(2026, 10, 23))
    )

    assert "Seuraavan julkaisun päivä ei ole tiedossa" in early
    assert "21–22 päivää (2 julkaisua)" in early
    assert "syyskuun 2026 luvut tulevat viimeistään 22. lokakuuta 2026" in early
    assert "luultavasti julkaistu" not in early
    assert "luultavasti julkaistu" in late


@pytest.mark.parametrize("subject", ["area", "620"])
def test_the_first_fold_leads_to_the_cost_of_whom_it_tells_most(home, subject):
    side = VIEW.made(VIEW.chosen({"subject": subject}, home), FI).side
    links = {each.view: each for each in side if isinstance(each, Link)}
    told = links["development"].codes[development.AREA.key]

    assert links["bill"].codes == {"subject": told}
    assert subject in ("area", told)


def test_an_area_without_shares_says_so_and_keeps_the_rest(oulu):
    page = shown(VIEW, oulu)

    assert "ei ole tämän alueen kuukausittaisia osuuksia" in said(page)
    assert figure(page, "others")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_month_before_all_other_figures_says_what_is_lacking(home, language):
    page = shown(VIEW, home, Text(language), month="2020-05")

    assert [each.key for each in page.figures] == ["shares"]
    assert Text(language)("changes.others.none", period=Text(language).period("2020-05")) in page.notes


@pytest.mark.parametrize(
    ("codes", "name"), [({}, "Kainuu–Koillismaa"), ({"subject": "620"}, "› Puolanka")], ids=["area", "one"]
)
def test_a_change_in_a_year_is_written_alike_on_every_page_that_tells_it(codes, name, home):
    """Of the area it is derived, and so a range; of a municipality the difference of what is published."""
    pages = [shown(view, home, **codes) for view in (VIEW, development.VIEW)]
    (change,) = {breaking(page.key_figures[0].change) for page in pages}
    _, _, low, high, *_ = cells(pages[0], "shares")[name]
    ends = low if low == high else f"{low.removesuffix(' %-yks.')} … {high}"

    assert ("…" in change) == (not codes)
    assert change.startswith(ends)


def test_the_page_of_a_municipality_tells_the_year_of_both_as_the_others_do(home):
    own, area = cells(shown(municipality.VIEW, home, subject="620"), "sheet")[FI("municipality.year")]
    of_area = breaking(shown(overview.VIEW, replace(home, before="")).key_figures[1].change)

    assert own == breaking(change_words(home, FI, "620", change_of(home, home.period, "620").change))
    assert "…" in area
    assert of_area.startswith(area)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_situation_says_of_everyone_the_verdict_of_this_page_for_its_month(contexts, home, language):
    context, text = contexts(home.area, before=""), Text(language)
    verdicts = set()
    for of in (context.area.code, *context.area.municipalities):
        found = change_of(context, context.period, of)
        codes = {} if of == context.area.code else {"subject": of}
        told = " ".join(overview.VIEW.page(codes, context, text).answer)
        is_moved = found.change.low > 1e-9 or found.change.high < -1e-9
        key = "beyond" if found.verdict in ("up", "down") else str(found.verdict)
        clauses = text.tree("changes.than_usual")
        wanted = {key} if is_moved else set()
        assert {each for each, said in clauses.items() if f"{said}." in told} == wanted, of
        verdicts |= wanted

    assert len(verdicts) > 1, "months in which all are alike try nothing"
