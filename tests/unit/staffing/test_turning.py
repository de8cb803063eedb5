"""Which verdicts a single choice turns."""

import pytest

from analytics.staffing.board import evaluate
from analytics.staffing.coefficients import coefficients
from analytics.staffing.posts import Role
from analytics.staffing.presets import plan_2023
from analytics.staffing.regimes import BY_NEED_2026
from analytics.staffing.turning import turns
from tests.unit.staffing.area import ASSUMED, BOARD, CLIENTS, PLAN, UNITS

START = evaluate(BOARD, PLAN.fte)


def counting(*roles):
    staffing = plan_2023(UNITS, CLIENTS, ASSUMED, also_client_facing=frozenset(roles))
    return evaluate(coefficients(CLIENTS, staffing, ASSUMED, BY_NEED_2026), staffing.fte)


def test_integration_and_international_posts_turn_kajaani_alone():
    others = {
        "supervisors": counting(Role.SUPERVISOR),
        "international": counting(Role.INTEGRATION_COUNSELLOR, Role.INTERNATIONAL),
    }
    (turn,) = turns(START, others)

    assert (turn.choice, turn.hours_gap) == ("international", None)
    assert [(load.unit, round(load.caseload_high, 1), load.verdict) for load in turn.loads] == [
        ("kajaani", 147.6, "within")
    ]


def test_the_same_board_turns_nothing():
    assert turns(START, {"same": START}) == ()


def test_hours_that_no_longer_suffice_are_a_turn_of_their_own():
    nobody = evaluate(BOARD, dict.fromkeys(PLAN.fte, 0.0))
    (turn,) = turns(START, {"nobody": nobody})
    assert turn.hours_gap == pytest.approx(nobody.totals.hours_gap_low)
    assert turn.hours_gap < 0
