"""A structural change that the staffing board holds: its clients, its staff, and the way out."""

import pytest

from tests.pages.elements import answer, figures, opened, words
from tests.pages.test_overview import breaking, cells

SOTKAMO = "1~765~-200~2026-07~1.3~0.05~0.38~9~~p~2~0.45~0.5"
SENT = "1~16.5~9~4~9~7~9.5~3.5~5"
MOVED = SENT.replace("16.5", "18")
ADDED = "1~16~9~4~9~7~9.5~3.5~5~16.5~9~4~9~7~9.5~3.5~5"


def test_a_change_that_is_removed_takes_its_staff_along_but_not_what_was_moved_since():
    for fte, after in ((SENT, None), (MOVED, MOVED)):
        app = opened("staffing", muutos=SOTKAMO, htv=fte, muutos_htv=ADDED)
        app.get_by_key("board_change_remove").click()
        app.run()

        assert app.query_params.get("htv") == after
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
