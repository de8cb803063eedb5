"""The staffing board: caseload, hours, totals and euros of any allocation, from one table of coefficients."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, TypedDict

from analytics.caseload import Band, Verdict, caseload, decimals_needed, interval_verdict
from analytics.staffing.bounds import MAX_FTE, within
from analytics.staffing.clients import unknown_name

ABOVE_TARGET = (Verdict.OVER, Verdict.NO_STAFF)
"""Verdicts that count as above the target: certain, and a unit without staff is beyond any target."""


class UnitCoefficients(TypedDict):
    """One unit of them; `coefficients.coefficients` says what each is."""

    unit: str
    clients_low: float | None
    clients_high: float | None
    band_low: float | None
    band_high: float | None
    band_strict: bool
    ceiling: float
    own_fte: float
    shared_fte: float
    baseline_fte: float
    minimum_fte: float
    hours_per_client: float


class Coefficients(TypedDict):
    """What `coefficients.coefficients` returns: plain numbers, texts, lists and None, ready for JSON."""

    version: int
    units: list[UnitCoefficients]
    hours_per_fte: float
    fte_cost_eur: float
    own_fte: float
    state_client_fte: float
    state_fte: float
    state_supervisor_fte: float
    step_fte: float
    max_fte: float


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitLoad:
    """One unit under an allocation; None is unknown, or no staff to divide by.

    Attributes:
        unit: Key of the service unit.
        fte: Client-facing posts, the slider's value.
        capacity_fte: Posts plus shared in less shared out; 0 where that leaves no staff.
        fte_change: Difference from the baseline.
        caseload_low: Clients per FTE; lower end where clients are an interval.
        caseload_high: Clients per FTE; upper end.
        caseload_decimals: Decimals with which the caseload agrees with its verdict.
        verdict: Where the caseload stands.
        hours_gap_low: Available less required hours a year; lower end. Negative is a shortage.
        hours_gap_high: Upper end.
        statutory_share: Required of available hours (upper end of clients).
        cost_change_eur: Euros a year more than in the baseline.
    """

    unit: str
    fte: float
    capacity_fte: float
    fte_change: float
    caseload_low: float | None
    caseload_high: float | None
    caseload_decimals: int
    verdict: Verdict
    hours_gap_low: float | None
    hours_gap_high: float | None
    statutory_share: float | None
    cost_change_eur: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """The area under an allocation; None is unknown.

    Attributes:
        fte: All sliders together.
        state_fte: What that takes from the State: all less own posts; none where these are not all used.
        state_left_fte: The State's client work less what is taken; negative is too much.
        state_other_fte: What the whole transfer leaves besides client work taken and supervisors.
        unplaced_fte: Posts that serve no unit: all of them less the units' capacity.
        clients_low: Clients of the area; lower end.
        clients_high: Upper end.
        caseload_low: Clients of the area per FTE; lower end.
        caseload_high: Upper end.
        unserved: Units without staff that have clients, or may have some.
        unserved_clients_low: Their clients; lower end.
        unserved_clients_high: Upper end.
        largest_caseload_low: Largest caseload among units with known clients; lower end. None where clients
            have no staff: nobody's caseload is the largest then.
        largest_caseload: Upper end.
        largest_unit: The unit that has it, the first if several.
        above_target: Units certainly above their band, or without staff.
        below_target: Units certainly below their band.
        no_staff: Units without staff.
        hours_gap_low: Available less required hours a year, those of unplaced posts included; lower end.
        hours_gap_high: Upper end.
        required_fte: FTE that the statutory hours take; upper end.
        statutory_share: Required of available hours; upper end.
        cost_eur: Euros a year.
        cost_change_eur: Difference from the baseline, euros a year.
    """

    fte: float
    state_fte: float
    state_left_fte: float
    state_other_fte: float
    unplaced_fte: float
    clients_low: float | None
    clients_high: float | None
    caseload_low: float | None
    caseload_high: float | None
    unserved: tuple[str, ...]
    unserved_clients_low: float | None
    unserved_clients_high: float | None
    largest_caseload_low: float | None
    largest_caseload: float | None
    largest_unit: str | None
    above_target: int
    below_target: int
    no_staff: int
    hours_gap_low: float | None
    hours_gap_high: float | None
    required_fte: float | None
    statutory_share: float | None
    cost_eur: float
    cost_change_eur: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Result of `evaluate`: one line per unit, in the coefficients' order, and the area."""

    units: tuple[UnitLoad, ...]
    totals: Totals

    def unit(self, key: str) -> UnitLoad:
        """Return the line of one unit."""
        return next(load for load in self.units if load.unit == key)

    def most_loaded(self) -> UnitLoad | None:
        """Return the line with the largest caseload of those that have one, the first if several."""
        return _most_loaded([load for load in self.units if load.caseload_high is not None])

    def as_json(self) -> dict[str, Any]:
        """Return the result as plain dicts, to compare with the browser's."""
        return asdict(self)


def evaluate(coefficients: Coefficients, fte: Mapping[str, float]) -> Board:
    """Return the board of an allocation: the reference that a twin in another language must equal.

    For unit u with FTE f, sharing s, clients [c1, c2], hours r per client and h per FTE:
    capacity k = f + s, none where f or k is not positive; caseload c/k, none without capacity; gap
    h*k - r*c; euros p*f. The area's are the same of all posts, those included that serve no unit.

    Args:
        coefficients: From `coefficients.coefficients`.
        fte: FTE of every unit.

    Raises:
        ParameterError: A unit is missing or unknown, or an FTE is not in 0-500.
    """
    loads = tuple(
        _unit_load(coefficients, entry, value)
        for entry, value in zip(coefficients["units"], checked_fte(coefficients, fte), strict=True)
    )
    return Board(units=loads, totals=_totals(coefficients, loads))


def checked_fte(coefficients: Coefficients, fte: Mapping[str, float]) -> tuple[float, ...]:
    """Return the FTE of each unit in the coefficients' order.

    Raises:
        ParameterError: A unit is missing or unknown, or an FTE is not a number in 0-500.
    """
    keys = {entry["unit"]: None for entry in coefficients["units"]}
    for unit in [*fte, *keys]:
        if unit not in keys or unit not in fte:
            raise unknown_name("unit", unit, keys)
    return tuple(within(f"fte_{unit}", fte[unit], 0, MAX_FTE) for unit in keys)


def entry_band(entry: UnitCoefficients) -> Band | None:
    """Return the band of one line of the coefficients; None where there is no target."""
    if entry["band_high"] is None:
        return None
    return Band(low=entry["band_low"], high=entry["band_high"], is_strict=entry["band_strict"])


def capacity_fte(entry: UnitCoefficients, fte: float) -> float:
    """Return the FTE that serve a unit's clients: its posts, plus shared in, less shared out.

    Nothing where that leaves no staff: what is shared in is none without posts of the unit's own.
    """
    capacity = fte + entry["shared_fte"]
    return capacity if fte > 0 and capacity > 0 else 0.0


def _unit_load(coefficients: Coefficients, entry: UnitCoefficients, fte: float) -> UnitLoad:
    low, high = entry["clients_low"], entry["clients_high"]
    capacity = capacity_fte(entry, fte)
    staffed = capacity > 0
    available = coefficients["hours_per_fte"] * capacity
    band = entry_band(entry)
    loads: tuple[float | None, float | None] = (None, None)
    least = most = None
    if low is not None and high is not None:
        loads = (caseload(low, capacity), caseload(high, capacity))
        least, most = (entry["hours_per_client"] * clients for clients in (low, high))
    change = fte - entry["baseline_fte"]
    return UnitLoad(
        unit=entry["unit"],
        fte=fte,
        capacity_fte=capacity,
        fte_change=change,
        caseload_low=loads[0],
        caseload_high=loads[1],
        caseload_decimals=max((decimals_needed(load, band) for load in loads if load is not None), default=0),
        verdict=_verdict(loads, band, staffed=staffed),
        hours_gap_low=None if most is None else available - most,
        hours_gap_high=None if least is None else available - least,
        statutory_share=most / available if most is not None and staffed else None,
        cost_change_eur=coefficients["fte_cost_eur"] * change,
    )


def _verdict(loads: tuple[float | None, float | None], band: Band | None, *, staffed: bool) -> Verdict:
    if not staffed:
        return Verdict.NO_STAFF
    if loads[0] is None or loads[1] is None:
        return Verdict.UNKNOWN_CLIENTS
    return interval_verdict(loads[0], loads[1], band)


def _totals(coefficients: Coefficients, loads: tuple[UnitLoad, ...]) -> Totals:
    entries = coefficients["units"]
    fte = sum(load.fte for load in loads)
    state = max(0.0, fte - coefficients["own_fte"])
    ends = [[entry["clients_low"] for entry in entries], [entry["clients_high"] for entry in entries]]
    low, high = map(_sum, ends)
    without = [
        entry
        for load, entry in zip(loads, entries, strict=True)
        if load.verdict is Verdict.NO_STAFF and entry["clients_high"] != 0
    ]
    # The area's staff is its posts: what sharing moves between units adds up to nothing.
    available = coefficients["hours_per_fte"] * fte
    least, most = (
        _sum(
            None if clients is None else entry["hours_per_client"] * clients
            for entry, clients in zip(entries, each, strict=True)
        )
        for each in ends
    )
    # Where clients have no staff, no caseload of those that have some is the largest.
    compared = [] if without else [load for load in loads if load.caseload_high is not None]
    largest = _most_loaded(compared)
    return Totals(
        fte=fte,
        state_fte=state,
        state_left_fte=coefficients["state_client_fte"] - state,
        state_other_fte=coefficients["state_fte"] - state - coefficients["state_supervisor_fte"],
        unplaced_fte=fte - sum(load.capacity_fte for load in loads),
        clients_low=low,
        clients_high=high,
        caseload_low=None if low is None else caseload(low, fte),
        caseload_high=None if high is None else caseload(high, fte),
        unserved=tuple(entry["unit"] for entry in without),
        unserved_clients_low=_sum(entry["clients_low"] for entry in without),
        unserved_clients_high=_sum(entry["clients_high"] for entry in without),
        largest_caseload_low=max((load.caseload_low or 0.0 for load in compared), default=None),
        largest_caseload=None if largest is None else largest.caseload_high,
        largest_unit=None if largest is None else largest.unit,
        above_target=sum(load.verdict in ABOVE_TARGET for load in loads),
        below_target=sum(load.verdict is Verdict.UNDER for load in loads),
        no_staff=sum(load.verdict is Verdict.NO_STAFF for load in loads),
        hours_gap_low=None if most is None else available - most,
        hours_gap_high=None if least is None else available - least,
        required_fte=None if most is None else most / coefficients["hours_per_fte"],
        statutory_share=most / available if most is not None and fte > 0 else None,
        cost_eur=coefficients["fte_cost_eur"] * fte,
        cost_change_eur=sum(load.cost_change_eur for load in loads),
    )


def _most_loaded(loads: Sequence[UnitLoad]) -> UnitLoad | None:
    return max(loads, key=lambda load: load.caseload_high or 0.0, default=None)


def _sum(values: Iterable[float | None]) -> float | None:
    """Return the sum; None if any of them is unknown."""
    total = 0.0
    for value in values:
        if value is None:
            return None
        total += value
    return total
