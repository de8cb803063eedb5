"""Native charts on slides: their numbers are in a workbook inside the slide and can be edited."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import pairwise
from typing import Any

from lxml import etree
from pptx.chart.chart import Chart as NativeChart
from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.enum.chart import (
    XL_AXIS_CROSSES,
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
)
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Emu, Pt
from xlsxwriter import Workbook

from i18n.text import Text
from reports import style
from reports.model import Chart, Kind, plain, shortened
from reports.template import FONT, colour

MOST_LABELS = 24
"""Numbers written at the bars; more of them would cover each other."""

NEAREST = 0.07
"""Least distance of two names at the ends of lines, as a share of the value axis."""

_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")

_PLOT = (
    ("layoutTarget", "inner"),
    ("xMode", "edge"),
    ("yMode", "edge"),
    ("x", "0.075"),
    ("y", "0.04"),
    ("w", "0.735"),
    ("h", "0.82"),
)
"""Where a line chart is drawn within its frame, as shares of it."""


class _Writer(CategoryWorkbookWriter):  # type: ignore[misc]
    """Writes words as words: a name that begins with "=" must not become a formula."""

    @contextmanager
    def _open_worksheet(self, xlsx_file: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        with Workbook(xlsx_file, options) as workbook:
            yield workbook, workbook.add_worksheet()


class _Data(CategoryChartData):  # type: ignore[misc]
    @property
    def _workbook_writer(self) -> _Writer:
        return _Writer(self)


def add_chart(
    slide: Slide, chart: Chart, place: tuple[Emu, Emu, Emu, Emu], text: Text, *, alt: str, name: str
) -> None:
    """Add a chart to a slide; suppressed and missing values are gaps.

    Args:
        slide: Where it goes.
        chart: What it shows.
        place: Left, top, width and height in EMU.
        text: The reader's language.
        alt: Text alternative.
        name: Name of the object, the figure's title.
    """
    code, scale = chart.quantity.excel(text), chart.quantity.file_scale
    data = _Data(number_format=code)
    days = _days(chart)
    data.categories = days or [shortened(category, 70) for category in chart.categories]
    for series in chart.series:
        values = [None if value is None else value * scale for value in series.values]
        data.add_series(shortened(series.label, 90), values)
    is_line = chart.kind is Kind.LINE
    kind = XL_CHART_TYPE.LINE if is_line else XL_CHART_TYPE.BAR_CLUSTERED
    frame = slide.shapes.add_chart(kind, *place, data)
    frame.name = shortened(name, 80)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", plain(alt))
    native = frame.chart
    native.font.size, native.font.name = Pt(12), FONT
    native.font.color.rgb = colour(style.INK)
    native.has_title = False
    _axes(native, chart, code)
    if is_line:
        _lines(native, chart)
    else:
        _bars(native, chart, code)
    _legend(native, chart, name)
    for said in native._chartSpace.iter(qn("a:endParaRPr")):
        said.set("lang", text.locale)


def _legend(native: NativeChart, chart: Chart, title: str) -> None:
    """Show a legend where neither the ends of the lines nor the title name the series."""
    named_at_ends = chart.kind is Kind.LINE and _are_apart(chart)
    native.has_legend = chart.names_series(title) and not named_at_ends
    if not native.has_legend:
        return
    native.legend.position = XL_LEGEND_POSITION.TOP
    native.legend.include_in_layout = False
    native.legend.font.size = Pt(12)
    unnamed = [
        place
        for place, series in enumerate(chart.series)
        if series.is_lower_end or (series.is_pale and not chart.is_interval)
    ]
    for place in reversed(unnamed):
        entry = etree.Element(qn("c:legendEntry"))
        etree.SubElement(entry, qn("c:idx"), val=str(place))
        etree.SubElement(entry, qn("c:delete"), val="1")
        native.legend._element.find(qn("c:legendPos")).addnext(entry)


def _are_apart(chart: Chart) -> bool:
    """Whether the lines in colour end so far from each other that each can be named there."""
    values = [value for series in chart.series for value in series.values if value is not None]
    gap = (max(values) - min(0.0, *values)) * NEAREST
    ends = sorted(
        series.values[-1]
        for series in chart.series
        if not (series.is_pale or series.is_lower_end) and series.values[-1] is not None
    )
    return all(after - before >= gap for before, after in pairwise(ends))


def _days(chart: Chart) -> list[date]:
    """Return the first day of each month, or nothing where the categories are no months."""
    if not chart.periods or not all(_MONTH.fullmatch(period) for period in chart.periods):
        return []
    return [date.fromisoformat(f"{period}-01") for period in chart.periods]


def _axes(native: NativeChart, chart: Chart, code: str) -> None:
    across, values = native.category_axis, native.value_axis
    across.format.line.color.rgb = colour(style.GRID)
    across.has_major_gridlines = False
    across.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    across.tick_labels.font.size = Pt(12)
    values.format.line.fill.background()
    values.major_gridlines.format.line.color.rgb = colour(style.GRID)
    values.tick_labels.font.size = Pt(11)
    values.tick_labels.font.color.rgb = colour(style.MUTED)
    values.tick_labels.number_format = code
    values.tick_labels.number_format_is_linked = False
    numbers = [value for series in chart.series for value in series.values if value is not None]
    if min(numbers) >= 0:
        values.minimum_scale = 0
    if chart.kind is Kind.LINE:
        across.tick_labels.number_format, across.tick_labels.number_format_is_linked = "m/yyyy", False
        if _days(chart):
            _months(across._element, len(chart.categories))
        if _are_apart(chart):
            _leave_room(native)
        return
    across.reverse_order = True  # the first category stands on top, as in the table
    across.crosses = XL_AXIS_CROSSES.MAXIMUM
    if _is_labelled(chart):
        values.visible = False
        values.has_major_gridlines = False


def _months(axis: Any, count: int) -> None:  # noqa: ANN401
    """Name every so many months on a time axis."""
    step = next(each for each in (1, 3, 6, 12, 24, 60) if count <= each * 8 or each == 60)
    for name in ("c:baseTimeUnit", "c:majorUnit", "c:majorTimeUnit"):
        for old in axis.findall(qn(name)):
            axis.remove(old)
    for name, value in (
        ("c:baseTimeUnit", "months"),
        ("c:majorUnit", str(step)),
        ("c:majorTimeUnit", "months"),
    ):
        etree.SubElement(axis, qn(name), val=value)


def _leave_room(native: NativeChart) -> None:
    """Keep the right end of the chart free for the names of the lines."""
    area = native._chartSpace.chart.plotArea
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    layout = etree.Element(qn("c:layout"))
    manual = etree.SubElement(layout, qn("c:manualLayout"))
    for name, value in _PLOT:
        etree.SubElement(manual, qn(f"c:{name}"), val=value)
    area.insert(0, layout)


def _is_labelled(chart: Chart) -> bool:
    return len(chart.categories) * len(chart.series) <= MOST_LABELS


def _bars(native: NativeChart, chart: Chart, code: str) -> None:
    plot = native.plots[0]
    plot.gap_width = 45
    plot.overlap = 100 if chart.is_interval else 0
    for place, series in enumerate(plot.series):
        is_pale = chart.series[place].is_pale
        series.format.fill.solid()
        fill = style.BRAND_PALE if is_pale else style.SERIES[0 if chart.is_interval else place % 6]
        series.format.fill.fore_color.rgb = colour(fill)
        series.invert_if_negative = False
        if not _is_labelled(chart):
            continue
        labels = series.data_labels
        labels.show_value = True
        labels.number_format, labels.number_format_is_linked = code, False
        labels.font.size = Pt(12)
        inside = chart.is_interval and not is_pale
        labels.position = XL_LABEL_POSITION.INSIDE_END if inside else XL_LABEL_POSITION.OUTSIDE_END
        labels.font.color.rgb = colour(style.SURFACE if inside else style.INK)
        if inside:
            _unlabel(labels._element, _exact(chart))


def _exact(chart: Chart) -> list[int]:
    """Return where both ends of an interval are the same, so that one number is enough."""
    high, low = (series.values for series in chart.series)
    return [place for place, pair in enumerate(zip(high, low, strict=True)) if pair[0] == pair[1]]


def _unlabel(labels: Any, places: list[int]) -> None:  # noqa: ANN401
    for order, place in enumerate(places):
        label = etree.Element(qn("c:dLbl"))
        etree.SubElement(label, qn("c:idx"), val=str(place))
        etree.SubElement(label, qn("c:delete"), val="1")
        labels.insert(order, label)


def _lines(native: NativeChart, chart: Chart) -> None:
    drawn = 0
    for series, ours in zip(native.plots[0].series, chart.series, strict=True):
        series.smooth = False
        code = style.PALE if ours.is_pale else style.SERIES[drawn % len(style.SERIES)]
        series.format.line.color.rgb = colour(code)
        series.format.line.width = Pt(1) if ours.is_pale else Pt(2.75)
        _no_marker(series)
        if ours.is_pale or ours.is_lower_end:
            continue
        drawn += 1
        last = max((place for place, value in enumerate(ours.values) if value is not None), default=None)
        if last is not None and last == len(ours.values) - 1 and _are_apart(chart):
            _name_at_end(series, last, ours.label, code)


def _no_marker(series: Any) -> None:  # noqa: ANN401
    marker = series._element.get_or_add_marker()
    etree.SubElement(marker, qn("c:symbol"), val="none")


def _name_at_end(series: Any, place: int, words: str, code: str) -> None:  # noqa: ANN401
    label = series.points[place].data_label
    label.position = XL_LABEL_POSITION.RIGHT
    frame = label.text_frame
    run = frame.paragraphs[0].add_run()
    run.text = shortened(words, 32)
    run.font.size, run.font.bold = Pt(12), True
    run.font.color.rgb = colour(code)
