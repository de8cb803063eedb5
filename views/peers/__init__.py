"""Who is like us, and where do we stand among them?"""

from i18n.text import Text
from views.blocks import Bar, Block, Door, Part, Row, Words
from views.choices import Chosen, Number, OneOf
from views.context import Context
from views.moment import PERIOD
from views.overview.rows import label
from views.page import Page, View
from views.peers import figures, members, population
from views.peers.headlines import answer, key_figures
from views.peers.rows import INDICATORS, LEVELS, Asked, codes_of, seat_of
from views.subject import free, municipality_of


def _levels(chosen: Chosen) -> tuple[str, ...]:
    return LEVELS[:1] if municipality_of(chosen) else LEVELS


def _areas(chosen: Chosen) -> tuple[str, ...]:
    own = municipality_of(chosen)
    return (own,) if own else codes_of(chosen.context, chosen[LEVEL])


def _is_free(chosen: Chosen) -> bool:
    return not municipality_of(chosen)


LEVEL = OneOf(key="level", label="peers.level", codes=_levels, starts=("of",), counts=_is_free)
"""Areas are compared with areas of their own kind."""

AREA = OneOf(
    key="of",
    label="peers.of",
    codes=_areas,
    default=lambda chosen: seat_of(chosen.context, chosen[LEVEL]),
    said=lambda code, chosen, text: chosen.context.names(text.language).get(code, code),
    is_list=True,
    counts=_is_free,
)
"""Any area of the country with figures, or the municipality that the reader chose for every page."""

NUMBER = Number(key="number", label="peers.number", low=3, high=15, default=8)
"""How many of the nearest are peers."""

INDICATOR = OneOf(
    key="indicator",
    label="peers.indicator",
    codes=INDICATORS,
    said=lambda code, _chosen, text: label(text, code),
    is_list=True,
)
"""What the areas are put in order by; rates alone."""


def _weight(key: str, dimension: str) -> Number:
    return Number(key=key, label=f"peers.dimensions.{dimension}", low=0, high=3, default=1)


WEIGHTS = {
    "size": _weight("w_size", "size"),
    "unemployed_share": _weight("w_unemployment", "unemployed_share"),
    "under_25": _weight("w_young", "under_25"),
    "over_50": _weight("w_old", "over_50"),
    "long_term": _weight("w_long", "long_term"),
    "tightness": _weight("w_vacancies", "tightness"),
}
"""Dimension -> how much it counts."""


def asked(chosen: Chosen) -> Asked:
    """Return whose peers are asked for, and by what weights."""
    return Asked(
        level=chosen[LEVEL],
        of=chosen[AREA],
        number=int(chosen[NUMBER]),
        weights=tuple((dimension, chosen[weight]) for dimension, weight in WEIGHTS.items()),
    )


def build(chosen: Chosen, context: Context, text: Text) -> Page:
    """Return the page: who is like the area and why, beside where it stands among them."""
    of, indicator = asked(chosen), chosen[INDICATOR]
    weights: tuple[Block, ...] = (Words((text("peers.weights_hint"),), "hint"), *WEIGHTS.values())
    return Page(
        answer=answer(context, text, of),
        key_figures=key_figures(context, text, of),
        main=(
            *((Bar((LEVEL, AREA)),) if free(chosen, AREA) else ()),
            NUMBER,
            Door("weights", text("peers.weights"), weights),
            Row(
                (1, 1),
                (
                    (Part("near", figures.near, of),),
                    (INDICATOR, Part("order", figures.order, of, indicator)),
                ),
            ),
            Part("position", figures.standing, of),
            *members.blocks(context, text, of),
            *population.blocks(context, of),
            Words((text("peers.not_loaded"),)),
        ),
    )


VIEW = View(
    name="peers",
    section="follow_up",
    choices=(PERIOD, LEVEL, AREA, NUMBER, INDICATOR, *WEIGHTS.values()),
    build=build,
    model="1.3",
    snapshots=("statfin_12r5",),
    follows=True,
)
