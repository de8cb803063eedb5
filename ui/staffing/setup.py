"""What the staffing page is set to: clients, starting allocation, rule and assumptions, and what follows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict, Unpack

from analytics.staffing.assumptions import Assumptions
from analytics.staffing.board import Coefficients
from analytics.staffing.clients import (
    Count,
    UnitClients,
    clients_from_jobseekers,
    clients_from_unemployed,
)
from analytics.staffing.coefficients import coefficients as board_coefficients
from analytics.staffing.posts import Role
from analytics.staffing.presets import PRESETS, Preset, Staffing
from analytics.staffing.regimes import REGIMES, Regime, regime_in
from ui import loaders, url
from ui.shock import on_board
from ui.shock.on_board import BoardChange
from ui.staffing.assumptions import LINK_KEY as ASSUMPTIONS_KEY
from ui.staffing.assumptions import assumptions_of, chosen_assumptions
from ui.staffing.own_rule import LINK_KEY as RULE_KEY
from ui.staffing.own_rule import chosen_rule, rule_of

BASES = {
    "june_2026": (loaders.LATEST_PERIOD, "jobseekers", "statfin_12r5"),
    "august_2023": (loaders.PLAN_PERIOD, "unemployed", "plan_2023_unemployment"),
}
"""Where clients come from: month, indicator and snapshot; the unemployed are multiplied by a bridge."""

COUNTED = {
    "esihenkilot": frozenset({Role.SUPERVISOR}),
    "kansainvaliset": frozenset({Role.INTEGRATION_COUNSELLOR, Role.INTERNATIONAL}),
}
"""Roles that the reader may count as client-facing, by the code of their switch in the URL."""

OF_MONTH = "month"
"""Choice of the law's rule that was in force in the month of the clients."""

REGIME_CODES = (OF_MONTH, *(each.key for each in reversed(REGIMES)), "own")

STEP_KEY = "askel"
STEPS = ("0.25", "0.5", "1")
DEFAULT_STEP = "0.5"
"""Smallest part of a post that is moved, FTE."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Everything the page computes from, besides where the sliders stand.

    Attributes:
        preset: Code of the starting allocation.
        basis: Key of `BASES`.
        counted: Roles that count as client-facing besides those the plan counts.
        step_fte: Step of sliders and search.
        assumptions: The reader's values.
        rule: The reader's own rule, in force or not.
        regime: The rule in force.
        counts: Jobseekers or unemployed by municipality.
        change: Structural change that the board holds, if any.
        clients: Clients by service unit, those of the change included.
        baseline: Starting allocation; it does not follow the change.
        coefficients: What the board computes from.
    """

    preset: str
    basis: str
    counted: frozenset[Role]
    step_fte: float
    assumptions: Assumptions
    rule: Regime
    regime: Regime
    counts: Mapping[str, Count]
    change: BoardChange | None
    clients: UnitClients
    baseline: Staffing
    coefficients: Coefficients

    @property
    def period(self) -> str:
        """Month of the clients."""
        return BASES[self.basis][0]

    @property
    def snapshot(self) -> str:
        """Snapshot of the clients."""
        return BASES[self.basis][2]

    def is_current(self) -> bool:
        """Return whether the reader has changed nothing below the board since this was worked out."""
        chosen = chosen_assumptions(), chosen_rule(), chosen_step()
        return chosen == (self.assumptions, self.rule, self.step_fte)


class Change(TypedDict, total=False):
    """Choices of a setting that are made otherwise; what they mean stands at `Setting`."""

    preset: str
    basis: str
    counted: frozenset[Role]
    regime: Regime
    assumptions: Assumptions


def setting(*, preset: str, basis: str, regime: str, counted: frozenset[Role]) -> Setting:
    """Return what the page is set to, with the reader's assumptions, own rule and step.

    Args:
        preset: Code of the starting allocation.
        basis: Key of `BASES`.
        regime: One of `REGIME_CODES`.
        counted: Roles that count as client-facing besides those the plan counts.

    Raises:
        ParameterError: Clients that the starting allocation needs are not known.
    """
    return _worked_out(
        preset=preset,
        basis=basis,
        counted=counted,
        step_fte=chosen_step(),
        assumptions=chosen_assumptions(),
        rule=chosen_rule(),
        regime=regime_of(regime, basis, chosen_rule()),
        counts=loaders.counts(*BASES[basis][:2]),
        change=on_board.chosen(),
    )


def read(parameters: Mapping[str, str]) -> Setting:
    """Return what the saved choices of the page stand for; one that cannot be read is at its default.

    Args:
        parameters: Parameter -> value, as in the page's address.

    Raises:
        ParameterError: Clients that the starting allocation needs are not known.
    """
    basis = _code(parameters, "asiakkaat", tuple(BASES))
    regime = _code(parameters, "laki", REGIME_CODES)
    rule = rule_of(parameters.get(RULE_KEY))
    return _worked_out(
        preset=_code(parameters, "jako", [each.value for each in Preset]),
        basis=basis,
        counted=counted_roles(code for code in COUNTED if parameters.get(code) == "1"),
        step_fte=float(_code(parameters, STEP_KEY, STEPS, DEFAULT_STEP)),
        assumptions=assumptions_of(parameters.get(ASSUMPTIONS_KEY)),
        rule=rule,
        regime=regime_of(regime, basis, rule),
        counts=loaders.counts(*BASES[basis][:2]),
        change=on_board.read(parameters),
    )


def snapshot_of(parameters: Mapping[str, str]) -> str:
    """Return the snapshot of the clients that the saved choices of the page stand for."""
    return BASES[_code(parameters, "asiakkaat", tuple(BASES))][2]


def under(given: Setting, assumptions: Assumptions) -> Setting:
    """Return the same setting under other assumptions."""
    return varied(given, assumptions=assumptions)


def varied(given: Setting, **changes: Unpack[Change]) -> Setting:
    """Return the setting with other choices, everything that follows from them worked out anew.

    Args:
        given: The setting.
        changes: What is chosen otherwise.

    Raises:
        ParameterError: Clients that the starting allocation needs are not known.
    """
    basis = changes.get("basis", given.basis)
    counts = given.counts if basis == given.basis else loaders.counts(*BASES[basis][:2])
    return _worked_out(
        preset=changes.get("preset", given.preset),
        basis=basis,
        counted=changes.get("counted", given.counted),
        step_fte=given.step_fte,
        assumptions=changes.get("assumptions", given.assumptions),
        rule=given.rule,
        regime=changes.get("regime", given.regime),
        counts=counts,
        change=given.change,
    )


def counted_roles(codes: Iterable[str]) -> frozenset[Role]:
    """Return the roles that these switches of `COUNTED` count in."""
    return frozenset().union(*(COUNTED[code] for code in codes))


def regime_of(code: str, basis: str, rule: Regime) -> Regime:
    """Return the rule that one of `REGIME_CODES` stands for: the month's, a law's, or the reader's own."""
    if code == OF_MONTH:
        return regime_in(BASES[basis][0])
    return next((each for each in REGIMES if each.key == code), rule)


def chosen_step() -> float:
    """Return the step the reader chose, FTE."""
    return float(url.remembered(STEP_KEY, STEPS, DEFAULT_STEP))


def _code(parameters: Mapping[str, str], key: str, codes: Sequence[str], default: str | None = None) -> str:
    """Return the code of a choice as the page itself would take it."""
    said = parameters.get(key, "")
    return said if said in codes else default or codes[0]


def _worked_out(
    *,
    preset: str,
    basis: str,
    counted: frozenset[Role],
    step_fte: float,
    assumptions: Assumptions,
    rule: Regime,
    regime: Regime,
    counts: Mapping[str, Count],
    change: BoardChange | None,
) -> Setting:
    units = loaders.service_units()
    before = (
        clients_from_jobseekers(counts, units)
        if BASES[basis][1] == "jobseekers"
        else clients_from_unemployed(counts, units, assumptions)
    )
    baseline = PRESETS[Preset(preset)](units, before, assumptions, also_client_facing=counted)
    clients = before if change is None else change.clients(before)
    return Setting(
        preset=preset,
        basis=basis,
        counted=counted,
        step_fte=step_fte,
        assumptions=assumptions,
        rule=rule,
        regime=regime,
        counts=counts,
        change=change,
        clients=clients,
        baseline=baseline,
        coefficients=board_coefficients(clients, baseline, assumptions, regime, step_fte=step_fte),
    )
