"""A meeting in real browsers: a chair and two municipalities, a dropped connection, a killed server."""

import re
import signal
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from i18n.text import Text
from scenarios.database import default_url
from tests.browser.conftest import DESK, FINN, PHONE
from tests.browser.proxy import PATH, proxied
from tests.browser.server import CALM_S, free_port, started
from tests.browser.test_every_page import FITS, found_by_axe
from tests.browser.visit import PATIENCE_MS, SETTLED, choose, lasting
from tests.scenarios.postgres import running_server

FI = Text("fi")
QUESTION = "Mikä on ensi vuoden tavoite?"


@pytest.fixture(params=["sqlite, one process", "postgresql, two processes behind a proxy"])
def database(request, tmp_path):
    """Return the address of an empty database, and how many processes of the dashboard share it."""
    if request.param.startswith("sqlite"):
        yield default_url(tmp_path), 1
        return
    with running_server() as server:
        yield server.new_url(), 2


class Reader:
    """A browser of its own, with one tab that is looked at."""

    def __init__(self, stack, browser, size, url):
        self.context = lasting(browser.new_context(**FINN, viewport=size), url)
        stack.callback(self.context.close)
        self.tab = None

    def open(self, address):
        self.tab = self.context.new_page()
        self.tab.set_default_timeout(PATIENCE_MS)
        self.tab.goto(address)
        self.tab.wait_for_function(SETTLED)
        return self.tab

    def drop(self):
        """Lose the tab, and with it the connection."""
        self.tab.close()

    def press(self, key):
        self.tab.get_by_role("button", name=FI(key), exact=True).click()

    def sees(self, words):
        self.tab.get_by_text(words).first.wait_for()

    def secrets(self):
        """Return the part of the address by which the reader is where they are."""
        return urlsplit(self.tab.url).query


def opened_by(chair, url):
    """Return the code of a room that the chair opens on the activation target, two answers being enough."""
    tab = chair.open(f"{url}/room")
    tab.get_by_label(FI("room.open.question")).fill(QUESTION)
    choose(tab.get_by_label(FI("room.open.subject")), FI("scenario_page.metrics.activation_target"))
    tab.get_by_label(FI("room.open.quorum")).fill("2")
    chair.press("room.open.submit")
    tab.locator(".th-room").wait_for()
    return re.search("room=([^&]+)", tab.url)[1]


def seated(reader, url, code, party):
    """Take a participant's seat, as one who comes by the code."""
    tab = reader.open(f"{url}/room")
    tab.get_by_label(FI("room.join.code")).fill(f" {code.lower()} ")
    reader.press("room.join.enter")
    choose(tab.get_by_label(FI("room.seat.party")), party)
    tab.get_by_test_id("stForm").get_by_role("button", name=FI("room.seat.submit")).click()
    reader.sees(FI("room.seat.speaks", party=party))
    tab.wait_for_url(re.compile("[?&]seat="))  # the address follows the words


def proposed(reader, url, target):
    """Send a target from the page it is set on."""
    secrets = reader.secrets()
    reader.drop()
    reader.open(f"{url}/activation?target={target}&{secrets}")
    reader.press("room.send")
    reader.sees(f"{target},0\N{NO-BREAK SPACE}%")


def taken_back(chair, reason):
    """Take the decision back, by a decision of its own."""
    chair.tab.locator("summary").filter(has_text=FI("room.decision.undo")).click()
    chair.tab.get_by_label(FI("room.decision.why")).fill(reason)
    chair.press("room.decision.undo_submit")


def test_three_browsers_decide_and_a_fourth_opens_the_decision_of_a_killed_server(browser, database):
    address, processes = database
    ports = [free_port() for _ in range(processes)]
    under = {"STREAMLIT_SERVER_BASE_URL_PATH": PATH} if processes > 1 else {}
    with ExitStack() as stack:
        servers = [
            stack.enter_context(started(database=address, port=port, environment=under)) for port in ports
        ]
        for server in servers:
            server.wait_until("/ready", CALM_S)
        url = stack.enter_context(proxied(ports)) if processes > 1 else servers[0].url
        chair, kajaani, kuhmo = (Reader(stack, browser, size, url) for size in (DESK, PHONE, DESK))

        code = opened_by(chair, url)
        chair.sees(FI("room.answered", answered="0", expected="10"))
        seated(kajaani, url, code, "Kajaani")
        seated(kuhmo, url, code, "Kuhmo")
        proposed(kajaani, url, 25)
        proposed(kuhmo, url, 30)
        chair.sees(FI("room.answered", answered="2", expected="10"))
        assert "30,0" not in chair.tab.locator("body").inner_text()

        secrets = kuhmo.secrets()
        kuhmo.drop()
        kuhmo.open(f"{url}/room?{secrets.partition('&')[2] if secrets.startswith('target') else secrets}")
        kuhmo.sees(FI("room.seat.speaks", party="Kuhmo"))
        assert "25,0" not in kuhmo.tab.locator("body").inner_text()

        chair.press("room.chair.reveal")
        for reader in (chair, kuhmo):
            reader.tab.locator(".th-dots").wait_for()
            expect(reader.tab.locator(".th-kpi .th-value")).to_have_text(
                [f"{value}\N{NO-BREAK SPACE}%" for value in ("25,0", "27,5", "30,0")]
            )
        kajaani.sees(FI("room.phase.revealed"))  # on the page where the sliders are
        assert kajaani.tab.get_by_role("button", name=FI("room.send_again")).count() == 0
        kajaani.tab.get_by_role("link", name=FI("room.to_room")).click()
        kajaani.tab.locator(".th-dots").wait_for()
        kajaani.tab.wait_for_function(SETTLED)
        assert kajaani.tab.evaluate(FITS)
        for reader in (chair, kajaani):
            assert not found_by_axe(reader.tab)

        choose(chair.tab.get_by_label(FI("room.chair.proposal")), "Kuhmo")
        chair.press("room.chair.freeze")
        chair.sees(FI("room.decision.title"))
        copied = chair.tab.locator(".th-copy input").last
        expect(copied).to_have_value(re.compile("scenario="))
        link = copied.input_value()
        assert link.startswith(f"{url}/")
        kuhmo.sees(FI("room.outcome.unopposed"))

        assert [server.sessions() > 0 for server in servers] == [True] * processes
        with kajaani.tab.expect_event("websocket"):  # a tab that stayed open connects again by itself
            servers[-1].process.send_signal(signal.SIGKILL)
            servers[-1].process.wait()
            again = stack.enter_context(started(database=address, port=ports[-1], environment=under))
            again.wait_until("/ready", CALM_S)
        fourth = Reader(stack, browser, DESK, url).open(link)
        banner = fourth.locator(".st-key-scenario_banner").inner_text()
        assert QUESTION in banner
        assert "Kuhmo" in banner
        slider = fourth.locator(".th-key-target input").first
        assert slider.input_value() == "30"
        assert again.sessions() > 0

        chair.tab.wait_for_function(SETTLED)  # connected again, if it was the server of this tab
        taken_back(chair, "Valtuusto palautti asian")
        kajaani.sees("Valtuusto palautti asian")
        with kajaani.tab.expect_download() as minutes:
            kajaani.tab.get_by_role("button", name=FI("room.decision.download")).first.click()
        assert "Valtuusto palautti asian" in Path(minutes.value.path()).read_text(encoding="utf-8")
        for server in (*servers[:-1], again):
            assert "Traceback" not in server.log(), server.log()


def test_an_unknown_code_is_refused_in_words(visit):
    tab = visit("room")
    tab.get_by_label(FI("room.join.code")).fill("ABCDEF")
    tab.get_by_role("button", name=FI("room.join.enter"), exact=True).click()

    tab.get_by_text(FI("room.errors.unknown", code="ABCDEF")).wait_for()
