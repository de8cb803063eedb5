"""What the plan states about each unit's posts, targets and service points."""

import dataclasses
from dataclasses import replace

import pandas as pd
import pytest

from analytics.caseload import Band
from analytics.staffing.clients import ClientRange
from analytics.staffing.posts import (
    Origin,
    Role,
    Target,
    TargetKind,
    counted_in_fte,
    posts_fte,
    target_band,
    unplaced_fte,
)
from analytics.staffing.presets import PRESETS
from analytics.staffing.units import units_of
from data.areas import area
from domain.area import Area, ServiceUnit
from domain.errors import StaffMissingError
from tests.drawn import drawn
from tests.unit.staffing.area import ASSUMED, PLAN, UNITS

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
    assert tuple(UNITS) == tuple(area("TA10").units)


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
    wider = replace(ASSUMED, about_margin_share=0.2)
    assert target_band(UNITS["puolanka"], wider) == Band(low=80, high=120)


def test_counting_supervisors_in_adds_those_from_the_state():
    assert counted_in_fte(UNITS["paltamo"], frozenset({Role.SUPERVISOR})) == 1


def test_the_shared_counsellor_is_half_here_and_half_for_the_small_ones():
    shares = {key: unit.shared_fte for key, unit in UNITS.items() if unit.shared_fte}
    assert shares == {"suomussalmi": -0.5, "paltamo": 0.1}
    assert unplaced_fte(UNITS) == pytest.approx(0.4)


NAMED = dict.fromkeys(("fi", "sv", "en"), "Ei kenenkään")
NOWHERE = Area(
    code="TA99",
    municipalities=("901", "902"),
    seat="901",
    name=NAMED,
    name_of=NAMED,
    units={
        "north": ServiceUnit(
            municipalities=("901",),
            name=NAMED,
            short=NAMED,
            where=NAMED,
            client_work={"international": 1},
            lends=True,
        ),
        "south": ServiceUnit(municipalities=("902",), name=NAMED, short=NAMED, where=NAMED),
    },
)
MADE_UP = drawn(
    """
    unit  | item                    | origin | low | high | wording
    area  | client_work             | state  | 6   | 6    | about
    north | target                  |        |     | 90   | under
    north | counsellor              | own    | 2   | 2    |
    north | international           | own    | 3   | 3    |
    north | shared_foreign_language |        | 0.5 | 0.5  |
    north | counsellor              | state  | 3   |      | at_least
    south | expert                  | own    | 1   | 1    |
    south | shared_foreign_language |        | 0.2 | 0.2  |
    south | manager                 | own    | 1   | 2    | range
    south | counsellor              | state  | 1   | 3    | range
    """,
    low="float",
    high="float",
)
POINTS = pd.DataFrame(
    {
        "ref_area": ["901", "901", "902", "902"],
        "role": ["service_point", "service_point", "service_point", "not_taken_over"],
    }
)


def test_a_made_up_plan_of_nobodys_area_gives_its_own_units():
    units = units_of(NOWHERE, MADE_UP, POINTS)
    north, south = units.values()

    assert list(units) == ["north", "south"]
    assert (north.service_points, south.service_points) == (2, 1)
    assert (posts_fte(north, Origin.OWN), posts_fte(north, Origin.STATE)) == (3, 3)
    assert posts_fte(north, Origin.OWN, frozenset({Role.INTERNATIONAL})) == 5
    assert (posts_fte(south, Origin.OWN), posts_fte(south, Origin.STATE)) == (1, 2)
    assert posts_fte(south, Origin.OWN, frozenset({Role.MANAGER})) == 2.5
    assert (north.target, south.target) == (
        Target(kind=TargetKind.UNDER, high=90),
        Target(kind=TargetKind.UNKNOWN),
    )
    assert (north.shared_fte, south.shared_fte, unplaced_fte(units)) == (-0.5, 0.2, pytest.approx(0.3))
    assert [post.is_minimum for post in north.posts] == [False, False, False, True]


@pytest.mark.parametrize("preset", PRESETS)
def test_every_preset_works_for_the_made_up_plan(preset):
    units = units_of(NOWHERE, MADE_UP, POINTS)
    clients = {"north": ClientRange(low=300, high=300), "south": ClientRange(low=100, high=100)}
    staffing = PRESETS[preset](units, clients, ASSUMED)

    assert list(staffing.supply) == ["north", "south"]
    assert staffing.unplaced_fte == pytest.approx(0.3)
    # A printed range that the reader's own value does not lie in is counted by its middle.
    assert staffing.supply["south"].fte == 3 or preset != "plan_2023"


@pytest.mark.parametrize(
    "of",
    [
        pytest.param(dataclasses.replace(NOWHERE, units={}), id="without units"),
        pytest.param(area("TA10"), id="another area's plan"),
    ],
)
def test_an_area_whose_plan_says_nothing_of_its_units_says_so(of):
    with pytest.raises(StaffMissingError) as caught:
        units_of(of, MADE_UP, POINTS)
    assert caught.value.values == {"area": of.code}
