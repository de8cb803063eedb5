"""How many are in services rather than unemployed, and what would a target take?"""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from analytics.activation import needed_separately
from analytics.fillings import Fillings
from analytics.placements import ActivationTarget, placements_needed
from analytics.rates import activation
from analytics.suppression import service_fillings
from analytics.year_changes import year_before
from domain.area import COUNTRY
from domain.interval import Interval
from domain.records import records
from i18n.quantity import COUNT, PER_CENT, ROUND_SHARE
from i18n.text import Text
from reports.model import KeyFigure
from views.activation import benchmarks, decomposition
from views.activation.figures import broad, map_of, rates
from views.activation.rows import areas, by_area
from views.blocks import Block, Link, Part, Row, Words
from views.choices import Chosen, Number, OneOf
from views.context import Context
from views.moment import BEFORE, PERIOD
from views.page import Page, View
from views.subject import municipality_of
from views.table import ends_of

TARGET = Number(
    key="target",
    formerly=("tavoite",),
    label="activation.target",
    low=5,
    high=40,
    default=20,
    quantity=PER_CENT,
)
"""The rate to reach [A]: the municipalities of the first area had 8-27 % in June 2026."""

MAPPED = OneOf(
    key="map",
    formerly=("kartta",),
    label="activation.map",
    codes=("rate", "places"),
    old={"aste": "rate", "paikat": "places"},
)
"""What the map shows."""

Found: TypeAlias = Mapping[str, Mapping[str, Any]]
"""Code of an area -> its row."""


def build(chosen: Chosen, context: Context, text: Text) -> Page:
    """Return the page: rates and places beside the map, then why the rate is what it is."""
    target, own = target_of(chosen), municipality_of(chosen)
    found = by_area(areas(context, text, target))
    return Page(
        answer=_answer(found, context, target, text, own),
        key_figures=_key_figures(found, context, target, text, own),
        main=(
            TARGET,
            Row((16, 10), ((Part("rates", rates, target, own),), (Part("broad", broad, target, own),))),
            Link(view="bill", label=text("activation.onward")),
        ),
        side=(MAPPED, Part("map", map_of, chosen[MAPPED], target, own)),
        below=(
            Row(
                (1, 1),
                _why(context, text, Part("benchmarks", benchmarks.figure, own)),
            ),
        ),
    )


def _why(context: Context, text: Text, beside: Part) -> tuple[tuple[Block, ...], ...]:
    """Return why the rate is what it is in two cells, and what changed since a month to compare, if any."""
    country = Part("decomposition_country", decomposition.country)
    if context.before:
        return (country, beside), (Part("decomposition_change", decomposition.change),)
    before = text.period_of(year_before(context.period))
    return (country,), (beside, Words((text("overview.no_month_before", period_of=before),)))


def target_of(chosen: Chosen) -> ActivationTarget:
    """Return the rate to reach."""
    return ActivationTarget(rate=chosen[TARGET] / 100)


def _answer(
    found: Found, context: Context, target: ActivationTarget, text: Text, own: str
) -> tuple[str, ...]:
    area = found[context.area.code]
    names = context.names(text.language) | text.tree("areas")
    others = [(names[code], found[code]["rate_words"]) for code in context.area.compared]
    month = {"period": text.period_of(context.period)}
    if own:
        beside = [(text("activation.whole_area").lower(), area["rate_words"]), *others]
        first = text(
            "activation.answer_municipality",
            municipality=names[own],
            rate=found[own]["rate_words"],
            compared=_listed(beside),
            **month,
        )
    else:
        first = text(
            "activation.answer",
            area_of=context.area.name_of[text.language],
            area=area["rate_words"],
            compared=_listed(others),
            **month,
        )
    asked = found[own or context.area.code]
    key = "activation.target_takes" if asked["placements_high"] > 0 else "activation.target_reached"
    return first, text(key, target=ROUND_SHARE.write(text, target.rate), places=asked["places_words"])


def _listed(rates_of: Sequence[tuple[str, str]]) -> str:
    return ", ".join(f"{name} {rate}" for name, rate in rates_of)


def _key_figures(
    found: Found, context: Context, target: ActivationTarget, text: Text, own: str
) -> tuple[KeyFigure, ...]:
    """Return the key figures of the area or of a municipality, each with what puts it in proportion."""
    area, country = found[own or context.area.code], found[COUNTRY]
    separately, rows = (
        context.once(_separately, target),
        [found[each] for each in context.area.municipalities],
    )
    by_rule = text(
        "activation.separately",
        places=COUNT.span(text, *(sum(row[f"placements_{end}"] for row in rows) for end in ("low", "high"))),
    )
    beside = (
        text("overview.beside", area=found[context.area.code]["rate_words"])
        if own
        else text("activation.against", country=country["rate_words"])
    )
    figures = {
        "activation_rate": (area["rate_words"], beside),
        "broad_unemployed": (
            COUNT.span(text, *ends_of(area, "broad")),
            text("activation.to_labour_force", share=area["broad_words"]),
        ),
        "unemployed": (
            COUNT.write(text, area["unemployed"]),
            text("activation.of_labour_force", share=area["unemployed_words"]),
        ),
        "service_participants": (
            COUNT.span(text, *ends_of(area, "participants")),
            text("activation.six_services"),
        ),
        "places": (
            area["places_words"],
            text("overview.beside", area=found[context.area.code]["places_words"])
            if own
            else text(
                "activation.separately_derived", places=COUNT.span(text, separately.low, separately.high)
            ),
        ),
    }
    return tuple(
        KeyFigure(
            label=text(f"activation.short.{key}"),
            value=value,
            change=change,
            filed_change=by_rule if key == "places" and not own else "",
            definition=text(
                "activation.places_definition" if key == "places" else f"indicators.{key}.definition"
            ),
        )
        for key, (value, change) in figures.items()
    )


def _separately(context: Context, target: ActivationTarget) -> Interval:
    return needed_separately(context.now.data, target, context.area, context.once(_fillings))


def _fillings(context: Context) -> Fillings | None:
    return service_fillings(context.now.data, context.area)


def _places(chosen: Chosen) -> Interval:
    """Return the places that the target takes in the whole area."""
    context = chosen.context
    rate = activation(context.now.data, [context.area.code], context.area)
    needed = records(placements_needed(rate, target_of(chosen)))[0]
    return Interval(*ends_of(needed, "placements"))


VIEW = View(
    name="activation",
    choices=(PERIOD, BEFORE, TARGET, MAPPED),
    build=build,
    results={
        "activation_target": lambda chosen: Interval.point(target_of(chosen).rate),
        "places": _places,
    },
    model="1.2",
    takes_figures=True,
    snapshots=("statfin_12r5",),
    follows=True,
)
