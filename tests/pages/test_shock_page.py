"""The page of structural change: the chain, its arrows, and the way to the staffing board."""

import re

import pytest

from tests.pages.elements import answer, figures, opened, seen, words
from tests.pages.test_overview import breaking, cells

SOTKAMO = "1~765~-200~2026-07~1.3~0.05~0.38~9~~p~2~0.45~0.5"


SENT = "1~16.5~9~4~9~7~9.5~3.5~5"
MOVED = SENT.replace("16.5", "18")
ADDED = "1~16~9~4~9~7~9.5~3.5~5~16.5~9~4~9~7~9.5~3.5~5"


def chain(app):
    """Return value, range and one more line of each box of the chain, by its name."""
    row = next(each.proto.body for each in app.get("html") if "th-box" in each.proto.body)
    boxes = re.findall(r'class="th-box".*?<span>(.*?)</span><strong>(.*?)</strong>(.*?)</div>', row)
    return {
        name: [breaking(first), *map(breaking, re.findall("<small>(.*?)</small>", more))]
        for name, first, more in boxes
    }


def value(cell):
    return float(cell.replace(" ", "").replace(",", ".").replace("−", "-").replace("+", ""))


def units(app):
    """Return each unit's row of the caseload table."""
    return {unit: [value(cell) for cell in row] for unit, row in cells(figures(app)["caseload"]).items()}


def moved(app, key, number):
    app.get_by_key(key).set_value(number)
    return app.run()


def test_200_jobs_lost_in_sotkamo_raise_the_clients_and_caseloads_of_kajaani_and_kuhmo_with_a_range():
    for unit, clients in (("Kajaani", 3248), ("Kuhmo", 564)):
        before, after, low, high, caseload, _, most = units(seen("structural_change"))[unit][:7]

        assert clients < low < after < high
        assert before < caseload < most


def test_the_answer_names_who_is_hit_most():
    assert "83 lisää (32–268): Sotkamo +61, Kajaani +17, Kuhmo +2." in breaking(
        answer(seen("structural_change"))
    )


def test_no_change_changes_nothing():
    app = opened("structural_change", tyopaikat="0")

    assert "mikään muukaan ei muutu" in answer(app)
    assert all(row[0] == row[4] == row[5] == row[6] for row in units(app).values())
    assert app.get_by_key("shock_to_board").disabled


def test_new_jobs_lower_the_caseload():
    row = units(opened("structural_change", esimerkki="kajaani_300"))["Kajaani"]

    assert row[4] < row[0]


def test_an_example_sets_the_controls_and_its_reader_may_move_them_on():
    app = opened("structural_change", tyopaikat="-500")
    app.get_by_key("esimerkki").set_value("Kuusamo: matkailutalvi ilman lunta")
    app.run()
    assert [app.session_state[key] for key in ("tyokunta", "tyopaikat", "ilmoittautuu", "kuukausi")] == [
        "305",
        -250,
        70,
        "2026-12",
    ]

    moved(app, "tyopaikat", -300)

    assert dict(app.query_params) == {"lang": "fi", "esimerkki": "kuusamo_no_snow", "tyopaikat": "-300"}


def test_an_arrow_switched_off_passes_everyone_on():
    areas = cells(figures(opened("structural_change", ohita_2="1"))["map"])

    assert areas["Kajaani"][0] == "0"
    # 200 x 1,3 x 0,95 x 0,38, all at home in Sotkamo.
    assert areas["Sotkamo"][0] == "+94"


def test_what_an_arrow_that_is_off_leads_to_is_not_shown_as_0():
    boxes = chain(opened("structural_change", ohita_8="1"))
    assert boxes["Henkilöstöä"][:2] == boxes["Kustannus"][:2] == ["–", "ohitettu"]

    without_hours_and_price = opened("structural_change", ohita_7="1", ohita_9="1")
    boxes = chain(without_hours_and_price)
    assert boxes["Asiakkaita"] == ["+83", "32–268", ""]
    assert boxes["Kustannus"][:2] == ["–", "ohitettu"]
    assert boxes["Henkilöstöä"][0] == "+0,1"
    assert "–" in cells(figures(without_hours_and_price)["caseload"])["Kajaani"]


def test_an_arrow_that_is_off_says_so_in_the_table_of_arrows():
    arrows = cells(figures(opened("structural_change", tarkemmin="nuolet", ohita_4="1"))["arrows"])

    assert [row[3] for row in arrows.values()].count("ohitettu") == 1


def test_every_section_shows_its_own_and_no_other():
    shown = {
        code: list(figures(opened("structural_change", tarkemmin=code)))[2:]
        for code in ("kuukaudet", "yksikko", "nuolet")
    }

    assert shown == {"kuukaudet": ["months", "states"], "yksikko": ["unit_months"], "nuolet": ["arrows"]}


def test_the_unit_of_the_home_municipality_has_24_months_with_their_ranges():
    months = figures(opened("structural_change", tarkemmin="yksikko", kunta="290"))["unit_months"]

    assert months["title"].endswith("Kuhmo")
    assert len(cells(months)) == 24
    for central, low, high, *_ in cells(months).values():
        assert value(low) <= value(central) <= value(high)


def test_every_arrow_gives_its_coefficient_range_and_source():
    arrows = cells(figures(opened("structural_change", tarkemmin="nuolet"))["arrows"])

    assert len(arrows) == 9
    assert arrows["Työttömiksi työnhakijoiksi ilmoittautuvat"][:2] == ["38 %", "25–70 %"]
    assert all(row[4] for row in arrows.values())


def test_every_job_is_in_one_state_each_month():
    months = cells(figures(seen("structural_change"))["states"])

    assert len(months) == 24
    for row in months.values():
        *states, total = map(value, row)
        assert total == 260.0
        assert sum(states) == pytest.approx(total, abs=0.26)


def test_more_jobs_than_the_municipality_has_are_refused_in_a_sentence():
    app = opened("structural_change", tyokunta="697", tyopaikat="-900")

    assert [error.value for error in app.error] == [
        "Ristijärvi: työpaikkoja on 280, joten niitä ei voi kadota tai syntyä enempää. Siirrä liukusäädintä."
    ]


def test_with_those_of_suppliers_more_jobs_than_there_are_are_refused_and_the_arrows_stay():
    app = opened("structural_change", tyokunta="697", tyopaikat="-280")

    assert [error.value for error in app.error] == [
        "Ristijärvi: työpaikkoja on 280, mutta alihankkijoiden paikat mukaan lukien niitä katoaisi 364. "
        "Siirrä liukusäädintä tai pienennä kerrannaisvaikutusta."
    ]
    assert chain(app)["Työttömiä"] == ["–", "", ""]
    assert not opened("structural_change", tyokunta="697", tyopaikat="-280", kerrannainen="1").error


def test_the_activation_rate_of_a_municipality_with_suppressed_services_is_an_interval():
    app = opened("structural_change", mitta="activation_rate", kunta="290")
    areas = cells(figures(app)["map"])

    assert areas["Kuhmo"][-3] == "–"
    assert 0 < value(areas["Kuhmo"][-2].rstrip("%")) < value(areas["Kuhmo"][-1].rstrip("%"))
    # Before the change 871 of 5 293 (StatFin tyonv 12r5, June 2026): 16.5 %.
    assert value(areas["Kainuu–Koillismaa"][-3].rstrip("%")) == pytest.approx(
        100 * 871 / (5293 + 83), abs=0.06
    )
    assert "–" in figures(app)["months"]["alt"].split("Alussa")[1]


def test_every_box_of_the_chain_has_its_range():
    boxes = chain(seen("structural_change"))

    assert boxes["Asuu alueella"] == ["231", "163–383", "kaikkiaan 260"]
    assert boxes["Työttömiä"][:2] == ["+83", "32–268"]


def test_whoever_registers_is_one_client_in_the_chain_and_on_the_board():
    boxes = chain(seen("structural_change"))
    board = breaking(" ".join(words(opened("staffing", muutos=SOTKAMO))))

    assert boxes["Asiakkaita"][:2] == boxes["Työttömiä"][:2]
    assert "Asiakkaita +83 (32–268)" in board


def test_the_arrow_from_registered_to_client_is_a_definition_without_a_switch():
    arrows = cells(figures(opened("structural_change", tarkemmin="nuolet", ohita_6="1"))["arrows"])

    assert arrows["Ilmoittautunut → asiakas"][:4] == ["× 1", "ei väliä", "määritelmä", "käytössä"]


def test_the_answer_names_the_unit_that_changes_most():
    said = breaking(answer(seen("structural_change")))

    assert said.startswith("Sotkamo −200 työpaikkaa, heinäkuu 2026: eniten muuttuu Sotkamo, 58,3 → 65,1 ")


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ({}, "Kajaani +0,5 htv (tarve +0,11 htv, väli 0,0–0,5)"),
        ({"tyokunta": "832", "tyopaikat": "-150"}, "ilman lisähenkilöstöä (väli 0,0–0,8 htv)"),
        ({"ohita_8": "1"}, "ei lasketa, koska nuoli asiakkaista lisähenkilöstöön on ohitettu"),
    ],
)
def test_the_need_for_staff_is_said_with_its_range_or_why_not(link, said):
    assert said in breaking(" ".join(words(opened("structural_change", **link))))


def test_units_without_staff_are_named_before_the_one_that_changes_most():
    said = breaking(answer(opened("structural_change", htv="1~0~9~4~9~7~9.5~3.5~5")))

    assert said.startswith("Ilman henkilöstöä: Kajaani (3 265 asiakasta). Sotkamo −200 työpaikkaa")


def test_a_unit_without_staff_is_not_within_its_target_in_the_picture():
    alt = figures(opened("structural_change", htv="1~0~9~4~9~7~9.5~3.5~5"))["caseload"]["alt"]

    assert "Kajaani 3 265 asiakasta, ei henkilöstöä" in breaking(alt)
    assert "<b>" not in alt


def test_an_example_says_what_is_known_of_it_until_its_jobs_are_changed():
    said = "Työpaikkojen määrä on toteutunut"

    assert said in " ".join(words(opened("structural_change", esimerkki="upm_kajaani")))
    assert said not in " ".join(words(opened("structural_change", esimerkki="upm_kajaani", tyopaikat="-300")))


def test_sending_opens_the_board_with_the_change_and_the_extra_staff():
    app = opened("structural_change")
    app.get_by_key("shock_to_board").click()
    app.run()

    assert app.title[0].value == "Riittääkö henkilöstö?"
    assert dict(app.query_params) == {"lang": "fi", "muutos": SOTKAMO, "htv": SENT, "muutos_htv": ADDED}
    assert "Sotkamo −200 työpaikkaa" in " ".join(words(app))


def test_a_change_sent_again_adds_its_staff_once():
    app = opened("structural_change", htv=SENT, muutos_htv=ADDED)
    assert units(app)["Kajaani"][0] == pytest.approx(3248 / 16, abs=0.05)

    app.get_by_key("shock_to_board").click()
    app.run()

    assert dict(app.query_params) == {"lang": "fi", "muutos": SOTKAMO, "htv": SENT, "muutos_htv": ADDED}


def test_a_change_that_is_removed_takes_its_staff_along_but_not_what_was_moved_since():
    for fte, after in ((SENT, None), (MOVED, MOVED)):
        app = opened("staffing", muutos=SOTKAMO, htv=fte, muutos_htv=ADDED)
        app.get_by_key("board_change_remove").click()
        app.run()

        assert app.query_params.get("htv") == after
        assert "muutos_htv" not in app.query_params


def test_a_note_of_added_staff_that_cannot_be_read_is_left_out():
    app = opened("structural_change", htv=SENT, muutos_htv="1~x")

    assert units(app)["Kajaani"][0] == pytest.approx(3248 / 16.5, abs=0.05)
    assert "muutos_htv" not in app.query_params


def test_the_receiver_is_told_that_the_sender_had_a_file_of_flows():
    app = opened("staffing", muutos=f"{SOTKAMO}~f")

    assert "Lähettäjä laski omalla virtatiedostollaan" in " ".join(words(app))
    assert "Lähettäjä" not in " ".join(words(opened("staffing", muutos=SOTKAMO)))


def test_the_board_counts_the_clients_of_the_change():
    before, after = (breaking(answer(opened("staffing", **link))) for link in ({}, {"muutos": SOTKAMO}))

    assert "Asiakkaita on 7 152" in before
    assert "Asiakkaita on 7 235" in after


def test_the_starting_allocation_does_not_follow_the_change():
    rows = [
        cells(figures(opened("staffing", jako="state_by_clients", **link))["staffing_table"])
        for link in ({}, {"muutos": SOTKAMO})
    ]

    assert [row[2] for row in rows[0].values()] == [row[2] for row in rows[1].values()]


def test_the_change_leaves_the_board_with_one_button():
    app = opened("staffing", muutos=SOTKAMO)
    app.get_by_key("board_change_remove").click()
    app.run()

    assert "Asiakkaita on 7 152" in breaking(answer(app))
    assert "muutos" not in app.query_params


@pytest.mark.parametrize("code", ["nonsense", "2" + SOTKAMO[1:], SOTKAMO.replace("-200", "-99999")])
def test_a_change_that_cannot_be_read_is_said_and_left_out(code):
    app = opened("staffing", muutos=code)

    assert len(app.warning) == 1
    assert "Asiakkaita on 7 152" in breaking(answer(app))
