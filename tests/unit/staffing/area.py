"""The area's published figures and the boards that most tests start from."""

from analytics.staffing.assumptions import Assumptions
from analytics.staffing.clients import clients_from_jobseekers
from analytics.staffing.coefficients import coefficients
from analytics.staffing.national import Country
from analytics.staffing.presets import plan_2023
from analytics.staffing.regimes import BY_NEED_2026
from analytics.staffing.units import units_of
from data import places, plan
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


def _units():
    store = Store()
    try:
        return units_of(area("TA10"), plan.staffing(store), places.service_points(store))
    finally:
        store.close()


ASSUMED = Assumptions()
UNITS = _units()
CLIENTS = clients_from_jobseekers(JOBSEEKERS_2026_06, UNITS)
PLAN = plan_2023(UNITS, CLIENTS, ASSUMED)
BOARD = coefficients(CLIENTS, PLAN, ASSUMED, BY_NEED_2026)
