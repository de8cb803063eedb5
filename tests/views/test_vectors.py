"""Drawings as files take them: what the page draws, as shapes and words of the same meaning."""

import pytest
from lxml import etree

from charts import theme
from charts.drawing import Drawing
from i18n.text import Text
from reports.svg import svg
from reports.vectors import Area, Disc, Said, Stroke
from tests.views.checked import figure, shown
from views.registry import VIEWS
from views.vectors.colours import legible_on
from views.vectors.sketch import DrawnSketch

FI = Text("fi")
WIDTH, HEIGHT = 700.0, 380.0


def picture(context, view, key, **codes):
    """Return the picture of a figure, as high as on its page."""
    sketch = figure(shown(VIEWS[view], context, **codes), key).sketch
    return sketch.at(sketch.aspect * sketch.height or WIDTH, sketch.height)


def words(drawn):
    """Return what a picture says, word by word."""
    return ["".join(run.words for line in each.lines for run in line) for each in said(drawn)]


def said(drawn):
    return [each for each in drawn.shapes if isinstance(each, Said)]


@pytest.mark.parametrize(("view", "key"), [("changes", "shares"), ("activation", "rates"), ("bill", "bills")])
def test_words_are_as_wide_in_a_program_that_lacks_their_font(home, view, key):
    drawn = picture(home, view, key)
    kept = [
        sum(float(each.get("textLength")) for each in group.iter("{*}text"))
        for group in etree.fromstring(svg(drawn)).iter("{*}g")
    ]

    assert len(kept) == len(said(drawn)) > 10
    lone = [
        (each.width, length) for each, length in zip(said(drawn), kept, strict=True) if len(each.lines) == 1
    ]
    assert all(length == pytest.approx(width, rel=0.12) for width, length in lone)


def areas(drawn):
    return [each for each in drawn.shapes if isinstance(each, Area)]


def widths(found):
    """Return how wide shapes are."""
    every = [[x for ring in each.rings for x, _ in ring] for each in found]
    return [max(across) - min(across) for across in every]


def bars(*, traces=None, **changes):
    """Return a drawing of two bars."""
    bar = {
        "type": "bar",
        "orientation": "h",
        "y": ["A", "B"],
        "x": [10.0, 5.0],
        "marker": {"color": "#112233"},
    }
    layout = theme.layout(FI, height=200, xaxis={"range": [0, 10], "visible": False}, **changes)
    return DrawnSketch(Drawing(traces or [bar], layout)).at(WIDTH, 200)


def test_bars_are_as_long_as_their_numbers():
    longer, shorter = widths(areas(bars()))

    assert longer == pytest.approx(2 * shorter)


def test_a_bar_on_another_begins_where_that_ends():
    one = {"type": "bar", "orientation": "h", "y": ["A"], "x": [4.0], "marker": {"color": "#112233"}}
    under, over = areas(bars(traces=[one, one], barmode="stack"))

    assert max(x for x, _ in under.rings[0]) == pytest.approx(min(x for x, _ in over.rings[0]))


def test_a_line_has_a_gap_where_a_month_is_not_known():
    line = {"type": "scatter", "mode": "lines", "x": ["2026-01", "2026-02", "2026-03", "2026-04", "2026-05"]}
    drawn = DrawnSketch(
        Drawing(
            [{**line, "y": [1.0, 2.0, None, 2.0, 1.0]}], theme.layout(FI, height=200, xaxis={"type": "date"})
        )
    ).at(WIDTH, 200)
    runs = [each for each in drawn.shapes if isinstance(each, Stroke) and each.width == 2]

    assert [len(each.points) for each in runs] == [2, 2]


def test_words_that_would_reach_over_the_edge_are_given_room():
    long = [{"x": 10, "y": "A", "text": "W" * 15, "xanchor": "left", "showarrow": False}]
    (word,) = [each for each in said(bars(annotations=long)) if each.width > 150]

    assert word.left + word.width <= WIDTH + 1


def test_markup_in_a_name_is_no_markup_of_the_picture():
    name = "<script>&\"'"
    bar = {"type": "bar", "orientation": "h", "y": [f"{name}x", "B"], "x": [1.0, 2.0]}
    root = etree.fromstring(svg(bars(traces=[bar])))

    assert not root.findall(".//{*}script")


def test_a_sign_that_the_font_lacks_stands_apart_from_the_words_beside_it():
    tick = {"tickvals": ["A", "B"], "ticktext": ["● within", "plain"]}
    root = etree.fromstring(svg(bars(yaxis=tick)))
    every = {"".join(each.itertext()): each for each in root.iter("{*}text")}
    sign, beside = every["●"], every[" within"]

    assert {each.get("font-family") is None for each in beside.iter("{*}tspan")} == {True}
    assert "DejaVu" in next(sign.iter("{*}tspan")).get("font-family")
    assert 0 < float(beside.get("x")) - float(sign.get("x")) < float(sign.get("font-size"))


def test_the_board_keeps_its_bands_and_verdicts(home):
    drawn = picture(home, "staffing", "board")
    bands = [each for each in areas(drawn) if each.opacity < 1]

    assert len(bands) >= 7
    assert any("▲" in each and "tavoitteen yli" in each for each in words(drawn))
    assert "tavoite" in words(drawn)


def test_what_is_suppressed_stays_hatched_and_a_range_stays_a_range(home):
    drawn = picture(home, "activation", "rates")

    assert sum(bool(each.hatch) for each in areas(drawn)) >= 8
    assert any(isinstance(each, Disc) for each in drawn.shapes)
    assert any(isinstance(each, Stroke) and each.dash == "dot" for each in drawn.shapes)


def test_the_direction_of_a_flow_is_kept(home):
    assert "Sotkamo → Kajaani" in words(picture(home, "flows", "rows"))


def test_a_fan_keeps_both_of_its_bands(home):
    drawn = picture(home, "staffing", "futures_fan", section="months")

    assert sum(each.opacity < 1 for each in areas(drawn)) >= 3  # two bands, and the target


def test_a_map_is_cut_at_its_edges_and_keeps_every_name(home):
    drawn = picture(home, "overview", "map")
    points = [point for each in areas(drawn) for ring in each.rings for point in ring]

    assert all(-0.1 <= x <= drawn.width + 0.1 and -0.1 <= y <= drawn.height + 0.1 for x, y in points)
    names = [home.names("fi")[code] for code in home.area.municipalities]
    assert all(any(name in each for each in words(drawn)) for name in names)


@pytest.mark.parametrize(("view", "key"), [("activation", "map"), ("overview", "map"), ("commuting", "map")])
@pytest.mark.parametrize("high", [270.0, 320.0])
def test_every_name_on_a_small_map_is_read_on_what_it_lies_on_without_its_halo(home, view, key, high):
    sketch = figure(shown(VIEWS[view], home), key).sketch
    shapes = sketch.at(sketch.aspect * high, high).shapes
    haloed = [(place, each) for place, each in enumerate(shapes) if isinstance(each, Said) and each.halo]
    assert len(haloed) >= 10

    for place, name in haloed:
        under = [each.fill for each in shapes[:place] if isinstance(each, Area) and lies_on(name, each)]
        on = name.back or (under[-1] if under else theme.SURFACE.light)
        assert legible_on(on) == legible_on(name.halo), name.lines


def lies_on(name, area):
    """Return whether the middle of a name is within an area."""
    x, y = name.left + name.width / 2, name.top + name.height / 2
    edges = [edge for ring in area.rings for edge in zip(ring, (*ring[1:], ring[0]), strict=True)]
    over = [(a, b) for a, b in edges if (a[1] > y) != (b[1] > y) and x < at_height(a, b, y)]
    return len(over) % 2 == 1


def at_height(start, end, y):
    """Return where a line is at a height."""
    return start[0] + (y - start[1]) / (end[1] - start[1]) * (end[0] - start[0])


def test_a_name_that_reaches_over_a_dark_area_has_a_fill_of_its_own(home):
    sketch = figure(shown(VIEWS["activation"], home), "map").sketch
    drawn = sketch.at(sketch.aspect * 270, 270)
    backed = {each.lines[0][0].words: each for each in said(drawn) if each.back}

    assert "Paltamo" in backed
    assert legible_on(backed["Paltamo"].back) == backed["Paltamo"].colour


@pytest.mark.parametrize(
    ("view", "key"),
    [("changes", "shares"), ("bill", "bills"), ("overview", "ranking"), ("activation", "rates")],
)
def test_a_picture_marks_the_chosen_municipality_by_more_than_its_colour(home, view, key):
    said_of = words(picture(home, view, key, subject="620"))

    assert [each.strip() for each in said_of if each.startswith(theme.POINTER)] == [
        f"{theme.POINTER} Puolanka"
    ]


def test_the_board_marks_the_unit_of_the_chosen_municipality_alone(home):
    chosen = words(picture(home, "staffing", "board", subject="620"))
    none = words(picture(home, "staffing", "board"))

    assert [each for each in chosen if each.startswith(theme.POINTER)] == [f"{theme.POINTER} Puolanka"]
    assert "Puolanka" in none


def test_a_small_map_leaves_its_neighbours_unnamed(home):
    sketch = figure(shown(VIEWS["overview"], home), "map").sketch
    large, small = (words(sketch.at(sketch.aspect * high, high)) for high in (sketch.height, 300.0))

    assert len(small) < len(large)


def test_a_chain_keeps_its_six_boxes_and_the_arrows_between_them(home):
    drawn = picture(home, "structural_change", "chain")
    heads = [each for each in areas(drawn) if len(each.rings[0]) == 3]

    assert len(heads) == 5
    assert len(areas(drawn)) == 6 + 5
    assert FI("structural_change.boxes.euros") in words(drawn)


@pytest.mark.parametrize("name", ["changes", "commuting", "reconciliation", "joint_services", "peers"])
def test_every_picture_can_be_drawn_small_and_stays_on_its_sheet(home, name):
    for each in shown(VIEWS[name], home).figures:
        if each.sketch is None:
            continue
        high = min(each.sketch.height, HEIGHT)
        wide = each.sketch.aspect * high or WIDTH
        drawn = each.sketch.at(wide, high)

        etree.fromstring(svg(drawn))
        assert all(word.size >= 12 for word in said(drawn)), each.key
        upright = [word for word in said(drawn) if not word.is_turned]
        assert all(word.left + word.width <= wide + 2 for word in upright if not each.is_map), each.key
