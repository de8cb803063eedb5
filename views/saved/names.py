"""What saved things are called: who and when, names of any direction, and names that no other has."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.errors import DashboardError
from domain.words import unturned
from i18n.text import Text
from scenarios.limits import EARLIEST
from scenarios.model import Scenario, Version
from views.context import Context
from views.saved import ready
from views.saved.age import area_name, is_elsewhere

ZONE = ZoneInfo("Europe/Helsinki")
"""The area's clock."""


def moment(text: Text, time: datetime) -> str:
    """Return a day and a time on the area's clock; that it is not known where it was lost."""
    if time <= EARLIEST:
        return text("scenario_page.no_time")
    local = time.astimezone(ZONE)
    return text(
        "scenario_page.moment",
        date=f"{local.day}.{local.month}.{local.year}",
        hour=str(local.hour),
        minute=f"{local.minute:02}",
    )


def who(text: Text, author: str) -> str:
    """Return an author, or that none was told."""
    return author if author.strip() else text("scenario_page.no_author")


def isolated(words: str) -> str:
    """Return words of a reader's own so that, whichever way they run, those around them stay in place."""
    return f"\N{FIRST STRONG ISOLATE}{unturned(words)}\N{POP DIRECTIONAL ISOLATE}"


def shortened(words: str, longest: int = 34) -> str:
    """Return words cut to fit where there is little room."""
    return words if len(words) <= longest else f"{words[: longest - 1].rstrip()}…"


def snapshot_name(context: Context, text: Text, stem: str) -> str:
    """Return what the main source of a snapshot is called."""
    try:
        return text(f"{context.origin(stem).text_key}.short")
    except (OSError, LookupError, DashboardError):
        return stem


def labels(
    context: Context, text: Text, versions: Iterable[Version], listed: Iterable[Scenario] = ()
) -> dict[str, str]:
    """Return a name for each version that no other has: its own, then its time, then the end of its link.

    Args:
        context: Where and when; of another area than its own, a version is named with it.
        text: The reader's language.
        versions: Versions.
        listed: Scenarios whose latest versions are named too, as they are called now.
    """
    named = {each.latest_version_id: (each.name, each.changed_at) for each in listed}
    named |= {each.id: (_named(context, text, each), each.created_at) for each in versions}
    return _told_apart(text, named)


def _named(context: Context, text: Text, version: Version) -> str:
    if ready.is_ready(version.id):
        return ready.name(text, version.id)
    if not is_elsewhere(context, version):
        return version.name
    place = {"name": shortened(version.name, 20), "area": area_name(text, version)}
    return text("compare.elsewhere", **place)


def _told_apart(text: Text, named: Mapping[str, tuple[str, datetime]]) -> dict[str, str]:
    names = {each: isolated(shortened(name)) for each, (name, _) in named.items()}
    times = {each: moment(text, time) for each, (_, time) in named.items()}
    for addition in (times, {each: each[-4:] for each in named}):
        often = Counter(names.values())
        names = {
            each: f"{name} ({addition[each]})" if often[name] > 1 else name for each, name in names.items()
        }
    return names
