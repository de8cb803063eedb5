"""How new are the statistics, and what has been revised?"""

from i18n.quantity import COUNT
from i18n.text import Text
from reports.model import KeyFigure
from views.blocks import Bar, Block, Figure, Part, Words
from views.choices import Chosen
from views.context import Context
from views.moment import AS_OF
from views.origins import day, short_day
from views.page import Page, View
from views.refresh.rows import day_of, held, newest_of, stems, table_rows, troubled, vintage_rows
from views.table import Column, Table

COMMAND = "python -m data.refresh"


def build(_chosen: Chosen, context: Context, text: Text) -> Page:
    """Return the page: what is held of each table beside what its service said last, then every vintage."""
    return Page(
        answer=_answer(context, text),
        key_figures=_key_figures(context, text),
        main=(*_troubles(context, text), Part("tables", tables)),
        below=(
            Part("vintages", vintages),
            *(_days(text) if context.days and not context.as_of else ()),
            Words((text("refresh.how"),), "heading"),
            Words((text("refresh.how_command", command=COMMAND),)),
            Words((text("refresh.how_kept"),)),
        ),
    )


def tables(context: Context, text: Text) -> Figure:
    """Return the tables: which time each holds, when it was fetched, and how the last attempt ended."""
    title = text("refresh.tables")
    names = ("name", "table", "span", "fetched", "checked", "outcome", "message")
    return Figure(
        title=title,
        source=text("refresh.tables_source"),
        definition=text("refresh.tables_definition"),
        table=Table(
            caption=title,
            frame=table_rows(context, text),
            columns=tuple(Column(name=each, label=text(f"refresh.columns.{each}")) for each in names),
            file="refresh_tables",
        ),
    )


def vintages(context: Context, text: Text) -> Figure:
    """Return what each refresh brought: new periods, and figures that are others than before."""
    title = text("refresh.vintages")
    names = ("day", "name", "new", "revised")
    return Figure(
        title=title,
        source=text("refresh.vintages_source"),
        definition=text("refresh.vintages_definition"),
        table=Table(
            caption=title,
            frame=vintage_rows(context, text),
            columns=(
                *(Column(name=each, label=text(f"refresh.columns.{each}")) for each in names),
                Column(name="cells", label=text("refresh.columns.cells"), quantity=COUNT),
                Column(name="ended", label=text("refresh.columns.ended")),
            ),
            file="refresh_vintages",
        ),
    )


def _answer(context: Context, text: Text) -> tuple[str, ...]:
    newest = newest_of(context)
    if not newest:
        return (text("refresh.answer_none"),)
    fetched = day(text, day_of(context.store.vintage))
    sentences = [text("refresh.answer", period=text.period(newest), fetched=fetched)]
    if context.refreshed.finished is None:
        return (*sentences, text("refresh.answer_never"))
    asked = day(text, context.refreshed.finished.date())
    if trouble := troubled(context):
        return (*sentences, text("refresh.answer_troubled", asked=asked, count=text.integer(len(trouble))))
    return (*sentences, text("refresh.answer_good", asked=asked))


def _key_figures(context: Context, text: Text) -> tuple[KeyFigure, ...]:
    newest, asked = newest_of(context), context.refreshed.finished
    revised = sum(part.revised_cells for each in context.store.history for part in each.parts.values())
    values = {
        "newest": text.period(newest) if newest else text.unknown,
        "fetched": short_day(day_of(context.store.vintage)) if context.store.vintage else text.unknown,
        "asked": short_day(asked.date()) if asked else text("refresh.never"),
        "held": text.integer(len(held(context))),
        "revised": text.integer(revised),
    }
    return tuple(
        KeyFigure(
            label=text(f"refresh.kpi_{key}"), value=value, definition=text(f"refresh.kpi_{key}_definition")
        )
        for key, value in values.items()
    )


def _days(text: Text) -> tuple[Block, ...]:
    """Return the choice of the day whose data every page shows."""
    pages = {each: text(f"pages.{each}") for each in ("overview", "development")}
    return Bar((AS_OF,)), Words((text("refresh.as_of_note", **pages),))


def _troubles(context: Context, text: Text) -> list[Block]:
    """Return what cannot be read, then what the last refresh did not bring: its last figures stand."""
    damaged = {stem: context.store.problems[stem] for stem in stems() if stem in context.store.problems}
    return [
        *(Words((text(each.text_key, **each.values),), "warning") for each in damaged.values()),
        *(
            Words((text(f"refresh.trouble_{outcome}", name=text(f"refresh.names.{stem}")),), "warning")
            for stem, outcome in troubled(context).items()
        ),
    ]


VIEW = View(name="refresh", section="evidence", choices=(), build=build)
