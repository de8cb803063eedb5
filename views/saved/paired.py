"""How much the results of two versions differ: at the same unknowns where they rest on the same ones."""

from collections.abc import Iterator
from dataclasses import dataclass

from analytics.staffing.differences import Side, differences
from domain.errors import DashboardError
from domain.interval import UNKNOWN, Interval
from scenarios.model import Version
from views.context import Context
from views.results import SAVED_ON, Results, codes_of
from views.saved import age
from views.saved.results import STAFFING, chosen_of, look, page_of
from views.staffing import CASELOAD
from views.topics import TOPICS


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a version leads to.

    Attributes:
        version: The version.
        results: Its results.
        is_now: Whether they are all of the data of now, whatever was saved with it.
    """

    version: Version
    results: Results
    is_now: bool = False


def changes(context: Context, before: Outcome, after: Outcome) -> dict[str, Interval]:
    """Return by how much each result is more after than before.

    The same choices on the same data differ by nothing, whatever their range. Allocations of posts to the
    same clients at the same price and hours differ as they do at every value that these may have. Everything
    else differs by all that two ranges leave open: the least less the most, to the most less the least.
    """
    pages = {page_of(key) for key in (*before.results, *after.results)}
    origins = {page: (_origin(context, before, page), _origin(context, after, page)) for page in pages}
    like = {page for page, (first, second) in origins.items() if first == second}
    same = {page for page in like if _choices(context, before, page) == _choices(context, after, page)}
    at_same = dict(_on_board(context, before, after)) if origins.get(STAFFING) == ("", "") else {}
    found = {}
    for key in {**before.results, **after.results}:
        page = page_of(key)
        ends = (before.results.get(key, UNKNOWN), after.results.get(key, UNKNOWN))
        # Choices of how a page is looked at are choices too: ranges that agree to the last digit are one.
        is_same = page in same or (page in like and page != STAFFING and ends[0] == ends[1])
        if not (ends[0].is_known and ends[1].is_known):
            found[key] = UNKNOWN
        elif is_same:
            found[key] = Interval.point(0)
        else:
            found[key] = at_same.get(key, ends[1] - ends[0])
    return found


def _origin(context: Context, of: Outcome, page: str) -> str:
    """Return what the results of a page come of: "" for the data and models of now."""
    version, said = of.version, of.version.inputs.get(SAVED_ON, {})
    own = {name: code for name, code in said.items() if name.startswith("own_")}
    kept = {} if of.is_now else age.kept_results(context, version)
    if page not in {page_of(key) for key in kept}:
        return repr(sorted(own.items())) if own else ""
    return repr((sorted(version.data_vintage.items()), sorted(said.items()), version.model_version))


def _choices(context: Context, of: Outcome, page: str) -> tuple[tuple[str, str], ...]:
    """Return the choices of a page; of another area as they were saved."""
    inputs = of.version.inputs
    if age.is_elsewhere(context, of.version) or page not in TOPICS:
        return tuple(sorted(inputs.get(page, {}).items()))
    view = TOPICS[page]
    return tuple(sorted(view.chosen(codes_of(view, inputs, context), context).codes.items()))


def _on_board(context: Context, before: Outcome, after: Outcome) -> Iterator[tuple[str, Interval]]:
    """Yield the differences of two allocations at the same clients, price and hours."""
    try:
        sides = [look(context, chosen_of(context, each.version.inputs)) for each in (before, after)]
        found = differences(
            *(
                Side(
                    board=each.board,
                    coefficients=each.setting.coefficients,
                    rates=each.rates,
                    prices=each.prices,
                )
                for each in sides
            )
        )
    except DashboardError:  # what cannot be worked out has no results of its own, either
        return
    yield from found.area.items()
    yield from ((f"{CASELOAD}{unit}", change) for unit, change in found.caseloads.items())
