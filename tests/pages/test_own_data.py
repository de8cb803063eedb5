"""A reader's own file is in no link, version or other session; whoever misses it is told."""

import pytest
from streamlit.testing.v1 import AppTest

from tests import flow_files
from tests.pages.elements import opened, words
from tests.pages.stored import draft
from tests.pages.test_scenarios_page import link, said, saved, store  # noqa: F401 - a fixture
from ui import own_data
from views.saved import age

FLOWS = own_data.ADDRESS_KEYS[own_data.FLOWS]

LACKING = "Luvut perustuivat omaan virtatiedostoon"


@pytest.fixture
def database(request):
    """Return an empty database that the pages of this test use."""
    request.getfixturevalue("fresh_databases")
    return request.getfixturevalue("store")


def with_file(app, content=None, name="omat.csv"):
    """Return the page of flows after its reader loaded a file."""
    app.get("file_uploader")[0].upload(name, content or flow_files.plain(), "text/csv")
    return app.run()


def gone_to(app, page):
    app.switch_page(f"../pages/{page}.py")
    return app.run()


def test_an_address_says_that_its_numbers_rest_on_a_file():
    app = with_file(opened("flows"))

    assert app.query_params[FLOWS]
    assert gone_to(app, "overview").query_params[FLOWS]


@pytest.mark.parametrize("page", ["flows", "structural_change"])
def test_a_page_loaded_anew_says_that_the_file_is_gone(page):
    app = gone_to(with_file(opened("flows")), page)
    assert LACKING not in said(app)

    anew = opened(page, **dict(app.query_params))

    assert LACKING in said(anew)


def test_the_board_with_a_change_says_that_the_senders_file_is_not_here():
    mark = with_file(opened("flows")).query_params[FLOWS]
    change = "1~765~-200~2026-07~1.3~0.1~0.38~7~~p~2~0.45~0.5"

    anew = opened("staffing", **{FLOWS: mark}, muutos=change)

    assert "Lähettäjä laski omalla virtatiedostollaan" in said(anew)
    assert "Lähettäjä laski omalla" not in said(opened("staffing", muutos=change))


def test_a_reader_may_go_on_with_the_estimate():
    anew = opened("flows", **{FLOWS: "0123abcd"})
    anew.button(key="flows_go_on").click()
    anew.run()

    assert LACKING not in said(anew)
    assert FLOWS not in anew.query_params
    assert FLOWS not in gone_to(anew, "overview").query_params


def test_loading_the_file_again_settles_it():
    anew = with_file(opened("flows", **{FLOWS: "0123abcd"}))

    assert LACKING not in said(anew)
    assert anew.query_params[FLOWS] != ["0123abcd"]


@pytest.mark.parametrize("mark", ["", "1", "<b>", "0123ABCD", "0123abcd0", "x" * 5000])
def test_what_is_no_mark_is_dropped(mark):
    anew = opened("flows", **{FLOWS: mark})

    assert LACKING not in said(anew)
    assert FLOWS not in anew.query_params


def test_that_a_file_is_not_saved_is_said_before_saving():
    app = with_file(opened("flows"))

    assert "ei tallenneta. Version avaaja näkee arvion" in said(app)
    assert "ei tallenneta. Version avaaja näkee arvion" not in said(opened("flows"))


@pytest.mark.parametrize("page", ["flows", "overview"])
def test_a_version_says_which_file_it_could_not_keep(database, page):
    app = saved(with_file(opened("flows")), "Omat virrat")
    version = database.version(link(app))
    assert "sama tiedosto on nyt tuotuna" in said(app)

    anew = opened(page, scenario=version.id)

    assert age.own_flows_of(version).rows == 200
    assert "omat.csv" in said(anew)
    assert "(200 riviä), jota ei ole tallennettu" in said(anew)


def test_another_file_than_the_saved_one_is_told_apart(database):
    version = database.version(link(saved(with_file(opened("flows")), "Omat virrat")))

    other = with_file(opened("flows", scenario=version.id), flow_files.scaled(1.03), "toiset.csv")
    same = with_file(opened("flows", scenario=version.id), name="uusi nimi.csv")

    assert "toiset.csv" in said(other)
    assert "käytössä oli toinen tiedosto" in said(other)
    assert "sama tiedosto on nyt tuotuna" in said(same)


def test_a_file_over_a_version_that_had_none_is_told(database):
    version = database.version(link(saved(opened("flows"), "Arvio")))

    app = with_file(opened("flows", scenario=version.id))

    assert "Tallennettaessa ne olivat arvion mukaiset." in said(app)
    assert age.own_flows_of(version) is None


@pytest.mark.parametrize(
    ("changed", "is_told"),
    [
        ({}, True),
        ({"own_flows_name": "<b>x</b>\u202e"}, True),
        ({"own_flows_name": "x" * 8000}, True),
        ({"own_flows_sha256": "z"}, False),
        ({"own_flows_rows": "1e9"}, False),
        ({"own_flows_rows": "-1"}, False),
    ],
)
def test_what_a_version_says_of_a_file_may_be_written_by_anybody(changed, is_told, database):
    kept = {"own_flows_name": "a.csv", "own_flows_sha256": "0" * 64, "own_flows_rows": "200"}
    version = database.save_new(draft("Tuotu", {}, inputs={"saved": {**kept, **changed}}))

    app = opened("flows", scenario=version.id)
    bodies = [each.proto.body for each in app.get("html")]

    assert ("jota ei ole tallennettu" in said(app)) == is_told
    assert not any("<b>x" in body for body in bodies)
    assert not any("x" * 100 in body for body in bodies)


def test_another_session_does_not_have_the_file():
    with_file(opened("flows"))

    other = opened("flows")

    assert isinstance(other, AppTest)
    assert "omat.csv" not in " ".join(words(other))


def test_own_figures_are_looked_at_before_they_are_used_and_told_on_every_page_that_uses_them():
    app = opened("own_figures", template="vacancies")
    app.get("file_uploader")[0].upload("omat.csv", b"kunta;vacancies\nKajaani;500\nSSS;1\n", "text/csv")
    assert "”SSS” on summarivi" in said(app.run())
    assert not [each for each in app.button if each.key == "own_use"]

    app.get("file_uploader")[0].upload("omat.csv", b"kunta;vacancies\nKajaani;500\nKuhmo;..\n", "text/csv")
    app.run()
    assert own_data.ADDRESS_KEYS[own_data.FIGURES] not in app.query_params
    next(each for each in app.button if each.key == "own_use").click().run()

    assert app.query_params[own_data.ADDRESS_KEYS[own_data.FIGURES]]
    anew = opened("activation", **dict(gone_to(app, "activation").query_params))
    assert "ei ole tässä istunnossa" in said(anew)
