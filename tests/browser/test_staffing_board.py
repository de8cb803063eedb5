"""The staffing board in a real browser: it says at once what the model says, and a link brings it back."""

import json
import random
from dataclasses import replace
from types import SimpleNamespace

import pytest

from analytics.staffing.board import evaluate
from analytics.staffing.clients import SUPPRESSED, ClientRange, clients_from_jobseekers
from analytics.staffing.coefficients import coefficients
from analytics.staffing.estimate import rates
from analytics.staffing.money import prices
from analytics.staffing.presets import plan_2023
from analytics.staffing.regimes import BY_NEED_2026
from data import employment
from data.areas import area
from data.store import Store
from domain.rounding import rounded
from i18n.quantity import CHANGE, POSTS
from i18n.text import LANGUAGES, Text
from tests.browser.visit import opened, resized
from tests.codes import MUNICIPALITIES
from tests.unit.staffing.area import ASSUMED, UNITS
from ui.components.staffing_board import ANSWER_JS, EVALUATE_JS, WRITING_JS
from views.staffing import answer
from views.staffing.key_figures import euros_words, hours_words
from views.staffing.words import target

AREA = area("TA10")

FI, SV = Text("fi"), Text("sv")
CONFIRMED = "seq => document.querySelector('.th-board')?.dataset.confirmed === String(seq)"
HALVES = (0, 0.005, 0.05, 0.125, 0.25, 0.5, 0.75)
SLIDERS = "() => [...document.querySelectorAll('.th-b-slider')].map(slider => Number(slider.value))"
TWIN = """async ([source, cases]) => {
  const twin = await import(URL.createObjectURL(new Blob([source], { type: "text/javascript" })))
  return JSON.stringify(cases.map(([coefficients, fte]) => twin.evaluate(coefficients, fte)))
}"""

WRITTEN = """async ([source, locale, values]) => {
  const blob = new Blob([source], { type: "text/javascript" })
  const { writer } = await import(URL.createObjectURL(blob))
  const write = writer(locale)
  return values.map(value => [
    write.whole(value), write.fte(Math.abs(value)), write.euros(value),
    ...[0, 1, 2].map(digits => write.signed(value, digits)), write.span(value, value + 1.3),
  ])
}"""


@pytest.fixture(scope="module")
def june():
    """Return the board's coefficients on the published clients of June 2026, and the plan's allocation."""
    store = Store()
    rows = employment.area_observations(store, time_period="2026-06", ref_areas=AREA.observed)
    store.close()
    jobseekers = rows[(rows["indicator"] == "jobseekers") & rows["ref_area"].isin(MUNICIPALITIES)]
    clients = clients_from_jobseekers(
        dict(zip(jobseekers["ref_area"], jobseekers["obs_value"], strict=True)), UNITS
    )
    plan = plan_2023(UNITS, clients, ASSUMED)
    return coefficients(clients, plan, ASSUMED, BY_NEED_2026), plan.fte


@pytest.fixture(scope="module")
def scripts(server, contexts):
    """Return a tab in which scripts of the board are run beside those of Python, whatever its page shows."""
    page = opened(contexts["light", "desk"], f"{server.url}/staffing")
    yield page
    page.close()


def board(visit, address="staffing", **screen):
    page = visit(address, **screen)
    page.wait_for_function(CONFIRMED, arg=0)
    return page


def seen(text, drawn, now, start):
    """Return a look at a board of any coefficients."""
    names = {code: unit.short[text.language] for code, unit in AREA.units.items()}
    bands = {entry["unit"]: target(text, entry["band_low"], entry["band_high"]) for entry in drawn["units"]}
    return SimpleNamespace(
        text=text,
        board=now,
        start=start,
        setting=SimpleNamespace(coefficients=drawn),
        unit=names.__getitem__,
        target=bands.__getitem__,
        units=lambda codes: ", ".join(names[code] for code in codes),
        where=lambda code: AREA.units[code].where[text.language],
    )


def kpi(page, place):
    return page.locator(".th-b-kpi").nth(place).locator(".th-b-value").inner_text()


def kajaani(page):
    return page.get_by_role("slider", name=FI("board.words.slider").format(unit="Kajaani"))


def test_from_twelve_to_twenty_by_keyboard_the_bar_the_totals_and_the_server_agree_with_the_model(
    visit, june
):
    given, plan = june
    page = board(visit, f"staffing?fte=1~12~{'~'.join(f'{plan[unit]:g}' for unit in list(plan)[1:])}")
    slider = kajaani(page)
    assert slider.input_value() == "12"
    slider.focus()
    for _ in range(16):
        page.keyboard.press("ArrowRight")
    page.wait_for_function(CONFIRMED, arg=16)

    model = evaluate(given, {**plan, "kajaani": 20.0})
    row = page.locator(".th-b-row[data-verdict]").first
    assert slider.input_value() == "20"
    assert row.locator(".th-b-caseload").inner_text() == FI.integer(model.unit("kajaani").caseload_high)
    assert row.get_attribute("data-verdict") == model.unit("kajaani").verdict
    assert kpi(page, 0) == FI.integer(model.totals.largest_caseload)
    assert kpi(page, 1) == FI.integer(model.totals.above_target)
    assert kpi(page, 2) == FI.number(model.totals.fte)
    assert kpi(page, 3) == FI.integer(model.totals.hours_gap_low, signed=True)
    assert FI("board.words.confirmed") in page.locator(".th-b-status").inner_text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_browser_writes_numbers_as_the_server_does(scripts, language):
    text, drawn = Text(language), random.Random(2026)  # noqa: S311
    halves = [sign * (whole + part) for sign in (1, -1) for whole in (0, 1, 2, 1234) for part in HALVES]
    values = [*halves, 1.005, 100 * 0.285, *(drawn.uniform(-2e6, 2e6) for _ in range(2000))]
    found = scripts.evaluate(WRITTEN, [WRITING_JS, text.locale, values])

    assert found == [
        [
            text.integer(value),
            POSTS.write(text, abs(value)),
            text.euros(value, signed=True),
            *(shortest(text, value, digits) for digits in (0, 1, 2)),
            text.span(value, value + 1.3),
        ]
        for value in values
    ]


def shortest(text, value, digits):
    """Return a change with at most so many decimals, as the board writes it."""
    return replace(CHANGE, most=digits).write(text, float(rounded(value, digits)))


def test_the_optimum_lands_in_the_sliders_and_the_link_opens_it_in_swedish_in_a_new_browser(visit, browser):
    page = board(visit)
    before = page.evaluate(SLIDERS)
    page.get_by_role("button", name=FI("board.best")).click()
    page.wait_for_function(f"before => ({SLIDERS})().join() !== before.join()", arg=before)
    page.wait_for_function("() => location.search.includes('fte=')")
    best, link = page.evaluate(SLIDERS), page.url
    assert sum(best) == sum(before)

    stranger = browser.new_context(locale="sv-FI")
    other = stranger.new_page()
    other.goto(f"{link}&lang=sv")
    other.wait_for_function(CONFIRMED, arg=0)
    assert other.evaluate(SLIDERS) == best
    assert other.locator("h1").inner_text() == SV("staffing.title")
    stranger.close()


def test_what_is_undone_can_be_done_again_and_reset_to_the_start(visit):
    page = board(visit)
    start = page.evaluate(SLIDERS)
    kajaani(page).focus()
    page.keyboard.press("ArrowRight")
    moved = page.evaluate(SLIDERS)
    assert moved != start

    page.get_by_role("button", name=FI("board.words.buttons.undo"), exact=True).click()
    assert page.evaluate(SLIDERS) == start
    page.get_by_role("button", name=FI("board.words.buttons.redo"), exact=True).click()
    assert page.evaluate(SLIDERS) == moved
    page.get_by_role("button", name=FI("board.words.buttons.reset"), exact=True).click()
    assert page.evaluate(SLIDERS) == start
    page.wait_for_function(CONFIRMED, arg=4)


@pytest.mark.parametrize("nonsense", ["-3", "1e3x", "501", "NaN", ""])
def test_a_number_that_is_not_fte_is_explained_and_changes_nothing(visit, nonsense):
    page = board(visit)
    start = page.evaluate(SLIDERS)
    field = page.locator(".th-b-field").first
    field.fill(nonsense)
    field.press("Enter")

    assert field.get_attribute("aria-invalid") == "true"
    assert "500" in page.locator(".th-b-live").inner_text()
    assert page.evaluate(SLIDERS) == start


def test_a_typed_comma_is_a_decimal_and_no_staff_is_neither_zero_nor_infinite(visit):
    page = board(visit)
    field = page.locator(".th-b-field").first
    field.fill("12,5")
    field.press("Enter")
    assert kajaani(page).input_value() == "12.5"

    field.fill("0")
    field.press("Enter")
    row = page.locator(".th-b-row[data-verdict]").first
    assert row.get_attribute("data-verdict") == "no_staff"
    assert row.locator(".th-b-caseload").inner_text() == "–"
    assert FI("board.words.verdicts.no_staff") in row.inner_text()


def test_a_number_being_typed_is_not_lost_when_the_server_confirms_the_one_before(visit):
    page = board(visit)
    field = page.locator(".th-b-field").first
    field.evaluate("""field => {
      const typeIn = words => { field.select(); document.execCommand("insertText", false, words) }
      field.focus()
      typeIn("12,5")
      field.dispatchEvent(new Event("change"))
      typeIn("0")
    }""")  # in one task of the browser: the answer to 12,5 comes while 0 stands in the field
    page.wait_for_function("() => document.querySelector('.th-b-status').textContent.startsWith('✓')")
    page.wait_for_function(CONFIRMED, arg=1)

    assert field.input_value() == "0"
    field.press("Enter")
    assert kajaani(page).input_value() == "0"
    page.wait_for_function(CONFIRMED, arg=2)


def test_a_link_with_nonsense_opens_the_start_and_says_so(visit):
    page = board(visit, "staffing?fte=1~9~x")

    page.get_by_text(FI("errors.link")).wait_for()
    assert page.evaluate(SLIDERS) == board(visit).evaluate(SLIDERS)


def test_plain_sliders_serve_where_the_board_does_not_in_its_order(visit):
    page = visit("staffing?plain=1", screen="phone")
    places = [
        page.get_by_test_id("stSlider").filter(has_text=AREA.units[unit].name["fi"]).bounding_box()["y"]
        for unit in UNITS
    ]

    assert page.locator(".th-board").count() == 0
    assert places == sorted(places)
    assert page.locator(".th-load").count() == len(UNITS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_plain_sliders_say_the_five_figures_in_the_words_of_the_board(visit, june, language):
    _, plan = june
    link = f"staffing?lang={language}&fte=1~20~{'~'.join(f'{plan[unit]:g}' for unit in list(plan)[1:])}"
    cards = board(visit, link).locator(".th-b-kpi").all()
    plain = visit(f"{link}&plain=1").locator(".th-kpis").first.locator(".th-kpi").all()

    assert [card.inner_text().split() for card in plain] == [card.inner_text().split() for card in cards]


def test_the_board_needs_no_sideways_scrolling_at_twice_the_size(visit):
    page = board(visit)
    page.set_viewport_size({"width": 640, "height": 360})  # what 200 % zoom leaves of 1280 x 720

    assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")
    assert kajaani(page).is_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_screen_shows_the_key_figures_and_six_units_and_leads_on_to_the_search(visit, language):
    page = board(visit, f"staffing?lang={language}")
    bar = page.locator(".th-b-tools").bounding_box()
    *_, sixth = page.locator(".th-b-row[data-verdict]").all()[:6]
    slider = sixth.locator(".th-b-slider").bounding_box()
    goal = page.locator(".st-key-with_beside > :last-child select").first

    assert all(card.bounding_box()["y"] > 48 for card in page.locator(".th-b-kpi").all())
    assert slider["y"] + slider["height"] <= bar["y"], "the sixth unit is covered"
    assert goal.bounding_box()["y"] > bar["y"]
    page.locator(".th-b-onward").click()
    page.wait_for_function("goal => document.activeElement === goal", arg=goal.element_handle())
    assert 48 < goal.bounding_box()["y"] < page.viewport_size["height"] / 2


@pytest.mark.parametrize(
    ("width", "height", "is_beside"), [(1920, 1080, True), (1280, 720, False), (390, 844, False)]
)
def test_what_was_found_stands_beside_the_board_where_there_is_room_and_else_under_it(
    visit, width, height, is_beside
):
    page = board(visit, "staffing?goal=within&search=within")
    resized(page, width, height)
    rows = page.locator(".th-b-row[data-verdict]").last.bounding_box()
    said = page.get_by_role("heading", name=FI("best.titles.next")).locator("xpath=..")
    said.wait_for()
    found = said.bounding_box()

    assert (found["x"] > rows["x"] + rows["width"]) == is_beside
    assert (found["y"] > rows["y"] + rows["height"] and found["x"] <= rows["x"]) == (not is_beside)
    assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")
    said.evaluate("said => said.scrollIntoView({ block: 'end' })")
    board_box = page.locator(".th-b-row[data-verdict]").first.bounding_box()
    assert (0 < board_box["y"] < page.viewport_size["height"]) == is_beside


def test_a_limit_of_nobody_is_a_condition_and_an_emptied_field_takes_it_away(visit):
    page = board(visit)
    page.get_by_text(FI("best.door"), exact=True).click()
    field = page.get_by_label(FI("best.fields.most", unit="Puolanka"), exact=True)
    condition = page.get_by_text(FI("best.said_limits.most", unit="Puolanka", fte="0"))
    field.fill("0")
    field.press("Enter")
    condition.wait_for()
    field.fill("")
    field.press("Enter")
    condition.wait_for(state="detached")

    page.wait_for_function("field => field.value === '63'", arg=field.element_handle())
    assert "limits" not in page.url


def touch(page, box, *, across=0, down=0):
    """Move a finger from the middle of a box, or tap there."""
    fingers = page.context.new_cdp_session(page)
    fingers.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
    x, y = box["x"] + box["width"] * 0.8, box["y"] + box["height"] / 2
    at = [{"x": x, "y": y}]
    fingers.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": at})
    for step in range(1, 11) if across or down else ():
        at = [{"x": x + across * step / 10, "y": y + down * step / 10}]
        fingers.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": at})
    fingers.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


SCROLLED = "() => document.querySelector('[data-testid=\"stMain\"]').scrollTop"


def test_a_finger_that_scrolls_over_a_slider_or_rests_on_it_does_not_move_it(visit):
    page = board(visit, screen="phone")
    slider = kajaani(page)
    slider.evaluate("slider => slider.scrollIntoView({ block: 'center' })")
    start, scrolled = page.evaluate(SLIDERS), page.evaluate(SCROLLED)

    touch(page, slider.bounding_box())
    assert page.evaluate(SLIDERS) == start
    touch(page, slider.bounding_box(), down=-300, across=20)
    page.wait_for_function(f"before => ({SCROLLED})() > before + 100", arg=scrolled)
    assert page.evaluate(SLIDERS) == start
    assert page.locator(".th-board").get_attribute("data-confirmed") == "0"


def test_a_finger_that_drags_a_slider_moves_it(visit):
    page = board(visit, screen="phone")
    slider = kajaani(page)
    slider.evaluate("slider => slider.scrollIntoView({ block: 'center' })")
    start = page.evaluate(SLIDERS)

    touch(page, slider.bounding_box(), across=-70)
    page.wait_for_function(CONFIRMED, arg=1)
    assert page.evaluate(SLIDERS)[0] < start[0]


@pytest.mark.parametrize(("screen", "stuck"), [("desk", 5), ("phone", 3)])
def test_key_figures_and_undo_stay_in_sight_over_every_row_of_the_board(visit, screen, stuck):
    page = board(visit, screen=screen)
    row = page.locator(".th-b-row[data-verdict]").nth(5)
    row.evaluate("row => row.scrollIntoView({ block: 'center' })")
    page.wait_for_function(f"() => ({SCROLLED})() > 0")
    height = page.viewport_size["height"]
    cards = [card.bounding_box() for card in page.locator(".th-b-kpi").all()[:stuck]]
    undo = page.get_by_role("button", name=FI("board.words.buttons.undo"), exact=True).bounding_box()
    less = page.get_by_role("button", name=FI("board.words.less").format(unit="Kajaani"))

    assert all(card["y"] >= 48 and card["y"] + card["height"] < height / 3 for card in cards)
    assert 0 < undo["y"] < undo["y"] + undo["height"] <= height
    assert less.bounding_box()["x"] < kajaani(page).bounding_box()["x"]


def test_sliders_and_bars_have_one_scale_each_with_its_limits_written(visit):
    page = board(visit)
    ends = page.eval_on_selector_all(".th-b-slider", "all => all.map(each => each.max)")
    said = page.locator(".th-b-head").inner_text().split()

    assert set(ends) == {"32"}
    assert [each for each in said if each.isdigit()] == ["0", "32", *map(str, range(0, 301, 50))]
    field = page.locator(".th-b-field").last
    field.fill("60")
    field.press("Enter")
    assert set(page.eval_on_selector_all(".th-b-slider", "all => all.map(each => each.max)")) == {"60"}
    assert "60" in page.locator(".th-b-head").inner_text().split()


def test_an_uncertain_caseload_reaches_from_end_to_end_on_the_board(visit):
    change = "change=1~765~-200~2026-07~1.3~0.05~0.38~9~~p~2~0.45~0.5"
    assert board(visit, f"staffing?{change}").locator(".th-b-reach:visible").count() == 0
    page = board(visit, f"staffing?{change}&change_range=1")
    row = page.locator(".th-b-row[data-verdict]").nth(1)

    assert row.locator(".th-b-reach").bounding_box()["width"] > 5
    assert "–" in row.locator(".th-b-caseload").inner_text()


def test_the_unit_of_the_chosen_municipality_is_marked_and_comes_first(visit):
    page = board(visit, "staffing?subject=105")
    mine = page.locator(".th-b-mine")
    units = [row.get_attribute("aria-label") for row in page.locator(".th-b-row[data-verdict]").all()]
    others = [
        row.get_attribute("aria-label") for row in board(visit).locator(".th-b-row[data-verdict]").all()
    ]

    assert mine.count() == 1
    assert units == ["Paltamon yksikkö", *(unit for unit in others if unit != "Paltamon yksikkö")]
    assert mine.get_attribute("aria-label") == "Paltamon yksikkö"
    assert FI("board.own", municipality="Hyrynsalmi") in mine.inner_text()
    assert board(visit).locator(".th-b-mine").count() == 0


def test_javascript_and_python_agree_on_thousands_of_boards(scripts, june):
    given, _ = june
    rng = random.Random(2026)  # noqa: S311 - inputs of a test
    clients = {unit["unit"]: ClientRange(low=1, high=unit["clients_high"]) for unit in given["units"]}
    vague = {**clients, "kuhmo": None, "puolanka": SUPPRESSED}
    cases = []
    for number in range(3000):
        drawn = json.loads(json.dumps(given))
        if number % 3 == 1:
            for unit in drawn["units"]:
                count = vague[unit["unit"]]
                unit["clients_low"], unit["clients_high"] = (count.low, count.high) if count else (None, None)
        if number % 3 == 2:
            for unit in drawn["units"]:
                unit["clients_low"] = unit["clients_high"] = rng.choice([0.0, rng.uniform(0, 5000)])
        fte = {unit["unit"]: rng.choice([0.0, 0.5, rng.uniform(0, 60)]) for unit in drawn["units"]}
        cases.append([drawn, fte])
    twins = json.loads(scripts.evaluate(TWIN, [EVALUATE_JS, cases]))

    for (drawn, fte), twin in zip(cases, twins, strict=True):
        assert_same(json.loads(json.dumps(evaluate(drawn, fte).as_json())), twin)


ANSWERS = """async ([source, data, cases]) => {
  const twin = await import(URL.createObjectURL(new Blob([source], { type: "text/javascript" })))
  const write = twin.writer(data.locale)
  return cases.map(([coefficients, fte]) => {
    const baseline = Object.fromEntries(coefficients.units.map(entry => [entry.unit, entry.baseline_fte]))
    const [board, start] = [fte, baseline].map(each => twin.evaluate(coefficients, each))
    return twin.answerOf({ ...data, coefficients }, write, board, start).join(" ")
  })
}"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_javascript_and_python_say_the_same_answer(scripts, june, language):
    given, plan = june
    text, rng = Text(language), random.Random(2027)  # noqa: S311 - inputs of a test
    nobody, unknown = dict.fromkeys(plan, 0.0), json.loads(json.dumps(given))
    unknown["units"][1] |= {"clients_low": None, "clients_high": None}
    unknown["units"][7] |= {"clients_low": 1, "clients_high": 4}
    cases = [[given, plan], [given, nobody], [unknown, plan], [unknown, nobody]]
    for number in range(400):
        fte = {unit: rng.choice([0.0, posts, rng.uniform(0.01, 60)]) for unit, posts in plan.items()}
        cases.append([unknown if number % 4 == 0 else given, fte])
    units = [
        {
            "key": entry["unit"],
            "name": AREA.units[entry["unit"]].short[language],
            "where": AREA.units[entry["unit"]].where[language],
            "target": target(text, entry["band_low"], entry["band_high"]),
        }
        for entry in given["units"]
    ]
    data = {"labels": text.tree("board.words"), "units": units, "locale": text.locale}

    said = scripts.evaluate(ANSWERS, [EVALUATE_JS + ANSWER_JS, data, cases])

    for (drawn, fte), words in zip(cases, said, strict=True):
        baseline = {entry["unit"]: entry["baseline_fte"] for entry in drawn["units"]}
        now, start = evaluate(drawn, fte), evaluate(drawn, baseline)
        assert words == " ".join(answer.sentences(seen(text, drawn, now, start)))


EUROS = """async ([source, data, cases]) => {
  const twin = await import(URL.createObjectURL(new Blob([source], { type: "text/javascript" })))
  const write = twin.writer(data.locale)
  return cases.map(([given, fte]) => twin.eurosWords(data, write, twin.evaluate(given, fte)))
}"""

HOURS = """async ([source, data, cases]) => {
  const twin = await import(URL.createObjectURL(new Blob([source], { type: "text/javascript" })))
  const write = twin.writer(data.locale)
  return cases.map(([given, fte]) => twin.hoursWords(data, write, twin.evaluate(given, fte)))
}"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_javascript_and_python_say_the_same_range_of_hours_and_of_euros(scripts, june, language):
    given, plan = june
    text, rng = Text(language), random.Random(2028)  # noqa: S311 - inputs of a test
    unknown, vague = (json.loads(json.dumps(given)) for _ in range(2))
    unknown["units"][1] |= {"clients_low": None, "clients_high": None}
    vague["units"][7] |= {"clients_low": 1, "clients_high": 4}
    cases = [[given, plan], [given, dict.fromkeys(plan, 0.0)], [unknown, plan]]
    for number in range(200):
        fte = {unit: rng.uniform(0, 60) for unit in plan}
        cases.append([vague if number % 3 == 0 else given, fte])
    ends, of = rates(ASSUMED, BY_NEED_2026), prices(ASSUMED)
    data = {"labels": text.tree("board.words"), "rates": ends, "prices": of, "locale": text.locale}

    said, euros = (
        scripts.evaluate(script, [EVALUATE_JS + ANSWER_JS, data, cases]) for script in (HOURS, EUROS)
    )

    assert euros == [euros_words(text, evaluate(drawn, fte), of) for drawn, fte in cases]
    assert euros[0] == text.tree("board.words")["per_year"]

    assert said == [hours_words(text, evaluate(drawn, fte).totals, ends) for drawn, fte in cases]
    statutory = text.tree("board.words")["statutory"].partition("{")[0]
    assert said[1]
    assert statutory not in said[1]
    assert said[2] == ""


def test_the_answer_follows_the_slider_before_and_after_it_is_confirmed(visit):
    page = board(visit)
    largest = page.locator(".th-answer").first
    assert largest.inner_text().startswith("Kajaanissa on eniten asiakkaita asiantuntijaa kohden: 203,")
    turned = page.locator(".th-b-turned")
    assert not turned.locator("p").is_visible()
    turned.locator("summary").click()
    assert turned.locator("p").inner_text().startswith("Arvio kääntyy, jos ")
    before = kajaani(page).bounding_box()
    kajaani(page).evaluate(
        "slider => { slider.value = 22; slider.dispatchEvent(new Event('input', { bubbles: true })) }"
    )
    assert kpi(page, 0) == "148"
    assert not turned.is_visible(), "what the server has not said of this allocation"
    assert kajaani(page).bounding_box() == before
    assert largest.inner_text().startswith("Kajaanissa on eniten asiakkaita asiantuntijaa kohden: 148,")
    kajaani(page).evaluate("slider => slider.dispatchEvent(new Event('change', { bubbles: true }))")
    page.wait_for_function(CONFIRMED, arg=1)
    assert largest.inner_text().startswith("Kajaanissa on eniten asiakkaita asiantuntijaa kohden: 148,")


def test_a_unit_without_staff_is_said_in_red_and_to_a_screen_reader(visit, june):
    _, plan = june
    link = f"staffing?fte=1~0~{'~'.join(f'{plan[unit]:g}' for unit in list(plan)[1:])}"
    page = board(visit, link)
    card = page.locator(".th-b-kpi").first

    assert card.locator(".th-b-label").inner_text() == FI("board.words.kpis.unserved")
    assert (kpi(page, 0), card.get_attribute("data-alarm")) == (FI.integer(3248), "true")
    assert kajaani(page).get_attribute("aria-valuetext") == "0 htv: ei henkilöstöä"


def assert_same(python, javascript):
    if isinstance(python, dict):
        assert python.keys() == javascript.keys()
        for key in python:
            assert_same(python[key], javascript[key])
    elif isinstance(python, list):
        for ours, theirs in zip(python, javascript, strict=True):
            assert_same(ours, theirs)
    elif isinstance(python, float):
        assert javascript == pytest.approx(python, rel=1e-9, abs=1e-9)
    else:
        assert javascript == python
