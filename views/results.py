"""What scenarios lead to: the results of every view, saved with a version and compared with others."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from analytics.version import MODEL_VERSION
from domain.errors import DashboardError
from domain.interval import Interval
from views.context import Context
from views.moment import AS_OF, PERIOD, opened_at
from views.page import View
from views.topics import TOPICS

RESULTS = "results"
"""Name under which results are kept among a version's inputs, to outlive the data they came from."""

SAVED_ON = "saved"
"""Name under which a version keeps the page it was saved on, its area and month, models, and whose flows."""

LARGEST = 1e12
"""Beyond it a saved result is none of ours."""

Results = Mapping[str, Interval]
"""Key of a metric -> its value; an interval where it is not known better."""


Codes = frozenset[tuple[str, str]]
"""Keys of choices with their codes."""


@dataclass(frozen=True, slots=True)
class Rested:
    """A result.

    Attributes:
        value: What it is.
        on: The choices that it rests on.
    """

    value: Interval
    on: Codes


class Unit(StrEnum):
    """Unit of measure of a metric; decides how it and its difference are written."""

    CASELOAD = "caseload"
    UNITS = "units"
    FTE = "fte"
    HOURS = "hours"
    KILOMETRES = "kilometres"
    DAYS = "days"
    SHARE = "share"
    EUR = "eur"
    EUR_MONTH = "eur_month"
    EUR_TWO_YEARS = "eur_two_years"
    PERSONS = "persons"
    VACANCIES = "vacancies"
    OWN = "own"


_ROUND = frozenset({"bill"})
"""Pages that tell their estimates in round figures; a result is compared as its own page tells it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """One line of the comparison; its name is the text `scenario_page.metrics.<key>`.

    Attributes:
        key: Its key among the results.
        page: Name of the view that it is a result of.
    """

    key: str
    page: str

    @property
    def unit(self) -> Unit:
        """What it is measured in."""
        return UNITS.get(self.key, Unit.PERSONS)

    @property
    def is_round(self) -> bool:
        """Whether it is told in the figures that its range bears; `views.round_figures`."""
        return self.page in _ROUND


UNITS = {
    "largest_caseload": Unit.CASELOAD,
    "area_caseload": Unit.CASELOAD,
    "above_target": Unit.UNITS,
    "below_target": Unit.UNITS,
    "fte": Unit.FTE,
    "state_left_fte": Unit.FTE,
    "hours_gap": Unit.HOURS,
    "statutory_share": Unit.SHARE,
    "cost_eur": Unit.EUR,
    "activation_target": Unit.SHARE,
    "network_points": Unit.UNITS,
    "travel_km": Unit.KILOMETRES,
    "round_days": Unit.DAYS,
    "round_km": Unit.KILOMETRES,
    "change_fte": Unit.FTE,
    "change_eur": Unit.EUR_MONTH,
    "change_benefits_eur": Unit.EUR_TWO_YEARS,
    "mismatch_index": Unit.SHARE,
    "vacancies_near": Unit.VACANCIES,
    "matches_change": Unit.SHARE,
    "goal_outcome": Unit.SHARE,
    "goal_expected": Unit.SHARE,
    "goal_value": Unit.OWN,
    "goal_limits": Unit.OWN,
    "bill_eur": Unit.EUR_MONTH,
    "bill_here_eur": Unit.EUR_MONTH,
    "bill_range_eur": Unit.EUR_MONTH,
    "bill_saved_eur": Unit.EUR,
    "joint_cost_eur": Unit.EUR,
    "joint_saving_eur": Unit.EUR,
    "joint_leaving_eur": Unit.EUR,
    "paths_lost_share": Unit.SHARE,
    "paths_interviews_share": Unit.SHARE,
}
"""Unit of a metric by its key, where that is not persons."""


def metrics(views: Mapping[str, View] = TOPICS) -> tuple[Metric, ...]:
    """Return what scenarios are compared by, in the order of the views and their results."""
    return tuple(Metric(key=key, page=view.name) for view in views.values() for key in view.results)


def results_of(
    inputs: Mapping[str, Mapping[str, str]],
    contexts: Callable[[View], Context],
    views: Mapping[str, View] = TOPICS,
) -> dict[str, Interval]:
    """Return what choices of any age lead to; a result that cannot be worked out is left out.

    Args:
        inputs: Page -> choice -> code.
        contexts: Returns what a view is worked out in.
        views: The views.

    Raises:
        SnapshotMissingError, SnapshotDamagedError: The data cannot be read.
    """
    return {key: rested.value for key, rested in _rested(inputs, contexts, views).items()}


def choices_behind(
    inputs: Mapping[str, Mapping[str, str]],
    contexts: Callable[[View], Context],
    views: Mapping[str, View] = TOPICS,
) -> dict[str, Codes]:
    """Return the choices that each result of `results_of` rests on, which raises the same.

    Those that only say how a page is looked at are not among them. Of the same data, results that rest on the
    same codes are the same: nothing else was asked for on the way to them.
    """
    return {key: rested.on for key, rested in _rested(inputs, contexts, views).items()}


def codes_of(view: View, inputs: Mapping[str, Mapping[str, str]], context: Context) -> dict[str, str]:
    """Return what was chosen of a view among inputs of any age, in the month that they were saved in."""
    period = inputs.get(SAVED_ON, {}).get("period", "")
    return opened_at(view.choices, inputs.get(view.name, {}), period, context)


def models(views: Mapping[str, View] = TOPICS) -> dict[str, str]:
    """Return the model behind the results of each view that has some, by its name."""
    return {view.name: view.model for view in views.values() if view.results}


def newest(views: Mapping[str, View] = TOPICS) -> str:
    """Return the newest of all models: a programme that knows none as new refuses the version."""
    return max((MODEL_VERSION, *models(views).values()), key=numbers)


def numbers(model: str) -> list[int]:
    """Return the numbers of a model's version, to be compared."""
    return [*map(int, model.split(".")), 0, 0, 0][:4]


def written_results(results: Results) -> dict[str, str]:
    """Return results as short texts to save: "203", or "203..210" for an interval; unknown ones left out."""
    return {
        key: f"{value.low:.10g}" if value.is_point else f"{value.low:.10g}..{value.high:.10g}"
        for key, value in results.items()
        if value.is_known
    }


def read_results(written: Mapping[str, str]) -> dict[str, Interval]:
    """Return results that were saved; what cannot be read is left out: somebody may have written it."""
    read = {key: _read(code) for key, code in written.items()}
    return {key: value for key, value in read.items() if value is not None}


def _rested(
    inputs: Mapping[str, Mapping[str, str]],
    contexts: Callable[[View], Context],
    views: Mapping[str, View],
) -> dict[str, Rested]:
    found: dict[str, Rested] = {}
    for view in (each for each in views.values() if _stands(each, inputs)):
        context = contexts(view)
        found |= _results(view, codes_of(view, inputs, context), context)
    return found


def _stands(view: View, inputs: Mapping[str, Mapping[str, str]]) -> bool:
    """Return whether a view is part of what these choices describe."""
    if not view.is_example or inputs.get(SAVED_ON, {}).get("page") == view.name:
        return True
    others = {choice for other in TOPICS.values() if other.name != view.name for choice in other.choices}
    own = {choice.key for choice in view.choices if not choice.shared and choice not in others}
    return not own.isdisjoint(view.renewed(inputs.get(view.name, {})))


def _results(view: View, codes: Mapping[str, str], context: Context) -> dict[str, Rested]:
    if not view.is_lasting:  # what readers have said since plays a part
        return _worked_out(context, view, codes)
    chosen = view.chosen(codes, context)
    key = ("results", view.name, tuple(sorted(chosen.codes.items())))
    return context.kept_in_turn(key, lambda alone: _worked_out(alone, view, codes))


def _worked_out(context: Context, view: View, codes: Mapping[str, str]) -> dict[str, Rested]:
    chosen = view.chosen(codes, context)
    found = {}
    for key, result in view.results.items():
        asking = chosen.unasked()
        try:
            value = result(asking)
        except DashboardError as error:
            if error.text_key.startswith("errors.snapshot"):
                raise  # concerns every scenario
            continue
        of = {*asking.asked, *(each for each in (AS_OF, PERIOD) if each in chosen)}
        found[key] = Rested(value, frozenset((each.key, each.code(chosen[each])) for each in of))
    return found


def _read(code: str) -> Interval | None:
    low, _, high = code.partition("..")
    try:
        ends = float(low), float(high or low)
    except ValueError:
        return None
    return Interval(*ends) if -LARGEST <= ends[0] <= ends[1] <= LARGEST else None
