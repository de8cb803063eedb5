"""Who crosses a municipal border to work, and are there enough jobs for the residents?"""

from i18n.text import Text
from views.blocks import Link, Part, Row, Words
from views.choices import Chosen, OneOf
from views.commuting import checks, figures, of_municipality
from views.commuting.headlines import answer, caveats, key_figures
from views.context import Context
from views.page import Page, View
from views.subject import municipality_of

UNIT = OneOf(
    key="unit",
    label="commuting.unit",
    formerly=("yksikko",),
    codes=("share", "persons"),
    old={"osuus": "share", "henkiloa": "persons"},
)
"""Whether flows are drawn per employed resident or in persons."""


def build(chosen: Chosen, context: Context, text: Text) -> Page:
    """Return the page: flows beside the map, then the plan's own ratio checked, and work at home."""
    own = municipality_of(chosen)
    return Page(
        answer=of_municipality.answer(context, text, own) if own else answer(context, text),
        key_figures=of_municipality.key_figures(context, text, own) if own else key_figures(context, text),
        main=(
            UNIT,
            Part("flows", figures.flows, chosen[UNIT], own),
            Link(view="structural_change", label=text("commuting.onward")),
        ),
        side=(Part("map", figures.map_of, own),),
        below=(
            Row(
                (1, 1),
                ((Part("checks", checks.figure, own),), (Part("containment", figures.containment, own),)),
            ),
            Words((text("commuting.caveats"),), "heading"),
            Words(caveats(context, text)),
        ),
    )


VIEW = View(name="commuting", choices=(UNIT,), build=build, follows=True)
