"""Tables with few columns of numbers are read on a phone without scrolling sideways."""

import pytest

from i18n.text import LANGUAGES

WIDTHS = """key => {
  const figure = document.querySelector(`.th-key-${key}`)
  figure.querySelector('details').open = true
  const table = figure.querySelector('.th-table')
  return [table.scrollWidth, table.clientWidth]
}"""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("path", "key"), [("shared_metrics?", "six"), ("paths?example=1&", "gaps")])
def test_a_table_fits_a_phone(visit, path, key, language):
    needed, there = visit(f"{path}lang={language}", screen="phone").evaluate(WIDTHS, key)

    assert 0 < needed <= there
