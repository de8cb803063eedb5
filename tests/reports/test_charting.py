"""Which chart a table gets."""

import pytest

from reports.model import Bars, Kind, Lines
from tests.reports.pages import figure, suppressed, table


def labels(chart):
    return [each.label for each in chart.series]


def values(chart):
    return [each.values for each in chart.series]


def test_the_first_words_name_the_bars_and_the_numbers_are_their_lengths():
    chart = figure(table("name", "people", name=["a", "b"], people=[1.0, 2.0])).chart

    assert chart.kind is Kind.BAR
    assert chart.categories == ("a", "b")
    assert values(chart) == [(1.0, 2.0)]


def test_a_suppressed_cell_is_a_gap_and_is_named():
    chart = suppressed().chart

    assert values(chart) == [(12.0, None, 8.0)]
    assert chart.hidden == ("Puolanka (People): 1–4",)


def test_two_ends_that_differ_are_an_interval_with_the_higher_behind():
    chart = figure(
        table("name", "x_low", "x_high", name=["a", "b"], x_low=[1.0, 2.0], x_high=[1.0, 4.0])
    ).chart

    assert chart.is_interval
    assert values(chart) == [(1.0, 4.0), (1.0, 2.0)]
    assert [each.is_pale for each in chart.series] == [True, False]


def test_two_ends_that_agree_everywhere_are_one_series():
    chart = figure(
        table("name", "x_low", "x_high", name=["a", "b"], x_low=[1.0, 2.0], x_high=[1.0, 2.0])
    ).chart

    assert not chart.is_interval
    assert values(chart) == [(1.0, 2.0)]


def test_ends_below_zero_stand_side_by_side():
    chart = figure(table("name", "x_low", "x_high", name=["a"], x_low=[-3.0], x_high=[4.0])).chart

    assert not chart.is_interval
    assert values(chart) == [(-3.0,), (4.0,)]


def test_municipalities_stand_from_the_largest_and_larger_areas_not_among_counts():
    shown = table(
        "name",
        "people",
        name=["Country", "Kajaani", "Kuhmo"],
        people=[99.0, 1.0, 2.0],
        ref_area=["SSS", "205", "290"],
    )

    assert figure(shown).chart.categories == ("Kuhmo", "Kajaani")


def test_months_are_a_line_from_the_oldest():
    shown = table(
        "month", "people", month=["May", "April"], people=[5.0, 4.0], time_period=["2026-05", "2026-04"]
    )
    chart = figure(shown, chart=Lines(of=("people",))).chart

    assert chart.kind is Kind.LINE
    assert chart.periods == ("2026-04", "2026-05")
    assert values(chart) == [(4.0, 5.0)]


@pytest.mark.parametrize(
    "shown",
    [
        table("name", "people", name=["a", "a"], people=[1.0, 2.0]),
        table("name", "people", name=[f"n{n}" for n in range(21)], people=[1.0] * 21),
        table("name", "people", name=[], people=[]),
        table("name", "people", name=["x" * 61], people=[1.0]),
        table("name", "people", name=["a"], people=[float("nan")]),
    ],
    ids=["same names", "too many bars", "no rows", "names too long", "no number"],
)
def test_a_table_that_no_chart_shows_has_none(shown):
    assert figure(shown).chart is None


def test_a_figure_names_what_is_drawn():
    shown = table("name", "a", "b", "c", name=["x", "y"], a=[1.0, 2.0], b=[3.0, 4.0], c=[5.0, 6.0])
    chart = figure(shown, chart=Bars(of=("c",), pale=("a",), first=1)).chart

    assert labels(chart) == ["A", "C"]
    assert values(chart) == [(1.0,), (5.0,)]


def test_a_named_interval_whose_ends_agree_is_one_series():
    shown = table("name", "x_low", "x_high", "y", name=["a"], x_low=[1.0], x_high=[1.0], y=[3.0])
    chart = figure(shown, chart=Bars(of=("x_low", "x_high", "y"))).chart

    assert values(chart) == [(1.0,), (3.0,)]


def test_a_series_that_the_title_does_not_name_is_named():
    chart = figure(table("name", "people", name=["a"], people=[1.0])).chart

    assert not chart.names_series("People by municipality")
    assert chart.names_series("Municipalities")


def test_an_estimate_is_drawn_in_colour_between_its_ends():
    shown = table(
        "month",
        "x",
        "x_low",
        "x_high",
        month=["April", "May"],
        x=[2.0, 3.0],
        x_low=[1.0, 1.0],
        x_high=[4.0, 5.0],
        time_period=["2026-04", "2026-05"],
    )

    chart = figure(shown, chart=Lines(of=("x",), pale=("x_low", "x_high"))).chart

    assert [(each.label, each.is_pale) for each in chart.series] == [
        ("X_low", True),
        ("X_high", True),
        ("X", False),
    ]
