"""A structural change in a link: short, versioned, and never trusted."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.flows.estimate import GravityParameters
from analytics.flows.gravity import Deterrence
from analytics.structural_change.arrows import ArrowKey
from analytics.structural_change.link import LinkedChange, decoded, encoded
from analytics.structural_change.parameters import ChangeParameters
from data.areas import area as area_of
from domain.errors import LinkError

KAINUU = area_of("TA10")

SOTKAMO = LinkedChange(
    parameters=ChangeParameters(area="765", jobs_change=-200, month="2026-07"),
    gravity=GravityParameters(form=Deterrence.POWER, beta=2.0),
)
CODE = "1~765~-200~2026-07~1.3~0.05~0.38~9~~p~2~0.45~0.5"


def changed(place, value):
    parts = CODE.split("~")
    parts[place] = value
    return "~".join(parts)


def test_a_link_says_where_how_many_jobs_when_and_every_coefficient():
    assert encoded(SOTKAMO) == CODE


def test_a_link_opens_the_change_it_was_made_from():
    assert decoded(CODE, KAINUU) == SOTKAMO


def test_a_link_says_that_its_sender_had_flows_of_their_own():
    own = replace(SOTKAMO, own_flows=True)

    assert encoded(own) == f"{CODE}~f"
    assert decoded(f"{CODE}~f", KAINUU) == own
    with pytest.raises(LinkError):
        decoded(f"{CODE}~x", KAINUU)


def test_arrows_that_are_off_stay_off():
    off = frozenset({ArrowKey.SUPPLIER_MULTIPLIER, ArrowKey.FTE_COST})

    assert decoded(changed(8, "08"), KAINUU).parameters.switched_off == off


@pytest.mark.parametrize(
    "code",
    [
        "",
        "1",
        CODE[2:],
        CODE + "~1",
        changed(0, "2"),
        changed(1, "091"),
        changed(1, "Sotkamo"),
        changed(2, "-200.5"),
        changed(2, "1e3"),
        changed(2, "٣"),
        changed(2, "999999"),
        changed(3, "2026-13"),
        changed(3, "<b>"),
        changed(4, "2.1"),
        changed(4, "nan"),
        changed(5, "0.21"),
        changed(6, "0.71"),
        changed(7, "3"),
        changed(8, "9"),
        changed(8, "0123456780"),
        changed(9, "x"),
        changed(10, "0.4"),
        changed(11, "1"),
        changed(12, "1.1"),
        changed(12, "-0.1"),
        "1~" * 5000,
    ],
)
def test_a_link_with_nonsense_is_refused(code):
    with pytest.raises(LinkError):
        decoded(code, KAINUU)


@given(
    area=st.sampled_from(KAINUU.municipalities),
    jobs=st.integers(-1_000, 1_000),
    tenths=st.integers(10, 20),
    percents=st.tuples(st.integers(0, 20), st.integers(25, 70), st.integers(1, 99), st.integers(0, 100)),
    months=st.integers(4, 18),
    off=st.frozensets(st.sampled_from(list(ArrowKey))),
    form=st.sampled_from(list(Deterrence)),
)
def test_every_change_that_a_reader_can_set_survives_the_link(
    area, jobs, tenths, percents, months, off, form
):
    leaving, registering, external, effect = (percent / 100 for percent in percents)
    change = LinkedChange(
        parameters=ChangeParameters(
            area=area,
            jobs_change=jobs,
            month="2027-12",
            supplier_multiplier=tenths / 10,
            leaving_share=leaving,
            registering_share=registering,
            months_to_work=float(months),
            switched_off=off,
        ),
        gravity=GravityParameters(
            form=form,
            beta={Deterrence.POWER: 2.5, Deterrence.EXPONENTIAL: 0.035}[form],
            external_share=external,
            location_effect=effect,
        ),
    )

    assert decoded(encoded(change), KAINUU) == change
