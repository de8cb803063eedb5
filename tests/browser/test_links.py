"""Links, languages and the documents that the server sends."""

import http.client
import json
import re
import urllib.request
from unittest.mock import MagicMock
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect
from streamlit.web.server.starlette.starlette_app import create_streamlit_routes

from i18n.text import LANGUAGES, Text
from tests.browser.visit import SETTLED, opened
from ui.headers import HEADERS
from ui.navigation import PAGES
from ui.server import routes as our_routes

PLACES = ["", *(entry.name for entry in PAGES[1:])]
STRANGER = "http://evil.example"
LINK = "?lang=sv&municipality=305&indicator=activation_rate"


def answered(server, path):
    """Return status, headers and body of a path, redirects followed."""
    with urllib.request.urlopen(f"{server.url}/{path}") as response:  # noqa: S310 - our own address
        return response.status, response.headers, response.read().decode()


def language_of(page):
    return page.evaluate("() => document.documentElement.lang")


def directives(policy):
    return {name: sources for name, *sources in (part.split() for part in policy.split(";"))}


def test_a_copied_link_opens_its_choices_in_its_language(visit):
    page = visit(LINK)

    assert page.locator("h1").inner_text() == Text("sv")("overview.title")
    assert page.locator(".th-key-municipality select").input_value() == "305"
    assert page.locator(".th-key-indicator select").input_value() == "activation_rate"
    assert (
        page.locator(".th-key-map .th-title")
        .inner_text()
        .startswith(Text("sv")("indicators.activation_rate.label"))
    )
    assert language_of(page) == "sv"


def test_a_link_of_earlier_names_opens_the_same_and_says_todays(visit):
    page = visit("?lang=sv&kunta=305&mittari=activation_rate")

    assert page.locator(".th-key-municipality select").input_value() == "305"
    page.wait_for_url("**municipality=305**")
    assert "indicator=activation_rate" in page.url
    assert "kunta" not in page.url
    assert "mittari" not in page.url


@pytest.mark.parametrize("place", [PAGES[0].name, "palvelupisteet", "activation/x", "a/b/c/", "static/x"])
def test_an_address_where_no_page_is_leads_to_the_first_page_with_its_choices(visit, server, place):
    page = visit(f"{place}{LINK}")

    assert page.url.startswith(f"{server.url}/?")
    assert page.get_by_role("dialog").count() == 0
    assert page.locator(".th-key-municipality select").input_value() == "305"


@pytest.mark.parametrize("path", ["notes", "_stcore/health", "ready", "assets/plotly.min.js"])
def test_what_is_served_is_never_led_away(server, path):
    with urllib.request.urlopen(f"{server.url}/{path}") as response:  # noqa: S310 - our own address
        assert response.url == f"{server.url}/{path}"


def test_switching_the_language_keeps_the_choice_and_names_the_new_language(visit):
    page = visit("?kunta=305")
    page.get_by_role("radio", name="SV").click()
    page.get_by_role("heading", level=1, name=Text("sv")("overview.title")).wait_for()
    page.wait_for_function(SETTLED)

    assert language_of(page) == "sv"
    assert page.locator(".th-key-municipality select").input_value() == "305"
    assert "lang=sv" in page.url
    assert "municipality=305" in page.url


def test_the_menu_keeps_language_and_choice_on_the_way_to_another_page(visit):
    page = visit("?lang=en&kunta=305")
    page.get_by_role("link", name=Text("en")("pages.service_points")).click()
    page.get_by_role("heading", level=1, name=Text("en")("service_points.title")).wait_for()
    page.wait_for_function(SETTLED)

    assert "lang=en" in page.url
    assert language_of(page) == "en"


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    ("asked", "given"), [*((each, each) for each in LANGUAGES), ("xx", "fi"), ("", "fi")]
)
def test_a_document_says_its_language_before_any_script_has_run(server, place, asked, given):
    _, _, body = answered(server, f"{place}?lang={asked}")

    assert f'<html lang="{given}">' in body


@pytest.mark.parametrize(
    ("locale", "language"), [("sv-FI", "sv"), ("en-US", "en"), ("fi-FI", "fi"), ("de-DE", "fi")]
)
def test_a_link_without_a_language_opens_in_its_readers(server, browser, locale, language):
    profile = browser.new_context(locale=locale)
    page = opened(profile, f"{server.url}/flows?beta=1.3")
    words, shown = Text(language), page.locator(".th-key-beta output")

    assert page.locator("h1").inner_text() == words("flows.title")
    assert language_of(page) == language
    expect(shown).to_have_text(words.number(1.3, 1))
    assert f"lang={language}" in page.url
    assert "beta=1.3" in page.url
    profile.close()


def test_a_language_once_chosen_outlives_a_reload_in_a_browser_of_another(server, browser):
    profile = browser.new_context(locale="sv-FI")
    page = opened(profile, f"{server.url}/?kunta=305")
    page.get_by_role("radio", name="FI", exact=True).click()
    page.get_by_role("heading", level=1, name=Text("fi")("overview.title")).wait_for()
    page.wait_for_function(SETTLED)
    page.reload()
    page.wait_for_function(SETTLED)

    assert page.locator("h1").inner_text() == Text("fi")("overview.title")
    profile.close()


@pytest.mark.parametrize("place", PLACES)
def test_a_document_runs_only_our_own_scripts(server, place):
    _, headers, _ = answered(server, place)
    policy = directives(headers["content-security-policy"])

    assert policy["default-src"] == ["'self'"]
    assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "https:"} & set(policy["script-src"])
    assert policy["object-src"] == ["'none'"]
    assert policy["frame-ancestors"] == ["'self'"]


def routed():
    """Return every method and path that something answers to: Streamlit's routes, ours, pages and no page."""
    streamlits = create_streamlit_routes(MagicMock())
    routes = [route for route in [*streamlits, *our_routes()] if getattr(route, "methods", None)]
    found = {(method, re.sub(r"\{[^}]*\}", "x", route.path)) for route in routes for method in route.methods}
    pages = {("GET", place) for place in (*(f"/{each}" for each in PLACES), "/nothing/here", "/static/x")}
    return sorted(found | pages)


def test_every_answer_of_every_route_carries_the_security_headers_and_its_number(server):
    assert {("PUT", "/_stcore/upload_file/x/x"), ("GET", "/metrics"), ("GET", "/media/x")} <= set(routed())
    for method, path in routed():
        connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=60)
        connection.request(method, path, headers={"Origin": STRANGER})
        answer = connection.getresponse()
        headers = {name.lower(): value for name, value in answer.getheaders()}
        connection.close()

        assert {name: headers.get(name) for name in HEADERS} == HEADERS, (method, path)
        assert "object-src 'none'" in headers["content-security-policy"], (method, path)
        assert headers["x-request-id"], (method, path)
        assert headers.get("access-control-allow-origin") not in ("*", STRANGER), (method, path)


def test_readiness_is_answered_once_the_data_are_loaded(server):
    status, _, body = answered(server, "ready")

    assert status == 200
    assert json.loads(body) == {"ready": True, "loaded": True, "problems": []}


def test_no_document_names_another_host(server):
    _, _, body = answered(server, "")

    assert not re.findall(r'(?:src|href)="(?:https?:)?//', body)


def test_choices_outlive_every_change_of_the_language(visit):
    page = visit("staffing?preset=equal_caseload&basis=unemployed")
    for language in ("sv", "en", "fi"):
        page.get_by_role("radio", name=language.upper(), exact=True).click()
        page.get_by_role("heading", level=1, name=Text(language)("staffing.title")).wait_for()
        words = Text(language)
        for key, said in (
            ("preset", words("staffing.presets.equal_caseload")),
            ("basis", words("board.bases.unemployed", period_in=words.period_in("2023-08"))),
        ):
            expect(page.locator(f".th-key-{key} option:checked")).to_have_text(said)
        page.wait_for_function(SETTLED)

        assert "preset=equal_caseload" in page.url
        assert "basis=unemployed" in page.url


def test_sliders_write_numbers_in_the_language_of_the_page_whatever_the_browsers(server, browser):
    foreign = browser.new_context(locale="en-US")
    page = opened(foreign, f"{server.url}/flows?lang=fi&beta=1.3")
    value = page.locator(".th-key-beta output")
    expect(value).to_have_text("1,3")

    page.get_by_role("radio", name="EN", exact=True).click()
    expect(value).to_have_text("1.3")
    page.get_by_role("radio", name="SV", exact=True).click()
    expect(value).to_have_text("1,3")
    foreign.close()
