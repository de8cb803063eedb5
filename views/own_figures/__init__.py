"""What do our own figures change?"""

from data.own_table import TEMPLATES
from i18n.text import Text
from views.blocks import Action, Block, Part, Words
from views.choices import Chosen, OneOf
from views.context import Context
from views.own_figures import figures
from views.page import Page, Slot, View
from views.structural_change.posts import FTE

TEMPLATE = OneOf(key="template", label="own_figures.template", codes=tuple(TEMPLATES))
"""What the file to bring holds."""


def build(chosen: Chosen, context: Context, text: Text) -> Page:
    """Return the page: what is in use beside what is published, and what a file of each kind holds."""
    own = context.figures
    used: tuple[Block, ...] = ()
    if own is not None:
        used = (
            Part("used", figures.used),
            Action(key="own_figures_leave", label=text("own_figures.leave")),
        )
    if chosen[FTE]:
        used = (*used, Words((text("own_figures.posts_in_use", posts=chosen.words(FTE, text)),)))
    return Page(
        answer=_answer(context, text),
        main=(*used, TEMPLATE, Part("columns", figures.columns, chosen[TEMPLATE])),
        slot=Slot(key="own_figures", given={"template": chosen[TEMPLATE]}),
        notes=(text("own_figures.kept"),),
    )


def _answer(context: Context, text: Text) -> tuple[str, ...]:
    own = context.figures
    if own is None:
        return (text("own_figures.answer_none", count=text.integer(len(TEMPLATES))),)
    what = text(f"own_figures.what.{own.template}")
    period = text.period_of(context.opening.period)
    return (text("own_figures.answer_used", file=own.name, what=what, period=period),)


VIEW = View(
    name="own_figures",
    section="evidence",
    choices=(TEMPLATE, FTE),
    build=build,
    model="1.3",
    takes_figures=True,
    is_lasting=False,
)
