"""How does employment look now?"""

from analytics.situation import MAPPED
from i18n.text import Text
from views.blocks import Link, Part, Row, Words
from views.choices import Chosen, OneOf
from views.context import Context
from views.moment import BEFORE, PERIOD
from views.overview import figures
from views.overview.headlines import answer, compared, key_figures, tones
from views.overview.rows import label
from views.overview.standouts import sentences
from views.overview.then_and_now import then_and_now
from views.page import Page, View
from views.places import one_municipality

MUNICIPALITY = one_municipality(key="municipality", label="overview.municipality", formerly=("kunta",))
"""Whose line and whose border are drawn strong."""

INDICATOR = OneOf(
    key="indicator",
    label="overview.indicator",
    formerly=("mittari",),
    codes=MAPPED,
    said=lambda code, _chosen, text: label(text, code),
    is_list=True,
)
"""What the map and the ranking show."""


def build(chosen: Chosen, context: Context, text: Text) -> Page:
    """Return the page: key figures and months beside the map, what stands out, the ranking and the groups."""
    municipality, indicator = chosen[MUNICIPALITY], chosen[INDICATOR]
    return Page(
        answer=answer(context, text),
        key_figures=key_figures(context, text),
        tones=tones(context),
        main=(
            Words(compared(context, text)),
            MUNICIPALITY,
            Part("trend", figures.trend, municipality),
            Words(sentences(context, text)),
            Link(view="changes", label=text("overview.onward")),
        ),
        side=(INDICATOR, Part("map", figures.map_of, indicator, municipality)),
        below=(
            *([Part("then_and_now", then_and_now)] if context.as_of else []),
            Row(
                (1, 1),
                (
                    (Part("ranking", figures.order, indicator, municipality),),
                    (Part("profile", figures.groups),),
                ),
            ),
        ),
    )


VIEW = View(name="overview", choices=(PERIOD, BEFORE, MUNICIPALITY, INDICATOR), build=build)
