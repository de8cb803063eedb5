"""A chart in words, for those who cannot see it: read from the chart, so that they are true of it."""

from i18n.text import Text
from reports.model import Chart, Figure, Kind, Series


def described(chart: Chart, text: Text) -> str:
    """Return what a chart shows: every bar, both ends of every line, and what is suppressed."""
    is_line = chart.kind is Kind.LINE
    told = _line if is_line else _bars
    ends = {"first": chart.categories[0], "last": chart.categories[-1]}
    sentences = [
        text("exports.line_chart", **ends) if is_line else text("exports.bar_chart"),
        *(f"{series.label}: {told(chart, series, text)}." for series in chart.series if _is_known(series)),
        *([text("exports.interval")] if chart.is_interval else []),
        *([text("exports.hidden", cells="; ".join(chart.hidden))] if chart.hidden else []),
    ]
    return " ".join(sentences)


def picture_words(figure: Figure, text: Text) -> str:
    """Return what the picture of a figure shows: a drawing as the page says it, a chart number by number."""
    if figure.is_map or figure.chart is None:
        return figure.alt
    numbers = described(figure.chart, text)
    return numbers if figure.is_native else f"{figure.alt} {numbers}".strip()


def _is_known(series: Series) -> bool:
    return any(value is not None for value in series.values)


def _bars(chart: Chart, series: Series, text: Text) -> str:
    pairs = zip(chart.categories, series.values, strict=True)
    return "; ".join(
        f"{category} {chart.quantity.write(text, value)}" for category, value in pairs if value is not None
    )


def _line(chart: Chart, series: Series, text: Text) -> str:
    known = [chart.quantity.write(text, value) for value in series.values if value is not None]
    return text("exports.line_ends", first=known[0], last=known[-1])
