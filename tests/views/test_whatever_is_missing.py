"""A choice has a value, and a page something to say, whatever its data, its area or its months lack."""

import copy
from dataclasses import replace
from types import MappingProxyType

import pytest

from data.areas import area
from domain.errors import (
    BoundariesMissingError,
    DashboardError,
    FiguresMissingError,
    SnapshotDamagedError,
)
from i18n.text import LANGUAGES, Text
from tests.views import areas
from tests.views.reading import read_by
from tests.views.test_every_view import SLIP, every_view, in_every_language, shown, words
from views.choices import Chosen, OneOf
from views.context import opened
from views.overview.figures import groups

HOME = area("TA10")
NO_FIGURES = "478"
"""A municipality that few figures are published of."""

LACKING = {
    "no plan": {"area": replace(HOME, plan="")},
    "a municipality with suppressed figures": {"area": areas.single("697")},
    "a municipality of the other area": {"area": areas.single("564")},
    "a municipality without monthly shares": {"area": areas.single(NO_FIGURES)},
    "no earlier month": {"area": HOME, "before": ""},
    "no earlier month elsewhere": {"area": areas.OULU, "before": ""},
    "no month": {"area": HOME, "period": "", "before": ""},
    "a month without figures": {"area": HOME, "period": "2099-01"},
}


def without(store, stem):
    """Return the store as it is where one snapshot is damaged."""
    damaged = copy.copy(store)
    damaged.problems = MappingProxyType(
        {stem: SnapshotDamagedError(f"{stem} is damaged", file=f"{stem}.parquet")}
    )
    return damaged


@every_view
def test_a_choice_has_a_value_whichever_snapshot_is_damaged(view, store, library):
    for stem in store.sha256:
        damaged = replace(opened(without(store, stem), HOME), library=library)
        for codes in ({}, {choice.key: "nonsense" for choice in view.choices}):
            chosen = view.chosen(codes, damaged)

            assert view.chosen(chosen.codes, damaged).codes == chosen.codes, stem
            assert view.chosen(chosen.changed, damaged).codes == chosen.codes, stem


@every_view
def test_a_page_over_a_damaged_snapshot_names_it_and_nothing_else_is_wrong(view, store, library):
    for stem in read_by(view, store, library):
        context = replace(opened(without(store, stem), HOME), library=library)
        bodies, figures = shown(view, context)
        said = list(words(bodies, figures))

        assert bodies[0]["title"] == Text("fi")(f"{view.name}.title"), stem
        assert {each for each in said if each.startswith("failed: ")} <= {f"failed: {stem} is damaged"}, stem
        assert not [each for each in said if SLIP.search(each)], stem


@every_view
@pytest.mark.parametrize("lacks", LACKING)
def test_a_page_says_what_its_area_or_month_lacks(view, lacks, contexts):
    given = dict(LACKING[lacks])
    context = contexts(given.pop("area"), **given)
    for language in LANGUAGES:
        said = list(words(*shown(view, context, language)))

        assert not [each for each in said if SLIP.search(each)], language


@pytest.mark.parametrize("period", ["", "2099-01"])
def test_figures_of_no_month_are_missed_in_a_sentence_without_a_gap(period, home):
    text = Text("fi")
    with pytest.raises(DashboardError) as error:
        home.observations(period)

    assert "  " not in text(error.value.text_key, **error.value.values)


def test_of_nothing_to_choose_from_nothing_is_chosen():
    empty = OneOf(key="month", label="x", codes=())

    assert Chosen((empty,), {"month": "2026-07"}, None)[empty] == ""
    assert Chosen((empty,), {"month": "2026-07"}, None).changed == {}


@in_every_language
def test_a_month_that_nobody_knows_is_said_to_be_unknown(language):
    text = Text(language)

    assert {text.period(""), text.period_of(""), text.period_in("")} == {text.unknown}


@in_every_language
def test_an_area_without_boundaries_misses_its_map_and_no_month(language, oulu):
    text = Text(language)
    with pytest.raises(BoundariesMissingError) as error:
        oulu.outlines(language)

    assert "2026" not in text(error.value.text_key, **error.value.values)


def test_groups_that_nothing_is_known_of_are_missed_in_words(contexts):
    abroad = contexts(areas.single("205"), period="2023-08")  # a month of the plan, without groups
    with pytest.raises(FiguresMissingError):
        groups(abroad, Text("fi"), "")
