"""The counts of clocks, stays and dates, with their sums."""

from collections.abc import Sequence
from datetime import datetime

import pandas as pd

from analytics.paths.building import Building, Key
from analytics.paths.moves import ALL, FINAL, over_paths
from analytics.paths.words import PASSIVE, STAYS
from domain.records import records

INTERVIEWS = ("kept", "late", "not_due")
"""How it stands with a first interview."""


def interviews(building: Building, frame: pd.DataFrame, paths: tuple[str, ...]) -> None:
    """Put in how the first interviews were in time, by both readings of a working day."""
    for row in records(frame):
        path = ALL if pd.isna(row["path"]) else row["path"]
        key = ("both", path, row["with_saturdays"], row["without_saturdays"])
        building.put(key, row["cases"], row["persons"], is_shown=False)
    for path in (*paths, ALL):
        cost = 3 if path == ALL else 1
        for answer in INTERVIEWS:
            for reading, parts in (
                ("with_saturdays", [("both", path, answer, each) for each in INTERVIEWS]),
                ("without_saturdays", [("both", path, each, answer) for each in INTERVIEWS]),
            ):
                building.total(("interviews", path, reading, answer), parts, cost=cost)
        whole = [("interviews", path, "with_saturdays", each) for each in INTERVIEWS]
        building.total(("interviews", path, "total"), whole, cost=3 * cost)
        building.sum(
            ("interviews", path, "total"),
            [("interviews", path, "without_saturdays", each) for each in INTERVIEWS],
        )
        building.rest(
            ("steps", path, "registration", "entered"),
            [("interviews", path, "total")],
            key=("interviews", path, "again"),
        )
    for one in INTERVIEWS:
        for other in INTERVIEWS:
            over_paths(building, paths, "both", one, other)
        for reading in ("with_saturdays", "without_saturdays"):
            over_paths(building, paths, "interviews", reading, one)
    over_paths(building, paths, "interviews", "total")


def answers(
    building: Building, table: str, frame: pd.DataFrame, paths: tuple[str, ...], told: tuple[str, ...]
) -> None:
    """Put in a table of answers by path, with its totals."""
    for row in records(frame):
        path = ALL if pd.isna(row["path"]) else row["path"]
        key = (table, path, row["answer"])
        building.put(key, row["cases"], row["persons"], cost=3 if path == ALL else 1)
    for path in (*paths, ALL):
        parts = [(table, path, answer) for answer in told]
        building.total((table, path, "total"), parts, cost=9 if path == ALL else 3)
    for answer in (*told, "total"):
        over_paths(building, paths, table, answer)


def passive(building: Building, frame: pd.DataFrame, paths: tuple[str, ...]) -> None:
    """Put in the cases long open by the months without a service: each window holds the longer ones."""
    for row in records(frame):
        path = ALL if pd.isna(row["path"]) else row["path"]
        building.put(("lately", path, row["answer"]), row["cases"], row["persons"], is_shown=False)
    for path in (*paths, ALL):
        cost, longer = 3 if path == ALL else 1, None
        for months in reversed(PASSIVE):
            parts: list[Key] = [("lately", path, f"from_{months}")]
            building.total(
                ("passive", path, months), [*parts, ("passive", path, longer)] if longer else parts, cost=cost
            )
            longer = months
        building.total(
            ("passive", path, "total"),
            [("lately", path, f"under_{PASSIVE[0]}"), ("passive", path, PASSIVE[0])],
            cost=3 * cost,
        )
        open_cases = [("steps", path, ALL, each) for each in ("inside", "lost")]
        newer = sum(map(building.value, open_cases)) - building.value(("passive", path, "total"))
        building.put(("newer", path), newer, is_shown=False)
        # Those open are the ones that have been for a year, and the newer ones.
        building.sum(("newer", path), [*open_cases, ("passive", path, "total")], [1, 1, -1])
    for window in (*PASSIVE, "total"):
        building.sum(("passive", ALL, window), [("passive", path, window) for path in paths])
    for answer in ("under_3", *(f"from_{months}" for months in PASSIVE)):
        over_paths(building, paths, "lately", answer)


def stays(building: Building, frame: pd.DataFrame, services: tuple[str, ...]) -> None:
    """Put in the stays in each service beyond each length."""
    found = {(row["service"], row["months"]): row for row in records(frame)}
    for service in services:
        for length in ("up_to_3", "up_to_6", "up_to_12", "over_12"):
            row = found.get((service, length))
            building.put(
                ("stayed", service, length),
                *((row["cases"], row["persons"]) if row else (0, 0)),
                is_shown=False,
            )
        longer: list[Key] = [("stayed", service, "over_12")]
        for months, within in zip(reversed(STAYS), ("up_to_12", "up_to_6", "up_to_3"), strict=True):
            building.total(("stays", service, months), longer, cost=2)
            longer = [("stays", service, months), ("stayed", service, within)]
        building.sum(("steps", ALL, service, "entered"), longer)


def dates(building: Building, frame: pd.DataFrame, days: Sequence[datetime]) -> None:
    """Put in the states at each date, and what a date less the one before would tell."""
    found = {(row["day"], row["state"]): row["cases"] for row in records(frame)}
    earlier: dict[str, Key] = {}
    for day in days:
        keys: dict[str, Key] = {
            each: ("dates", day, each) if day != days[-1] else ("steps", ALL, ALL, each)
            for each in (*FINAL, "begun")
        }
        if day != days[-1]:
            for state in FINAL:
                building.put(keys[state], found.get((pd.Timestamp(day), state), 0), cost=2)
            building.total(keys["begun"], [keys[state] for state in FINAL], cost=4)
        for state in ("begun", "ended"):
            grown = building.value(keys[state]) - building.value(earlier[state]) if earlier else -1
            if grown >= 0:
                building.put(("grown", day, state), grown, is_shown=False)
                building.sum(keys[state], [earlier[state], ("grown", day, state)])
        earlier = keys
