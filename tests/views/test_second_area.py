"""The dashboard for an area of nobody's with its own plan: its numbers are its own, no other's is told."""

import re

import pytest

from analytics.staffing.assumptions import GIVEN
from data.areas import area
from i18n.text import LANGUAGES, Text
from tests.views.checked import figure, texts
from tests.views.checked import shown as read
from tests.views.planned import CITY, PLANNED, RING, SOURCE
from tests.views.test_every_view import shown, words
from views.registry import VIEWS
from views.staffing import VIEW, assumed, setting
from views.staffing.choices import given

HOME = area("TA10")
FI = Text("fi")

OTHERS = {
    "peers": "lists municipalities of the whole country",
    "joint_services": "the same",
    "compare": "shows what readers saved, of whichever area",
    "scenarios": "the same",
}
"""Views that may name another area, and why."""


def foreign(context):
    """Return what finds a name of the first area or of one of its municipalities, in any case."""
    names = context.names("fi")
    stems = [names[code][:-1] for code in HOME.municipalities]
    return re.compile(rf"\b({'|'.join([*stems, 'Kainuu', 'Koillismaa'])})")


@pytest.mark.parametrize("name", sorted(set(VIEWS) - set(OTHERS)))
def test_no_page_of_it_names_the_first_area(name, elsewhere):
    pattern = foreign(elsewhere)
    found = [said for said in words(*shown(VIEWS[name], elsewhere)) if pattern.search(said)]

    assert found == []


def test_its_board_counts_with_its_own_plan(elsewhere):
    chosen = VIEW.chosen({}, elsewhere)
    start = setting.worked_out(elsewhere, given(chosen)).baseline
    registry = setting.registry(elsewhere)

    assert start.fte == {CITY: 100.0, RING: 32.0}
    assert (registry["state_client_fte"].default, registry["state_fte"].high) == (90, 160)
    # 18 772 of 27 855, and of the seat 1 217 of 16 647.
    assert (registry["met_share"].default, registry["foreign_language_share"].default) == (0.67, 0.07)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_assumption_says_where_it_comes_from(elsewhere, language):
    text = Text(language)
    rows = texts(figure(read(VIEW, elsewhere, text, section="assumptions"), "assumptions"))
    said = {name: assumed.source(elsewhere, text, name).replace("\xa0", " ") for name in GIVEN}

    assert set(said.values()) <= {row[-1].replace("\xa0", " ") for row in rows}
    assert {name for name, each in said.items() if each == SOURCE} == set(PLANNED.planned)


def test_an_area_whose_documents_state_no_such_number_has_no_board(oulu, home):
    assert setting.assumptions(oulu) is None
    assert VIEW.chosen({"assumptions": "1~presence_fte:2"}, oulu).changed == {}
    assert set(HOME.planned) <= set(GIVEN)
    assert setting.assumptions(home) == setting.registry(home).assumptions
