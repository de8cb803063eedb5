"""The counts of steps, of the ways between them and of those who were lost, with their sums."""

from collections.abc import Sequence

import pandas as pd

from analytics.paths.building import Building, Key
from analytics.paths.words import LAWFUL, WAITS
from domain.records import records

ALL = "all"
"""All paths together, or all services of one."""

OTHER = "other"
"""The ways that too few have taken to be told."""

MOST_WAYS = 12
"""How many ways are told."""

FEWEST_OF_A_WAY = 5


def place_in(order: Sequence[str], name: str) -> int:
    """Return where a name stands in an order; after all of it where it does not."""
    return order.index(name) if name in order else len(order)


def services_of(links: pd.DataFrame) -> tuple[str, ...]:
    """Return the steps in the order in which cases pass them: by the way they are mostly come to."""
    entered: dict[str, int] = {}
    before: dict[str, dict[str, int]] = {}
    for row in records(links[links["waiting"].isna()]):
        entered[row["service"]] = entered.get(row["service"], 0) + row["cases"]
        before.setdefault(row["service"], {})[row["origin"]] = row["cases"]
    placed: list[str] = []
    left = sorted(entered, key=lambda each: (place_in(LAWFUL, each), -entered[each], each))
    while left:
        done = {"", *placed}
        come = {
            each: sum(cases for origin, cases in before[each].items() if origin in done) / entered[each]
            for each in left
        }
        following = max(left, key=lambda each: (each in LAWFUL, come[each], entered[each]))
        placed.append(following)
        left.remove(following)
    return tuple(placed)


def steps(building: Building, frame: pd.DataFrame, paths: tuple[str, ...], services: tuple[str, ...]) -> None:
    """Put in what became of those who entered each step, by path and for all paths."""
    found = {
        (ALL if pd.isna(row["path"]) else row["path"], row["service"], row["state"] or ""): (
            row["cases"],
            row["persons"],
        )
        for row in records(frame.assign(state=frame["state"].fillna("")))
    }
    for path in (*paths, ALL):
        dear = 3 if path == ALL else 1
        for service in services:

            def key(figure: str, at: tuple[str, str] = (path, service)) -> Key:
                return ("steps", *at, figure)

            def get(*states: str, at: tuple[str, str] = (path, service)) -> tuple[int, int]:
                parts = [found.get((*at, each), (0, 0)) for each in states]
                return sum(cases for cases, _ in parts), sum(persons for _, persons in parts)

            building.put(key("entered"), *get(""), cost=3 * dear)
            building.put(key("moved_on"), *get("moved_on"), cost=dear)
            building.put(key("ended"), *get("ended"), cost=dear)
            building.put(key("inside"), *get("inside", "waiting"), cost=dear)
            building.put(key("lost"), *get("lost"), cost=dear)
            building.sum(key("entered"), map(key, ("moved_on", *FINAL)))
        for figure in FINAL:
            building.put(
                ("steps", path, ALL, figure),
                sum(building.value(("steps", path, service, figure)) for service in services),
                cost=3 * dear,
            )
            building.sum(
                ("steps", path, ALL, figure), [("steps", path, service, figure) for service in services]
            )
        total = [("steps", path, ALL, figure) for figure in FINAL]
        building.total(("steps", path, ALL, "begun"), total, cost=9 * dear)
    for service in services:
        for figure in ("entered", "moved_on", *FINAL):
            over_paths(building, paths, "steps", service, figure)
    for figure in ("begun", *FINAL):
        over_paths(building, paths, "steps", ALL, figure)


FINAL = ("ended", "inside", "lost")
"""States of a case's last step: a case is in one of them."""


def over_paths(building: Building, paths: tuple[str, ...], table: str, *after: str) -> None:
    """Say that a count of all paths is the sum of those of each."""
    building.sum((table, ALL, *after), [(table, path, *after) for path in paths])


def links(building: Building, frame: pd.DataFrame, services: tuple[str, ...]) -> None:
    """Put in the ways from step to step by waiting: out of a step they are its moves, into it its entries."""
    for row in records(frame.assign(waiting=frame["waiting"].fillna(""))):
        if row["origin"] == "" and row["waiting"]:
            continue
        waiting = (row["waiting"],) if row["waiting"] else ()
        key = ("links", row["origin"], row["service"], *waiting)
        building.put(key, row["cases"], row["persons"], cost=1 if waiting else 2)
    for service in services:
        to = [("links", origin, service) for origin in ("", *services)]
        building.sum(("steps", ALL, service, "entered"), to)
        building.sum(("steps", ALL, service, "moved_on"), [("links", service, each) for each in services])
        for key in to[1:]:
            building.sum(key, [(*key, waiting) for waiting in WAITS])
    building.sum(("steps", ALL, ALL, "begun"), [("links", "", each) for each in services])


def gaps(building: Building, frame: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """Put in the lost by who met them last; return the organisations of each step."""
    organisations: dict[str, list[str]] = {}
    for row in records(frame):
        organisations.setdefault(row["service"], []).append(row["organisation"])
        building.put(("gaps", row["service"], row["organisation"]), row["cases"], row["persons"])
    for service, places in organisations.items():
        building.sum(("steps", ALL, service, "lost"), [("gaps", service, place) for place in places])
    return {service: tuple(sorted(places)) for service, places in organisations.items()}


def ways(building: Building, variants: pd.DataFrame, links: pd.DataFrame) -> tuple[tuple[str, ...], ...]:
    """Put in the ways of enough persons, and return them; the moves of the others stand nowhere."""
    told = variants[variants["persons"] >= FEWEST_OF_A_WAY].head(MOST_WAYS)
    found = tuple(tuple(map(str, way)) for way in told["way"])
    keys: list[Key] = [("ways", way) for way in found]
    for key, row in zip(keys, records(told), strict=True):
        building.put(key, row["cases"], row["persons"])
    begun = ("steps", ALL, ALL, "begun")
    building.put(("ways", OTHER), building.value(begun) - sum(map(building.value, keys)))
    building.sum(begun, [*keys, ("ways", OTHER)])
    for row in records(links[links["waiting"].isna()]):
        pair = (row["origin"], row["service"])
        times = [sum(each == pair for each in zip(("", *way), way, strict=False)) for way in found]
        on = [(key, by) for key, by in zip(keys, times, strict=True) if by]
        building.rest(
            ("links", *pair), [key for key, _ in on], [by for _, by in on], key=("elsewhere", *pair)
        )
    return found
