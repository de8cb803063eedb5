"""A reader's own file of flows in a context: whose flows a page rests on, and where they are kept."""

from dataclasses import replace

import numpy as np
import pytest

from analytics.flows.errors import FlowsMissingError
from analytics.flows.estimate import GravityParameters
from analytics.flows.gravity import Deterrence
from i18n.text import LANGUAGES, Text
from tests import flow_files
from views.choices import Chosen
from views.context import source_line
from views.flows.estimate import BETAS, CHOICES, EXTERNAL_SHARE, FORM, own_words, parameters
from views.flows.own_file import own_flows

FI = Text("fi")
POWER = GravityParameters(form=Deterrence.POWER, beta=2.0)


@pytest.fixture(scope="module")
def own(home):
    return own_flows(flow_files.plain(), "omat.csv", home)


def test_the_estimate_as_it_opens_is_the_power_form(home):
    assert parameters(Chosen(CHOICES, {}, home)) == POWER


def test_a_link_of_either_vocabulary_opens_the_same_estimate(home):
    old = {"muoto": "exponential", "beeta_km": "0.05", "beeta": "3", "ulkopuoli": "30", "oulu": "100"}
    new = {"form": "exponential", "beta_km": "0.05", "beta": "3", "external_share": "30"}

    assert parameters(Chosen(CHOICES, old, home)) == parameters(
        Chosen(CHOICES, new | {"location_effect": "100"}, home)
    )
    assert parameters(Chosen(CHOICES, old, home)) == GravityParameters(
        beta=0.05, external_share=0.3, location_effect=1.0
    )


def test_only_the_beta_of_the_chosen_form_counts(home):
    for form, beta in BETAS.items():
        chosen = Chosen(CHOICES, {"form": form.value}, home)

        assert [each for each in BETAS.values() if chosen.counts(each)] == [beta]


def test_the_areas_flows_have_the_plans_margins(home):
    flows = home.flows(POWER)

    assert flows.snapshots == ("plan_2023_commuting", "road_distances")
    np.testing.assert_allclose(flows.data.members.sum(axis=2)[0, :-1].sum(), 6425)


def test_part_of_the_area_has_flows_of_its_own(home, kainuu, contexts):
    eight = contexts(replace(kainuu.area, outside=home.area.outside))

    assert eight.flows(POWER).data.zones == (*kainuu.area.municipalities, "external")


@pytest.mark.parametrize("area", ["oulu", "kainuu"])
def test_an_area_without_margins_or_a_way_out_has_no_estimate(area, request):
    with pytest.raises(FlowsMissingError):
        request.getfixturevalue(area).flows(POWER)


def test_with_a_file_the_flows_are_its_and_no_assumption_counts(home, own):
    mine = home.with_own(own)
    chosen = Chosen(CHOICES, {}, mine)

    assert mine.flows(POWER).data is own.flows
    assert not [each for each in CHOICES if chosen.counts(each)]
    assert [chosen.counts(each) for each in (FORM, EXTERNAL_SHARE)] == [False, False]
    assert source_line(FI, mine, mine.flows(POWER)) == "Lähde: tuotu tiedosto omat.csv."


def test_what_is_worked_out_of_a_file_is_in_no_context_of_others(home, own):
    mine, flows = home.with_own(own), home.flows(POWER)
    worked_out = mine.once(lambda context: context.flows(POWER).data.is_estimate)

    assert worked_out is False
    assert mine.memory is not home.memory
    assert home.with_own(own).memory is mine.memory
    assert home.with_own(None) is home
    assert home.own is None
    assert home.flows(POWER) is flows


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_is_named_with_how_far_it_is_from_the_plan(language, home):
    scaled = own_flows(flow_files.scaled(1.03), "b.csv", home)
    said = own_words(home.with_own(scaled), Text(language))

    assert "b.csv" in said[0]
    assert "196" in said[1]
    assert own_words(home, Text(language)) == ()
