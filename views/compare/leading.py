"""What a comparison tells before all else where no caseload differs: the results that do."""

from collections.abc import Sequence

from domain.interval import UNKNOWN, Interval
from i18n.text import Text
from views.compare.compared import Compared
from views.results import SAVED_ON, Metric
from views.saved.results import LARGEST_CASELOAD, METRICS
from views.saved.tables import difference, metric_name, written

_MOST = 3
"""Results told in a sentence; the table has them all."""

_NOTHING = Interval.point(0)


def leading(text: Text, rows: Sequence[Compared]) -> list[Metric]:
    """Return the results that a reader sees a difference of, of pages that scenarios were saved on first.

    None where the largest caseload differs, or is not known of all: that is what is told then.
    """
    loads = {written(text, LARGEST_CASELOAD, _value(row, LARGEST_CASELOAD)) for row in rows}
    if len(loads) > 1 or text.unknown in loads:
        return []
    pages = {row.version.inputs.get(SAVED_ON, {}).get("page") for row in rows}
    found = [each for each in METRICS if any(_differs(text, each, row) for row in rows)]
    return sorted(found, key=lambda each: each.page not in pages)


def differ_words(text: Text, rows: Sequence[Compared], metrics: Sequence[Metric]) -> str:
    """Return how the first of these results differ, in the order of the scenarios."""
    said = [
        text(
            "compare.differs",
            measure=metric_name(text, each),
            values=" → ".join(written(text, each, _value(row, each)) for row in rows),
        )
        for each in metrics[:_MOST]
    ]
    return text("compare.differ", results="; ".join(said))


def card_words(text: Text, row: Compared, metric: Metric, *, is_baseline: bool) -> tuple[str, str]:
    """Return the value of a result on a scenario's card, and what stands under it."""
    value, measure = _value(row, metric), metric_name(text, metric)
    if is_baseline:
        return written(text, metric, value), text("compare.baseline_of", measure=measure)
    change = difference(text, metric, row.changes.get(metric.key, UNKNOWN))
    return written(text, metric, value), text("compare.change_of", measure=measure, change=change)


def _differs(text: Text, metric: Metric, row: Compared) -> bool:
    change = row.changes.get(metric.key, UNKNOWN)
    return change.is_known and difference(text, metric, change) != difference(text, metric, _NOTHING)


def _value(row: Compared, metric: Metric) -> Interval:
    return row.results.get(metric.key, UNKNOWN)
