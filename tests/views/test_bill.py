"""The municipality's bill as a value: what the shipped area is told, what moves it, and Kela's figures."""

import math

import pytest

from charts import theme
from data.reading.errors import NumberError
from data.share_file import NoShareError
from domain.errors import LinkError, PriceMissingError
from i18n.text import Text
from tests.views.checked import explain, figure
from views.activation import TARGET as ACTIVATION_TARGET
from views.bill import VIEW, figures, kela, person
from views.bill.choices import KELA, RESIDENTS, TARGET, key_of
from views.bill.kela import Kela
from views.bill.worked import ahead, basis_of, bills, country_eur, staff, state, total
from views.files import report
from views.shared import elsewhere

FI = Text("fi")
SPACE = "\N{NO-BREAK SPACE}"
KAJAANI, KUUSAMO = "205", "305"


def shown(context, text=FI, **codes):
    return report(VIEW, codes, context, text, explain=explain)


def result(context, key, **codes):
    return VIEW.results[key](VIEW.chosen(codes, context))


def column(page, key, name):
    grid = figure(page, key).grid
    return next(each for each in grid.columns if each.name == name)


def test_the_answer_is_an_estimate_with_its_range_and_no_promise(home):
    page = shown(home)

    assert page.answer[0].startswith("Kajaani maksaa kesäkuun 2026 työttömyysetuuksista arviolta 298")
    assert "vaihteluväli" in page.answer[0]
    assert page.answer[1].endswith("Se on laskelma, ei lupaus.")


def test_the_bill_moves_when_the_activation_target_moves(home):
    few, many = (result(home, "bill_here_eur", target=code) for code in ("20", "30"))
    # 20 % takes 4 places in Kajaani, 30 % takes 262.
    spared = bills(home, basis_of(VIEW.chosen({}, home)))[KAJAANI].placement_eur.central * 0.3 / 12

    assert few.is_point
    assert math.isclose(few.low - many.low, (262 - 4) * spared)
    assert shown(home, target="20").answer != shown(home, target="30").answer


def test_the_target_is_the_one_of_the_activation_page(home):
    chosen = VIEW.chosen({"target": "31"}, home)

    assert TARGET is ACTIVATION_TARGET
    assert elsewhere(VIEW, chosen, {})["activation"] == {"target": "31"}


def test_what_a_placement_changes_reaches_from_nothing(home):
    found = result(home, "bill_saved_eur", target="25")

    assert found.low == 0
    assert result(home, "bill_saved_eur", target="25", effect="0") == found
    assert "(väli 0–" in shown(home, target="25").answer[1]


def test_a_target_that_is_reached_changes_nothing(home):
    page = shown(home, target="10")

    assert page.answer[1] == f"Aktivointitavoite 10{SPACE}% on kunnassa jo saavutettu: se ei muuta laskua."
    assert result(home, "bill_here_eur", target="10") == result(home, "bill_here_eur", target="5")


def test_the_law_is_that_of_the_month_and_yleistuki_is_an_assumption(home, contexts):
    assert key_of(VIEW.chosen({}, home)) == "law_2026"
    assert key_of(VIEW.chosen({}, contexts(home.area, period="2026-04"))) == "law_2025"
    assert key_of(VIEW.chosen({}, contexts(home.area, period=""))) == "law_2026"
    assert "Yleistuki korvasi" in " ".join(shown(home).notes)
    assert not any("Yleistuki korvasi" in note for note in shown(home, law="law_2025").notes)
    assert result(home, "bill_eur", general_share="0").low < result(home, "bill_eur", general_share="50").low
    assert result(home, "bill_eur", law="law_2026") == result(home, "bill_eur", law="law_2025")


def test_the_area_pays_what_its_municipalities_pay(home):
    values = [cell.number for cell in column(shown(home), "bills", "value").cells]

    assert math.isclose(sum(values[:-1]), values[-1])
    assert len(values) == len(home.area.municipalities) + 1


def test_the_same_formulas_come_near_what_the_country_pays(home):
    found = country_eur(home, basis_of(VIEW.chosen({}, home)))

    assert found.low < 695e6 < found.high
    assert found.low < 727e6 < found.high
    assert abs(found.central / 711e6 - 1) < 0.1


def test_a_person_costs_by_day_as_the_law_says(home):
    page = shown(home, law="law_2025", day="400")
    names = [cell.text for cell in column(page, "person", "name").cells]
    whole = [cell.text for cell in column(page, "person", "whole").cells]
    said = dict(zip(names, whole, strict=True))

    assert said["200 päivää"] == f"372,10{SPACE}€"
    assert said["700 päivää"] == f"6{SPACE}697,80{SPACE}€"
    assert said[f"1{SPACE}000 päivää"] == f"12{SPACE}279,30{SPACE}€"


def test_a_year_s_placement_at_day_100_is_worth_what_the_law_gives(home):
    year = dict(
        zip(
            (cell.text for cell in column(shown(home), "person", "name").cells),
            (cell.text for cell in column(shown(home), "person", "year").cells),
            strict=True,
        )
    )

    assert year["100 päivää"] == f"1{SPACE}763,75{SPACE}€"


def test_the_law_is_a_dated_table(home):
    page = shown(home)
    rows = [[cell.text for cell in row] for row in figure(page, "law").grid.rows]

    assert [row[0] for row in rows] == [
        "1. tammikuuta 2006",
        "1. tammikuuta 2015",
        *3 * ["1. tammikuuta 2025"],
        *2 * ["1. toukokuuta 2026"],
    ]
    assert rows[2][3].endswith(f"701. päivästä 50{SPACE}%")
    assert rows[3][3].endswith(f"401. päivästä 40{SPACE}%")
    assert rows[5][5] == "oletus: osuutta ei ole tiedossa"


def test_fewer_reach_a_later_step_and_the_area_has_as_many_as_its_municipalities(home):
    found = ahead(home, basis_of(VIEW.chosen({}, home)), 6)
    here = [each.central for each in found[KAJAANI].values()]
    page = shown(home)

    assert here == sorted(here, reverse=True)
    assert [round(each) for each in here] == [
        cell.number and round(cell.number) for cell in column(page, "ahead", "here").cells
    ]
    together = total({code: each[100] for code, each in found.items()})
    assert math.isclose(together.central, column(page, "ahead", "area").cells[1].number)


def test_the_state_s_part_stands_beside_the_staff_of_the_board(home):
    pays, there = state(home, ((KAJAANI, 20_000),)), staff(home, ())

    assert math.isclose(pays[KAJAANI].unemployed.low, 734.32 * 2578)
    assert math.isclose(pays[KAJAANI].total.low, 734.32 * 2578 + 83.48 * 20_000)
    assert not pays[KUUSAMO].total.is_known
    assert there[KUUSAMO].eur.central == 9 * 60_000
    moved = staff(home, (20.0, 9.0, 4.0, 9.0, 7.0, 9.5, 3.5, 5.0))
    assert moved[KAJAANI].fte == 20
    assert moved[KUUSAMO] == there[KUUSAMO]


def test_before_the_first_base_prices_the_state_s_part_is_not_made_up(contexts, home):
    before = contexts(home.area, period="2023-08", before="")

    with pytest.raises(PriceMissingError):
        state(before, ())
    assert "734,32\N{NO-BREAK SPACE}€" in figures.state_definition(FI, "2025-01")


def test_residents_that_a_reader_gives_stand_with_their_municipality(home):
    chosen = VIEW.chosen(VIEW.moved({}, {"residents.205": "21000"}), home)
    more = VIEW.moved(chosen.changed, {"residents.305": "8000.0"})

    assert chosen[RESIDENTS] == ((KAJAANI, 21_000),)
    assert VIEW.chosen(more, home)[RESIDENTS] == ((KAJAANI, 21_000), (KUUSAMO, 8_000))
    assert VIEW.chosen(VIEW.moved(more, {"residents.205": "0"}), home)[RESIDENTS] == ((KUUSAMO, 8_000),)
    with_them = column(shown(home, residents="205.21000"), "state", "residents").cells
    assert [cell.number for cell in with_them if cell.number is not None] == [pytest.approx(83.48 * 21_000)]


HEADING = "aikatyyppi;vuosikuukausi;kunta_nro;sukupuoli;kunta_osuus_eur"


def loaded(context, *rows):
    return kela.read("\n".join([HEADING, *rows]).encode(), context)


def test_kelas_figure_takes_the_estimates_place_and_stays_in_the_link(home):
    found = loaded(home, "Kuukausi;202606;205;Yhteensä;250000,40", "Kuukausi;202606;205;Mies;150000")
    code = kela.encoded(found)
    page = shown(home, kela=code)
    ours = VIEW.chosen({}, home)

    assert found == Kela("2026-06", ((KAJAANI, 25_000_040),))
    assert page.answer[0].startswith("Kajaani maksaa työttömyysetuuksista Kelan luvun mukaan 250")
    paid = bills(home, basis_of(VIEW.chosen({"kela": code}, home)))
    before = bills(home, basis_of(ours))
    assert paid[KAJAANI].month_eur.central == 250_000.40
    assert paid[KUUSAMO] == before[KUUSAMO]
    factor = 250_000.40 / before[KAJAANI].month_eur.central
    assert math.isclose(paid[KAJAANI].placement_eur.central, factor * before[KAJAANI].placement_eur.central)
    assert VIEW.chosen(VIEW.chosen({"kela": code}, home).changed, home)[KELA] == found
    assert VIEW.actions["kela_remove"](ours) == {"kela": ""}


def test_a_figure_outside_the_range_is_said(home):
    page = shown(home, kela="2026-06~205.90000000")

    assert any("vaihteluvälin ulkopuolella: Kajaani" in note for note in page.notes)


@pytest.mark.parametrize(
    ("row", "error"),
    [("Kuukausi;202606;205;Yhteensä;x", NumberError), ("Kuukausi;202606;091;Yhteensä;1", NoShareError)],
)
def test_a_file_that_says_nothing_of_the_area_is_refused(home, row, error):
    with pytest.raises(error):
        loaded(home, row)


@pytest.mark.parametrize(
    "code",
    [
        "x",
        "2026-06",
        "2026-13~205.1",
        "2026-06~999.1",
        "2026-06~205",
        "2026-06~205.1~205.2",
        "2026-06~205.1~",
        "2026-06~205.1e9",
    ],
)
def test_a_hostile_code_of_kelas_figures_gives_the_estimate(home, code):
    chosen = VIEW.chosen({"kela": code}, home)

    assert chosen[KELA] is None
    assert isinstance(chosen.refused["kela"], LinkError)


@pytest.mark.parametrize(
    "code", ["205", "205.0", "205.x", "205.-1", "205.1000001", "999.1", "205.1~205.2", "205.²"]
)
def test_a_hostile_code_of_residents_gives_none(home, code):
    chosen = VIEW.chosen({"residents": code}, home)

    assert chosen[RESIDENTS] == ()
    assert "residents" in chosen.refused


def test_an_area_without_units_has_its_bill_all_the_same(oulu):
    page = shown(oulu)

    assert {each.key for each in page.figures} == {"bills", "person", "ahead", "law"}
    assert len([note for note in page.notes if note.startswith("failed: ")]) == 1


def test_where_nothing_is_published_nothing_is_estimated(contexts, home):
    page = shown(contexts(home.area, period="2031-01"))

    assert page.notes[0] == "failed: no figures of 2031-01"


def test_results_are_what_scenarios_are_compared_by(home):
    assert result(home, "bill_eur").is_point
    found = result(home, "bill_range_eur")
    assert found.low < result(home, "bill_eur").low < found.high
    assert result(home, "bill_range_eur", kela="2026-06~205.100") != found


def test_a_move_of_the_effect_leaves_what_it_does_not_change(home):
    first, second = ({each.key: each for each in shown(home, effect=code).figures} for code in ("30", "60"))

    assert first["bills"].grid != second["bills"].grid
    assert all(first[key].grid == second[key].grid for key in ("person", "ahead", "state", "law"))


def test_days_after_which_kela_tells_of_a_person_are_those_of_the_law(home):
    told = FI("bill.ahead.told", told="60", before="40", weeks="8")
    now, before = (figure(shown(home, law=law), "ahead") for law in ("law_2026", "law_2015"))

    assert told in now.definition
    assert now.grid.rows[0][0].text == "60 päivää"
    assert before.definition == FI("bill.ahead.definition")
    assert before.grid.rows[0][0].text == "300 päivää"


@pytest.mark.parametrize(("period", "is_known"), [("2023-12", False), ("2024-01", True), ("2026-12", True)])
def test_a_full_day_of_another_time_is_told_as_such(home, contexts, period, is_known):
    context = contexts(home.area, period=period)
    said = person.figure(context, FI, ("law_2025", 0.5), "support", 100.0).definition
    note = FI("prices.other_time", year="2024", period_of=FI.period_of(period))

    assert f"37,21{SPACE}€" in said
    assert (note in said) is not is_known


def test_the_picture_marks_the_bill_that_the_target_leads_to(home):
    """A target that is reached already moves no bill, and marks none."""

    def becomes(target):
        (part,) = (each for each in VIEW.page({"target": target}, home, FI).parts if each.key == "bills")
        drawn = part.build(home, FI)
        (marks,) = (
            each for each in drawn.drawing.traces if each.get("marker", {}).get("symbol") == "diamond-open"
        )
        names = [name.removeprefix(f"<b>{theme.POINTER} ").removesuffix("</b>") for name in marks["y"]]
        return drawn, dict(zip(names, marks["x"], strict=True))

    drawn, moved = becomes("25")
    after = drawn.table.rows.set_index("name")["after"]
    assert moved["Kajaani"] == after["Kajaani"] < drawn.table.rows.set_index("name")["value"]["Kajaani"]
    assert "Kajaani 298" in drawn.alt
    assert "→ 292" in drawn.alt
    assert math.isnan(becomes("10")[1]["Kajaani"])
