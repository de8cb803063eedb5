"""Who has agreed what with whom, where are people met, and what is known of the industries?"""

from datetime import date

from domain.errors import DashboardError
from i18n.text import Text
from scenarios.goals.model import Entry
from views import marks
from views.blocks import Block, Part, Words
from views.choices import Chosen
from views.context import Context
from views.page import Page, Slot, View
from views.partners import figures, industries, of_municipality
from views.partners.figures import MEASURES, entered, is_over
from views.shared_metrics import occupations
from views.subject import municipality_of


def build(chosen: Chosen, context: Context, text: Text) -> Page:
    """Return the page: agreements, service points, own measures, and what is missing of the industries."""
    today = date.today().isoformat()  # noqa: DTZ011 - the day on this server's clock
    notes: tuple[str, ...] = ()
    said: tuple[Entry, ...] = ()
    try:
        said = context.said()
    except DashboardError:
        notes = (text("goals.errors.unread"),)
    agreements, own = context.area.agreements, municipality_of(chosen)
    over = sum(is_over(each, today) for each in agreements.values())
    blocks: list[Block] = [Part("points", figures.points)]
    if agreements:
        blocks.insert(0, Part("agreements", figures.agreements, today))
    if entered(said):
        blocks.append(Part("measures", figures.measures, said))
    else:
        blocks.append(Words((text("partners.none_entered"),)))
    return Page(
        answer=(
            *(of_municipality.answer(context, text, own) if own else ()),
            text("partners.answer", number=len(agreements), over=over),
        ),
        key_figures=of_municipality.key_figures(context, text, own) if own else (),
        main=(*blocks, *_industries(context, text)),
        slot=Slot(key="goals", given={"goal": "", "waiting": (), "measures": MEASURES}),
        notes=notes,
    )


def _industries(context: Context, text: Text) -> tuple[Block, ...]:
    """Return what is known of the industries, and what would be needed for the rest."""
    jobs: Block = (
        Part("jobs", industries.jobs)
        if industries.is_known(context)
        else Words((text("partners.missing.jobs"),))
    )
    return (
        Words((text("partners.industries"),), "heading"),
        jobs,
        *occupations.blocks(context, text),
        Words((text("partners.missing.employers"),)),
    )


VIEW = View(
    name="partners",
    section="follow_up",
    choices=(),
    build=build,
    model="1.3",
    is_lasting=False,
    said=marks.of_goals,
    follows=True,
)
