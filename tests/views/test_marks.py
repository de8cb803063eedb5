"""Pages that tell of what readers said are kept while that stays the same, and made anew when it does not."""

from dataclasses import replace

import pytest

from domain.errors import DashboardError
from i18n.text import Text
from scenarios.goals.model import Kind
from tests.scenarios.goals.test_store import DECISION, GOAL, entry
from tests.views.checked import explain
from views import changes, goals, partners
from views.registry import VIEWS
from views.sheet import sheets

FI = Text("fi")
TOLD = (entry(Kind.GOAL, id="1" * 16, **GOAL), entry(Kind.DECISION, id="2" * 16, **DECISION))

of_readers = pytest.mark.parametrize(
    "view", [goals.VIEW, partners.VIEW, changes.VIEW], ids=lambda each: each.name
)


def made(view, context):
    return sheets(view, {}, context, FI, explain=explain)


@of_readers
def test_a_page_is_made_once_for_all_who_are_told_the_same(view, home):
    told = replace(home, said=lambda: TOLD)

    assert made(view, told) is made(view, replace(home, said=lambda: TOLD))


def test_what_was_said_since_is_on_the_page(home):
    before, after = (
        b"".join(made(goals.VIEW, replace(home, said=lambda told=told: told)).first.figures.values()).decode()
        for told in ((), TOLD)
    )

    assert GOAL["name"] not in before
    assert GOAL["name"] in after


@of_readers
def test_a_page_whose_entries_cannot_be_read_is_not_kept(view, home):
    def fails():
        raise DashboardError("no database")

    told = replace(home, said=fails, decided=fails)

    assert view.mark(told) is None
    assert made(view, told) is not made(view, told)


def test_what_readers_save_under_many_names_is_made_anew(home):
    anew = {view.name for view in VIEWS.values() if view.mark(home) is None}

    assert anew == {"scenarios", "compare", "own_figures", "about"}
