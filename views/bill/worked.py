"""The bill of each municipality worked out: who is paid, what it costs, and what placements would change."""

from collections.abc import Mapping
from dataclasses import dataclass

from analytics.benefit_liability.estimate import Assumed, Bill, People, Ranged, bill, passing, people, scaled
from analytics.benefit_liability.law import chained, last_resort, steps_of, thresholds
from analytics.benefit_liability.state import StatePays, prices_in, saved, state_pays
from analytics.counts import Counts, counts
from analytics.dated import FTE_COST, Value, nearest
from analytics.placements import ActivationTarget, placements_needed
from analytics.rates import activation
from analytics.rates import figure as figure_of
from analytics.staffing.presets import Preset
from domain.area import COUNTRY
from domain.interval import Interval
from domain.records import records
from views.activation import target_of
from views.bill.choices import EFFECT, KELA, Residents, assumed_of, law_of, regime_of
from views.bill.kela import Kela
from views.choices import Chosen
from views.context import Context
from views.staffing import setting
from views.structural_change.posts import Posts
from views.table import ends_of

Law = tuple[str, float]


@dataclass(frozen=True, slots=True)
class Basis:
    """What a bill depends on besides the figures of the month."""

    law: Law
    assumed: Assumed
    kela: Kela | None = None


@dataclass(frozen=True, slots=True)
class Aim:
    """What is to be reached, and what a placement is taken to change."""

    target: ActivationTarget
    effect: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """The staff that the board has for a municipality's clients.

    Attributes:
        fte: Client-facing posts.
        eur: What they cost a year at the assumed price of a post, with the price's range.
    """

    fte: float
    eur: Ranged


def basis_of(chosen: Chosen) -> Basis:
    """Return what was chosen of the bill."""
    return Basis(law_of(chosen), assumed_of(chosen), chosen[KELA])


def aim_of(chosen: Chosen) -> Aim:
    """Return what was chosen of the target."""
    return Aim(target_of(chosen), chosen[EFFECT] / 100)


def bills(context: Context, basis: Basis) -> Mapping[str, Bill | None]:
    """Return the bill of each municipality; None where its people are not known."""
    return context.once(_bills, basis)


def placements(context: Context, target: ActivationTarget) -> Mapping[str, Interval]:
    """Return the places that the target takes in each municipality by itself."""
    return context.once(_placements, target)


def savings(context: Context, basis: Basis, aim: Aim) -> Mapping[str, Ranged | None]:
    """Return what those places could spare each municipality, euros a year."""
    needed = placements(context, aim.target)
    return {
        code: saved(needed[code], each.placement_eur, aim.effect) if each else None
        for code, each in bills(context, basis).items()
    }


def total(parts: Mapping[str, Ranged | None]) -> Ranged | None:
    """Return the sum of municipalities, whose ends come together: they rest on the same assumptions.

    None where one is not known.
    """
    known = [each for each in parts.values() if each is not None]
    if not known or len(known) < len(parts):
        return None
    return sum(known[1:], known[0])


def months_eur(context: Context, basis: Basis) -> Mapping[str, Ranged | None]:
    """Return what each municipality pays of the benefits of a month."""
    return {code: each.month_eur if each else None for code, each in bills(context, basis).items()}


def country_eur(context: Context, basis: Basis) -> Ranged | None:
    """Return what the same formulas give of a year in the whole country."""
    found = context.once(_country, Basis(basis.law, basis.assumed))
    return found.month_eur * 12 if found else None


def steps(basis: Basis) -> tuple[float, ...]:
    """Return the paid days at which something happens: Kela tells of a person, and every step of the law."""
    told = regime_of(basis.law).told_after
    return (*(() if told is None else (told,)), *costs(basis))


def costs(basis: Basis) -> tuple[float, ...]:
    """Return the paid days at which the municipality's share rises."""
    law = regime_of(basis.law)
    return thresholds((steps_of(law, last_resort(law)), chained(law, basis.assumed.allowance_days)))


def ahead(context: Context, basis: Basis, months: float) -> Mapping[str, Mapping[float, Ranged | None]]:
    """Return how many of each municipality pass each of `steps` within so many months."""
    return context.once(_ahead, basis, months)


def state(context: Context, residents: Residents) -> Mapping[str, StatePays]:
    """Return what the State pays each municipality for services, by the base prices of the month.

    Raises:
        PriceMissingError: No prices of the month are known.
    """
    return context.once(_state, residents)


def staff(context: Context, posts: Posts) -> Mapping[str, Staff]:
    """Return the board's client-facing staff by municipality, units of several divided by their jobseekers.

    Raises:
        DashboardError: The area has no service units, or nothing is said of their staff.
    """
    return context.once(_staff, posts)


def staff_change_eur(context: Context, posts: Posts) -> Ranged:
    """Return what the board's posts cost more in a year than as it opens; fails as `staff` does."""
    now, before = (sum(each.fte for each in staff(context, which).values()) for which in (posts, ()))
    price = price_of_fte(context)
    ends = sorted((now - before) * each for each in (price.low, price.high))
    return Ranged((now - before) * price.value, ends[0], ends[1])


def price_of_fte(context: Context) -> Value:
    """Return what a full-time equivalent costs a year, euros."""
    return nearest(FTE_COST, context.period).row


def _table(context: Context) -> Counts:
    return counts(context.now.data, context.area)


def _people(context: Context, key: str) -> Mapping[str, People]:
    table, law = context.once(_table), regime_of((key, 0.0))
    return {code: people(table, code, law) for code in (*context.area.municipalities, COUNTRY)}


def _bills(context: Context, basis: Basis) -> Mapping[str, Bill | None]:
    who, law = context.once(_people, basis.law[0]), regime_of(basis.law)
    found: dict[str, Bill | None] = {}
    for code in context.area.municipalities:
        estimate = bill(who[code], law, basis.assumed)
        paid = basis.kela.eur(code) if basis.kela else None
        found[code] = estimate if estimate is None or paid is None else scaled(estimate, paid)
    return found


def _country(context: Context, basis: Basis) -> Bill | None:
    return bill(context.once(_people, basis.law[0])[COUNTRY], regime_of(basis.law), basis.assumed)


def _placements(context: Context, target: ActivationTarget) -> Mapping[str, Interval]:
    rates = activation(context.now.data, context.area.municipalities)
    return {
        row["ref_area"]: Interval(*ends_of(row, "placements"))
        for row in records(placements_needed(rates, target))
    }


def _ahead(context: Context, basis: Basis, months: float) -> Mapping[str, Mapping[float, Ranged | None]]:
    who = context.once(_people, basis.law[0])
    return {
        code: {after: passing(who[code], after, months, basis.assumed) for after in steps(basis)}
        for code in context.area.municipalities
    }


def _state(context: Context, residents: Residents) -> Mapping[str, StatePays]:
    table, given, prices = context.once(_table), dict(residents), prices_in(context.period)
    return {
        code: state_pays(
            table.of(code, "unemployed"),
            figure_of(table, code, "service_participants"),
            given.get(code),
            prices,
        )
        for code in context.area.municipalities
    }


def _staff(context: Context, posts: Posts) -> Mapping[str, Staff]:
    given = setting.Given(
        preset=next(iter(Preset)),
        basis=setting.JOBSEEKERS,
        counted=frozenset(),
        step_fte=0.5,
        assumptions=setting.registry(context).assumptions,
        regime=setting.month_regime(context, setting.JOBSEEKERS),
    )
    opening, table = setting.worked_out(context, given), context.once(_table)
    clients = {code: _middle(table.of(code, "jobseekers")) for code in context.area.municipalities}
    price = price_of_fte(context)
    found = {}
    for unit, fte in setting.fte_of(opening, posts).items():
        served = context.area.units[unit].municipalities
        every = sum(clients[code] for code in served)
        for code in served:
            part = fte * clients[code] / every if every else fte / len(served)
            found[code] = Staff(fte=part, eur=Ranged(part * price.value, part * price.low, part * price.high))
    return found


def _middle(each: Interval) -> float:
    return (each.low + each.high) / 2
