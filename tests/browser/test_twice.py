"""Buttons that write, pressed twice before the browser has heard of the first press."""

import re

import pytest

from i18n.text import Text
from scenarios.database import default_url
from scenarios.goals.store import GoalStore
from scenarios.rooms.model import Deed, Phase
from scenarios.rooms.store import RoomStore
from scenarios.store import ScenarioStore
from tests.browser.client import met
from tests.browser.server import started
from tests.browser.visit import SETTLED, opened
from tests.scenarios.rooms.acts import act, proposal, room

FI = Text("fi")
AREA = "TA10"


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """Return the address of a database that a server of its own writes into."""
    return default_url(tmp_path_factory.mktemp("twice"))


@pytest.fixture(scope="module")
def dashboard(address):
    """Return that server."""
    with started(database=address) as server:
        assert not met(server)
        yield server
        assert "Traceback" not in server.log(), server.log()


@pytest.fixture
def tab(dashboard, contexts):
    """Return what opens a page of it."""
    tabs = []

    def visit(path):
        tabs.append(opened(contexts["light", "desk"], f"{dashboard.url}/{path}"))
        return tabs[-1]

    yield visit
    for each in tabs:
        each.close()


def press_twice(button):
    """Press a button twice in one go: both messages leave before either is answered."""
    button.evaluate("button => { button.click(); button.click() }")


def test_a_scenario_is_saved_once_and_opened(tab, address):
    page = tab("overview")
    page.locator(".st-key-scenario_menu button").first.click()
    form = page.get_by_test_id("stForm")
    form.get_by_label(FI("scenario_page.save.name")).fill("Kerran")
    form.get_by_label(FI("scenario_page.save.note")).click()  # the name is said as its field is left
    press_twice(form.get_by_role("button", name=FI("scenario_page.save.new")))
    page.locator(".st-key-scenario_banner .th-scenario").get_by_text("Kerran").wait_for()
    page.wait_for_function(SETTLED)

    store = ScenarioStore(address)
    (only,) = store.scenarios()
    store.close()
    assert only.versions == 1
    assert re.search("scenario=([^&]+)", page.url)[1] == only.latest_version_id


def test_an_entry_of_the_goals_is_written_once_and_said_to_be(tab, address):
    page = tab("goals?goal=multisector")
    page.get_by_text(FI("goals.form.value"), exact=True).first.click()
    page.get_by_label(FI("goals.fields.value"), exact=True).last.fill("90")
    page.get_by_label(FI("goals.fields.source"), exact=True).last.fill("Oma tilasto")
    page.get_by_label(FI("goals.form.reason")).click()
    press_twice(page.get_by_role("button", name=FI("goals.form.save")))
    page.wait_for_function(SETTLED)
    page.get_by_text(FI("goals.form.saved")).wait_for()

    store = GoalStore(address)
    assert [each["value"] for each in store.entries(AREA)] == ["90.0"]
    store.close()


def test_one_room_is_opened_and_the_chair_is_told_of_no_refusal(tab, address):
    page = tab("room")
    page.get_by_label(FI("room.open.question")).fill("Montako?")
    page.get_by_label(FI("room.open.chair")).click()
    press_twice(page.get_by_role("button", name=FI("room.open.submit")))
    page.locator(".th-room").wait_for()
    page.wait_for_function(SETTLED)

    rooms = RoomStore(address)
    with rooms._database.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM room").scalar() == 1

    made, key = rooms.open(room())
    rooms.do(made.code, proposal("north", 23), seat=rooms.sit(made.code, act(Deed.SEATED, "north")))
    page = tab(f"room?room={made.code}&chair={key}")
    press_twice(page.get_by_role("button", name=FI("room.chair.reveal")))
    page.locator(".th-dots").wait_for()
    page.wait_for_function(SETTLED)
    assert rooms.state(made.code).phase is Phase.REVEALED
    assert page.get_by_text(FI("room.errors.order", code=made.code)).count() == 0
    rooms.close()
