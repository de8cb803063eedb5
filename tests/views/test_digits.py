"""No door of a page takes a number in the digits of another script: such a link or typed number is told."""

import pytest

from i18n.text import Text
from tests.scripts import ARABIC, FULL_WIDTH, abroad
from tests.views.test_every_view import values
from views.choices import Coded, PartOf
from views.picks import Sought
from views.registry import VIEWS

FI = Text("fi")
CODED = {
    "change": "1~765~-200~2026-07~1.3~0.05~0.38~9~~p~2~0.45~0.5",
    "fte": "1~16~9~4~9~7~9.5~3.5~5",
    "assumptions": "1~presence_fte:1.5",
    "rule": "1~4-4-4-4~0-0-0-0~",
    "first": "8",
    "kela": "2026-06~205.100000",
    "own_clients": "578_4",
    "residents": "205_30000",
}
"""A code of each coded choice that writes numbers."""
OF_VIEW = {("bill", "residents"): "205.30000"}

every_view = pytest.mark.parametrize("view", VIEWS.values(), ids=lambda view: view.name)


@every_view
@pytest.mark.parametrize("zero", [ARABIC, FULL_WIDTH], ids=["arabic", "full width"])
def test_a_code_in_another_script_opens_the_default_and_is_told(view, zero, home):
    opened = view.chosen({}, home)
    for choice in view.choices:
        if isinstance(choice, Sought):  # words to look for, of which any is right
            continue
        code = OF_VIEW.get((view.name, choice.key), CODED.get(choice.key))
        for each in [code] if isinstance(choice, Coded) and code else values(choice, opened):
            if (foreign := abroad(each, zero)) != each:
                assert choice.key not in view.chosen({choice.key: each}, home).refused
                assert choice.key in view.chosen({choice.key: foreign}, home).refused


@every_view
def test_a_part_that_is_typed_in_another_script_changes_what_nonsense_changes(view, home):
    for block in view.page({}, home, FI).blocks:
        if isinstance(block, PartOf):
            part = f"{block.whole.key}.{block.like.key}"

            assert view.moved({}, {part: abroad("3")}) == view.moved({}, {part: "three"})


def test_every_coded_choice_of_numbers_is_tried():
    coded = {choice.key for view in VIEWS.values() for choice in view.choices if isinstance(choice, Coded)}

    assert set(CODED) <= coded
