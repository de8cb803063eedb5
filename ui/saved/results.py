"""What a scenario leads to: key figures of staffing and activation, computed from its saved choices."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from analytics.staffing.board import evaluate
from analytics.staffing.link import decoded
from domain.areas import SERVICE_UNITS
from domain.errors import InfeasibleError, LinkError, ParameterError
from domain.interval import UNKNOWN, Interval
from scenarios.model import Inputs, Version
from ui import current_context
from ui.staffing import setup
from ui.staffing.board_state import LINK_KEY
from ui.staffing.posts import PLAN
from ui.staffing.setup import Setting
from views.registry import VIEWS

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


UNSERVED = Metric(key="unserved_clients", unit=Unit.PERSONS)
"""Clients of units without staff: where there are any, no caseload is the largest."""

LARGEST_CASELOAD = Metric(key="largest_caseload", unit=Unit.CASELOAD)

METRICS = (
    UNSERVED,
    LARGEST_CASELOAD,
    Metric(key="area_caseload", unit=Unit.CASELOAD),
    Metric(key="above_target", unit=Unit.UNITS),
    Metric(key="below_target", unit=Unit.UNITS),
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
    return {**_staffing(inputs.get("staffing", {})), **_of_views(inputs)}


def snapshots_of(*inputs: Inputs) -> tuple[str, ...]:
    """Return what the results of these choices are computed from: each snapshot once."""
    clients = [setup.snapshot_of(each.get("staffing", {})) for each in inputs]
    return tuple(dict.fromkeys([_ACTIVATION, PLAN, *clients]))


def stored_results(version: Version) -> dict[str, Interval]:
    """Return the results that were saved with a version; what cannot be read is left out.

    Until model 1.1 the largest caseload was that of the units that had staff, and nothing was saved of the
    others: where the choices leave clients without staff these are added, and that caseload is left out.
    """
    read = {key: _read(code) for key, code in version.inputs.get(RESULTS, {}).items()}
    known = {key: value for key, value in read.items() if value is not None}
    is_whole = all(f"{CASELOAD}{unit}" in known for unit in SERVICE_UNITS)
    if LARGEST_CASELOAD.key in known and UNSERVED.key not in known and not is_whole:
        unserved = _unserved(version.inputs.get("staffing", {}))
        if unserved.high != 0:
            return {**known, UNSERVED.key: unserved, LARGEST_CASELOAD.key: UNKNOWN}
    return known


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


def units_without_staff(inputs: Inputs) -> tuple[str, ...]:
    """Return the units that have clients and that the choices leave without staff, on the data of now."""
    setting, fte = setting_and_fte(inputs.get("staffing", {}))
    return evaluate(setting.coefficients, fte).totals.unserved


def _staffing(parameters: Mapping[str, str]) -> dict[str, Interval]:
    setting, fte = setting_and_fte(parameters)
    board = evaluate(setting.coefficients, fte)
    totals = board.totals
    results = {
        UNSERVED.key: _interval(totals.unserved_clients_low, totals.unserved_clients_high),
        LARGEST_CASELOAD.key: _interval(totals.largest_caseload_low, totals.largest_caseload),
        "area_caseload": _interval(totals.caseload_low, totals.caseload_high),
        "above_target": Interval.point(totals.above_target),
        "below_target": Interval.point(totals.below_target),
        "fte": Interval.point(totals.fte),
        "state_left_fte": Interval.point(totals.state_left_fte),
        "hours_gap": _interval(totals.hours_gap_low, totals.hours_gap_high),
        "statutory_share": _interval(totals.statutory_share_low, totals.statutory_share),
        "cost_eur": Interval.point(totals.cost_eur),
    }
    return results | {
        f"{CASELOAD}{load.unit}": _interval(load.caseload_low, load.caseload_high) for load in board.units
    }


def _of_views(inputs: Inputs) -> dict[str, Interval]:
    """Return the results of the pages that are values."""
    context = current_context.context()
    chosen = {name: view.chosen(inputs.get(name, {}), context) for name, view in VIEWS.items()}
    return {key: result(chosen[name]) for name, view in VIEWS.items() for key, result in view.results.items()}


def _unserved(parameters: Mapping[str, str]) -> Interval:
    """Return the clients without staff on the data of now; unknown where the choices cannot be worked out."""
    try:
        return _staffing(parameters)[UNSERVED.key]
    except (InfeasibleError, ParameterError):
        return UNKNOWN


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
