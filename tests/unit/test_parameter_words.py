"""A choice in words, whose code may come from a link or from an imported file and be anything."""

import pytest

from i18n.text import LANGUAGES, Text
from ui.saved.parameter_words import PARAMETERS, value

FI = Text("fi")
HOSTILE = ("", "nonsense", "2026-13", "2026-00", "1999-12", "2026-12\n", "٢٠٢٦-12", "-", "a-b", "{0}", "<b>")


def test_a_month_is_named():
    assert value(FI, "structural_change", "month", "2026-12") == "joulukuu 2026"


def test_any_code_of_any_choice_has_words():
    silent = [
        (parameter, code)
        for parameter in PARAMETERS
        for code in HOSTILE
        if code and not value(FI, *parameter, code).strip()
    ]

    assert PARAMETERS
    assert silent == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("parameter", "default"),
    [
        ("jako", "staffing.presets.plan_2023"),
        ("regime", "board.regime_of_month"),
    ],
)
def test_a_default_is_named_as_the_page_opens_with_it(language, parameter, default):
    text = Text(language)

    assert value(text, "staffing", parameter, None) == text(
        default, rule=text("staffing_page.hours.rules.yleistuki_2026")
    )
