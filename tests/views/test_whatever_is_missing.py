"""A page has something to say, whatever its area or its months lack."""

from dataclasses import replace

import pytest

from data.areas import area
from domain.errors import (
    BoundariesMissingError,
    DashboardError,
    FiguresMissingError,
)
from i18n.text import LANGUAGES, Text
from tests.views import areas
from tests.views.test_every_view import SLIP, every_view, in_every_language, shown, words
from views.choices import Chosen, OneOf
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


@pytest.fixture(scope="module", params=LACKING)
def lacking(request, contexts):
    """Return a context that lacks something; one for all views, as they are served."""
    given = dict(LACKING[request.param])
    return contexts(given.pop("area"), **given)


@every_view
def test_a_page_says_what_its_area_or_month_lacks(view, lacking):
    for language in LANGUAGES:
        said = list(words(*shown(view, lacking, language)))

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
