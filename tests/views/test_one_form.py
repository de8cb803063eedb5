"""A measure is written in one form wherever a page tells it."""

import pytest

from domain.indicators import INDICATORS, Unit
from i18n.text import LANGUAGES, Text
from tests.views.checked import shown
from views.choices import OneOf
from views.registry import VIEWS

RATIOS = [key for key, each in INDICATORS.items() if each.unit is Unit.RATIO]
"""So many of one for each of another: no parts of a whole, so no per cent."""


def codes_of(view, context):
    """Return the page as it opens, and with each list standing at a ratio."""
    chosen = view.chosen({}, context)
    lists = [each for each in view.choices if isinstance(each, OneOf)]
    return [{}, *({each.key: key} for each in lists for key in RATIOS if key in each.options(chosen))]


def told(page, label):
    """Yield what a page says of a measure: in its key figures, and in the tables, by column and by row."""
    for each in page.key_figures:
        if each.label.startswith(label):
            yield each.value
    for figure in page.figures:
        if figure.grid is None:
            continue
        headings = [column.label.startswith(label) for column in figure.grid.columns]
        for first, *rest in figure.grid.rows:
            of_row = first.text.startswith(label)
            yield from (
                cell.text for cell, of_column in zip(rest, headings[1:], strict=True) if of_row or of_column
            )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_ratio_is_nowhere_a_per_cent(language, home):
    text, seen = Text(language), {}
    for view in VIEWS.values():
        for codes in codes_of(view, home):
            page = shown(view, home, text, **codes)
            for key in RATIOS:
                words = list(told(page, text(f"indicators.{key}.label")))
                seen.setdefault(key, set()).update([view.name] if words else [])
                assert not [each for each in words if "%" in each], (view.name, codes)

    assert seen.keys() == set(RATIOS)
    assert {"peers", "development"} <= seen["vacancies_per_unemployed"]
