"""What files draw of a figure: what it says, not what the order of its columns would suggest."""

import pytest

from ui.meeting.deck import rendered
from views.kept import View


def drawn(page, key, **parameters):
    """Return the names of the series that files draw of a figure; None if they draw nothing of it."""
    shown = rendered(View(page=page, parameters=parameters), "fi")
    chart = next(figure.chart for figure in shown.figures if figure.key == key)
    return None if chart is None else [series.label for series in chart.series]


def test_scenarios_stand_side_by_side_without_their_differences():
    labels = drawn("compare", "caseloads")

    assert len(labels) == 2
    assert "Ero" not in labels


@pytest.mark.parametrize(
    ("page", "key", "parameters", "labels"),
    [
        (
            "staffing",
            "hours_by_unit",
            {"section": "hours"},
            ["Tarvittavat tunnit yhteensä", "Käytettävissä"],
        ),
        ("staffing", "teams", {"section": "teams"}, ["Asiakkaita asiantuntijaa kohden"]),
        ("staffing", "tornado", {"section": "assumptions"}, None),
        (
            "staffing",
            "futures_fan",
            {"section": "months"},
            ["95\N{NO-BREAK SPACE}% alle", "Mediaani", "5\N{NO-BREAK SPACE}% alle"],
        ),
    ],
)
def test_a_file_draws_what_the_title_says(page, key, parameters, labels):
    assert drawn(page, key, **parameters) == labels
