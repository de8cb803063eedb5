"""What a scenario leads to, on the staffing board too, and what was saved of it."""

from collections.abc import Mapping

from domain.errors import DashboardError, InfeasibleError, ParameterError
from domain.interval import UNKNOWN, Interval
from i18n.text import Text
from scenarios.model import Inputs, Version
from views import results, staffing
from views.context import Context
from views.own import NOTHING, Held
from views.results import RESULTS, Codes, Metric
from views.staffing import CASELOAD
from views.staffing.look import Look
from views.topics import TOPICS

STAFFING = "staffing"

UNSERVED = Metric(key="unserved_clients", page=STAFFING)
"""Clients of units without staff: where there are any, no caseload is the largest."""

LARGEST_CASELOAD = Metric(key="largest_caseload", page=STAFFING)

METRICS = tuple(sorted(results.metrics(), key=lambda each: each.page != STAFFING))
"""In reading order: what the answer is about first."""

_PAGES = {metric.key: metric.page for metric in METRICS}


def page_of(key: str) -> str:
    """Return the page that a result is one of."""
    return STAFFING if key.startswith(CASELOAD) else _PAGES.get(key, "")


def results_of(context: Context, inputs: Inputs, own: Held = NOTHING) -> dict[str, Interval]:
    """Return what the choices lead to on the data of now, and on a reader's own where they are given.

    What is not kept waits for its turn.

    Raises:
        SnapshotMissingError, SnapshotDamagedError: The data cannot be read.
        ParameterError, InfeasibleError: The choices cannot be worked out.
        BusyError: No turn came in time.
    """
    found = results.results_of(inputs, lambda view: context.with_own(*view.files_of(own)))
    with_own = context.with_own(*staffing.VIEW.files_of(own))
    return {**found, **staffing.caseloads(look(with_own, chosen_of(context, inputs)))}


def choices_behind(context: Context, inputs: Inputs, own: Held = NOTHING) -> dict[str, Codes]:
    """Return the choices that each result rests on; {} where it cannot be worked out on the data of now.

    Caseloads of units are not among them.
    """
    try:
        return results.choices_behind(inputs, lambda view: context.with_own(*view.files_of(own)))
    except DashboardError:
        return {}


def snapshots_of(context: Context, page: str, inputs: Inputs) -> tuple[str, ...]:
    """Return what the results of a page are computed from; () where that may be any snapshot."""
    if page == STAFFING:
        return look(context, chosen_of(context, inputs)).snapshots
    return TOPICS[page].snapshots if page in TOPICS else ()


def cited(context: Context, *inputs: Inputs) -> tuple[str, ...]:
    """Return what the results of these choices are computed from: each snapshot once.

    Tables that only a refresh brings are left out as long as it has brought none.
    """
    each = [snapshots_of(context, page, chosen) for page in reversed(results.models()) for chosen in inputs]
    known = context.store.sha256.keys() | context.store.problems.keys()
    return tuple(dict.fromkeys(stem for stems in each for stem in stems if stem in known))


def stored_results(context: Context, version: Version) -> dict[str, Interval]:
    """Return the results that were saved with a version; what cannot be read is left out.

    Until model 1.1 the largest caseload was that of the units that had staff, and nothing was saved of the
    others: where the choices leave clients without staff these are added, and that caseload is left out.
    """
    known = results.read_results(version.inputs.get(RESULTS, {}))
    is_whole = all(f"{CASELOAD}{unit}" in known for unit in context.area.units)
    if LARGEST_CASELOAD.key in known and UNSERVED.key not in known and not is_whole:
        unserved = _unserved(context, chosen_of(context, version.inputs))
        if unserved.high != 0:
            return {**known, UNSERVED.key: unserved, LARGEST_CASELOAD.key: UNKNOWN}
    return known


def chosen_of(context: Context, inputs: Inputs) -> dict[str, str]:
    """Return what was chosen on the staffing page among inputs of any age."""
    return results.codes_of(staffing.VIEW, inputs, context)


def look(context: Context, parameters: Mapping[str, str]) -> Look:
    """Return what the staffing page shows of its saved choices."""
    return staffing.look_of(staffing.VIEW.chosen(parameters, context), Text("fi"))


def units_without_staff(context: Context, inputs: Inputs) -> tuple[str, ...]:
    """Return the units that have clients and that the choices leave without staff, on the data of now."""
    return look(context, chosen_of(context, inputs)).board.totals.unserved


def _unserved(context: Context, parameters: Mapping[str, str]) -> Interval:
    """Return the clients without staff on the data of now; unknown where the choices cannot be worked out."""
    try:
        return staffing.VIEW.results[UNSERVED.key](staffing.VIEW.chosen(parameters, context))
    except (InfeasibleError, ParameterError):
        return UNKNOWN
