"""Choices of versions in words, whose codes may come from an imported file and be anything."""

import pytest

from i18n.text import LANGUAGES, Text
from views.saved.differences import differences, said

FI = Text("fi")
HOSTILE = ("", "nonsense", "2026-13", "2026-12\n", "٢٠٢٦-12", "-", "a-b", "{0}", "<b>")


def test_a_month_is_named(home):
    assert said(home, FI, "structural_change", "month", "2026-12") == "joulukuu 2026"


@pytest.mark.parametrize("code", HOSTILE)
def test_choices_that_no_page_has_are_told_as_they_stand(home, code):
    found = differences(home, FI, {"nowhere": {"x": "1"}}, {"nowhere": {"x": code}})

    assert found == [f"nowhere, x: 1 → {code or FI('scenario_page.default')}"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("parameter", "default"),
    [
        ("jako", "staffing.presets.plan_2023"),
        ("regime", "board.regime_of_month"),
    ],
)
def test_a_default_is_named_as_the_page_opens_with_it(home, language, parameter, default):
    text = Text(language)

    assert said(home, text, "staffing", parameter, None) == text(
        default, rule=text("staffing_page.hours.rules.yleistuki_2026"), year="2023"
    )
