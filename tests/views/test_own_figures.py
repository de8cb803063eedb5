"""A reader's own figures in a context: which numbers they change, and where a page says that they do."""

import pytest

from analytics.counts import counts
from i18n.text import LANGUAGES, Text
from tests.views.checked import breaking, cells, figure, shown
from views.moment import moment_of
from views.own import Held
from views.own_figures import VIEW
from views.own_figures.file import UnitsMissingError, own_figures, posts_of, read
from views.registry import VIEWS
from views.saved import age
from views.shared import elsewhere
from views.structural_change.posts import FTE

FI = Text("fi")
TAKING = [name for name, view in VIEWS.items() if view.takes_figures]
VACANT = "kunta;avoimet työpaikat\nKajaani;500\nKuhmo;..\n".encode()


def brought(context, content=VACANT, template="vacancies", name="omat.csv"):
    found = read(content, template, context)
    assert not found.faults
    return own_figures(found, content, name, template)


@pytest.fixture(scope="module")
def mine(home):
    return home.with_own(brought(home))


def test_own_figures_stand_for_those_published(mine, home):
    own, published = counts(mine.now.data, mine.area), counts(home.now.data, home.area)

    assert own.of("205", "vacancies").low == 500
    assert (own.of("290", "vacancies").low, own.of("290", "vacancies").high) == (1, 4)
    assert own.of("305", "vacancies") == published.of("305", "vacancies")
    assert own.of("SSS", "vacancies") == published.of("SSS", "vacancies")
    assert own.of("205", "unemployed") == published.of("205", "unemployed")


def test_wholes_are_added_up_anew(mine, home):
    own, published = counts(mine.now.data, mine.area), counts(home.now.data, home.area)
    added = 500 - published.of("205", "vacancies").low

    assert (
        own.of(home.area.code, "vacancies").low >= published.of(home.area.code, "vacancies").low + added - 20
    )
    assert ("MK18", "vacancies") not in own.bounds
    assert ("MK18", "unemployed") in own.bounds


def test_a_share_is_worked_out_of_the_own_numbers(home):
    own = home.with_own(brought(home, b"kunta;unemployed\n205;1000\n", "clients"))
    table = counts(own.now.data, own.area)
    assert table.of("205", "unemployed").low == 1000
    assert ("205", "unemployed_share") not in table.bounds


def test_other_months_and_other_days_are_as_published(mine, home, dated):
    assert mine.observations(home.before).file == ""
    own = dated.with_own(brought(dated))
    assert own.on(dated.days[-1]).figures is None


def test_what_is_worked_out_of_a_file_is_in_no_context_of_others(mine, home):
    assert mine.memory is not home.memory
    assert counts(home.now.data).of("205", "vacancies").low != 500


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TAKING)
def test_a_page_that_uses_them_says_so(name, language, mine, home):
    text = Text(language)
    page, without = (VIEWS[name].page({}, context, text) for context in (mine, home))
    said, usual = (
        [each for block in found.moment for each in getattr(block, "sentences", ())]
        for found in (page, without)
    )

    assert [each for each in said if "omat.csv" in each]
    assert not [each for each in usual if "omat.csv" in each]


def test_the_figures_name_the_file_as_their_source(mine):
    page = shown(VIEWS["shared_metrics"], mine, section="matching")

    assert "omat.csv" in figure(page, "mismatch").source


def test_the_page_shows_them_beside_what_is_published(mine, home):
    found = cells(shown(VIEW, mine), "used")

    assert found["Kajaani"][1] == "500"
    assert found["Kuhmo"][1] == "1–4"
    assert found["Kajaani"][2] == breaking(str(int(counts(home.now.data).of("205", "vacancies").low)))
    assert "used" not in {part.key for part in VIEW.page({}, home, FI).parts}


@pytest.mark.parametrize("template", ["clients", "services", "vacancies", "posts"])
def test_each_template_is_documented(template, home):
    found = cells(shown(VIEW, home, template=template), "columns")

    assert len(found) >= 2


def test_posts_go_to_the_board(home):
    units = home.area.units
    rows = "".join(
        f"{unit.name['sv']};{place + 0.5:g}\n".replace(".", ",") for place, unit in enumerate(units.values())
    )
    found = read(f"yksikkö;htv\n{rows}".encode(), "posts", home)

    posts = posts_of(found, tuple(units))

    assert posts == tuple(place + 0.5 for place in range(len(units)))
    codes = {FTE.key: FTE.code(posts)}
    others = elsewhere(VIEW, VIEW.chosen(codes, home), {})
    board = VIEWS["staffing"].chosen(others["staffing"], home)
    assert next(board[choice] for choice in VIEWS["staffing"].choices if choice.key == FTE.key) == posts
    assert not board.refused


def test_a_file_of_posts_without_every_unit_is_refused(home):
    unit = next(iter(home.area.units.values()))
    found = read(f"yksikkö;htv\n{unit.name['fi']};1\n".encode(), "posts", home)

    with pytest.raises(UnitsMissingError):
        posts_of(found, tuple(home.area.units))


def test_a_version_says_that_there_was_a_file(home):
    own = brought(home)
    said = age.said_now(home, "activation", Held(figures=own))

    assert (said["own_figures_name"], said["own_figures_rows"]) == ("omat.csv", "2")
    assert "own_figures_name" not in age.said_now(home, "activation", Held())


def test_a_view_takes_only_the_files_it_works_with(home):
    own = brought(home)

    assert VIEWS["activation"].files_of(Held(figures=own)) == (own,)
    assert VIEWS["peers"].files_of(Held(figures=own)) == ()
    assert moment_of({}, home.with_own(own)).figures is own
