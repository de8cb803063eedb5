"""Every assumption is in range, changes some output in the right direction, and has its texts."""

import math
from dataclasses import replace
from functools import partial

import numpy as np
import pytest

from analytics.caseload import Verdict
from analytics.staffing.board import evaluate
from analytics.staffing.clients import clients_from_unemployed
from analytics.staffing.coefficients import coefficients
from analytics.staffing.durations import BANDS, duration_profile
from analytics.staffing.dynamics import simulate, start_from
from analytics.staffing.hours import client_workload, required_fte
from analytics.staffing.national import national_change_fte
from analytics.staffing.outlook import Measure, fan, paths
from analytics.staffing.presets import PRESETS, Status, plan_2023, state_residual
from analytics.staffing.regimes import BY_NEED_2026, REGIMES, YLEISTUKI_2026
from analytics.staffing.teams import Group, teams
from analytics.staffing.tornado import tornado
from domain.errors import ParameterError
from i18n.text import LANGUAGES, catalogue
from tests.unit.staffing.area import ASSUMED, CLIENTS, COUNTRY, HOME, REGISTRY, UNEMPLOYED_2023_08, UNITS


def board_entry(unit, field):
    def output(assumptions):
        board = coefficients(CLIENTS, plan_2023(UNITS, CLIENTS, assumptions), assumptions, BY_NEED_2026)
        return next(entry[field] for entry in board["units"] if entry["unit"] == unit)

    return output


def state_left_of_eighty(assumptions):
    staffing = plan_2023(UNITS, CLIENTS, assumptions)
    return evaluate(
        coefficients(CLIENTS, staffing, assumptions, BY_NEED_2026), staffing.fte
    ).totals.state_other_fte


def cost(assumptions):
    staffing = plan_2023(UNITS, CLIENTS, ASSUMED)
    return evaluate(coefficients(CLIENTS, staffing, assumptions, BY_NEED_2026), staffing.fte).totals.cost_eur


def left_for_two(assumptions):
    return state_residual(UNITS, assumptions).value


def bridged(assumptions):
    return clients_from_unemployed(UNEMPLOYED_2023_08, UNITS, assumptions)["kajaani"].high


def group_clients(group):
    def output(assumptions):
        board = teams(CLIENTS["kajaani"], 16, assumptions, None, {})
        return next(team.clients.high for team in board if team.group is group)

    return output


def needed(assumptions):
    return required_fte(client_workload(BY_NEED_2026, assumptions).hours, assumptions)


def needed_with_meetings(assumptions):
    return needed_under_yleistuki(replace(assumptions, activation_meetings=6))


def needed_under_yleistuki(assumptions):
    return required_fte(client_workload(YLEISTUKI_2026, assumptions).hours, assumptions)


def inflow(assumptions):
    return duration_profile(assumptions).inflow


def _futures(assumptions, *, more=0.0, seed=5):
    staffing = plan_2023(UNITS, CLIENTS, ASSUMED)
    board = coefficients(CLIENTS, staffing, ASSUMED, BY_NEED_2026)
    fte = {unit: value + more for unit, value in staffing.fte.items()}
    return simulate(start_from(board, fte), assumptions, BY_NEED_2026, seed, replications=200)


def clients_later(assumptions):
    return float(_futures(assumptions).clients[-1].sum(axis=1).mean())


def clients_with_more_services(assumptions):
    return clients_later(replace(assumptions, service_share_change=0.05))


def clients_with_more_staff(assumptions):
    return float(_futures(assumptions, more=3).clients[-1].sum(axis=1).mean())


def queue_later(assumptions):
    return float(_futures(assumptions).queue_hours[-1].sum(axis=1).mean())


def area_spread(assumptions):
    return float(np.ptp(fan(paths(_futures(assumptions), Measure.CLIENTS))[:, -1]))


DIRECTIONS = {
    "state_client_fte": (left_for_two, 1),
    "state_fte": (state_left_of_eighty, 1),
    "ranged_state_fte": (left_for_two, -1),
    "about_margin_share": (board_entry("puolanka", "ceiling"), 1),
    "unknown_ceiling": (board_entry("sotkamo", "ceiling"), 1),
    "presence_fte": (board_entry("kajaani", "minimum_fte"), 1),
    "clients_per_unemployed": (bridged, 1),
    "youth_share": (group_clients(Group.YOUTH), 1),
    "foreign_language_share": (group_clients(Group.FOREIGN_LANGUAGE), 1),
    "multi_sector_share": (group_clients(Group.MULTI_SECTOR), 1),
    "met_share": (needed, 1),
    "long_term_share": (inflow, -1),
    "exit_0_3": (inflow, 1),
    "exit_3_6": (inflow, 1),
    "exit_6_12": (inflow, 1),
    "initial_min": (needed, 1),
    "discussion_min": (needed, 1),
    "supplementary_min": (needed, 1),
    "recording_min": (needed, 1),
    "needed_supplementary": (needed, 1),
    "yleistuki_share": (needed_with_meetings, 1),
    "activation_meetings": (needed_under_yleistuki, 1),
    "activation_min": (needed_with_meetings, 1),
    "returning_share": (needed, -1),
    "no_show_share": (needed, 1),
    "other_hours_per_client": (needed, 1),
    "hours_per_fte": (needed, -1),
    "absence_share": (needed, 1),
    "statutory_time_share": (queue_later, -1),
    "inflow_change_share": (clients_later, 1),
    "inflow_noise_share": (area_spread, 1),
    "noise_persistence": (area_spread, 1),
    "noise_correlation": (area_spread, 1),
    "service_share_change": (clients_later, -1),
    "service_effect": (clients_with_more_services, -1),
    "staff_effect": (clients_with_more_staff, -1),
    "fte_cost_eur": (cost, 1),
}


@pytest.mark.parametrize("key", REGISTRY)
def test_raising_an_assumption_moves_its_output_the_right_way(key):
    output, sign = DIRECTIONS[key]
    low, high = (
        output(replace(ASSUMED, **{key: value})) for value in (REGISTRY[key].low, REGISTRY[key].high)
    )
    assert sign * (high - low) > 0


@pytest.mark.parametrize("key", REGISTRY)
def test_the_default_lies_in_the_range(key):
    entry = REGISTRY[key]
    assert entry.low <= entry.default <= entry.high
    assert entry.low < entry.high


@pytest.mark.parametrize("key", REGISTRY)
@pytest.mark.parametrize("beyond", [-1e-6, 1e-6, math.nan])
def test_a_value_beyond_the_range_is_refused_with_its_limits(key, beyond):
    entry = REGISTRY[key]
    value = entry.low + beyond if beyond < 0 else entry.high + beyond
    with pytest.raises(ParameterError) as caught:
        REGISTRY.changed({key: value})
    assert caught.value.values["name"] == key
    assert caught.value.values["high"] == f"{entry.high:g}"


def test_tornado_shows_the_largest_effect_first_and_leaves_out_those_without():
    swings = tornado(needed, ASSUMED)
    spreads = [swing.spread for swing in swings]
    assert spreads == sorted(spreads, reverse=True)
    assert "fte_cost_eur" not in {swing.key for swing in swings}
    assert [swing.key for swing in swings[:2]] == ["needed_supplementary", "other_hours_per_client"]


def test_an_assumption_whose_terms_cancel_has_no_effect():
    # Both rules have the same discussions, so their minutes drop out of the country's change.
    assert "discussion_min" not in {
        swing.key for swing in tornado(partial(national_change_fte, COUNTRY), ASSUMED)
    }


def test_tornado_holds_everything_else_as_the_reader_has_it():
    changed = replace(ASSUMED, hours_per_fte=1400)
    swing = next(swing for swing in tornado(needed, changed) if swing.key == "initial_min")
    assert swing.output == needed(changed)
    assert swing.output_high == needed(replace(changed, initial_min=REGISTRY["initial_min"].high))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", REGISTRY)
def test_every_assumption_has_its_texts(language, key):
    texts, own = catalogue(language), HOME.planned.get(key, ())
    assert all(texts[f"staffing.assumptions.{key}.{part}"] for part in ("label", "unit"))
    # What a document of the area states has its source there.
    assert all(each.source[language] for each in own)
    assert (f"staffing.assumptions.{key}.source" in texts) is not bool(own)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("table", "keys"),
    [
        ("verdicts", list(Verdict)),
        ("presets", list(PRESETS)),
        ("preset_notes", list(PRESETS)),
        ("statuses", list(Status)),
        ("groups", list(Group)),
        ("regimes", ["month", *(regime.key for regime in REGIMES), "own"]),
        ("bands", list(BANDS)),
        ("methods", ["greedy", "milp", "least_steps", "even"]),
        (
            "conflicts",
            [
                "minimum_maximum",
                "minimum_total",
                "maximum_total",
                "total_step",
                "maximum_target",
                "limits",
                "long_term_share",
                "unstaffed",
                "locked_total",
                "state_only",
            ],
        ),
        ("broken", ["minimum", "maximum", "step", "total", "groups", "most_changed"]),
    ],
)
def test_every_code_has_its_text_and_every_text_its_code(language, table, keys):
    prefix = f"staffing.{table}."
    texts = {key.removeprefix(prefix) for key in catalogue(language) if key.startswith(prefix)}
    assert texts == {str(key) for key in keys}
