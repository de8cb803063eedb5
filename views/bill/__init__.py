"""What do unemployment benefits cost the municipality, and what would change it?"""

from collections.abc import Callable, Mapping

from analytics.benefit_liability.estimate import Ranged
from analytics.benefit_liability.law import regime
from analytics.benefit_liability.state import break_even
from domain.errors import DashboardError, PriceMissingError
from domain.interval import UNKNOWN, Interval
from i18n.quantity import COUNT, EUROS, PER_CENT, ROUND_SHARE
from i18n.text import Text
from reports.model import KeyFigure
from views.activation import TARGET
from views.bill import figures, person, worked
from views.bill.choices import (
    ASSUMED,
    BENEFIT,
    CHOICES,
    DAY,
    EFFECT,
    GENERAL,
    KELA,
    MONTHS,
    MUNICIPALITY,
    REGIME,
    RESIDENTS,
    key_of,
    law_of,
    residents_of,
)
from views.bill.kela import STEM, fetched
from views.bill.words import about, exact, reach
from views.bill.worked import Aim, Basis, aim_of, basis_of
from views.blocks import Action, Bar, Block, Door, Link, Part, Row, Words
from views.choices import Chosen
from views.context import Context
from views.page import Page, Slot, View
from views.structural_change.posts import FTE
from views.subject import free, municipality_of


def build(chosen: Chosen, context: Context, text: Text) -> Page:
    """Return the page: the bills, one person's cost, who passes a step next, and what the State pays."""
    basis, aim, here = basis_of(chosen), aim_of(chosen), chosen[MUNICIPALITY]
    law = law_of(chosen)
    unknown_share: tuple[Block, ...] = () if regime(law[0]).is_known else (GENERAL,)
    return Page(
        answer=_answer(chosen, text, basis, aim),
        key_figures=_key_figures(chosen, text, basis, aim),
        main=(
            Bar(
                tuple(
                    Link(view=view, label=text(f"bill.links.{view}")) for view in ("activation", "staffing")
                )
            ),
            Bar((*free(chosen, MUNICIPALITY), REGIME)),
            *unknown_share,
            *_kela(chosen, text),
            Bar((TARGET, EFFECT)),
            Part("bills", figures.bills, basis, aim, here),
        ),
        side=(
            Bar((BENEFIT, DAY)),
            Part("person", person.figure, law, chosen[BENEFIT], chosen[DAY]),
        ),
        below=(
            Row(
                (1, 1),
                (
                    (MONTHS, Part("ahead", figures.ahead, basis, chosen[MONTHS], here)),
                    (
                        Part("state", figures.state, chosen[RESIDENTS], chosen[FTE], municipality_of(chosen)),
                        residents_of(here),
                    ),
                ),
            ),
            Words((text("bill.beside.heading"),), "heading"),
            Words(_beside(chosen, text, basis, aim)),
            Door(
                "assumptions",
                text("bill.assumptions"),
                (Bar(tuple(ASSUMED.values())), Words(_check(context, text, basis))),
            ),
            Part("law", person.law_table, law),
        ),
        slot=Slot(key="share_file"),
        notes=_notes(chosen, text),
    )


def _kela(chosen: Chosen, text: Text) -> tuple[Block, ...]:
    """Return what is said of Kela's figures where they are in use, with the way back."""
    kela = chosen[KELA]
    if kela is None:
        return ()
    is_fetched = kela == fetched(chosen.context)
    said = text(f"bill.kela.{'fetched' if is_fetched else 'used'}", period=text.period(kela.period))
    far = [
        chosen.context.names(text.language)[code]
        for code, estimate in worked.bills(
            chosen.context, Basis(law_of(chosen), basis_of(chosen).assumed)
        ).items()
        if estimate and (paid := kela.eur(code)) is not None and paid not in estimate.month_eur.interval
    ]
    outside = (text("bill.kela.outside", areas=text.listed(far)),) if far else ()
    return (Words((said, *outside)), Action(key="kela_remove", label=text("bill.kela.remove")))


def _answer(chosen: Chosen, text: Text, basis: Basis, aim: Aim) -> tuple[str, ...]:
    context, here = chosen.context, chosen[MUNICIPALITY]
    month = worked.months_eur(context, basis)[here]
    name = context.names(text.language)[here]
    if month is None:
        return (text("bill.answer_unknown", area=name, period=text.period_of(context.period)),)
    saved, needed = worked.savings(context, basis, aim)[here], worked.placements(context, aim.target)[here]
    key = "bill.answer_paid" if exact(month) else "bill.answer"
    said = text(
        key,
        area=name,
        period=text.period_of(context.period),
        month=about(text, month),
        range=reach(text, month),
        year=about(text, month * 12),
    )
    goal = ROUND_SHARE.write(text, aim.target.rate)
    if needed.high <= 0 or saved is None:
        return (said, text("bill.answer_reached", target=goal))
    return (
        said,
        text(
            "bill.answer_target",
            target=goal,
            places=COUNT.span(text, needed.low, needed.high),
            effect=PER_CENT.write(text, chosen[EFFECT]),
            saved=about(text, saved),
            range=reach(text, saved),
            after=about(text, _after(month, saved)),
        ),
    )


def _key_figures(chosen: Chosen, text: Text, basis: Basis, aim: Aim) -> tuple[KeyFigure, ...]:
    context, here = chosen.context, chosen[MUNICIPALITY]
    months, saved = worked.months_eur(context, basis), worked.savings(context, basis, aim)
    area, spared = worked.total(months), worked.total(saved)
    first = worked.costs(basis)[0]
    passing = worked.ahead(context, basis, chosen[MONTHS])[here][first]
    names = context.names(text.language)
    return (
        KeyFigure(
            label=text("bill.kpi.here", area=names[here]),
            value=about(text, months[here]),
            change=_range(text, months[here], saved[here]),
            definition=text("bill.bills.definition"),
        ),
        KeyFigure(
            label=text("bill.kpi.area"),
            value=about(text, area),
            change=_range(text, area, spared),
            definition=text("bill.bills.definition"),
        ),
        KeyFigure(
            label=text("bill.kpi.saved"),
            value=about(text, spared),
            change=text("bill.kpi.saved_range", range=reach(text, spared)),
            definition=text("bill.saved_definition"),
        ),
        KeyFigure(
            label=text("bill.kpi.passing", area=names[here]),
            value=text.unknown if passing is None else COUNT.write(text, passing.central),
            change=text.unknown
            if passing is None
            else text.counted(
                "bill.kpi.passing_range",
                int(chosen[MONTHS]),
                range=COUNT.span(text, passing.low, passing.high),
                day=COUNT.write(text, first),
            ),
            definition=figures.ahead_definition(text, basis),
        ),
        _state_pays(chosen, text),
    )


def _state_pays(chosen: Chosen, text: Text) -> KeyFigure:
    """Return what the State pays here; unknown, with the reason, where no prices of the month are known."""
    context, here = chosen.context, chosen[MUNICIPALITY]
    label = text("bill.kpi.state", area=context.names(text.language)[here])
    try:
        pays = worked.state(context, chosen[RESIDENTS])[here]
        definition = figures.state_definition(text, context.period)
    except PriceMissingError as error:
        reason = text(error.text_key, **error.values)
        return KeyFigure(label=label, value=text.unknown, change=text.unknown, definition=reason)
    return KeyFigure(
        label=label,
        value=about(text, _middle(pays.unemployed)),
        change=text("bill.kpi.residents", eur=EUROS.write(text, pays.residents.low))
        if pays.residents.is_known
        else text("bill.kpi.no_residents"),
        definition=definition,
    )


def _middle(each: Interval) -> Ranged:
    return Ranged((each.low + each.high) / 2, each.low, each.high)


def _range(text: Text, each: Ranged | None, saved: Ranged | None) -> str:
    """Return what puts a bill in proportion: its range or its source, and what the target makes of it."""
    said = text("bill.kpi.kela") if exact(each) else text("bill.kpi.range", range=reach(text, each))
    return said if each is None else text("bill.kpi.after", said=said, after=about(text, _after(each, saved)))


def _after(month: Ranged, saved: Ranged | None) -> Ranged:
    """Return a month's bill with the target reached, by what was assumed of a placement."""
    return month if saved is None else month + Ranged(-saved.central, -saved.high, -saved.low) * (1 / 12)


def _beside(chosen: Chosen, text: Text, basis: Basis, aim: Aim) -> tuple[str, ...]:
    """Return what staff costs beside what placements could spare: the board's change, and one post."""
    context, here = chosen.context, chosen[MUNICIPALITY]
    estimate = worked.bills(context, basis)[here]
    price = worked.price_of_fte(context).value
    said = []
    try:
        change = worked.staff_change_eur(context, chosen[FTE])
        said.append(
            text("bill.beside.board_same")
            if change.central == 0
            else text(
                "bill.beside.board",
                cost=text.euros(change.central, signed=True),
                range=text.euros_span(change.low, change.high),
                saved=about(text, worked.total(worked.savings(context, basis, aim))),
                saved_range=reach(text, worked.total(worked.savings(context, basis, aim))),
            )
        )
    except DashboardError as error:
        said.append(text(error.text_key, **error.values))
    if estimate is not None:
        each = estimate.placement_eur
        needed = [break_even(price, each.central, effect) for effect in (aim.effect, 1)]
        most, least = (text.unknown if value is None else COUNT.write(text, value) for value in needed)
        said += [
            text(
                "bill.beside.placement",
                area=context.names(text.language)[here],
                eur=about(text, each),
                range=reach(text, each),
            ),
            text("bill.beside.even", fte=EUROS.write(text, price), most=most, least=least)
            if aim.effect
            else text("bill.beside.never", fte=EUROS.write(text, price), least=least),
        ]
    return (*said, text("bill.beside.promise"))


def _check(context: Context, text: Text, basis: Basis) -> tuple[str, ...]:
    found = worked.country_eur(context, basis)
    millions = [text.number(each / 1e6) for each in (found.central, found.low, found.high)] if found else []
    check = (text("bill.check", millions=millions[0], low=millions[1], high=millions[2]),) if millions else ()
    return (text("bill.model"), *check)


def _notes(chosen: Chosen, text: Text) -> tuple[str, ...]:
    is_known = regime(key_of(chosen)).is_known
    return (
        *(() if is_known else (text("bill.notes.general"),)),
        text("bill.notes.trap"),
        text("bill.notes.fixed"),
    )


def _reached(month: Ranged | None, saved: Ranged | None) -> Interval:
    if month is None or saved is None:
        return UNKNOWN
    return Interval.point(_after(month, saved).central)


def _area_after(chosen: Chosen) -> Interval:
    """Return what the area pays a month with the target reached, by what was assumed (a point)."""
    return _reached(worked.total(_months(chosen)), worked.total(_savings(chosen)))


def _here_after(chosen: Chosen) -> Interval:
    """Return the same of the municipality that the page tells of."""
    here = chosen[MUNICIPALITY]
    return _reached(_months(chosen)[here], _savings(chosen)[here])


def _months(chosen: Chosen) -> Mapping[str, Ranged | None]:
    return worked.months_eur(chosen.context, basis_of(chosen))


def _savings(chosen: Chosen) -> Mapping[str, Ranged | None]:
    return worked.savings(chosen.context, basis_of(chosen), aim_of(chosen))


def _ends(of: Callable[[Chosen], Ranged | None]) -> Callable[[Chosen], Interval]:
    def result(chosen: Chosen) -> Interval:
        found = of(chosen)
        return UNKNOWN if found is None else found.interval

    return result


VIEW = View(
    name="bill",
    section="what_if",
    choices=CHOICES,
    build=build,
    results={
        "bill_eur": _area_after,
        "bill_here_eur": _here_after,
        "bill_range_eur": _ends(lambda chosen: worked.total(_months(chosen))),
        "bill_saved_eur": _ends(lambda chosen: worked.total(_savings(chosen))),
    },
    actions={"kela_remove": lambda _chosen: {KELA.key: ""}},
    model="1.3.1",
    takes_figures=True,
    snapshots=("statfin_12r5", STEM),
    follows=True,
)
