"""Everyone whose job is concerned, by home municipality, month and state."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analytics.flows.frames import FlowSet
from analytics.staffing.bounds import within
from analytics.structural_change.arrows import ARROWS, ArrowKey
from analytics.structural_change.frames import Case
from analytics.structural_change.parameters import ChangeParameters
from domain.errors import ParameterError
from domain.frames import Commuting
from domain.typed import DataFrame

Array = NDArray[np.float64]

MONTHS = 24
"""Months followed, the month of the change included."""

_NEUTRAL = {
    ArrowKey.SUPPLIER_MULTIPLIER: 1.0,
    ArrowKey.LEAVING_SHARE: 0.0,
    ArrowKey.REGISTERING_SHARE: 1.0,
    ArrowKey.MONTHS_TO_WORK: np.inf,
    ArrowKey.HOURS_PER_CLIENT: np.nan,
    ArrowKey.FTE_COST: np.nan,
}
"""Coefficient of an arrow that is switched off: what it leads to is then not known, rather than 0."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Persons:
    """Persons by state for every run of the chain; nobody is lost or counted twice.

    A run is one set of coefficients with one flow matrix. The first is central; runs `of_case`
    stand for the three cases with the central flows. Arrays have shape (run, zone), `jobs` and
    `resident_share` (run,), and `registered` and `re_employed` (run, month, zone); the last zone is
    the external one.
    """

    cases: tuple[Case, ...]
    jobs: Array
    resident_share: Array
    external_commuters: Array
    left_area: Array
    not_registered: Array
    registered: Array
    re_employed: Array
    of_case: dict[Case, int]


def coefficients(arrow: ArrowKey, central: float, switched_off: frozenset[ArrowKey]) -> dict[Case, float]:
    """Return the coefficient of an arrow in each case; the neutral one everywhere if it is off."""
    if arrow in switched_off:
        return dict.fromkeys(Case, _NEUTRAL[arrow])
    low, high = ARROWS[arrow].low, ARROWS[arrow].high
    return {
        Case.LOW: central if low is None else low,
        Case.CENTRAL: central,
        Case.HIGH: central if high is None else high,
    }


def persons_concerned(
    parameters: ChangeParameters,
    commuting: DataFrame[Commuting],
    flows: FlowSet,
    unemployed: Array,
) -> Persons:
    """Return every person whose job is lost or who takes a new one, by state.

    New jobs run the chain backwards with the same coefficients; in no municipality do they
    take more unemployed than there are, the rest counting as not registered. With the suppliers'
    jobs no more are lost than the municipality has: the range stops there.

    Args:
        parameters: The change.
        commuting: Employed in their own municipality, for flows that do not tell it themselves.
        flows: Who lives where; each member is one possibility.
        unemployed: Unemployed before the change, in the order of the zones without the external one.

    Raises:
        ParameterError: The municipality is unknown, or the jobs, with those of suppliers if they are
            lost, exceed those it has.
    """
    shares, most = _home_shares(parameters, commuting, flows)
    runs = [(Case.CENTRAL, 0)] + [
        (case, member) for case in (Case.LOW, Case.HIGH) for member in range(len(shares))
    ]

    def per_run(arrow: ArrowKey, central: float) -> Array:
        by_case = coefficients(arrow, central, parameters.switched_off)
        return np.array([by_case[case] for case, _ in runs])[:, None]

    jobs = abs(parameters.jobs_change) * per_run(ArrowKey.SUPPLIER_MULTIPLIER, parameters.supplier_multiplier)
    if parameters.jobs_change < 0:
        within("jobs_with_suppliers", -float(jobs[0, 0]), -most, most)
        jobs = np.minimum(jobs, most)
    by_home = jobs * shares[[member for _, member in runs]]
    residents = by_home.copy()
    residents[:, -1] = 0.0
    left = residents * per_run(ArrowKey.LEAVING_SHARE, parameters.leaving_share)
    staying = residents - left
    registering = staying * per_run(ArrowKey.REGISTERING_SHARE, parameters.registering_share)
    if parameters.jobs_change > 0:
        registering[:, :-1] = np.minimum(registering[:, :-1], unemployed)
    months_to_work = per_run(ArrowKey.MONTHS_TO_WORK, parameters.months_to_work)
    still = np.exp(-np.arange(MONTHS) / months_to_work)
    registered = registering[:, None, :] * still[:, :, None]
    return Persons(
        cases=tuple(case for case, _ in runs),
        jobs=jobs[:, 0],
        resident_share=1.0 - shares[[member for _, member in runs], -1],
        external_commuters=by_home - residents,
        left_area=left,
        not_registered=staying - registering,
        registered=registered,
        re_employed=registering[:, None, :] - registered,
        of_case={Case.CENTRAL: 0, Case.LOW: 1, Case.HIGH: 1 + len(shares)},
    )


def _home_shares(
    parameters: ChangeParameters, commuting: DataFrame[Commuting], flows: FlowSet
) -> tuple[Array, int]:
    """Return where those who work in the municipality live, and how many jobs it has.

    The shares have shape (member, zone); rows add up to 1.
    """
    areas = flows.zones[:-1]
    if parameters.area not in areas:
        raise ParameterError(
            f"unknown municipality {parameters.area}",
            name="area",
            value=parameters.area,
            low=areas[0],
            high=areas[-1],
        )
    workplace = areas.index(parameters.area)
    workers = flows.members[:, :, workplace].copy()
    if flows.own is None:
        own = commuting.loc[commuting["ref_area"] == parameters.area, "employed_in_own_municipality"]
        workers[:, workplace] = own.to_numpy()
    else:
        workers[:, workplace] = flows.own[:, workplace]
    jobs = workers.sum(axis=1, keepdims=True)
    most = round(float(jobs.min()))
    within("jobs_change", parameters.jobs_change, -most, most)
    if ArrowKey.HOME_MUNICIPALITY in parameters.switched_off or most == 0:
        at_work = np.zeros((1, len(flows.zones)))
        at_work[0, workplace] = 1.0
        return at_work, most
    return workers / jobs, most
