"""Links that carry assumptions and a rule: what is written is read back, nonsense is refused."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.staffing.link import (
    changed_assumptions,
    decoded_assumptions,
    decoded_rule,
    encoded_assumptions,
    encoded_rule,
)
from analytics.staffing.regimes import own_rule
from domain.errors import LinkError
from tests.unit.staffing.area import ASSUMED, REGISTRY

MEETINGS = st.integers(0, 60)
BANDS = st.tuples(MEETINGS, MEETINGS, MEETINGS, MEETINGS)


def ten_thousandths(entry):
    """Return numbers in an assumption's range, as a link can hold them."""
    whole = st.integers(round(entry.low * 10_000), round(entry.high * 10_000))
    return whole.map(lambda number: number / 10_000)


SOME = st.fixed_dictionaries({}, optional={name: ten_thousandths(entry) for name, entry in REGISTRY.items()})


def test_defaults_leave_nothing_for_the_link():
    assert encoded_assumptions(ASSUMED) == ""


def test_only_changed_assumptions_are_written_in_the_order_of_the_registry():
    changed = replace(ASSUMED, absence_share=0.12, needed_supplementary=3, hours_per_fte=1500)

    assert encoded_assumptions(changed) == "1~needed_supplementary:3~absence_share:0.12"


def test_a_link_gives_the_assumptions_it_names_and_the_defaults_of_the_rest():
    assert decoded_assumptions("1~staff_effect:0.2", REGISTRY) == replace(ASSUMED, staff_effect=0.2)


def test_a_negative_assumption_is_read():
    assert decoded_assumptions("1~suomussalmi_state_fte:8", REGISTRY) == decoded_assumptions(
        "1~ranged_state_fte:8", REGISTRY
    )
    assert decoded_assumptions("1~inflow_change_share:-0.15", REGISTRY).inflow_change_share == -0.15


@given(SOME)
def test_every_set_of_assumptions_is_read_back_as_it_was(values):
    assumptions = REGISTRY.changed(values)

    code = encoded_assumptions(assumptions)
    assert (decoded_assumptions(code, REGISTRY) if code else ASSUMED) == assumptions


@given(SOME)
def test_what_is_changed_is_what_differs_from_the_defaults(values):
    changed = changed_assumptions(REGISTRY.changed(values))

    assert REGISTRY.changed(changed) == REGISTRY.changed(values)
    assert all(value != REGISTRY[name].default for name, value in changed.items())


@pytest.mark.parametrize(
    "code",
    [
        "",
        "1",
        "1~",
        "nonsense",
        "2~absence_share:0.12",
        "absence_share:0.12",
        "1~absence_share",
        "1~absence_share:",
        "1~absence_share:nan",
        "1~absence_share:1e-1",
        "1~absence_share:0,12",
        "1~absence_share:+0.1",
        "1~absence_share: 0.1",
        "1~absence_share:0.1\n",
        "1~absence_share:٣",
        "1~absence_share:0.26",
        "1~absence_share:-0.01",
        "1~absence_share:0.1~absence_share:0.2",
        "1~absence_share:0.1:0.2",
        "1~no_such_thing:1",
        "1~__class__:1",
        "1~hours_per_fte:99999999999",
    ],
)
def test_a_link_that_is_not_assumptions_is_refused(code):
    with pytest.raises(LinkError):
        decoded_assumptions(code, REGISTRY)


def test_a_rule_is_written_as_meetings_by_band_and_letters():
    rule = own_rule(discussions=(1, 4, 4, 4), supplementary=(0, 0, 2, 12), spares_returning=False)

    assert encoded_rule(rule) == "1~1-4-4-4~0-0-2-12~n"


@given(BANDS, BANDS, st.booleans(), st.booleans())
def test_every_rule_of_whole_meetings_is_read_back_as_it_was(discussions, supplementary, spares, by_need):
    rule = own_rule(
        discussions=discussions, supplementary=supplementary, spares_returning=spares, by_need=by_need
    )

    assert decoded_rule(encoded_rule(rule)) == rule


@pytest.mark.parametrize(
    "code",
    [
        "",
        "1",
        "nonsense",
        "2~4-4-4-4~0-0-0-0~rn",
        "1~4-4-4~0-0-0-0~rn",
        "1~4-4-4-4-4~0-0-0-0~rn",
        "1~4-4-4-4~0-0-0-0",
        "1~4-4-4-4~0-0-0-0~nr",
        "1~4-4-4-61~0-0-0-0~rn",
        "1~4-4-4--1~0-0-0-0~rn",
        "1~4-4-4-1.5~0-0-0-0~rn",
        "1~4-4-4-٣~0-0-0-0~rn",
        "1~4-4-4-4~0-0-0-0~rn~x",
    ],
)
def test_a_link_that_is_not_a_rule_is_refused(code):
    with pytest.raises(LinkError):
        decoded_rule(code)
