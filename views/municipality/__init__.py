"""How is one municipality doing, on one page?"""

from i18n.text import Text
from views.blocks import Bar, Failure, Link, Part
from views.choices import Chosen
from views.context import Context
from views.moment import PERIOD
from views.municipality import figures
from views.municipality.lines import TOPICS, lines_of
from views.overview import of_municipality
from views.page import Page, View
from views.places import one_municipality
from views.subject import SUBJECT, free

MUNICIPALITY = one_municipality(key="municipality", label="municipality.municipality")
"""Whose page it is, where the reader tells of the whole area."""


def build(chosen: Chosen, context: Context, text: Text) -> Page:
    """Return the page: key figures, the ways to what is behind them, the months, and every figure."""
    of = chosen[MUNICIPALITY]
    found = context.once(lines_of, text, of)
    return Page(
        answer=of_municipality.answer(context, text, of),
        key_figures=found.key_figures,
        main=(
            *free(chosen, MUNICIPALITY),
            Bar(
                tuple(
                    Link(view=page, label=text(f"municipality.next.{topic}"), codes={SUBJECT.key: of})
                    for topic, page in TOPICS.items()
                )
            ),
            *(Failure(error, text(f"municipality.topics.{topic}")) for topic, error in found.failed),
            Part("sheet", figures.sheet, of),
        ),
    )


VIEW = View(
    name="municipality",
    section="follow_up",
    choices=(PERIOD, MUNICIPALITY),
    build=build,
    model="1.3",
    takes_figures=True,
    follows=True,
)
