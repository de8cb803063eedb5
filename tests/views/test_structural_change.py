"""Structural change as a page: the chain, its arrows, other areas, and the way to the staffing board."""

import math
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.structural_change import link
from analytics.structural_change.arrows import ARROWS, ArrowKey
from analytics.structural_change.frames import ALL_UNITS
from analytics.structural_change.on_board import extra_clients
from domain.interval import UNKNOWN, Interval
from i18n.text import LANGUAGES, Text
from tests.views.checked import breaking, cells, explain, figure, shown
from views.blocks import Action, Chain, Words
from views.results import SAVED_ON, results_of
from views.sheet import sheets
from views.structural_change import VIEW, to_board, worked
from views.structural_change.choices import AREA, COEFFICIENTS, HOME, JOBS, MONTH, OWN, START, WITHOUT
from views.structural_change.posts import ADDED, FTE

FI = Text("fi")

SOTKAMO = "1~765~-200~2026-07~1.3~0.05~0.38~9~~p~2~0.45~0.5"
SENT = "1~16.5~9~4~9~7~9.5~3.5~5"
MOVED = SENT.replace("16.5", "18")
ADDED_THEN = "1~16~9~4~9~7~9.5~3.5~5~16.5~9~4~9~7~9.5~3.5~5"
NOBODY_IN_KAJAANI = "1~0~9~4~9~7~9.5~3.5~5"


def blocks(context, kind, text=FI, **codes):
    return [each for each in VIEW.page(codes, context, text).blocks if isinstance(each, kind)]


def boxes(context, **codes):
    """Return value, range and one more line of each box of the chain, by its name."""
    (chain,) = blocks(context, Chain, **codes)
    return {box.label: [breaking(each) for each in (box.value, box.range, box.more)] for box in chain.boxes}


def value(cell):
    return float(cell.replace(" ", "").replace(",", ".").replace("−", "-").replace("+", "").rstrip("%"))


def units(page):
    """Return each unit's row of the caseload table."""
    return {unit: [value(cell) for cell in row] for unit, row in cells(page, "caseload").items()}


def warnings(context, **codes):
    said = [each.sentences for each in blocks(context, Words, **codes) if each.style == "warning"]
    return [breaking(sentence) for sentences in said for sentence in sentences]


def compared(context, **codes):
    """Return the results of a version that was saved on this page."""
    inputs = {VIEW.name: codes, SAVED_ON: {"page": VIEW.name}}
    return results_of(inputs, lambda _view: context, {VIEW.name: VIEW})


def answer(page):
    return breaking(" ".join(page.answer))


def notes(page):
    return breaking(" ".join(page.notes))


def test_200_jobs_lost_in_sotkamo_raise_the_clients_and_caseloads_of_kajaani_and_kuhmo_with_a_range(home):
    found = units(shown(VIEW, home))
    for unit, clients in (("Kajaani", 3248), ("Kuhmo", 564)):
        before, after, low, high, caseload, _, most = found[unit][:7]

        assert clients < low < after < high
        assert before < caseload < most


def test_the_answer_names_the_unit_that_changes_most_and_who_is_hit_most(home):
    said = answer(shown(VIEW, home))

    assert said.startswith("Sotkamo −200 työpaikkaa, heinäkuu 2026: eniten muuttuu Sotkamo, 58,3 → 65,1 ")
    assert "83 lisää (32–268): Sotkamo +61, Kajaani +17, Kuhmo +2." in said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fi", "46 905 € (2 198–403 093 €): Sotkamo 34 364 €, Kajaani 9 414 €, Kuhmo 1 097 €. Ensi"),
        ("sv", "46 905 € (2 198–403 093 €): Sotkamo 34 364 €, Kajana 9 414 €, Kuhmo 1 097 €. Den "),
        ("en", "€46,905 (€2,198–403,093) of their benefits: Sotkamo €34,364, Kajaani €9,414, Kuhmo"),
    ],
)
def test_the_municipalities_share_of_benefits_is_told_with_its_range(home, language, said):
    page = shown(VIEW, home, Text(language), section="benefits")

    assert said in answer(page)
    ends = VIEW.results["change_benefits_eur"](VIEW.chosen({}, home))
    assert (round(ends.low), round(ends.high)) == (2_199, 403_093)


def test_the_municipalities_share_of_benefits_adds_up_over_homes_and_years(home):
    *homes, area = figure(shown(VIEW, home, section="benefits"), "benefits").grid.rows

    for column in (1, 4, 7):
        assert sum(row[column].number for row in homes) == pytest.approx(area[column].number)
    for row in (*homes, area):
        assert row[1].number + row[4].number == pytest.approx(row[7].number)
        assert row[8].number <= row[7].number <= row[9].number


def test_of_new_jobs_it_is_said_why_no_share_of_benefits_is_told(home):
    page = shown(VIEW, home, start="kajaani_300", section="benefits")

    assert "etuuksistaan" not in answer(page)
    assert not {figure.key for figure in page.figures} & {"benefits"}
    assert "change_benefits_eur" not in compared(home, start="kajaani_300")


def test_no_change_changes_nothing_and_there_is_nothing_to_send(home):
    page = shown(VIEW, home, jobs="0")

    assert "mikään muukaan ei muutu" in answer(page)
    assert all(row[0] == row[4] == row[5] == row[6] for row in units(page).values())
    assert [each.is_disabled for each in blocks(home, Action, jobs="0")] == [True]
    assert [each.is_disabled for each in blocks(home, Action)] == [False]


def test_new_jobs_lower_the_caseload(home):
    row = units(shown(VIEW, home, start="kajaani_300"))["Kajaani"]

    assert row[4] < row[0]


def test_an_example_sets_the_choices_and_its_reader_may_move_them_on(home):
    codes = VIEW.moved({"jobs": "-500", "without_caseload": "1"}, {"start": "kuusamo_no_snow"})
    opened = VIEW.chosen(codes, home)
    assert codes == {"start": "kuusamo_no_snow"}
    assert (opened[AREA], opened[JOBS], opened[MONTH]) == ("305", -250, "2026-12")
    assert opened[COEFFICIENTS[ArrowKey.REGISTERING_SHARE]] == 70

    moved = VIEW.chosen(VIEW.moved(codes, {"jobs": "-300"}), home)

    assert moved.changed == {"start": "kuusamo_no_snow", "jobs": "-300"}


def test_what_can_be_moved_stands_at_the_arrows_central_coefficients(home):
    opened = VIEW.chosen({}, home)

    for arrow, choice in COEFFICIENTS.items():
        scale = 100 if ARROWS[arrow].high is not None and ARROWS[arrow].high <= 1 else 1
        assert opened[choice] == pytest.approx(ARROWS[arrow].central * scale), arrow


def test_an_arrow_switched_off_passes_everyone_on(home):
    areas = cells(shown(VIEW, home, without_home_municipality="1"), "map")

    assert areas["Kajaani"][0] == "0"
    # 200 x 1,3 x 0,95 x 0,38, all at home in Sotkamo.
    assert areas["Sotkamo"][0] == "+94"


def test_what_an_arrow_that_is_off_leads_to_is_not_shown_as_0(home):
    without_staff = boxes(home, without_caseload="1")
    assert without_staff["Henkilöstöä"][:2] == without_staff["Henkilöstökulut"][:2] == ["–", "ohitettu"]

    off = {"without_hours_per_client": "1", "without_fte_cost": "1"}
    found = boxes(home, **off)
    assert found["Asiakkaita"] == ["+83", "arvio 32–268", ""]
    assert found["Henkilöstökulut"][:2] == ["–", "ohitettu"]
    assert found["Henkilöstöä"][0] == "+0,1"
    assert "–" in cells(shown(VIEW, home, **off), "caseload")["Kajaani"]


def test_an_arrow_that_is_off_says_so_in_the_table_and_on_the_chain(home):
    codes = {"section": "arrows", "without_registering_share": "1"}
    (chain,) = blocks(home, Chain, **codes)
    said = [caption[0] for arrow in chain.arrows for caption in arrow.captions]

    assert [row[3] for row in cells(shown(VIEW, home, **codes), "arrows").values()].count("ohitettu") == 1
    assert said.count("ohitettu") == 1


def test_every_section_shows_its_own_and_no_other(home):
    found = {
        code: [part.key for part in VIEW.page({"section": code}, home, FI).parts][2:]
        for code in ("months", "unit", "arrows")
    }

    assert found == {"months": ["months", "states"], "unit": ["unit_months"], "arrows": ["arrows"]}


def test_the_unit_of_the_home_municipality_has_24_months_with_their_ranges(home):
    page = shown(VIEW, home, section="unit", home="290")

    assert figure(page, "unit_months").title.endswith("Kuhmo")
    assert len(cells(page, "unit_months")) == 24
    for central, low, high, *_ in cells(page, "unit_months").values():
        assert value(low) <= value(central) <= value(high)


def test_every_arrow_gives_its_coefficient_range_and_source(home):
    arrows = cells(shown(VIEW, home, section="arrows"), "arrows")

    assert len(arrows) == 9
    assert arrows["Työttömiksi työnhakijoiksi ilmoittautuvat"][:2] == ["38 %", "25–70 %"]
    assert arrows["Ilmoittautunut → asiakas"][:4] == ["× 1", "ei väliä", "määritelmä", "käytössä"]
    assert all(row[4] for row in arrows.values())


def test_a_definition_has_no_switch_not_even_in_an_old_address():
    assert ArrowKey.CLIENT_EACH not in WITHOUT
    assert VIEW.renewed({"ohita_6": "1"}) == {}


def test_every_job_is_in_one_state_each_month(home):
    months = cells(shown(VIEW, home), "states")

    assert len(months) == 24
    for row in months.values():
        *states, total = map(value, row)
        assert total == 260.0
        assert sum(states) == pytest.approx(total, abs=0.26)


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        (
            {"area": "697", "jobs": "-900"},
            "Ristijärvi: työpaikkoja on 280, joten niitä ei voi kadota tai syntyä enempää. "
            "Siirrä liukusäädintä.",
        ),
        (
            {"area": "697", "jobs": "-280"},
            "Ristijärvi: työpaikkoja on 280, mutta alihankkijoiden paikat mukaan lukien niitä katoaisi 364. "
            "Siirrä liukusäädintä tai pienennä kerrannaisvaikutusta.",
        ),
        (
            {"area": "697", "jobs": "-225"},
            "Ristijärvi: työpaikkoja on 280, mutta alihankkijoiden paikat mukaan lukien niitä katoaisi "
            "292,5. Siirrä liukusäädintä tai pienennä kerrannaisvaikutusta.",
        ),
    ],
)
def test_more_jobs_than_the_municipality_has_are_refused_in_a_sentence_and_the_arrows_stay(home, codes, said):
    assert warnings(home, **codes) == [said]
    assert boxes(home, **codes)["Työttömiä"] == ["–", "", ""]
    assert shown(VIEW, home, **codes).figures == ()
    (chain,) = blocks(home, Chain, **codes)
    assert COEFFICIENTS[ArrowKey.SUPPLIER_MULTIPLIER] in chain.arrows[0].blocks


def test_a_smaller_multiplier_lets_the_same_jobs_go(home):
    assert warnings(home, area="697", jobs="-280", supplier_multiplier="1") == []


def test_the_activation_rate_of_a_municipality_with_suppressed_services_is_an_interval(home):
    page = shown(VIEW, home, measure="activation_rate", home="290")
    areas = cells(page, "map")

    assert areas["Kuhmo"][-3] == "–"
    assert 0 < value(areas["Kuhmo"][-2]) < value(areas["Kuhmo"][-1])
    # Before the change 871 of 5 293 (StatFin tyonv 12r5, June 2026): 16.5 %.
    assert value(areas["Kainuu–Koillismaa"][-3]) == pytest.approx(100 * 871 / (5293 + 83), abs=0.06)


def test_every_box_of_the_chain_has_its_range(home):
    found = boxes(home)

    assert found["Asuu alueella"] == ["231", "arvio 163–383", "kaikkiaan 260"]
    assert found["Työttömiä"][:2] == ["+83", "arvio 32–268"]
    assert found["Asiakkaita"][:2] == found["Työttömiä"][:2]


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        ({}, "Kajaani +0,5 htv (tarve +0,11 htv, väli 0,0–0,5)"),
        ({"area": "832", "jobs": "-150"}, "ilman lisähenkilöstöä (väli 0,0–0,8 htv)"),
        ({"without_caseload": "1"}, "ei lasketa, koska nuoli asiakkaista lisähenkilöstöön on ohitettu"),
    ],
)
def test_the_need_for_staff_is_said_with_its_range_or_why_not(home, codes, said):
    assert said in notes(shown(VIEW, home, **codes))


def test_units_without_staff_are_named_before_the_one_that_changes_most(home):
    page = shown(VIEW, home, fte=NOBODY_IN_KAJAANI)
    (alt,) = (part.build(home, FI).alt for part in VIEW.page({"fte": NOBODY_IN_KAJAANI}, home, FI).parts[:1])

    assert answer(page).startswith("Ilman henkilöstöä: Kajaani (3 265 asiakasta). Sotkamo −200 työpaikkaa")
    assert "Kajaani 3 265 asiakasta, ei henkilöstöä" in breaking(alt)
    assert "<b>" not in alt


def test_units_without_a_target_are_named_beside_the_caseload(home):
    source = figure(shown(VIEW, home), "caseload").source

    assert "Tavoitetta ei ole asetettu: Sotkamo;" in source


def test_an_example_says_what_is_known_of_it_until_its_jobs_are_changed(home):
    said = "Työpaikkojen määrä on toteutunut"

    assert said in notes(shown(VIEW, home, start="upm_kajaani"))
    assert said not in notes(shown(VIEW, home, start="upm_kajaani", jobs="-300"))


def test_what_is_sent_to_the_board_is_the_change_and_the_extra_staff(home):
    assert to_board(VIEW.chosen({}, home)) == {"change": SOTKAMO, "fte": SENT, "added_fte": ADDED_THEN}


def test_a_change_sent_again_adds_its_staff_once(home):
    codes = {"fte": SENT, "added_fte": ADDED_THEN}

    assert units(shown(VIEW, home, **codes))["Kajaani"][0] == pytest.approx(3248 / 16, abs=0.05)
    assert to_board(VIEW.chosen(codes, home)) == to_board(VIEW.chosen({}, home))


def test_a_unit_that_was_moved_after_the_change_keeps_its_posts(home):
    codes = {"fte": MOVED, "added_fte": ADDED_THEN}

    assert units(shown(VIEW, home, **codes))["Kajaani"][0] == pytest.approx(3248 / 18, abs=0.05)


def test_a_note_of_added_staff_that_cannot_be_read_is_said_and_left_out(home):
    opened = VIEW.chosen({"fte": SENT, "added_fte": "1~x"}, home)

    assert (opened[ADDED], list(opened.refused)) == ((), ["added_fte"])
    assert opened[FTE][0] == 16.5
    assert units(shown(VIEW, home, fte=SENT, added_fte="1~x"))["Kajaani"][0] == pytest.approx(
        3248 / 16.5, abs=0.05
    )


def test_the_receiver_of_a_sent_change_finds_the_same_clients(home):
    sent = link.decoded(to_board(VIEW.chosen({}, home))["change"], home.area)
    received = worked.people_of(home, worked.Change(sent.parameters, sent.gravity))
    here = worked.people_of(home, worked.change_of(VIEW.chosen({}, home)))

    assert extra_clients(received.result)[ALL_UNITS] == extra_clients(here.result)[ALL_UNITS]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            {"esimerkki": "kajaani_300", "tyopaikat": "250", "tyokunta": "290", "kuukausi": "2026-09"},
            {"start": "kajaani_300", "jobs": "250", "area": "290", "month": "2026-09"},
        ),
        (
            {
                "kerrannainen": "1.7",
                "muuttaa": "10",
                "ilmoittautuu": "50",
                "tyollistyy": "12",
                "ohita_4": "1",
            },
            {
                "supplier_multiplier": "1.7",
                "leaving_share": "10",
                "registering_share": "50",
                "months_to_work": "12",
                "without_registering_share": "1",
            },
        ),
        (
            {"tarkemmin": "yksikko", "kunta": "290", "mitta": "unemployed_share", "tunnit": "6.5"},
            {"section": "unit", "home": "290", "measure": "unemployed_share", "hours_per_client": "6.5"},
        ),
        (
            {"tarkemmin": "nuolet", "hinta": "70000", "htv": SENT, "muutos_htv": ADDED_THEN},
            {"section": "arrows", "fte_cost": "70000", "fte": SENT, "added_fte": ADDED_THEN},
        ),
        (
            {"muoto": "exponential", "beeta_km": "0.04", "ulkopuoli": "50", "oulu": "20"},
            {"form": "exponential", "beta_km": "0.04", "external_share": "50", "location_effect": "20"},
        ),
    ],
)
def test_an_address_of_either_vocabulary_opens_the_same(home, language, old, new):
    text = Text(language)

    assert shown(VIEW, home, text, **old) == shown(VIEW, home, text, **new)
    assert VIEW.renewed(old) == new
    assert shown(VIEW, home, text, **new) != shown(VIEW, home, text)


def test_two_years_after_the_figures_can_be_chosen_whatever_their_month(contexts, home):
    later = VIEW.chosen({}, contexts(home.area, period="2027-11"))

    assert (MONTH.options(later)[0], MONTH.options(later)[-1]) == ("2027-12", "2029-11")
    assert later[MONTH] == "2027-12"


def test_another_area_has_its_people_and_is_told_that_nothing_is_said_of_its_staff(contexts, kainuu, home):
    context = contexts(replace(kainuu.area, outside=home.area.outside))
    page = shown(VIEW, context)

    assert answer(page).startswith("Kajaani −100 työpaikkaa, heinäkuu 2026. Työttömiä tulee alueelle")
    assert {each.key for each in page.figures} == {"map", "months", "states", "chain"}
    assert len([note for note in page.notes if note.startswith("failed: ")]) == 1
    assert boxes(context)["Henkilöstöä"][0] == "–"
    assert boxes(context)["Asiakkaita"][:2] == boxes(context)["Työttömiä"][:2]
    assert VIEW.chosen({}, context)[START] == OWN
    assert set(compared(context)) == {"change_registered", "change_clients", "change_benefits_eur"}


def test_persons_that_are_not_known_are_named_in_the_readers_language(home):
    without = home.now.data.assign(
        obs_value=home.now.data["obs_value"].mask(
            (home.now.data["ref_area"] == "697") & (home.now.data["indicator"] == "jobseekers")
        )
    )
    with pytest.raises(worked.PeopleUnknownError) as caught:
        worked.baseline(without, home.area)

    said = worked.named(caught.value, home, Text("sv"))

    assert said.values == {"area": "Ristijärvi", "indicator": Text("sv")("indicators.jobseekers.label")}


def test_results_are_what_scenarios_are_compared_by(home):
    found = compared(home)
    area = worked.people_of(home, worked.change_of(VIEW.chosen({}, home))).areas[home.area.code]

    assert found["change_registered"] == Interval(area["change_low"], area["change_high"])
    assert found["change_clients"].low == pytest.approx(found["change_registered"].low)
    # As the boxes of the chain say them, rounded outwards.
    ends = {key: (math.floor(each.low), math.ceil(each.high)) for key, each in found.items()}
    assert (ends["change_clients"], ends["change_eur"]) == ((32, 268), (131, 2916))


def test_a_change_that_cannot_be_worked_out_has_no_result(home):
    assert compared(home, area="697", jobs="-280") == {}


def test_what_an_arrow_that_is_off_leads_to_is_not_compared(home):
    found = compared(home, without_caseload="1")

    assert found["change_fte"] == found["change_eur"] == UNKNOWN
    assert found["change_clients"].is_known


def test_where_to_look_from_changes_only_the_figures_that_show_it(home):
    def digests(**codes):
        return set(sheets(VIEW, codes, home, FI, explain=explain).first.figures)

    # Caseload, map and states, but not the months of the municipality.
    assert len(digests() & digests(home="290")) == 3
    assert len(digests() & digests(measure="unemployed_share")) == 2


change_codes = st.fixed_dictionaries(
    {},
    optional={
        "start": st.sampled_from(["sotkamo_200", "upm_kajaani", "kuusamo_no_snow", "kajaani_300"]),
        "area": st.sampled_from(["205", "290", "305", "578", "697", "765", "777", "832"]),
        "jobs": st.integers(-100, 100).map(lambda jobs: str(5 * jobs)),
        "supplier_multiplier": st.integers(10, 20).map(lambda tenths: f"{tenths / 10:g}"),
        "leaving_share": st.integers(0, 20).map(str),
        "registering_share": st.integers(25, 70).map(str),
        **{each.key: st.sampled_from(["0", "1"]) for each in WITHOUT.values()},
    },
)


@given(codes=change_codes)
def test_persons_are_conserved_and_no_more_clients_come_than_register(codes, home):
    change = worked.change_of(VIEW.chosen(codes, home))
    try:
        people = worked.people(home, FI, change)
    except (worked.TooManyJobsError, worked.TooManySuppliersJobsError):
        assert warnings(home, **codes)
        return
    every = people.result.totals.drop(columns=["case", "time_period"]).sum(axis=1)
    by_case = every.groupby(people.result.totals["case"])
    assert (by_case.max() - by_case.min()).max() == pytest.approx(0, abs=1e-6)
    area, clients = people.areas[home.area.code], extra_clients(people.result)[ALL_UNITS]
    for end, name in (("", "central"), ("_low", "low"), ("_high", "high")):
        assert abs(getattr(clients, name)) <= abs(area[f"change{end}"]) + 1e-6


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_arrow_has_a_door_with_its_controls_and_where_they_come_from(home, language):
    (chain,) = blocks(home, Chain, text=Text(language))
    behind = [block for arrow in chain.arrows for block in arrow.blocks]

    assert len(chain.boxes) == len(chain.arrows) + 1
    assert [each for each in behind if each in COEFFICIENTS.values()] == list(COEFFICIENTS.values())
    assert [each for each in behind if each in WITHOUT.values()] == list(WITHOUT.values())
    assert all(arrow.label and arrow.captions for arrow in chain.arrows)
    assert all(re.search(r"\w", caption[2]) for arrow in chain.arrows for caption in arrow.captions)
    assert VIEW.chosen({}, home)[HOME] == home.area.seat
