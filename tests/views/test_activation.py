"""The activation page as a value: its published figures, other areas, and what scenarios are compared by."""

import re

import pandas as pd
import pytest

from analytics.decomposition import LARGEST_CLASS, Decomposition
from analytics.rates import activation
from domain.interval import Interval
from i18n.text import Text
from tests.views.checked import explain, figure
from views.activation import MAPPED, TARGET, VIEW
from views.activation.decomposition import _against_country, _between_months, change, country
from views.files import report
from views.sheet import sheets

FI = Text("fi")
SPACE = "\N{NO-BREAK SPACE}"


def shown(context, text=FI, **codes):
    return report(VIEW, codes, context, text, explain=explain)


def test_the_answer_and_the_key_figures_are_those_of_the_employment_area(home):
    page = shown(home)

    assert page.answer[1] == f"Tavoite 20{SPACE}% edellyttää, että 188 työtöntä pääsee palveluun."
    assert [each.value for each in page.key_figures] == [
        f"16,5{SPACE}%",
        f"5{SPACE}293",
        f"4{SPACE}422",
        "871",
        "188",
    ]


def test_the_eight_of_a_region_have_the_rate_that_is_published_of_it(home, kainuu):
    own = activation(kainuu.now.data, [kainuu.area.code], kainuu.area).iloc[0]
    region = activation(home.now.data, ["MK18"]).iloc[0]

    assert own.drop("ref_area").tolist() == region.drop("ref_area").tolist()
    assert shown(kainuu).key_figures[0].value == f"17,3{SPACE}%"


def test_another_area_has_the_rate_of_its_sub_region(oulu):
    page = shown(oulu)
    # Persons of SK171 in the table: 18 772 unemployed; 131 + 832 + 1 211 + 0 + 0 + 1 122 in services.
    rate = FI.percent(3296 / (3296 + 18772))

    assert page.key_figures[0].value == rate
    assert page.key_figures[2].value == f"18{SPACE}772"
    assert page.answer[0].startswith(f"Oulun seudun aktivointiaste oli kesäkuun 2026 lopussa {rate}")
    assert [row[0].text for row in figure(page, "rates").grid.rows][:3] == [
        "Koko maa",
        "Pohjois-Pohjanmaa",
        "Koko alue",
    ]


def test_what_an_area_has_no_data_for_fails_alone(oulu):
    page = shown(oulu)

    assert {each.key for each in page.figures} == {"rates", "broad", "decomposition_country", "benchmarks"}
    assert len([note for note in page.notes if note.startswith("failed: ")]) == 2


def test_a_month_without_figures_is_said_instead_of_the_page(contexts, home):
    page = shown(contexts(home.area, period="2031-01"))

    assert page.question == FI("activation.title")
    assert page.notes == ("failed: no figures of 2031-01",)
    assert not page.figures


@pytest.mark.parametrize("codes", [{"tavoite": "31", "kartta": "paikat"}, {"target": "31", "map": "places"}])
def test_an_address_of_either_vocabulary_opens_the_same(home, codes):
    chosen = VIEW.chosen(codes, home)

    assert (chosen[TARGET], chosen[MAPPED]) == (31, "places")
    assert chosen.changed == {"target": "31", "map": "places"}


def test_results_are_what_scenarios_are_compared_by(home):
    chosen = VIEW.chosen({"target": "20"}, home)

    assert VIEW.results["activation_target"](chosen) == Interval.point(0.2)
    assert VIEW.results["places"](chosen) == Interval.point(188)


def test_a_move_of_the_target_leaves_what_it_does_not_change(home):
    def digests(code):
        return set(sheets(VIEW, {"target": code}, home, FI, explain=explain).first.figures)

    # Two decompositions, the benchmarks, and the map of the rates.
    assert len(digests("25") & digests("26")) == 4


def decomposed(rate, composition, weights=((0.4, 0.4), (0.6, 0.6))):
    """Return a decomposition with these effects in percentage points, and the largest class's weights."""
    (low, high), (low_there, high_there) = weights
    strata = pd.DataFrame(
        {
            "stratum": [LARGEST_CLASS],
            "first_weight_low": [low],
            "first_weight_high": [high],
            "second_weight_low": [low_there],
            "second_weight_high": [high_there],
        }
    )
    return Decomposition(
        first=Interval.point(0.2),
        second=Interval.point(0.1),
        difference=Interval.point(0.1),
        rate_effect=Interval(rate[0] / 100, rate[1] / 100),
        composition_effect=Interval(composition[0] / 100, composition[1] / 100),
        strata=strata,
    )


POINTS = "\N{NO-BREAK SPACE}prosenttiyksikköä"


@pytest.mark.parametrize(
    ("rate", "composition", "said"),
    [
        (
            (2.27, 2.34),
            (-1.31, -1.26),
            f" Samankokoisiin kuntiin verrattuna alue on noin 2,3{POINTS} edellä; "
            f"pienten kuntien suuri osuus vie siitä noin 1,3{POINTS}.",
        ),
        (
            (-2.4, -2.2),
            (0.5, 0.5),
            f" Samankokoisiin kuntiin verrattuna alue on 2,2–2,4{POINTS} jäljessä; "
            f"pienten kuntien suuri osuus nostaa alueen astetta 0,5{POINTS}.",
        ),
        ((0.01, 0.04), (-1, -1), f" Pienten kuntien suuri osuus laskee alueen astetta 1,0{POINTS}."),
        ((1, 1), (-0.04, 0.04), f" Samankokoisiin kuntiin verrattuna alue on 1,0{POINTS} edellä."),
        ((0, 0), (0, 0), ""),
    ],
)
def test_effects_are_said_by_their_direction_and_left_out_where_they_are_nothing(rate, composition, said):
    assert _against_country(decomposed(rate, composition), FI) == said


@pytest.mark.parametrize(
    ("rate", "composition", "said"),
    [
        ((3.23, 3.23), (0.004, 0.004), " Se tapahtui kuntien sisällä."),
        ((0.004, 0.004), (1, 1), " Se tuli siitä, että työvoima jakautuu kuntien kesken toisin."),
        ((0, 0), (0, 0), ""),
    ],
)
def test_a_change_names_the_effect_that_is_something(rate, composition, said):
    assert _between_months(decomposed(rate, composition), FI) == said


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_no_sentence_tells_an_effect_of_nothing(home, language):
    said = [made(home, Text(language)).answer for made in (country, change)]

    assert not [each for each in said if re.search(r"\b0[,.]00?\b", each)]
