"""What the browser itself does with a page: Back, and words that are typed but not sent."""

import re

import pytest

from i18n.text import Text
from tests.browser.test_scenarios import saved
from tests.browser.visit import SETTLED

FI, SV = Text("fi"), Text("sv")


def in_language(page, code):
    """Choose another language, and wait until the page speaks it."""
    page.locator(".st-key-lang").get_by_text(code.upper(), exact=True).click()
    page.wait_for_function("language => document.documentElement.lang === language", arg=code)
    page.wait_for_function(SETTLED)


def test_back_leaves_the_page_whose_choices_were_changed(visit):
    page = visit("commuting")
    page.goto(page.url.partition("commuting")[0] + "activation")
    page.wait_for_function(SETTLED)
    page.get_by_role("slider").first.focus()
    for percent in (21, 22, 23):
        page.keyboard.press("ArrowRight")
        page.wait_for_url(f"**/activation?*target={percent}")
        page.wait_for_function(SETTLED)

    page.go_back()
    page.get_by_role("heading", name=FI("commuting.title")).wait_for()

    page.go_forward()
    page.wait_for_url("**/activation?*target=23")


def test_the_form_that_was_not_drawn_yet_knows_the_scenario_after_a_change(visit):
    identifier = saved(visit("?kunta=305"), "Kuusamo kasvaa", author="Maija")
    page = visit(f"?scenario={identifier}")
    in_language(page, "sv")

    page.locator(".st-key-scenario_menu button").first.click()
    name = page.get_by_label(SV("scenario_page.save.name"))
    name.wait_for()
    assert name.input_value() == "Kuusamo kasvaa"

    name.fill("Kuusamo växer")
    page.keyboard.press("Escape")
    in_language(page, "fi")
    page.locator(".st-key-scenario_menu button").first.click()
    assert page.get_by_label(FI("scenario_page.save.name")).input_value() == "Kuusamo växer"


def test_what_the_presenter_has_typed_survives_a_change_of_language(visit):
    page = visit()
    page.get_by_role("button", name=FI("presenter.menu")).click()
    page.get_by_label(FI("presenter.sentence")).fill("Lause")
    page.get_by_label(FI("presenter.notes")).fill("Muista tämä")
    page.keyboard.press("Escape")

    in_language(page, "sv")

    page.get_by_role("button", name=SV("presenter.menu")).click()
    assert page.get_by_label(SV("presenter.sentence")).input_value() == "Lause"
    assert page.get_by_label(SV("presenter.notes")).input_value() == "Muista tämä"


@pytest.mark.parametrize(("key", "start", "end"), [("PageUp", 3, 1), ("PageDown", 1, 3)])
def test_two_quick_presses_are_two_steps(visit, key, start, end):
    page = visit()
    for sentence in ("Yksi", "Kaksi", "Kolme"):
        page.get_by_role("button", name=FI("presenter.menu")).click()
        page.get_by_label(FI("presenter.sentence")).fill(sentence)
        page.get_by_role("button", name=FI("presenter.add")).click()
        page.get_by_text(f". {sentence}").wait_for()
        page.keyboard.press("Escape")
    page.get_by_role("button", name=FI("presenter.menu")).click()
    page.get_by_role("button", name=FI("presenter.start")).click()
    at = "place => document.querySelector('.th-p-place')?.textContent === `${place} / 3`"
    page.wait_for_function(at, arg=1)
    for place in range(2, start + 1):
        page.keyboard.press("PageDown")
        page.wait_for_function(at, arg=place)
    page.wait_for_function(SETTLED)

    page.keyboard.press(key)
    page.keyboard.press(key)

    page.wait_for_function(at, arg=end)
    page.wait_for_function(SETTLED)
    assert re.search(r"presented=(\d)", page.url)[1] == str(end)
