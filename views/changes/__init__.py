"""What changed in a year?"""

from collections.abc import Sequence
from datetime import date

from domain.errors import DashboardError
from i18n.text import Text
from scenarios.rooms.decision import Decision
from views import marks
from views.blocks import Bar, Block, Download, Entry, Link, News, Part, Points, Row, Words
from views.changes import ages, decided, figures, headlines, targets
from views.changes.rows import months_with_year, observed_month, own_changes
from views.changes.words import is_beyond
from views.choices import Chosen, OneOf
from views.context import Context
from views.development import AREA
from views.feed import PATH as FEED
from views.goals.rows import Entries
from views.news import Item, items
from views.origins import short_day
from views.page import Page, View
from views.subject import SUBJECT, free


def _months(chosen: Chosen) -> Sequence[str]:
    try:
        return months_with_year(chosen.context)
    except DashboardError:  # the figures say why
        return ()


MONTH = OneOf(
    key="month",
    label="changes.month",
    codes=_months,
    said=lambda code, _chosen, text: text.period(code),
    is_list=True,
)
"""The month that is held against the same month a year before; the newest at first."""


def build(chosen: Chosen, context: Context, text: Text) -> Page:
    """Return the page: what changed and whether that is much, how old it is, targets, and decisions."""
    of, month = chosen[AREA], chosen[MONTH]
    today = date.today()  # noqa: DTZ011 - the day on this server's clock
    entries, rooms, unread = _said(context, text)
    found = targets.crossings(context, text, entries, month)
    crossed = " ".join(targets.known(text, targets.concerning(context, found, of)))
    return Page(
        answer=tuple(filter(None, (*headlines.answer(context, text, of, month), crossed))),
        key_figures=headlines.key_figures(context, text, of, month, today),
        tones=headlines.tones(context, of, month),
        main=(Bar((*free(chosen, AREA), MONTH)), Part("shares", figures.shares, of, month)),
        side=(
            Points(text("changes.age.heading"), ages.sentences(context, text, today)),
            *_next(context, text, of, month),
        ),
        below=(
            *_observed(context, text, of, month, found=bool(found), entries=entries),
            *_decisions(text, decided.rows(context, text, entries, rooms, today)),
            _news(items(context, text, entries, rooms), text),
            Bar((Download(address=FEED, label=text("changes.news.feed")),)),
        ),
        notes=unread,
    )


def _observed(
    context: Context, text: Text, of: str, month: str, *, found: bool, entries: Entries
) -> tuple[Block, ...]:
    """Return targets and the other figures, which a month may lack."""
    if not observed_month(context, month):
        return (Words((text("changes.others.none", period=text.period(month)),)),)
    to_board = Link(view="staffing", label=text("changes.links.staffing"))
    crossed = (Part("targets", targets.figure, entries, month), to_board)
    others = (Part("others", figures.others, of, month),)
    return (Row((1, 1), (crossed, others)),) if found else others


def _said(context: Context, text: Text) -> tuple[Entries, tuple[Decision, ...], tuple[str, ...]]:
    """Return what was said of goals and decided in rooms, or that it could not be read."""
    try:
        return context.said(), context.decided(), ()
    except DashboardError:
        return (), (), (text("changes.decided.unread"),)


def _next(context: Context, text: Text, of: str, month: str) -> list[Block]:
    """Return the ways on: to the months and the bill of who changed most, and to where figures come from."""
    names = context.names(text.language)
    beyond = [each.ref_area for each in own_changes(context, month) if is_beyond(each)]
    shown = beyond[:1] if of == context.area.code and beyond else [of]
    return [
        *(
            Link(
                view="development",
                label=text("changes.links.development", area=names[each]),
                codes={AREA.key: each},
            )
            for each in shown
        ),
        *(
            Link(
                view="bill",
                label=text("changes.links.bill", area=names[each]),
                codes={} if each == context.area.code else {SUBJECT.key: each},
            )
            for each in shown
        ),
        Link(view="refresh", label=text("changes.links.refresh")),
    ]


def _decisions(text: Text, found: tuple[decided.Row, ...]) -> tuple[Block, ...]:
    """Return what was decided last and how it went; where nothing was, that and where it is written down."""
    links = Bar(
        (
            Link(view="goals", label=text("changes.links.goals")),
            Link(view="room", label=text("changes.links.room")),
        )
    )
    if found:
        return (Part("decided", decided.figure, found), links)
    return (
        Words((text("changes.decided.heading"),), "heading"),
        Words((text("changes.decided.none"),), "answer"),
        links,
    )


def _news(found: tuple[Item, ...], text: Text) -> News:
    """Return what has come lately, figures and decisions first, for the browser to tell what is new to it."""
    return News(
        title=text("changes.news.heading"),
        entries=tuple(
            Entry(
                id=each.id,
                title=each.title,
                facts=(short_day(each.at.date()),),
                note=each.said,
                links=(Link(view=each.view, label=text("changes.news.open"), codes=each.codes),),
            )
            for each in sorted(found, key=lambda each: each.is_of_pages)
        ),
        said=text.tree("changes.news.said"),
    )


VIEW = View(
    name="changes",
    choices=(AREA, MONTH),
    build=build,
    model="1.3",
    snapshots=("statfin_12tf", "statfin_12r5"),
    is_lasting=False,
    said=marks.of_decisions,
    follows=True,
)
