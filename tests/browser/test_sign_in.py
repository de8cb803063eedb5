"""Sign-in against a real OpenID Connect server on this machine: who has which role may do what."""

import re
from contextlib import ExitStack
from pathlib import Path

import pytest

from i18n.text import Text
from tests.browser.client import met
from tests.browser.conftest import DESK, FINN
from tests.browser.server import free_port, started
from tests.browser.sign_in import asking, provider, sign_in
from tests.browser.visit import PATIENCE_MS, SETTLED, choose

FI = Text("fi")


@pytest.fixture(scope="module")
def dashboard(tmp_path_factory):
    """Return a dashboard that signs readers in."""
    with provider() as issuer:
        port = free_port()
        secrets = asking(issuer, f"http://localhost:{port}", tmp_path_factory.mktemp("secrets"))
        with started(port=port, environment=secrets) as server:
            assert not met(server)
            yield server
            assert "Traceback" not in server.log(), server.log()


@pytest.fixture
def arriving(dashboard, browser):
    """Return what opens an address in a browser of its own, as somebody who signs in or as nobody."""
    with ExitStack() as stack:

        def arrive(path, name=""):
            context = browser.new_context(**FINN, viewport=DESK)
            stack.callback(context.close)
            tab = context.new_page()
            tab.set_default_timeout(PATIENCE_MS)
            tab.goto(f"{dashboard.url}/{path if not name else ''}")
            tab.wait_for_function(SETTLED)
            if name:
                sign_in(tab, name)
                tab.wait_for_url(f"{dashboard.url}/**")
                again(tab, f"{dashboard.url}/{path}")
            return tab

        yield arrive


def again(tab, url):
    tab.goto(url)
    tab.wait_for_function(SETTLED)


def saved(tab, name, visibility):
    """Try to save what the page shows under a name, for these to see."""
    tab.locator(".st-key-scenario_menu button").first.click()
    form = tab.get_by_test_id("stForm")
    form.get_by_label(FI("scenario_page.save.name")).fill(name)
    assert form.get_by_label(FI("scenario_page.save.author")).count() == 0
    choose(form.get_by_label(FI("access.visibility")), FI(f"access.visibilities.{visibility}"))
    form.get_by_role("button", name=FI("scenario_page.save.new")).click()


def test_roles_decide_who_saves_and_links_of_private_scenarios_ask_to_sign_in(dashboard, arriving):
    pekka = arriving("activation?target=30", "pekka")
    pekka.locator(".st-key-account button").first.click()
    pekka.get_by_text(FI("access.roles.reader")).wait_for()
    pekka.keyboard.press("Escape")
    saved(pekka, "Salainen", "private")
    pekka.get_by_text(FI("access.errors.denied")).first.wait_for()

    maija = arriving("administration", "maija")
    choose(maija.get_by_label(FI("access.person")), "Pekka")
    choose(maija.get_by_label(FI("access.role"), exact=True), FI("access.roles.editor"))
    maija.get_by_role("button", name=FI("access.grant"), exact=True).click()
    maija.get_by_text(FI("access.granted")).wait_for()

    again(pekka, f"{dashboard.url}/activation?target=30")
    saved(pekka, "Salainen", "private")
    banner = pekka.locator(".st-key-scenario_banner")
    banner.get_by_text("Salainen").wait_for()
    pekka.wait_for_url(re.compile("scenario="))
    assert "Pekka" in banner.inner_text()
    link = f"activation?scenario={re.search('scenario=([^&]+)', pekka.url)[1]}"

    arriving(link).get_by_text(FI("access.errors.sign_in")).wait_for()
    again(maija, f"{dashboard.url}/{link}")
    maija.get_by_text(FI("access.errors.denied")).wait_for()
    again(maija, f"{dashboard.url}/scenarios")
    assert maija.get_by_text("Salainen").count() == 0

    again(maija, f"{dashboard.url}/administration")
    with maija.expect_download() as download:
        maija.get_by_role("button", name=FI("access.export")).click()
    trail = Path(download.value.path()).read_text(encoding="utf-8-sig")
    lines = [line.split(";")[1:4] for line in trail.splitlines()[1:]]
    assert [line for line in lines if line[0] == "Pekka" and line[2] == "created"]
    assert [line for line in lines if line[0] == "Maija" and line[2] == "granted"]
    assert len([line for line in lines if line[0] == "Maija" and line[2] == "exported"]) == 1


def test_who_is_not_signed_in_reads_the_pages_and_may_neither_save_chair_nor_administer(arriving):
    tab = arriving("administration")
    tab.get_by_text(FI("access.errors.sign_in")).wait_for()

    again(tab, tab.url.replace("administration", "room"))
    tab.get_by_text(FI("access.chairs_only")).wait_for()
    assert tab.get_by_label(FI("room.open.question")).count() == 0


def test_who_signs_out_is_nobody_again(dashboard, arriving):
    tab = arriving("activation", "pekka")
    tab.locator(".st-key-account button").first.click()
    with tab.expect_navigation(url=lambda address: not address.startswith(dashboard.url)):
        tab.get_by_role("button", name=FI("access.sign_out"), exact=True).click()  # of the service, too

    again(tab, f"{dashboard.url}/activation")
    tab.get_by_role("button", name=FI("access.sign_in"), exact=True).wait_for()
    assert tab.locator(".st-key-account").count() == 0
