"""How much the results of two versions differ: at the same unknowns where they rest on the same ones."""

from collections.abc import Iterator
from dataclasses import dataclass

from analytics.staffing.differences import Side, differences
from domain.errors import DashboardError
from domain.interval import UNKNOWN, Interval
from scenarios.model import Version
from views.context import Context
from views.results import SAVED_ON, Codes, Results, codes_of
from views.saved import age
from views.saved.results import STAFFING, choices_behind, chosen_of, look, page_of
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

    The same choices on the same data differ by nothing, whatever their range: of the data of now those that
    the result rests on, of other data all of the page. Allocations of posts to the same clients at the same
    price and hours differ as they do at every value that these may have. Everything else differs by all that
    two ranges leave open: the least less the most, to the most less the least.
    """
    pages = {page_of(key) for key in (*before.results, *after.results)}
    origins = {page: (_origin(context, before, page), _origin(context, after, page)) for page in pages}
    like = {page for page, (first, second) in origins.items() if first == second}
    same = {page for page in like if _choices(context, before, page) == _choices(context, after, page)}
    behind = [_behind(context, each) for each in (before, after)]
    at_same = dict(_on_board(context, before, after)) if origins.get(STAFFING) == (_NOW, _NOW) else {}
    found = {}
    for key in {**before.results, **after.results}:
        page = page_of(key)
        ends = (before.results.get(key, UNKNOWN), after.results.get(key, UNKNOWN))
        is_of_now = page in like and not origins[page][0].is_kept
        on = [each.get(key) for each in behind]
        if not (ends[0].is_known and ends[1].is_known):
            found[key] = UNKNOWN
        elif page in same or (is_of_now and on[0] is not None and on[0] == on[1]):
            found[key] = Interval.point(0)
        else:
            found[key] = at_same.get(key, ends[1] - ends[0])
    return found


@dataclass(frozen=True, slots=True)
class _Origin:
    """What the results of a page come of.

    Attributes:
        is_kept: Whether they were saved, and may be others now.
        of: The reader's own files; of those that were saved, the data and models too.
    """

    is_kept: bool = False
    of: tuple[object, ...] = ()


_NOW = _Origin()
"""The data and models of now, and no file of the reader's own."""


def _origin(context: Context, of: Outcome, page: str) -> _Origin:
    version, said = of.version, of.version.inputs.get(SAVED_ON, {})
    taken = age.own_of(page)
    own = tuple(sorted(each for each in said.items() if each[0].startswith(taken))) if taken else ()
    kept = {} if of.is_now else age.kept_results(context, version)
    if page not in {page_of(key) for key in kept}:
        return _Origin(of=own)
    when = (said.get("area"), said.get("period"), age.model_of(version, page))
    return _Origin(is_kept=True, of=(*own, tuple(sorted(version.data_vintage.items())), *when))


def _behind(context: Context, of: Outcome) -> dict[str, Codes]:
    if age.is_elsewhere(context, of.version):
        return {}
    return choices_behind(context, of.version.inputs, age.own_files(context, of.version))


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
