"""What a scenario leads to: key figures of staffing and activation, computed from its saved choices."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from analytics.placements import ActivationTarget, placements_needed
from analytics.rates import activation
from analytics.staffing.board import Board, evaluate
from analytics.staffing.link import decoded
from domain.areas import EMPLOYMENT_AREA
from domain.errors import LinkError
from domain.interval import UNKNOWN, Interval
from domain.records import records
from scenarios.model import Inputs, Version
from ui import loaders, url
from ui.activation import TARGET_PCT
from ui.staffing import setup
from ui.staffing.board_state import LINK_KEY
from ui.staffing.posts import PLAN
from ui.staffing.setup import Setting

RESULTS = "results"
"""Name under which results are kept among a version's inputs, to outlive the data they came from."""

_ACTIVATION = "statfin_12r5"
"""Snapshot of the rate of activation."""

LARGEST = 1e12
"""Beyond it a saved result is none of ours."""

CASELOAD = "caseload_"
"""Before the key of a service unit: clients per FTE there."""

Results = Mapping[str, Interval]
"""Key of a metric, or `caseload_<unit>`, -> its value; an interval where clients are one."""


class Unit(StrEnum):
    """Unit of measure of a metric; decides how it and its difference are written."""

    CASELOAD = "caseload"
    UNITS = "units"
    FTE = "fte"
    HOURS = "hours"
    SHARE = "share"
    EUR = "eur"
    PERSONS = "persons"


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """One line of the comparison; its name is the text `scenario_page.metrics.<key>`."""

    key: str
    unit: Unit


METRICS = (
    Metric(key="largest_caseload", unit=Unit.CASELOAD),
    Metric(key="area_caseload", unit=Unit.CASELOAD),
    Metric(key="out_of_band", unit=Unit.UNITS),
    Metric(key="fte", unit=Unit.FTE),
    Metric(key="state_left_fte", unit=Unit.FTE),
    Metric(key="hours_gap", unit=Unit.HOURS),
    Metric(key="statutory_share", unit=Unit.SHARE),
    Metric(key="cost_eur", unit=Unit.EUR),
    Metric(key="activation_target", unit=Unit.SHARE),
    Metric(key="places", unit=Unit.PERSONS),
)


def results_of(inputs: Inputs) -> dict[str, Interval]:
    """Return what the choices lead to on the data of now.

    Raises:
        SnapshotMissingError, SnapshotDamagedError: The data cannot be read.
        ParameterError, InfeasibleError: The choices cannot be worked out.
    """
    return {**_staffing(inputs.get("staffing", {})), **_activation(inputs.get("activation", {}))}


def snapshots_of(*inputs: Inputs) -> tuple[str, ...]:
    """Return what the results of these choices are computed from: each snapshot once."""
    clients = [setup.snapshot_of(each.get("staffing", {})) for each in inputs]
    return tuple(dict.fromkeys([_ACTIVATION, PLAN, *clients]))


def stored_results(version: Version) -> dict[str, Interval]:
    """Return the results that were saved with a version; what cannot be read is left out."""
    read = {key: _read(code) for key, code in version.inputs.get(RESULTS, {}).items()}
    return {key: value for key, value in read.items() if value is not None}


def written_results(results: Results) -> dict[str, str]:
    """Return results as short texts to save: "203", or "203..210" for an interval; unknown ones left out."""
    return {
        key: f"{value.low:.10g}" if value.is_point else f"{value.low:.10g}..{value.high:.10g}"
        for key, value in results.items()
        if value.is_known
    }


def setting_and_fte(parameters: Mapping[str, str]) -> tuple[Setting, dict[str, float]]:
    """Return what the staffing page is set to by its saved choices, and FTE by unit."""
    setting = setup.read(parameters)
    fte = setting.baseline.fte
    if LINK_KEY in parameters:
        try:
            fte = decoded(parameters[LINK_KEY], list(fte))
        except LinkError:
            return setting, fte  # as the page itself does
    return setting, fte


def _staffing(parameters: Mapping[str, str]) -> dict[str, Interval]:
    setting, fte = setting_and_fte(parameters)
    board = evaluate(setting.coefficients, fte)
    totals = board.totals
    required = setting.coefficients["hours_per_fte"] * totals.fte
    gap = _interval(totals.hours_gap_low, totals.hours_gap_high)
    results = {
        "largest_caseload": _interval(_largest_low(board), totals.largest_caseload),
        "area_caseload": _per_fte(totals.clients_low, totals.clients_high, totals.fte),
        "out_of_band": Interval.point(totals.out_of_band),
        "fte": Interval.point(totals.fte),
        "state_left_fte": Interval.point(totals.state_left_fte),
        "hours_gap": gap,
        # Required of available hours: what is missing from the gap.
        "statutory_share": Interval(1 - gap.high / required, 1 - gap.low / required) if required else UNKNOWN,
        "cost_eur": Interval.point(totals.cost_eur),
    }
    return results | {
        f"{CASELOAD}{load.unit}": _interval(load.caseload_low, load.caseload_high) for load in board.units
    }


def _largest_low(board: Board) -> float | None:
    return max((load.caseload_low for load in board.units if load.caseload_low is not None), default=None)


def _activation(parameters: Mapping[str, str]) -> dict[str, Interval]:
    low, high, default = TARGET_PCT
    rate = url.stepped(parameters.get("tavoite"), low, high, default, 1) / 100
    now = activation(loaders.area_observations(loaders.LATEST_PERIOD), [EMPLOYMENT_AREA])
    needed = records(placements_needed(now, ActivationTarget(rate=rate)))[0]
    return {
        "activation_target": Interval.point(rate),
        "places": _interval(needed["placements_low"], needed["placements_high"]),
    }


def _per_fte(low: float | None, high: float | None, fte: float) -> Interval:
    return UNKNOWN if low is None or high is None or not fte > 0 else Interval(low / fte, high / fte)


def _interval(low: float | None, high: float | None) -> Interval:
    return UNKNOWN if low is None or high is None else Interval(low, high)


def _read(code: str) -> Interval | None:
    """Return a saved result; a file that somebody wrote by hand may hold anything."""
    low, _, high = code.partition("..")
    try:
        ends = float(low), float(high or low)
    except ValueError:
        return None
    return Interval(*ends) if -LARGEST <= ends[0] <= ends[1] <= LARGEST else None
