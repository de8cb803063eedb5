"""The staffing board: caseload, hours, totals and euros of any allocation, from one table of coefficients."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from analytics.caseload import Band, Verdict, caseload, interval_verdict
from analytics.staffing.bounds import MAX_FTE, within
from analytics.staffing.clients import unknown_name

OUT_OF_BAND = (Verdict.UNDER, Verdict.OVER, Verdict.NO_STAFF)
"""Verdicts that count as out of band: certain, and not for want of a target or of clients."""

Coefficients = dict[str, Any]
"""What `coefficients.coefficients` returns: plain numbers, texts, lists and None, ready for JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitLoad:
    """One unit under an allocation; None is unknown, or no staff to divide by.

    Attributes:
        unit: Key of the service unit.
        fte: Client-facing posts, the slider's value.
        capacity_fte: Posts plus shared in less shared out.
        fte_change: Difference from the baseline.
        caseload_low: Clients per FTE; lower end where clients are an interval.
        caseload_high: Clients per FTE; upper end.
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
        state_fte: What that takes from the State: all less own posts.
        state_left_fte: The State's client work (40) less what is taken; negative is too much.
        state_other_fte: What the whole transfer (80) leaves besides client work taken and supervisors.
        unplaced_fte: Part of a shared counsellor that no unit has asked for.
        clients_low: Clients of the area; lower end.
        clients_high: Upper end.
        caseload_high: Clients of the area per FTE; upper end.
        largest_caseload: Largest caseload among units with staff and known clients; upper end.
        largest_unit: The unit that has it, the first if several.
        out_of_band: Units certainly under or over their band, or without staff.
        no_staff: Units without staff.
        hours_gap_low: Sum of the units' gaps (hours of unplaced staff left out); lower end.
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
    caseload_high: float | None
    largest_caseload: float | None
    largest_unit: str | None
    out_of_band: int
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

    def as_json(self) -> dict[str, Any]:
        """Return the result as plain dicts, to compare with the browser's."""
        return asdict(self)


def evaluate(coefficients: Coefficients, fte: Mapping[str, float]) -> Board:
    """Return the board of an allocation: the reference that a twin in another language must equal.

    For unit u with FTE f, sharing s, clients [c1, c2], hours r per client and h per FTE:
    capacity k = f + s; caseload c/k, none where f or k is not positive; gap h*k - r*c; euros p*f.
    Totals are plain sums in the order of the units.

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


def entry_band(entry: Mapping[str, Any]) -> Band | None:
    """Return the band of one line of the coefficients; None where there is no target."""
    return None if entry["band_high"] is None else Band(low=entry["band_low"], high=entry["band_high"])


def _unit_load(coefficients: Coefficients, entry: Mapping[str, Any], fte: float) -> UnitLoad:
    low, high = entry["clients_low"], entry["clients_high"]
    capacity = fte + entry["shared_fte"]
    staffed = fte > 0 and capacity > 0
    available = coefficients["hours_per_fte"] * (capacity if staffed else 0.0)
    hours = entry["hours_per_client"]
    known = low is not None
    loads = (caseload(low, capacity), caseload(high, capacity)) if staffed and known else (None, None)
    change = fte - entry["baseline_fte"]
    return UnitLoad(
        unit=entry["unit"],
        fte=fte,
        capacity_fte=capacity,
        fte_change=change,
        caseload_low=loads[0],
        caseload_high=loads[1],
        verdict=_verdict(loads, entry_band(entry), staffed=staffed),
        hours_gap_low=available - hours * high if known else None,
        hours_gap_high=available - hours * low if known else None,
        statutory_share=hours * high / available if known and staffed else None,
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
    known = all(entry["clients_low"] is not None for entry in entries)
    fte = sum(load.fte for load in loads)
    state = fte - coefficients["own_fte"]
    clients_low = sum(entry["clients_low"] for entry in entries) if known else None
    clients_high = sum(entry["clients_high"] for entry in entries) if known else None
    gaps_low = [load.hours_gap_low for load in loads if load.hours_gap_low is not None]
    gaps_high = [load.hours_gap_high for load in loads if load.hours_gap_high is not None]
    required = sum(e["hours_per_client"] * e["clients_high"] for e in entries) if known else None
    # What sharing moves between units adds up to nothing, so the area's capacity is its posts.
    available = coefficients["hours_per_fte"] * fte
    known_loads = [(load.caseload_high, load.unit) for load in loads if load.caseload_high is not None]
    largest: tuple[float | None, str | None] = max(
        known_loads, key=lambda pair: pair[0], default=(None, None)
    )
    return Totals(
        fte=fte,
        state_fte=state,
        state_left_fte=coefficients["state_client_fte"] - state,
        state_other_fte=coefficients["state_fte"] - state - coefficients["state_supervisor_fte"],
        unplaced_fte=coefficients["unplaced_fte"],
        clients_low=clients_low,
        clients_high=clients_high,
        caseload_high=None if clients_high is None else caseload(clients_high, fte),
        largest_caseload=largest[0],
        largest_unit=largest[1],
        out_of_band=sum(load.verdict in OUT_OF_BAND for load in loads),
        no_staff=sum(load.verdict is Verdict.NO_STAFF for load in loads),
        hours_gap_low=sum(gaps_low) if known else None,
        hours_gap_high=sum(gaps_high) if known else None,
        required_fte=None if required is None else required / coefficients["hours_per_fte"],
        statutory_share=required / available if required is not None and fte > 0 else None,
        cost_eur=coefficients["fte_cost_eur"] * fte,
        cost_change_eur=sum(load.cost_change_eur for load in loads),
    )
