"""What is this, whose numbers are these, and how are they read?"""

from collections.abc import Callable

import pandas as pd

from data.installation import installation
from i18n.text import Text
from reports.model import plain, shortened
from views.about.rows import glossary_rows, newest, news_rows, sign_rows
from views.about.search import found, index
from views.blocks import Block, Card, Cards, Entries, Entry, Fact, Figure, Link, Part, Points, Words
from views.choices import Chosen
from views.context import Context
from views.origins import day
from views.page import Page, View
from views.picks import Sought
from views.table import Column, Table

AUTHORITY = "https://www.saavutettavuusvaatimukset.fi"
"""Where Traficom, which supervises law 306/2019 since 1 January 2025, takes complaints."""

MOST_REPEATED = 40
"""Characters of what was looked for in the sentence that nothing was found."""


SOUGHT = Sought(key="sought", label="search.label")
"""What a reader looks for: a page, a municipality, a figure or a term."""


def build(chosen: Chosen, context: Context, text: Text) -> Page:
    """Return the page: what it is and how to read it, the words, then what the law asks to be told."""
    return Page(
        answer=(
            text(
                "about.answer",
                area_of=context.area.name_of[text.language],
                municipalities=text.integer(len(context.area.municipalities)),
            ),
            text("about.answer_news", day=day(text, newest(text))),
        ),
        main=(SOUGHT, *_hits(chosen[SOUGHT], context, text), Part("signs", signs)),
        side=(
            Points(
                text("about.what_heading"),
                (*_sentences(text, "what"), text("about.check", page=text("pages.reconciliation"))),
            ),
            *(
                Link(view=name, label=text(f"about.links.{name}"))
                for name in ("changes", "sources", "refresh")
            ),
        ),
        below=(
            Part("glossary", glossary),
            Part("news", news),
            Words((text("about.access_heading"),), "heading"),
            Points(text("about.state_heading"), _sentences(text, "state")),
            Points(text("about.shortcomings_heading"), _sentences(text, "shortcomings")),
            *_channels(text),
            Words((text("about.privacy_heading"),), "heading"),
            Points(text("about.stored_heading"), _sentences(text, "stored")),
            Points(text("about.browser_heading"), _sentences(text, "browser")),
            Words((text("about.licence_heading"),), "heading"),
            Points("", _sentences(text, "licences")),
        ),
    )


def _hits(sought: str, context: Context, text: Text) -> list[Block]:
    """Return what is found, each with the way there; what a term means is told at once."""
    if not sought:
        return []
    hits = found(context.once(index, text), sought)
    if not hits:
        return [Words((text("search.nothing", sought=shortened(plain(sought), MOST_REPEATED)),))]
    entries = [
        Entry(
            title=each.title,
            facts=(text(f"search.kind.{each.kind}"),),
            note=each.said,
            links=()
            if each.view == VIEW.name
            else (Link(view=each.view, label=text("search.open"), codes=each.codes),),
        )
        for each in hits
    ]
    return [Entries(tuple(entries))]


def signs(_context: Context, text: Text) -> Figure:
    """Return how figures, ranges, suppressed cells and colours are read."""
    return _table(text, "signs", sign_rows, ("sign", "meaning"))


def glossary(_context: Context, text: Text) -> Figure:
    """Return what the words mean."""
    return _table(text, "glossary", glossary_rows, ("term", "meaning", "others"))


def news(_context: Context, text: Text) -> Figure:
    """Return what is new."""
    return _table(text, "news", news_rows, ("day", "page", "said"))


def _table(text: Text, key: str, rows: Callable[[Text], pd.DataFrame], names: tuple[str, ...]) -> Figure:
    title = text(f"about.{key}_title")
    return Figure(
        title=title,
        source=text(f"about.{key}_source"),
        table=Table(
            caption=title,
            frame=rows(text),
            columns=tuple(Column(name=each, label=text(f"about.columns.{each}")) for each in names),
            file=key,
        ),
    )


def _sentences(text: Text, key: str) -> tuple[str, ...]:
    return tuple(text.tree(f"about.{key}").values())


def _channels(text: Text) -> list[Block]:
    """Return where feedback goes and who supervises; what this installation does not say is said."""
    here = installation()
    feedback = Card(
        title=text("about.feedback_heading"),
        facts=(
            Fact(label=text("about.keeper"), value=here.keeper or text("about.keeper_unset")),
            Fact(
                label=text("about.feedback"),
                value=here.feedback or text("about.feedback_unset"),
                address=here.feedback_address,
            ),
        ),
        note=text("about.feedback_note"),
    )
    authority = Card(
        title=text("about.authority_heading"),
        facts=(
            Fact(label=text("about.authority"), value=text("about.authority_name")),
            Fact(label=text("about.authority_address"), value=AUTHORITY, address=AUTHORITY),
        ),
        note=text("about.authority_note"),
    )
    return [Cards((feedback, authority))]


VIEW = View(name="about", section="evidence", choices=(SOUGHT,), build=build, is_lasting=False)
