"""The area's published figures and the boards that most tests start from."""

from analytics.counts import counts
from analytics.dated import CLIENTS_PER_FTE, FTE_COST
from analytics.staffing.assumptions import Registry
from analytics.staffing.clients import clients_from_jobseekers
from analytics.staffing.coefficients import coefficients
from analytics.staffing.measured import measured
from analytics.staffing.national import Country
from analytics.staffing.presets import plan_2023
from analytics.staffing.regimes import BY_NEED_2026
from analytics.staffing.units import units_of
from data import employment, places, plan
from data.areas import area
from data.store import Store

JOBSEEKERS_2026_06 = {
    "205": 3248,
    "765": 525,
    "578": 261,
    "105": 142,
    "697": 69,
    "305": 1197,
    "290": 564,
    "777": 628,
    "832": 285,
    "620": 233,
}
"""Jobseekers, June 2026 (StatFin tyonv 12r5)."""

UNEMPLOYED_2023_08 = {
    "205": 1384,
    "765": 215,
    "578": 104,
    "105": 78,
    "697": 34,
    "305": 607,
    "290": 263,
    "777": 237,
    "832": 177,
    "620": 118,
}
"""Unemployed, August 2023 (the plan, table 1)."""

COUNTRY = Country(jobseekers=542_318, unemployed=352_001, long_term_unemployed=144_461)
"""Whole country, June 2026 (StatFin tyonv 12r5)."""


HOME = area("TA10")


def _read():
    """Return the units, and what the area and June 2026 give of the assumptions."""
    store = Store()
    try:
        units = units_of(HOME, plan.staffing(store), places.service_points(store))
        rows = employment.area_observations(store, time_period="2026-06", ref_areas=HOME.observed)
    finally:
        store.close()
    planned = {key: values[-1] for key, values in HOME.planned.items()}
    dated = {"unknown_ceiling": CLIENTS_PER_FTE[-1], "fte_cost_eur": FTE_COST[-1]}
    return units, Registry({**planned, **measured(counts(rows, HOME), HOME, "2026-06"), **dated})


UNITS, REGISTRY = _read()
ASSUMED = REGISTRY.assumptions
CLIENTS = clients_from_jobseekers(JOBSEEKERS_2026_06, UNITS)
PLAN = plan_2023(UNITS, CLIENTS, ASSUMED)
BOARD = coefficients(CLIENTS, PLAN, ASSUMED, BY_NEED_2026)
