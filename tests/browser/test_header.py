"""The bar at the top at every width: nothing lies on anything, every page and tool is reached."""

import pytest
from playwright.sync_api import expect

from data.areas import area
from i18n.text import LANGUAGES, Text
from tests.browser.visit import PATIENCE_MS, SETTLED, opened, resized
from ui import loaders
from ui.navigation import PAGES
from views.about.search import found, index

FI = Text("fi")
NAME = area("TA10").name["fi"]
NARROWEST, WIDEST, STEP = 320, 1920, 16
HEIGHT = 720

MISSED = """() => {
  const bar = document.querySelector('.st-key-frame')
  const missed = []
  const isShown = element => element.checkVisibility() && !element.closest('.th-skip')
  const name = element => element.getAttribute('aria-label') || element.textContent.trim()
  const hit = element => {
    const { left, right, top, bottom } = element.getBoundingClientRect()
    const corners = [[(left + right) / 2, (top + bottom) / 2], [left + 3, bottom - 3], [right - 3, top + 3]]
    const isHit = corners.every(([x, y]) => {
      const found = document.elementFromPoint(x, y)
      return element.contains(found)
    })
    if (!isHit) missed.push(name(element))
  }
  const all = bar.querySelectorAll('button, a, label[data-rac], select')
  for (const element of [...all].filter(isShown)) hit(element)
  const entries = [...bar.querySelectorAll('.th-entries a')].filter(isShown)
  const reached = new Set(entries.map(link => link.dataset.page))
  for (const opener of [...bar.querySelectorAll('.th-opener')].filter(isShown)) {
    opener.click()
    for (const link of [...opener.nextElementSibling.querySelectorAll('a')].filter(isShown)) {
      if (link.closest('.th-menu')) link.scrollIntoView({ block: 'nearest' })
      hit(link)
      reached.add(link.dataset.page)
    }
    opener.click()
  }
  return {
    missed,
    pages: [...reached].sort(),
    tools: [...bar.querySelectorAll('.st-key-tools button')].filter(isShown).length,
    languages: [...bar.querySelectorAll('.st-key-lang [role=radio]')].filter(isShown).length,
  }
}"""
"""What a pointer does not hit at its middle and at its corners, and what there is to hit."""

WHOLE = {"missed": [], "pages": sorted(entry.name for entry in PAGES), "tools": 2, "languages": 3}


def words(page):
    """Return the tools whose words are seen."""
    return page.locator(".st-key-tools p").evaluate_all(
        "all => all.filter(each => each.getBoundingClientRect().width > 1).map(each => each.textContent)"
    )


def follow(page, name):
    """Press the entry of a page, in the menu that holds it if it is in one."""
    link = page.locator(f'a[data-page="{name}"]')
    holder = page.locator(".th-entries > li:visible", has=link).first
    if holder.locator(".th-opener").count():
        holder.locator(".th-opener").click()
    holder.locator(link).click()


KEEPS_DRAWINGS = """() => document.querySelectorAll('.th-plot').forEach(
  plot => { plot.style.width = `${plot.clientWidth}px` })"""
"""Gives drawings a width of their own: else they are drawn anew at each, and only the bar is looked at."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_and_tool_is_hit_at_every_width_and_zoom(visit, language):
    page = visit(f"?lang={language}")
    page.evaluate(KEEPS_DRAWINGS)
    zoomed = [(round(1280 / zoom), round(HEIGHT / zoom)) for zoom in (1.25, 1.5, 1.75, 2, 2.5, 3, 4)]
    wrong = {}
    for size in [*((width, HEIGHT) for width in range(NARROWEST, WIDEST + 1, STEP)), *zoomed]:
        resized(page, *size)
        if (seen := page.evaluate(MISSED)) != WHOLE:
            wrong[size] = seen

    assert wrong == {}


def test_larger_letters_alone_cover_nothing_either(visit):
    page = visit("?lang=sv")
    page.evaluate("() => { document.documentElement.style.fontSize = '24px' }")
    for width in range(560, WIDEST + 1, 80):
        resized(page, width, HEIGHT)

        assert page.evaluate(MISSED) == WHOLE, width


LATE = """() => {
  const bar = document.querySelector('.st-key-frame')
  const tools = [...bar.children].slice(1)
  tools.forEach(each => each.remove())
  return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => {
    bar.append(...tools.map(each => each.cloneNode(true)))
    requestAnimationFrame(() => requestAnimationFrame(done))
  })))
}"""
"""Takes everything beside the pages out of the bar and puts copies there, as when it arrives after them."""


def test_what_comes_into_the_bar_after_the_pages_finds_room(visit):
    page = visit(screen="phone")
    page.evaluate(LATE)

    assert page.evaluate(MISSED) == WHOLE


def test_tools_keep_their_words_as_long_as_there_is_room(visit):
    page = visit("?lang=fi")
    tools = [FI("scenario_page.save.menu"), FI("presenter.menu")]
    resized(page, 1600, HEIGHT)
    assert words(page) == tools
    assert page.locator(".th-menu").is_hidden(), "at this width every entry stands in the bar"
    resized(page, 1280, HEIGHT)
    assert words(page) == tools
    resized(page, 800, HEIGHT)
    assert words(page) == tools
    resized(page, 390, HEIGHT)
    assert words(page) == []
    for name in tools:
        expect(page.get_by_role("button", name=name)).to_be_visible()
    resized(page, 1280, HEIGHT)
    assert words(page) == tools


def test_the_bar_names_the_dashboard_and_its_area(visit):
    page = visit("staffing")

    assert page.locator(".th-name").inner_text() == FI("app.title")
    assert page.locator(".th-subject option:checked").inner_text() == NAME


def test_on_a_phone_the_menu_names_them(visit):
    page = visit("staffing", screen="phone")
    named = page.locator(".th-named")
    expect(page.locator(".th-name")).to_be_hidden()

    page.locator(".th-menu .th-opener").click()

    assert [each.inner_text() for each in named.locator("*").all()] == [FI("app.title"), NAME]


def test_the_window_with_the_notes_has_neither_menu_nor_tools(visit):
    page = visit("notes?lang=sv")
    page.get_by_role("heading", level=1, name=Text("sv")("pages.notes")).wait_for()

    assert page.locator(".st-key-frame nav, .st-key-tools button").count() == 0
    expect(page.get_by_role("radio", name="SV", exact=True)).to_be_checked()


BARE = """() => {
  const bare = () => getComputedStyle(document.querySelector('.st-key-frame')).position !== 'fixed'
  const look = () => {
    if (document.querySelector('.st-key-frame')) window.wasBare ??= bare()
    if (window.wasBare === undefined) requestAnimationFrame(look)
  }
  look()
  window.moved = []
  new PerformanceObserver(list => {
    for (const { node, previousRect, currentRect } of list.getEntries().flatMap(each => each.sources)) {
      const isSeen = previousRect.width && currentRect.width && node?.parentElement?.closest('.st-key-frame')
      if (isSeen && Math.abs(previousRect.right - currentRect.right) > 1) window.moved.push(node.textContent)
    }
  }).observe({ type: 'layout-shift', buffered: true })
}"""
"""Notes whether the bar has its style when it is first there, and what in it moves sideways later."""


@pytest.mark.parametrize("path", ["service_points", "activation?lang=sv"])
def test_the_bar_is_never_without_its_style_and_what_is_in_it_stands_still(server, contexts, path):
    page = contexts["light", "desk"].new_page()
    page.add_init_script(f"({BARE})()")
    page.goto(f"{server.url}/{path}")
    page.wait_for_function(SETTLED, timeout=PATIENCE_MS)

    assert page.evaluate("() => window.wasBare") is False
    assert page.evaluate("() => window.moved") == []
    page.close()


@pytest.mark.parametrize("screen", ["desk", "phone"])
def test_every_entry_leads_to_its_page(visit, screen):
    page = visit("?lang=sv", screen=screen)
    for entry in PAGES[1:]:
        follow(page, entry.name)
        page.wait_for_url(f"**/{entry.name}?**")
        page.wait_for_function(SETTLED)
        current = page.locator('.th-header nav a[aria-current="page"]')

        assert "lang=sv" in page.url
        assert {each.get_attribute("data-page") for each in current.all()} == {entry.name}
        assert not page.locator(".th-panel:visible").count()


def test_back_leads_to_the_page_before(visit):
    page = visit("?lang=sv")
    follow(page, "service_points")
    page.get_by_role("heading", level=1, name=Text("sv")("service_points.title")).wait_for()
    page.go_back()

    page.get_by_role("heading", level=1, name=Text("sv")("overview.title")).wait_for()


def test_an_entry_opens_in_a_new_tab_with_language_and_scenario(visit):
    page = visit("?lang=en")
    with page.context.expect_page() as opened:
        page.locator('.th-header nav a[data-page="staffing"]').first.click(modifiers=["ControlOrMeta"])
    tab = opened.value
    tab.get_by_role("heading", level=1, name=Text("en")("staffing.title")).wait_for()
    tab.close()

    assert "staffing" not in page.url


def test_the_menu_is_opened_and_left_by_keyboard(visit):
    page = visit(screen="phone")
    opener = page.locator(".th-menu .th-opener")
    opener.focus()
    page.keyboard.press("Enter")
    assert opener.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.dataset.page") == PAGES[0].name

    page.keyboard.press("Escape")

    assert opener.get_attribute("aria-expanded") == "false"
    assert opener.evaluate("button => button === document.activeElement")
    page.keyboard.press("Enter")
    for _ in PAGES:
        page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert opener.get_attribute("aria-expanded") == "false", "it closes behind whoever leaves it"


FOCUSED = """() => {
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(document.activeElement)
  return [document.activeElement.dataset.page ?? '', outlineStyle, parseFloat(outlineWidth), outlineColor]
}"""


@pytest.mark.parametrize(("scheme", "outline"), [("light", "rgb(11, 93, 94)"), ("dark", "rgb(76, 195, 181)")])
def test_the_focus_of_an_entry_is_seen(visit, scheme, outline):
    page = visit("staffing", scheme=scheme)
    page.locator(".th-name").focus()
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == ["", "solid", 2, outline], "whom the pages tell of"
    page.keyboard.press("Tab")

    assert page.evaluate(FOCUSED) == [PAGES[0].name, "solid", 2, outline]


def test_the_first_stop_skips_to_the_content(visit):
    page = visit("staffing")
    page.keyboard.press("Tab")
    skip = page.locator(".th-skip")
    assert skip.evaluate("link => link === document.activeElement")
    assert skip.bounding_box()["width"] > 50

    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.tagName") == "H1"
    stops = 0
    while (
        not page.evaluate("() => !!document.activeElement.closest('.st-key-board, .th-board')") and stops < 40
    ):
        page.keyboard.press("Tab")
        stops += 1

    assert stops <= 12
    assert not page.evaluate("() => document.activeElement.closest('.st-key-frame')")


def test_a_subject_chosen_in_the_bar_goes_from_page_to_page_in_the_link(visit):
    page = visit("commuting?lang=fi")
    page.locator(".th-subject").select_option("620")
    expect(page.locator("h1")).to_have_text(f"Puolanka: {FI('commuting.title')}", timeout=PATIENCE_MS)
    page.wait_for_url("**/commuting?*subject=620*")
    follow(page, "activation")

    expect(page.locator("h1")).to_have_text(f"Puolanka: {FI('activation.title')}", timeout=PATIENCE_MS)
    page.wait_for_url("**/activation?*subject=620*")
    assert page.locator(".th-subject").input_value() == "620"


def test_a_municipality_is_picked_by_a_key_in_a_table_and_on_the_map(visit):
    page = visit("commuting?lang=fi")
    flows = page.locator(".th-key-flows")
    flows.locator("summary").click()
    flows.get_by_role("button", name="Kuhmo").press("Enter")
    expect(page.locator("h1")).to_have_text(f"Kuhmo: {FI('commuting.title')}", timeout=PATIENCE_MS)
    expect(page.locator(".th-subject")).to_have_value("290", timeout=PATIENCE_MS)
    expect(flows.locator("tbody th").first).to_have_text("Kuhmo")
    page.wait_for_function(SETTLED)
    label = page.locator(".th-key-map .th-plot text", has_text="Sotkamo")
    label.evaluate("label => label.scrollIntoView({ block: 'center' })")  # else it may lie under the bar
    name = label.bounding_box()
    page.mouse.click(name["x"] + name["width"] / 2, name["y"] - 6)

    expect(page.locator("h1")).to_have_text(f"Sotkamo: {FI('commuting.title')}", timeout=PATIENCE_MS)


ON_LINE = """code => {
  const plot = document.querySelector('.th-key-trend .th-plot')
  plot.scrollIntoView({ block: 'center' })
  const trace = plot._fullData.find(each => each.meta?.areas), { xaxis, yaxis } = plot._fullLayout
  const point = trace.meta.areas.indexOf(code) + 6, { x, y } = plot.getBoundingClientRect()
  return [x + xaxis._offset + xaxis.d2p(trace.x[point]), y + yaxis._offset + yaxis.d2p(trace.y[point])]
}"""
"""Where on the screen a line of the background passes."""


def test_a_municipality_is_picked_by_its_line_and_by_keys_on_the_drawing(visit):
    page = visit("overview?lang=fi")
    page.mouse.click(*page.evaluate(ON_LINE, "697"))
    expect(page.locator("h1")).to_have_text(f"Ristijärvi: {FI('overview.title')}", timeout=PATIENCE_MS)
    page.wait_for_function(SETTLED)

    walk = page.locator(".th-key-trend .th-walk")
    walk.focus()
    assert walk.inner_text() == FI("figure.pick", subject="Ristijärvi")
    page.keyboard.press("ArrowRight")
    name = walk.inner_text().split(": ")[1]
    page.keyboard.press("Enter")

    expect(page.locator("h1")).to_have_text(f"{name}: {FI('overview.title')}", timeout=PATIENCE_MS)
    assert walk.evaluate("button => button === document.activeElement"), "the reader's place stays"


def test_a_line_is_picked_by_touch(browser, server):
    with browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True) as phone:
        page = opened(phone, f"{server.url}/overview?lang=fi")
        page.touchscreen.tap(*page.evaluate(ON_LINE, "697"))

        expect(page.locator("h1")).to_have_text(f"Ristijärvi: {FI('overview.title')}", timeout=PATIENCE_MS)


def look_for(page, words):
    """Open the search in the bar and type, by keyboard alone; return what it finds."""
    page.locator(".th-looks").press("Enter")
    page.keyboard.type(words)
    page.locator(".th-found li").first.wait_for()
    return [each.locator("strong").inner_text() for each in page.locator(".th-found li").all()]


@pytest.mark.parametrize("screen", ["desk", "phone"])
def test_the_search_in_the_bar_sets_the_subject_and_opens_pages_by_keys(visit, screen):
    page = visit("commuting?lang=fi", screen=screen)
    assert look_for(page, "puolanka")[0] == "Puolanka"
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(f"Puolanka: {FI('commuting.title')}", timeout=PATIENCE_MS)
    page.wait_for_function(SETTLED)

    assert look_for(page, "palvelupist")[0] == FI("pages.service_points")
    page.keyboard.press("Enter")
    page.wait_for_url("**/service_points?*subject=620*")
    page.wait_for_function(SETTLED)
    look_for(page, FI("indicators.activation_rate.label"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**indicator=activation_rate*")


def test_the_search_in_the_bar_finds_what_the_page_about_it_finds_and_sends_nothing(visit):
    page = visit("about?lang=fi")
    hits = index(loaders.context(loaders.vintage()), FI)
    words = [each.title[:length] for each in hits[::7] for length in (2, 4, 99)] + ["Työttömät,", "på", "?"]
    look_for(page, "a")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    field = page.locator(".th-sought")
    for sought in words:
        field.fill(sought)
        page.evaluate("() => new Promise(done => setTimeout(done))")
        seen = page.locator(".th-found strong").all_inner_texts()

        assert seen == [each.title for each in found(hits, sought)], sought
    assert asked == []
    page.keyboard.press("Escape")
    expect(page.locator(".th-finder")).to_be_hidden()
