"""The page of peers as a value: who is like an area and why, and where it stands among them."""

import pytest

from i18n.text import LANGUAGES, Text
from tests.views.checked import breaking, cells, figure, shown, texts
from views.peers import AREA, VIEW, WEIGHTS, asked
from views.peers.rows import found, peers_of

FI = Text("fi")
ZERO = {weight.key: "0" for weight in WEIGHTS.values()}


def test_kajaani_among_towns_of_its_kind(home):
    page = shown(VIEW, home)

    assert breaking(page.answer[0]) == "Kajaani: kaltaisimmat ovat Kokkola, Raahe ja Kempele."
    # StatFin tyonv 12r5, June 2026: 12.2 % unemployed.
    assert "kesäkuussa 2026 12,2 %" in breaking(page.answer[1])
    assert "/ 8" in breaking(page.answer[1])


def test_every_municipality_of_the_country_can_be_asked_of(home):
    assert len(AREA.options(VIEW.chosen({}, home))) == 308
    assert VIEW.chosen({"of": "091"}, home)[AREA] == "091"


@pytest.mark.parametrize(("level", "number"), [("subregion", 69), ("region", 19)])
def test_other_levels_are_compared_with_their_own_kind(home, level, number):
    chosen = VIEW.chosen({"level": level}, home)

    assert len(AREA.options(chosen)) == number
    assert len(found(home, asked(chosen))) == number - 1
    assert chosen[AREA] in (*home.area.compared, *home.area.totals)


def test_a_reader_sees_why_each_is_a_peer(home):
    rows = texts(figure(shown(VIEW, home), "near"))

    assert len(rows) == 8
    assert all(row[3].endswith(".") and len(row[3]) > 5 for row in rows)
    assert all(row[1] <= row[2] for row in rows)


def test_weights_change_who_is_near(home):
    by_size = VIEW.chosen(ZERO | {"w_size": "3"}, home)
    nearest = peers_of(home, asked(by_size))

    assert nearest != peers_of(home, asked(VIEW.chosen({}, home)))
    # By size alone: all within a quarter of Kajaani's labour force.
    table = home.municipalities.data
    size = table[table["indicator"] == "labour_force"].set_index("ref_area")["obs_value"]
    assert (size[list(nearest)] / size["205"]).between(4 / 5, 5 / 4).all()


def test_without_any_weight_the_page_says_what_to_do(home):
    page = shown(VIEW, home, **ZERO)

    assert any(note.startswith("failed: no peers") for note in page.notes)


def test_the_area_stands_in_order_with_its_peers(home):
    page = shown(VIEW, home)
    rows = cells(page, "order")

    assert len(rows) == 9
    assert rows["Kajaani"] == ["12,2 %", "12,2 %"]
    assert cells(page, "position")["Työttömien osuus työvoimasta"][-1] == "4 / 8"


def test_hidden_figures_leave_a_range_of_places(home):
    rows = cells(shown(VIEW, home, of="697"), "position")

    assert any("–" in row[-1] for row in rows.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_loaded_is_said(home, language):
    assert any("11ra" in note and "115h" in note for note in shown(VIEW, home, Text(language)).notes)


def test_a_new_level_starts_with_its_own_area(home):
    moved = VIEW.moved({"of": "205"}, {"level": "region"})

    assert "of" not in moved
    assert VIEW.chosen({"level": "region", "of": "205"}, home)[AREA] != "205"
