"""Clients of each unit over 24 months, simulated with the same chances for every scenario."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analytics.staffing.assumptions import Assumptions
from analytics.staffing.board import Coefficients, checked_fte
from analytics.staffing.bounds import within
from analytics.staffing.durations import BANDS, duration_profile
from analytics.staffing.hours import available_hours_per_fte, workload
from analytics.staffing.regimes import Regime

MONTHS = 24
"""Horizon of the simulation."""

REPLICATIONS = 1000
"""Futures simulated."""

QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
"""Levels of the fan chart."""

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Where a simulation starts; arrays follow `units`.

    Attributes:
        units: Keys.
        clients: Clients now.
        capacity_fte: Client-facing FTE serving them in the scenario; 0 is no staff.
        reference_fte: The same in the baseline, against which `staff_effect` is measured.
        ceilings: Caseload that must not be exceeded; NaN where the target is unknown.
    """

    units: tuple[str, ...]
    clients: Numbers
    capacity_fte: Numbers
    reference_fte: Numbers
    ceilings: Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Futures:
    """Simulated futures: arrays of months (0 is now) x replications x units.

    Attributes:
        start: What they start from.
        seed: Seed of the chances.
        clients: Clients at the end of each month.
        queue_hours: Statutory work not yet done, hours.
    """

    start: Start
    seed: int
    clients: Numbers
    queue_hours: Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Chances:
    """Standard normal draws; they depend on the seed and the shape alone.

    Attributes:
        inflow: Single arrivals, months x replications x units.
        outflow: Single exits, months x replications x units.
        swing: Lasting swing of inflow of each unit's own, months x replications x units.
        area_swing: The same for the whole area, months x replications x 1.
    """

    inflow: Numbers
    outflow: Numbers
    swing: Numbers
    area_swing: Numbers


def start_from(coefficients: Coefficients, fte: Mapping[str, float]) -> Start:
    """Return the start of a simulation from a board and an allocation; clients at their upper end.

    Raises:
        ParameterError: Clients of a unit are not known, or an FTE is not in 0-500.
    """
    entries = coefficients["units"]
    clients = [
        within("clients", float("nan") if e["clients_high"] is None else e["clients_high"], 0, 1e6)
        for e in entries
    ]
    shared = np.array([entry["shared_fte"] for entry in entries])
    baseline = np.array([entry["baseline_fte"] for entry in entries])
    values = np.array(checked_fte(coefficients, fte))
    return Start(
        units=tuple(entry["unit"] for entry in entries),
        clients=np.array(clients, dtype=float),
        capacity_fte=_capacity(values, shared),
        reference_fte=_capacity(baseline, shared),
        ceilings=np.array([np.nan if e["band_high"] is None else e["ceiling"] for e in entries]),
    )


def chances(seed: int, units: int, *, months: int = MONTHS, replications: int = REPLICATIONS) -> Chances:
    """Return the chances that every scenario of one comparison shares.

    Raises:
        ParameterError: The seed is not in 0 to 2**32 - 1.
    """
    within("seed", seed, 0, 2**32 - 1)
    generator = np.random.Generator(np.random.SFC64(seed))
    drawn = generator.standard_normal((3, months, replications, units))
    area = generator.standard_normal((months, replications, 1))
    return Chances(inflow=drawn[0], outflow=drawn[1], swing=drawn[2], area_swing=area)


def simulate(
    start: Start,
    assumptions: Assumptions,
    regime: Regime,
    seed: int,
    *,
    months: int = MONTHS,
    replications: int = REPLICATIONS,
    drawn: Chances | None = None,
) -> Futures:
    """Return futures of the clients and of the queue of statutory work.

    Each month the clients of a duration band leave, stay or grow a band older (`duration_profile`), and
    new searches arrive. Without noise and with nothing changed the stock stays as it is. Exits are
    multiplied by 1 + `service_effect` x change of the share in services, and by (FTE per client against
    the baseline) ** `staff_effect`. Noise: a lasting swing of inflow, partly common to all units, and the
    chance of single arrivals and exits as normal draws of the starting flows' size. The swing stands for
    all that moves clients, and is set so that bands are as wide as real changes (`noise.calibrated`).
    The queue grows by the month's statutory hours and shrinks by the hours set aside for them.

    The next stock rises with the stock and falls with exits for every draw, so more staff never gives
    more clients, a larger caseload or a longer queue, future by future.

    Args:
        start: Clients, staff and ceilings.
        assumptions: The reader's values.
        regime: Rule that sets the statutory meetings.
        seed: Seed; the same seed gives every scenario the same chances.
        months: Horizon.
        replications: Futures.
        drawn: The seed's chances where already at hand.

    Raises:
        ParameterError: The seed is out of range.
        InfeasibleError: The long-term share does not fit the exits.
    """
    profile = duration_profile(assumptions)
    units = len(start.units)
    shared_chances = (
        chances(seed, units, months=months, replications=replications) if drawn is None else drawn
    )
    exits, ageing, shares = (np.array(values) for values in (profile.exits, profile.ageing, profile.shares))
    inflow = profile.inflow * (1 + assumptions.inflow_change_share) * start.clients
    services = 1 + assumptions.service_effect * assumptions.service_share_change
    inflow_size = np.sqrt(profile.inflow * start.clients)
    outflow_size = np.sqrt(start.clients * float(np.sum(shares * exits * (1 - exits))))
    leaving = shares * exits / float(np.sum(shares * exits))
    arrival_hours, stock_hours = _monthly_hours(regime, assumptions)
    done = start.capacity_fte * available_hours_per_fte(assumptions) / 12 * assumptions.statutory_time_share

    stock = [np.tile(share * start.clients, (replications, 1)) for share in shares]
    clients = np.empty((months + 1, replications, units))
    queue = np.zeros((months + 1, replications, units))
    clients[0] = start.clients
    swing = np.zeros((replications, units))
    fresh = np.sqrt(1 - assumptions.noise_persistence**2)
    common, own = np.sqrt(assumptions.noise_correlation), np.sqrt(1 - assumptions.noise_correlation)
    for month in range(months):
        news = common * shared_chances.area_swing[month] + own * shared_chances.swing[month]
        swing = assumptions.noise_persistence * swing + fresh * news
        arrived = (
            inflow * (1 + assumptions.inflow_noise_share * swing) + inflow_size * shared_chances.inflow[month]
        )
        np.maximum(arrived, 0, out=arrived)
        chance = outflow_size * shared_chances.outflow[month]
        multiplier = services * _staff_multiplier(start, clients[month], assumptions.staff_effect)
        older: Numbers = arrived
        for band in range(4):
            staying = stock[band] * (1 - np.minimum(exits[band] * multiplier, 1))
            ages = ageing[band] * staying
            stock[band] = np.maximum(staying - ages + older - leaving[band] * chance, 0)
            older = ages
        clients[month + 1] = stock[0] + stock[1] + stock[2] + stock[3]
        work = arrived * arrival_hours + sum(hours * n for hours, n in zip(stock_hours, stock, strict=True))
        queue[month + 1] = np.maximum(queue[month] + work - done, 0)
    return Futures(start=start, seed=seed, clients=clients, queue_hours=queue)


def _capacity(fte: Numbers, shared: Numbers) -> Numbers:
    return np.where(fte > 0, np.maximum(fte + shared, 0), 0)


def _staff_multiplier(start: Start, clients: Numbers, effect: float) -> Numbers | float:
    """(FTE per client against the baseline) ** effect; 1 where the baseline has no staff or clients."""
    if effect == 0:
        return 1.0
    staff = np.divide(
        start.capacity_fte, start.reference_fte, out=np.ones_like(clients[0]), where=start.reference_fte > 0
    )
    fewer = np.divide(start.clients, clients, out=np.ones_like(clients), where=clients > 0)
    multiplier: Numbers = (staff * fewer) ** effect
    return multiplier


def _monthly_hours(regime: Regime, assumptions: Assumptions) -> tuple[float, tuple[float, ...]]:
    """Hours that one new search takes, and that one client of each band takes in a month."""
    met = assumptions.met_share
    nobody = dict.fromkeys(BANDS, 0.0)
    arrival = workload(regime, assumptions, new_searches=met, clients_by_band=nobody, all_clients=0)
    stocks = tuple(
        workload(regime, assumptions, new_searches=0, clients_by_band={**nobody, band: met}, all_clients=1)
        for band in BANDS
    )
    return arrival.hours, tuple(load.hours / 12 for load in stocks)
