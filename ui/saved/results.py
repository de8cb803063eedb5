"""What a scenario leads to, on the staffing board too, and what was saved of it."""

from collections.abc import Mapping

from analytics.staffing.board import evaluate
from analytics.staffing.link import decoded
from analytics.version import MODEL_VERSION
from domain.areas import SERVICE_UNITS
from domain.errors import InfeasibleError, LinkError, ParameterError
from domain.interval import UNKNOWN, Interval
from scenarios.model import Inputs, Version
from ui import current_context
from ui.staffing import setup
from ui.staffing.board_state import LINK_KEY
from ui.staffing.posts import PLAN
from ui.staffing.setup import Setting
from views import results
from views.own import OwnFlows
from views.registry import VIEWS
from views.results import RESULTS, Metric

STAFFING = "staffing"

CASELOAD = "caseload_"
"""Before the key of a service unit: clients per FTE there."""

UNSERVED = Metric(key="unserved_clients", page=STAFFING)
"""Clients of units without staff: where there are any, no caseload is the largest."""

LARGEST_CASELOAD = Metric(key="largest_caseload", page=STAFFING)

_OF_BOARD = (
    UNSERVED,
    LARGEST_CASELOAD,
    *(
        Metric(key=key, page=STAFFING)
        for key in (
            "area_caseload",
            "above_target",
            "below_target",
            "fte",
            "state_left_fte",
            "hours_gap",
            "statutory_share",
            "cost_eur",
        )
    ),
)

METRICS = (*_OF_BOARD, *results.metrics())

_PAGES = {metric.key: metric.page for metric in METRICS}


def page_of(key: str) -> str:
    """Return the page that a result is one of."""
    return STAFFING if key.startswith(CASELOAD) else _PAGES.get(key, "")


def models() -> dict[str, str]:
    """Return the model behind the results of each page that has some."""
    return {STAFFING: MODEL_VERSION, **results.models()}


def results_of(inputs: Inputs, own: OwnFlows | None = None) -> dict[str, Interval]:
    """Return what the choices lead to on the data of now, and on a reader's own where they are given.

    Raises:
        SnapshotMissingError, SnapshotDamagedError: The data cannot be read.
        ParameterError, InfeasibleError: The choices cannot be worked out.
    """
    return {
        **_staffing(inputs.get(STAFFING, {})),
        **results.results_of(inputs, lambda view: current_context.with_own(view, own)),
    }


def snapshots_of(page: str, inputs: Inputs) -> tuple[str, ...]:
    """Return what the results of a page are computed from; () where that may be any snapshot."""
    if page == STAFFING:
        return (PLAN, setup.snapshot_of(inputs.get(STAFFING, {})))
    return VIEWS[page].snapshots if page in VIEWS else ()


def cited(*inputs: Inputs) -> tuple[str, ...]:
    """Return what the results of these choices are computed from: each snapshot once."""
    each = [snapshots_of(page, chosen) for page in reversed(models()) for chosen in inputs]
    return tuple(dict.fromkeys(stem for stems in each for stem in stems))


def stored_results(version: Version) -> dict[str, Interval]:
    """Return the results that were saved with a version; what cannot be read is left out.

    Until model 1.1 the largest caseload was that of the units that had staff, and nothing was saved of the
    others: where the choices leave clients without staff these are added, and that caseload is left out.
    """
    known = results.read_results(version.inputs.get(RESULTS, {}))
    is_whole = all(f"{CASELOAD}{unit}" in known for unit in SERVICE_UNITS)
    if LARGEST_CASELOAD.key in known and UNSERVED.key not in known and not is_whole:
        unserved = _unserved(version.inputs.get(STAFFING, {}))
        if unserved.high != 0:
            return {**known, UNSERVED.key: unserved, LARGEST_CASELOAD.key: UNKNOWN}
    return known


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
    setting, fte = setting_and_fte(inputs.get(STAFFING, {}))
    return evaluate(setting.coefficients, fte).totals.unserved


def _staffing(parameters: Mapping[str, str]) -> dict[str, Interval]:
    setting, fte = setting_and_fte(parameters)
    board = evaluate(setting.coefficients, fte)
    totals = board.totals
    found = {
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
    return found | {
        f"{CASELOAD}{load.unit}": _interval(load.caseload_low, load.caseload_high) for load in board.units
    }


def _unserved(parameters: Mapping[str, str]) -> Interval:
    """Return the clients without staff on the data of now; unknown where the choices cannot be worked out."""
    try:
        return _staffing(parameters)[UNSERVED.key]
    except (InfeasibleError, ParameterError):
        return UNKNOWN


def _interval(low: float | None, high: float | None) -> Interval:
    return UNKNOWN if low is None or high is None else Interval(low, high)
