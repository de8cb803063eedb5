"""Which employment area a municipality and its peers are in at the month, and who has moved to another."""

from datetime import date

import pandas as pd

from analytics.membership import in_force, moved
from domain.errors import NotFetchedError
from i18n.text import Text
from views.blocks import Block, Figure, Part, Words
from views.context import Context, source_line
from views.origins import short_day
from views.peers.rows import LEVELS, Asked, peers_of
from views.sourced import Sourced
from views.table import Column, Table

STEM = "area_members"
LEVEL = "employment_area"


def blocks(context: Context, text: Text, asked: Asked) -> tuple[Block, ...]:
    """Return the figure, where municipalities are compared and a refresh has brought who is in which area."""
    if asked.level != LEVELS[0]:
        return ()
    try:
        _rows(context)
    except NotFetchedError:
        return (Words((text("peers.members.missing"),)),)
    return (Part("members", members, asked),)


def members(context: Context, text: Text, asked: Asked) -> Figure:
    """Return the employment area of the municipality and of its peers, with those they were in before.

    Raises:
        NotFetchedError: No refresh has brought them.
    """
    found, names = _rows(context), context.names(text.language)
    named = dict(zip(found.data["member_of"], found.data[f"name_{text.language}"], strict=True))
    held, changes = in_force(found.data, context.period), moved(found.data, context.period)
    areas = dict(zip(held["ref_area"], held["member_of"], strict=True))
    earlier = {
        each.ref_area: text("peers.members.until", area=named[each.before], day=_day(each.since))
        for each in reversed(changes)
    }
    codes = [asked.of, *peers_of(context, asked)[: asked.number]]
    rows = pd.DataFrame(
        {
            "ref_area": code,
            "name": names[code],
            "area": named[areas[code]] if code in areas else text.unknown,
            "code": areas.get(code, ""),
            "earlier": earlier.get(code, ""),
        }
        for code in codes
    )
    title = text("peers.members.title", period=text.period(context.period))
    return Figure(
        heading=text("peers.members.heading"),
        answer=" ".join(
            (
                text("peers.members.in_area", name=names[asked.of], area=rows["area"].iloc[0])
                if asked.of in areas
                else text("peers.members.unknown", period=text.period(context.period)),
                *(
                    text(
                        "peers.members.moved",
                        name=names.get(each.ref_area, each.ref_area),
                        before=named[each.before],
                        after=named[each.after],
                        day=_day(each.since),
                    )
                    for each in changes
                ),
            )
        ),
        title=title,
        source=source_line(
            text,
            context,
            found,
            notes=[text("peers.members.note", days=text.listed(_days(found.data)))],
        ),
        table=Table(
            caption=title,
            frame=rows,
            columns=(
                Column(name="name", label=text("columns.municipality")),
                Column(name="area", label=text("peers.members.area")),
                Column(name="code", label=text("peers.members.code")),
                Column(name="earlier", label=text("peers.members.earlier")),
            ),
            file="employment_areas",
        ),
        is_open=True,
    )


def _rows(context: Context) -> Sourced[pd.DataFrame]:
    return context.fetched(STEM, area_level=(LEVEL,))


def _days(rows: pd.DataFrame) -> list[str]:
    return [_day(each) for each in sorted(set(rows["valid_from"]))]


def _day(valid_from: str) -> str:
    return short_day(date.fromisoformat(valid_from))
