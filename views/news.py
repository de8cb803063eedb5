"""What has come lately: figures that a refresh brought, decisions, and what readers see differently."""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta

from data.vintages import Part, Vintage
from i18n.quantity import COUNT
from i18n.text import Text
from scenarios.goals.model import Entry, Kind
from scenarios.rooms.decision import Decision
from views.about.rows import days_of_news
from views.context import Context
from views.refresh.rows import listed

MOST = 60
"""Items that are told, the newest."""

LATE = timedelta(days=366)
"""How much older than the newest an item may be: a release that is kept from years ago is no news."""

_NAMES = uuid.uuid5(uuid.NAMESPACE_URL, "https://tilannehuone.invalid/news")
"""From which every item has its name: the same thing has the same one on every server and for good."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that has come.

    Attributes:
        id: An address that names it, the same in every language: "urn:uuid:...".
        at: When it came, UTC.
        title: What it is.
        said: More of it; "" for nothing.
        view: The page that tells more.
        codes: What is chosen on that page.
        is_of_pages: Whether it is no figure or decision, but how pages show them.
    """

    id: str
    at: datetime
    title: str
    said: str
    view: str
    codes: Mapping[str, str] = field(default_factory=dict)
    is_of_pages: bool = False


def items(
    context: Context, text: Text, entries: tuple[Entry, ...] = (), rooms: tuple[Decision, ...] = ()
) -> tuple[Item, ...]:
    """Return what has come, the newest first.

    Args:
        context: Where.
        text: The reader's language.
        entries: What was said of goals.
        rooms: What meeting rooms have decided.
    """
    found = [
        *_figures(context, text),
        *_of_goals(context, text, entries),
        *_of_rooms(context, text, rooms),
        *_changes(text),
    ]
    newest = max((each.at for each in found), default=None)
    late = [each for each in found if newest and newest - each.at <= LATE]
    return tuple(sorted(late, key=lambda each: (each.at, each.id), reverse=True)[:MOST])


def name_of(*words: str) -> str:
    """Return an address that names something for good."""
    return uuid.uuid5(_NAMES, "/".join(words)).urn


def _figures(context: Context, text: Text) -> Iterator[Item]:
    for vintage in context.store.history:
        told = [_brought(text, stem, part) for stem, part in sorted(vintage.parts.items())]
        said = "; ".join(filter(None, told))
        if said:
            yield Item(
                id=name_of(context.area.code, "vintage", vintage.key),
                at=_came(vintage),
                title=text("news_items.figures"),
                said=f"{said}.",
                view="changes",
            )


def _came(vintage: Vintage) -> datetime:
    return datetime.strptime(vintage.key, "%Y-%m-%dT%H%M%SZ").replace(tzinfo=UTC)


def _brought(text: Text, stem: str, part: Part) -> str:
    """Return what a vintage brought of a table that has a name for readers; "" of another, or of nothing."""
    names = text.tree("refresh.names")
    if stem not in names:
        return ""
    new = listed(set(part.periods or ()) - set(part.revised), text)
    said = [text("news_items.new", periods=new)] if new else []
    if part.revised_cells:
        said.append(text("news_items.revised", count=COUNT.write(text, part.revised_cells)))
    return f"{names[stem]}: {', '.join(said)}" if said else names[stem]


def _of_goals(context: Context, text: Text, entries: tuple[Entry, ...]) -> Iterator[Item]:
    decisions = {each.id: each for each in entries if each.kind is Kind.DECISION}
    for each in entries:
        about = each if each.kind is Kind.DECISION else decisions.get(each.subject)
        if each.kind not in (Kind.DECISION, Kind.VERDICT) or about is None:
            continue
        judged = text(f"goals.rulings.{each['ruling']}") if each.kind is Kind.VERDICT else ""
        yield Item(
            id=name_of(context.area.code, "goal", each.id),
            at=each.created_at,
            title=text(f"news_items.{each.kind}", name=about["name"]),
            said=judged,
            view="goals",
            codes={"goal": about.subject},
        )


def _of_rooms(context: Context, text: Text, rooms: tuple[Decision, ...]) -> Iterator[Item]:
    for each in rooms:
        yield Item(
            id=name_of(context.area.code, "room", each.id),
            at=each.created_at,
            title=text("news_items.decision", name=each.room.question),
            said=text("room.decision.undone") if each.undoes else text(f"room.short.{each.outcome}"),
            view="room",
        )


def _changes(text: Text) -> Iterator[Item]:
    for day, page, said in days_of_news(text):
        yield Item(
            id=name_of("release", day.isoformat(), page),
            at=datetime.combine(day, time(), UTC),
            title=text("news_items.page", page=text(f"pages.{page}")),
            said=said,
            view=page,
            is_of_pages=True,
        )
