"""What the plan states about each unit's posts, targets and service points."""

import math

import pytest

from analytics.caseload import Band
from analytics.staffing.assumptions import Assumptions
from analytics.staffing.posts import Origin, Role, Sharing, counted_in_fte, posts_fte, target_band
from analytics.staffing.units import FOREIGN_LANGUAGE_SHARING, UNITS
from domain.areas import SERVICE_UNITS
from tests.drawn import drawn
from tests.unit.staffing.area import ASSUMED, PLAN

PLAN_STATES = drawn(
    """
    unit        | all_own | all_state | own | state | supervisor | points
    kajaani     | 13      | 0         | 3   | 0     | 0          | 3
    sotkamo     | 7       | 5         | 4   | 5     | 1          | 2
    paltamo     | 3       | 3         | 2   | 2     | 1          | 3
    kuusamo     | 5       | 5         | 4   | 5     | 0          | 1
    kuhmo       | 3.5     | 3.5       | 3.5 | 3.5   | 0          | 1
    suomussalmi | 2       | 8.5       | 2   | 7.5   | 1          | 1
    taivalkoski | 2.5     | 0         | 2.5 | 0     | 0          | 1
    puolanka    | 7       | 3         | 2   | 3     | 0          | 1
    """,
    all_own="float",
    all_state="float",
    own="float",
    state="float",
    supervisor="float",
    points="int",
).set_index("unit")


@pytest.mark.parametrize("key", UNITS)
def test_each_unit_has_the_posts_the_plan_states(key):
    unit, stated = UNITS[key], PLAN_STATES.loc[key]
    everyone = frozenset(Role)
    assert posts_fte(unit, Origin.OWN, everyone) == stated["all_own"]
    assert posts_fte(unit, Origin.STATE, everyone) == stated["all_state"]
    assert posts_fte(unit, Origin.OWN) == stated["own"]
    assert posts_fte(unit, Origin.STATE) == stated["state"]
    assert PLAN.supply[key].supervisor == stated["supervisor"]
    assert unit.service_points == stated["points"]


def test_units_are_shown_in_the_order_of_the_area():
    assert tuple(UNITS) == tuple(SERVICE_UNITS)


def test_the_plan_has_thirteen_service_points():
    assert sum(unit.service_points for unit in UNITS.values()) == 13


@pytest.mark.parametrize(
    ("unit", "band"),
    [
        ("kajaani", Band(low=100, high=150)),
        ("sotkamo", None),
        ("paltamo", Band(low=100, high=150)),
        ("kuusamo", Band(low=100, high=150)),
        ("kuhmo", Band(low=None, high=100, is_strict=True)),
        ("suomussalmi", Band(low=90, high=120)),
        ("taivalkoski", Band(low=90, high=110)),
        ("puolanka", Band(low=90, high=110)),
    ],
)
def test_target_bands_are_those_of_the_plan(unit, band):
    assert target_band(UNITS[unit], ASSUMED) == band


def test_about_100_widens_with_its_margin():
    wider = Assumptions(about_margin_share=0.2)
    assert target_band(UNITS["puolanka"], wider) == Band(low=80, high=120)


def test_counting_supervisors_in_adds_those_from_the_state():
    assert counted_in_fte(UNITS["paltamo"], frozenset({Role.SUPERVISOR})) == 1


def test_the_shared_counsellor_is_half_here_and_half_for_the_small_ones():
    sharing = FOREIGN_LANGUAGE_SHARING
    assert sharing.net_fte("suomussalmi") == -0.5
    assert sharing.net_fte("paltamo") == 0.1
    assert sharing.unplaced_fte == pytest.approx(0.4)


@pytest.mark.parametrize(
    "sharing",
    [
        FOREIGN_LANGUAGE_SHARING,
        Sharing(unit="suomussalmi", given_fte=0.0, placed={}),
        Sharing(unit="suomussalmi", given_fte=0.5, placed={"puolanka": 0.3, "paltamo": 0.2}),
    ],
)
def test_sharing_conserves_staff(sharing):
    net = math.fsum(sharing.net_fte(unit) for unit in UNITS)
    assert net + sharing.unplaced_fte == pytest.approx(0, abs=1e-12)
