"""What a page computes goes all the way: saved, compared, presented, and in a deck that its link opens.

Goals and their reviews, service paths, joint services, the municipality's bill.
"""

import re

import pytest
from playwright.sync_api import expect

from analytics.goals.status import Status
from i18n.text import Text
from tests.browser.test_decks import save as save_deck
from tests.browser.test_paths import UPLOAD, file
from tests.browser.test_presenter import SHOWS, present, save, to_deck
from tests.browser.test_scenarios import saved
from tests.browser.visit import SETTLED, choose, opened
from tests.unit.paths import logs
from views.saved.names import isolated

FI = Text("fi")


@pytest.fixture
def elsewhere(server, stranger):
    """Return what opens an address of the server in a browser that has never been here."""
    return lambda path: opened(stranger(), f"{server.url}/{path}")


def compared(page, key):
    """Return what the compared scenarios have of a result, as the table tells it."""
    name = re.compile(re.escape(FI(f"scenario_page.metrics.{key}")))
    row = page.locator(".th-key-compared tbody tr", has=page.locator("th", has_text=name))
    return row.locator("td").all_text_contents()  # also where it is further down than the window


def goes(page, elsewhere, sentence, *words):
    """Present what the page shows, see all of this on its slide, and return the saved deck by its link."""
    save(page, sentence)
    present(page)
    shows(page, sentence, *words)
    page.keyboard.press("Escape")
    page.locator(".th-presenter").wait_for(state="detached")
    page.wait_for_function(SETTLED)
    to_deck(page)
    deck = save_deck(page, f"Esitys: {sentence}")
    other = elsewhere(f"decks?deck={deck}")
    expect(other.locator(".th-deck-card")).to_contain_text(sentence)
    return other


def opens(deck, sentence, *words):
    """Present a deck from its page, and see that its first slide has this sentence and all of this."""
    deck.get_by_role("button", name=FI("presenter.start")).click()
    shows(deck, sentence, *words)


def shows(page, sentence, *words):
    """Wait until the first slide has this sentence, and see that all of this is on it."""
    page.wait_for_function(SHOWS, arg=[sentence, "1 / 1"])
    for each in words:
        expect(page.locator(".th-slide")).to_contain_text(each)


def test_the_bill_that_moves_with_the_activation_target(visit, elsewhere):
    page = visit("bill?municipality=205&target=22")
    bill = page.locator(".th-kpi").first
    expect(bill).to_contain_text("tavoitteella 296 000 €")
    first = saved(page, "Tavoite 22 %")
    slider = page.locator(".th-key-target").get_by_role("slider")
    slider.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.wait_for_url("**target=25**")
    expect(bill).to_contain_text("tavoitteella 292 000 €")
    second = saved(page, "Tavoite 25 %", way="copy")

    comparison = elsewhere(f"compare?versions={first}~{second}")
    before, after, change = compared(comparison, "bill_here_eur")
    assert (before[:3], after[:3], change[0]) == ("296", "292", "−")
    expect(comparison.locator(".th-answer").first).to_contain_text(f"{before} → {after}")
    opens(
        goes(page, elsewhere, "Lasku kevenee", "tavoitteella 292 000 €"),
        "Lasku kevenee",
        "tavoitteella 292 000 €",
    )


def test_a_joint_service_of_ten_divided_in_six_ways_and_who_would_leave(visit, elsewhere):
    page = visit("joint_services?case=own")
    ways = page.locator(".th-key-way select")
    table = page.locator(".th-key-leavers tbody tr")
    expect(table).to_have_count(6)
    expect(table.filter(has_text="Työnhakijat")).to_contain_text("236")
    page.locator(".th-key-shares summary").click()
    kajaani = page.locator(".th-key-shares tbody tr", has_text="Kajaani")
    expect(kajaani).to_contain_text("136 242 €")
    expect(kajaani).to_contain_text("131 786 €")
    ways.select_option(FI("joint_services.ways.per_jobseeker"))
    page.wait_for_url("**way=per_jobseeker**")
    page.wait_for_function(SETTLED)
    first = saved(page, "Työnhakijoiden mukaan")
    ways.select_option(FI("joint_services.ways.nucleolus"))
    page.wait_for_url("**way=nucleolus**")
    page.wait_for_function(SETTLED)
    second = saved(page, "Nukleolus", way="copy")

    comparison = elsewhere(f"compare?versions={first}~{second}")
    assert compared(comparison, "joint_cost_eur")[2] == "0"
    before, after, _ = compared(comparison, "joint_leaving_eur")
    assert before != after
    expect(comparison.locator(".th-answer").first).to_contain_text(f"{before} → {after}")
    told = FI("joint_services.kpi.leaving_range", always=235, sometimes=0)
    opens(goes(page, elsewhere, "Kuka lähtisi?", "Nukleolus", told), "Kuka lähtisi?", "Nukleolus", told)


def test_a_goal_that_is_set_and_reviewed_at_two_dates(visit, elsewhere):
    page = visit("goals")

    def form(kind):
        found = page.locator(f".st-key-goals_of_{kind}")
        if not found.count():  # what was sent last stays open
            page.locator(".st-key-goals_form").get_by_text(FI(f"goals.form.{kind}"), exact=True).click()
        return found

    def field(form, name):
        return form.get_by_label(FI(name), exact=True)

    setting = form("goal")
    field(setting, "goals.fields.name").fill("Työttömyys laskee")
    choose(field(setting, "goals.fields.indicator"), FI("goals.measures.unemployed_share"))
    for name, value in {"base": "12", "target": "10"}.items():
        field(setting, f"goals.fields.{name}").fill(value)
    for name, day in {"base_date": "01.01.2026", "target_date": "31.12.2027"}.items():
        written(field(setting, f"goals.fields.{name}"), day)
    field(setting, "goals.fields.owner").fill("Kajaanin kaupunki")
    setting.get_by_role("button", name=FI("goals.form.save")).click()
    page.get_by_text(FI("goals.form.saved")).wait_for()
    page.wait_for_function(SETTLED)
    page.locator(".th-key-goal select").select_option("Työttömyys laskee")
    page.wait_for_url("**goal=**")
    page.wait_for_function(SETTLED)
    for day, story in {"28.02.2026": "Talvi oli pitkä", "31.08.2026": "Kesä auttoi"}.items():
        review = form("review")
        written(field(review, "goals.fields.date"), day)
        field(review, "goals.steps.history").fill(story)
        review.get_by_role("button", name=FI("goals.form.save")).click()
        page.locator(".th-key-review").get_by_text(story).wait_for()
        page.wait_for_function(SETTLED)
    stands = page.locator(".th-key-every tbody tr", has_text="Työttömyys laskee").locator("td").first
    expect(stands).to_contain_text(re.compile("[▲●▼] "))
    first = saved(page, "Helmikuun katselmuksesta")
    page.locator(".th-key-last_review label").nth(1).click()
    page.wait_for_url("**last_review=**")
    page.wait_for_function(SETTLED)
    expect(stands).to_contain_text(re.compile("[▲●▼] "))
    second = saved(page, "Elokuun katselmuksesta", way="copy")

    comparison = elsewhere(f"compare?versions={first}~{second}")
    was, became, _ = compared(comparison, "goal_outcome")
    assert was == became
    before, after, _ = compared(comparison, "goal_expected")
    assert before != after
    expect(comparison.locator(".th-answer").first).to_contain_text(f"{before} → {after}")
    told = FI(f"goals.status.{Status.AS_EXPECTED}")
    opens(goes(page, elsewhere, "Olemmeko tiellä?", told), "Olemmeko tiellä?", told)


def written(field, day):
    """Write a day into a field of days."""
    field.get_by_role("spinbutton").first.focus()
    field.page.keyboard.type(day.replace(".", ""))


def test_a_log_of_500_of_whom_8_were_lost(visit, elsewhere):
    page = visit("paths")
    page.get_by_text(FI("paths.upload.title"), exact=True).click()
    page.locator(UPLOAD).set_input_files(file(logs.patients()))
    page.get_by_text("500 asiakasta, ja heistä 8").wait_for()
    page.wait_for_function(SETTLED)
    first = saved(page, "Oma loki")
    second = saved(visit("paths?example=1"), "Esimerkki")
    comparison = elsewhere(f"compare?versions={first}~{second}")
    assert compared(comparison, "paths_begun")[0] == "500"
    assert compared(comparison, "paths_lost")[0] == "8"
    other = goes(page, elsewhere, "Kahdeksan putosi", "500", "1,6 % polulle tulleista")
    expect(other.get_by_text(FI("decks.lacking", files=isolated("polut.csv")))).to_be_visible()
