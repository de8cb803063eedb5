"""What a reader does with a page: choose, move a slider, zoom the map, change theme, take the table along."""

import pytest
from playwright.sync_api import expect

from i18n.text import Text
from tests.browser.visit import DRAWINGS, REDRAWN, SETTLED
from tests.scripts import abroad

FI = Text("fi")
ACTIVATION_RATE = FI("indicators.activation_rate.label")

MAP = "document.querySelector('.th-key-map .th-plot')"
VIEW = f"() => [...{MAP}.layout.xaxis.range, ...{MAP}.layout.yaxis.range]"
MARK = f"() => {{ {MAP}.dataset.marked = 'yes' }}"
IS_MARKED = f"() => {MAP}.dataset.marked === 'yes'"

COUNT_DRAWINGS = """key => {
  window.drawings = 0
  new MutationObserver(() => { window.drawings += 1 })
    .observe(document.querySelector(`.th-key-${key} .th-plot`), { attributeFilter: ['data-drawn'] })
}"""

BACK_AND_FITTING = """() => {
  const plot = document.querySelector('.th-key-hours_by_rule .th-plot')
  return plot?.dataset.marked && Math.abs(plot._fullLayout.width - plot.clientWidth) < 2
}"""


def choose(page, key, label):
    """Choose an item of a list by its label and wait until the figures have followed."""
    before = page.evaluate(DRAWINGS)
    page.locator(f".th-key-{key} select").select_option(label)
    page.wait_for_function(REDRAWN, arg=before)
    page.wait_for_function(SETTLED)


def drag(page, target, *, x, y):
    """Drag from the middle of an element by so many pixels."""
    target.scroll_into_view_if_needed()
    box = target.bounding_box()
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(*middle)
    page.mouse.down()
    page.mouse.move(middle[0] + x, middle[1] + y, steps=4)
    page.mouse.up()


def test_a_choice_draws_the_figures_anew_and_goes_into_the_address(visit):
    page = visit()
    choose(page, "indicator", ACTIVATION_RATE)

    assert ACTIVATION_RATE in page.locator(".th-key-map .th-title").inner_text()
    assert "indicator=activation_rate" in page.url


def test_the_map_keeps_its_view_when_another_indicator_is_chosen(visit):
    page = visit()
    whole = page.evaluate(VIEW)
    drag(page, page.locator(".th-key-map .nsewdrag").first, x=60, y=90)
    moved = page.evaluate(VIEW)
    choose(page, "indicator", ACTIVATION_RATE)

    assert moved != pytest.approx(whole)
    assert page.evaluate(VIEW) == pytest.approx(moved)


def test_a_changed_figure_is_updated_in_place_and_not_replaced(visit):
    page = visit()
    page.evaluate(MARK)
    choose(page, "indicator", ACTIVATION_RATE)

    assert page.evaluate(IS_MARKED)


def test_a_figure_that_a_choice_leaves_as_it_is_is_not_drawn_again(visit):
    page = visit()
    page.evaluate(COUNT_DRAWINGS, "profile")
    choose(page, "indicator", ACTIVATION_RATE)

    assert page.evaluate("() => window.drawings") == 0


def test_a_slider_is_moved_by_keyboard_and_the_figures_follow(visit):
    page = visit("activation")
    before = page.evaluate(DRAWINGS)
    slider = page.locator(".th-key-target").get_by_role("slider", name=FI("activation.target"))
    value = slider.input_value()
    slider.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function(REDRAWN, arg=before)

    assert float(slider.input_value()) > float(value)
    assert "target=" in page.url


def test_a_typed_number_of_another_script_is_refused_in_words_and_the_one_before_stands(visit):
    page = visit("joint_services")
    control = page.locator(".th-key-fte_eur")
    field, said = control.get_by_role("textbox"), control.get_by_role("status")
    for typed in (abroad("9000"), "9000000", "0x10", "nan"):
        field.fill(typed)
        field.press("Enter")

        expect(said).to_contain_text(f"”{typed}” ei kelpaa")
    assert "fte_eur" not in page.url
    field.fill("9 000")
    field.press("Enter")
    page.wait_for_url("**fte_eur=9000**")
    expect(said).to_be_empty()


OTHERWISE = """() => {
  const list = document.querySelector('.th-sheet select')
  list.value = [...list.options].find(each => each.value !== list.value).value
  list.dispatchEvent(new Event('change'))
}"""
"""Choose another item of the first list, wherever the focus is."""


def test_what_stands_half_typed_is_the_readers_also_when_an_answer_arrives(visit):
    page = visit("joint_services")
    field = page.locator(".th-key-fte_eur").get_by_role("textbox")
    before = field.input_value()
    field.press("End")
    field.press("1")
    page.evaluate(OTHERWISE)  # as one that was moved just before, and is answered now
    page.wait_for_url("**?*&*")
    page.wait_for_function(SETTLED)

    expect(field).to_have_value(f"{before}1")
    field.press("Backspace")
    field.blur()
    expect(field).to_have_value(before)
    assert "fte_eur" not in page.url


def test_a_table_is_one_click_away_and_is_reached_by_keyboard(visit):
    page = visit()
    details = page.locator(".th-key-map details")
    assert not details.locator("table").is_visible()

    details.locator("summary").focus()
    page.keyboard.press("Enter")

    expect(details.locator("table")).to_be_visible()


def test_the_tables_of_a_page_come_along_once_one_of_them_is_open(visit):
    page = visit()
    page.locator(".th-key-map summary").click()
    expect(page.locator(".th-key-map tbody tr").first).to_be_visible()
    rows = page.locator(".th-key-map tbody tr").all_inner_texts()
    page.locator(".th-key-indicator select").select_option("activation_rate")
    page.wait_for_function(SETTLED)

    expect(page.locator(".th-key-map tbody tr")).not_to_have_text(rows)
    assert page.locator(".th-key-map tbody tr").count() == len(rows)


def test_a_table_is_downloaded_as_a_spreadsheet_opens_it(visit):
    page = visit("?indicator=activation_rate")
    page.locator(".th-key-map summary").click()
    with page.expect_download() as download:
        page.locator(".th-key-map .th-download").click()
    first, *_ = download.value.path().read_text(encoding="utf-8-sig").splitlines()

    assert download.value.suggested_filename.endswith(".csv")
    assert first == "Alue;Vähintään;Enintään"


def test_the_address_of_a_table_is_copied_with_its_choices(visit):
    page = visit("?indicator=activation_rate")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(".th-key-map summary").click()
    page.locator(".th-key-map .th-address").click()
    page.locator(".th-key-map .th-copied:not(:empty)").wait_for()
    address = page.evaluate("navigator.clipboard.readText()")
    told = page.request.get(address).text()

    assert "/data/overview/map.csv?indicator=activation_rate&lang=fi" in address
    assert told.splitlines()[0] == "\ufeffAlue;Vähintään;Enintään"


def test_a_key_figure_tells_its_definition_on_focus(visit):
    page = visit()
    card = page.locator(".th-kpi[tabindex]").first
    definition = card.locator(".th-tip")
    assert not definition.is_visible()

    card.focus()

    assert definition.is_visible()
    assert definition.evaluate("""tip => {
      const { left, right, top, bottom } = tip.getBoundingClientRect()
      const corners = [[left + 9, top + 9], [right - 9, bottom - 9]]
      return corners.every(([x, y]) => tip.contains(document.elementFromPoint(x, y)))
    }"""), "something lies over it"


def test_a_link_of_a_page_to_itself_opens_it_with_other_choices(visit):
    page = visit("service_network?nakyma=paikat&pisteita=2")
    page.get_by_role("link", name=FI("service_network.take")).click()
    page.locator(".th-key-open_areas").wait_for()
    page.wait_for_function(SETTLED)
    open_areas = page.locator(".th-key-open_areas input:checked")

    assert [each.get_attribute("value") for each in open_areas.all()] == ["205", "305"]
    assert "open_areas=205-305" in page.url
    assert "view=" not in page.url


def test_a_slider_writes_the_minus_sign_of_the_rest_of_the_page_in_english(visit):
    page = visit("structural_change?lang=en")

    assert page.locator(".th-key-jobs output").text_content() == "\N{MINUS SIGN}200"


def test_every_municipality_fits_into_one_line_of_controls(visit):
    boxes = visit("service_network").locator(".th-key-open_areas .th-group label").all()

    assert len({round(box.bounding_box()["y"]) for box in boxes}) == 1


def test_a_table_without_a_drawing_says_its_title_once(visit):
    region = visit("reconciliation").locator(".th-key-corrections .th-table")

    caption = region.locator("caption").evaluate("node => getComputedStyle(node).clipPath")
    assert caption == "inset(50%)"


def test_no_range_breaks_at_its_dash_on_a_phone(visit):
    page = visit("flows?lang=fi", screen="phone")
    lines = page.evaluate(
        "() => [...document.querySelectorAll('.th-range')].map(each => each.getClientRects().length)"
    )

    assert lines
    assert set(lines) == {1}


def test_a_reader_comes_back_to_a_section_as_they_left_it_drawn_for_the_width_it_now_has(visit):
    page = visit("staffing?section=hours")
    plot = page.locator(".th-key-hours_by_rule .th-plot")
    plot.evaluate("plot => { plot.dataset.marked = 'yes' }")
    sections = page.locator(".th-key-section input")
    sections.first.focus()
    page.keyboard.press("Space")
    plot.wait_for(state="detached")
    page.set_viewport_size({"width": 900, "height": 720})
    page.locator(".th-key-section input[value=hours]").check()
    page.wait_for_function(BACK_AND_FITTING)


@pytest.mark.parametrize("path", ["goals", "partners"])
def test_a_table_of_words_is_read_downwards_on_a_phone(visit, path):
    page = visit(path, screen="phone")
    wider = page.evaluate(
        "() => [...document.querySelectorAll('table.told')].map(each => each.parentElement)"
        ".map(each => each.scrollWidth - each.clientWidth)"
    )
    cell = page.locator("table.told tbody td").first
    before = cell.evaluate("each => getComputedStyle(each, '::before').content")

    assert wider
    assert max(wider) <= 0
    assert before.startswith('"')
    assert cell.get_attribute("data-label") in before
