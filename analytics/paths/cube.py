"""The published cube of a log: every count that a page, file or difference can show, hidden once for all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import pandas as pd

from analytics.disclosure.pattern import safe_pattern
from analytics.paths import moves, times
from analytics.paths.building import Building, Key
from analytics.paths.moves import ALL
from analytics.paths.words import PATHS

Frames = Mapping[str, pd.DataFrame]


@dataclass(frozen=True, eq=False)
class Cube:
    """What may be shown of a log.

    Attributes:
        as_of: Its day.
        first: Its first start.
        events: How many rows it had.
        paths: Its paths, those of the ecosystem first.
        services: Its steps, in the order in which cases mostly pass them.
        organisations: Those that met the lost ones last, by service.
        ways: The sequences of services that are told.
        days: When states were counted.
        counts: Key of a count -> it, or None where it is hidden; what is not there is 0.
    """

    as_of: datetime
    first: datetime
    events: int
    paths: tuple[str, ...]
    services: tuple[str, ...]
    organisations: Mapping[str, tuple[str, ...]]
    ways: tuple[tuple[str, ...], ...]
    days: tuple[datetime, ...]
    counts: Mapping[Key, int | None]

    def count(self, *key: object) -> int | None:
        """Return a count; None where it is hidden."""
        return self.counts.get(key, 0)


def published_cube(
    frames: Frames, *, as_of: datetime, first: datetime, events: int, days: Sequence[datetime]
) -> Cube:
    """Return what may be shown of the counts of a log.

    Args:
        frames: Name of each count -> its rows (`data/queries/paths/count_<name>.sql`).
        as_of: The day of the log.
        first: Its first start.
        events: How many rows it has.
        days: When states were counted, the last of them the day of the log.
    """
    made = built(frames, days)
    hidden = safe_pattern(made.building.cells())
    return Cube(
        as_of=as_of,
        first=first,
        events=events,
        paths=made.paths,
        services=made.services,
        organisations=made.organisations,
        ways=made.ways,
        days=tuple(days),
        counts=made.building.published(hidden),
    )


@dataclass(frozen=True, eq=False)
class Built:
    """All counts of a log, before any is hidden, with the names in them."""

    building: Building
    paths: tuple[str, ...]
    services: tuple[str, ...]
    organisations: Mapping[str, tuple[str, ...]]
    ways: tuple[tuple[str, ...], ...]


def built(frames: Frames, days: Sequence[datetime]) -> Built:
    """Return all counts of a log with every sum that holds among them."""
    building = Building()
    found = [str(each) for each in frames["steps"]["path"].dropna().unique()]
    paths = tuple(sorted(found, key=lambda each: (moves.place_in(PATHS, each), each)))
    services = moves.services_of(frames["links"])
    moves.steps(building, frames["steps"], paths, services)
    moves.links(building, frames["links"], services)
    organisations = moves.gaps(building, frames["gaps"])
    ways = moves.ways(building, frames["variants"], frames["links"])
    times.interviews(building, frames["interviews"], paths)
    times.answers(building, "discussions", frames["discussions"], paths, ("kept", "late"))
    times.answers(building, "endings", frames["endings"], paths, ("kept", "late"))
    times.answers(building, "chains", frames["chains"], paths, ("none", "one", "two", "three_or_more"))
    for path in (*paths, ALL):
        building.sum(("steps", path, ALL, "begun"), [("chains", path, "total")])
        met = [("discussions", path, "total")]
        building.rest(
            ("steps", path, "initial_interview", "entered"), met, key=("discussions", path, "again")
        )
    times.passive(building, frames["passive"], paths)
    times.stays(building, frames["stays"], services)
    times.dates(building, frames["dates"], days)
    return Built(building, paths, services, organisations, ways)
