"""Areas as data: which municipalities they are, what is published around them, and how they are organised."""

import os
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from domain.area import (
    Agreement,
    Area,
    AsPrinted,
    Outside,
    PlannedValue,
    PointWords,
    PublishedRate,
    ReadyChange,
    ReadyService,
    ServiceUnit,
    StatedGoal,
)
from domain.errors import AreaError

AREA_DIR = Path(__file__).parent

AREA_VARIABLE = "TILANNEHUONE_AREA"
"""Environment variable that names the area; the first by its code where it is not set."""

FIRST = "TA10"
"""The area of every scenario that was saved before they said which one they are of."""

_CODE = re.compile(r"[A-Z]{2}[0-9]{2,3}")


def codes(area_dir: Path = AREA_DIR) -> list[str]:
    """Return the codes of the areas that there are, in order."""
    return sorted(path.parent.name for path in area_dir.glob("*/area.toml"))


def chosen(area_dir: Path = AREA_DIR) -> Area:
    """Return the area that the operator chose.

    Raises:
        AreaError: There is no such area.
    """
    return area(os.environ.get(AREA_VARIABLE) or codes(area_dir)[0], area_dir)


@cache
def area(code: str, area_dir: Path = AREA_DIR) -> Area:
    """Return an area by its code.

    Raises:
        AreaError: There is no such area, or its description lacks something.
    """
    path = area_dir / code / "area.toml"
    if not _CODE.fullmatch(code) or not path.exists():
        raise AreaError(f"no area {code!r}", area=code[:20])
    try:
        parts = [path, *sorted(each for each in path.parent.glob("*.toml") if each != path)]
        described = [tomllib.loads(each.read_text(encoding="utf-8")) for each in parts]
        return read({key: value for each in described for key, value in each.items()})
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise AreaError(f"the description of {code} is damaged: {error!r}", area=code) from error


def read(described: dict[str, Any]) -> Area:
    """Return the area that a description describes.

    Raises:
        KeyError: The description lacks something.
        ValueError: What it says contradicts itself.
    """
    outside = described.get("outside")
    found = Area(
        code=described["code"],
        municipalities=tuple(described["municipalities"]),
        seat=described["seat"],
        name=described["name"],
        name_of=described["name_of"],
        compared=tuple(described["compared"]),
        totals={code: tuple(parts) for code, parts in described.get("totals", {}).items()},
        units={
            key: ServiceUnit(
                municipalities=tuple(unit["municipalities"]),
                name=unit["name"],
                short=unit["short"],
                where=unit["where"],
                client_work=unit.get("client_work", {}),
                lends=unit.get("lends", False),
            )
            for key, unit in described.get("units", {}).items()
        },
        points={code: PointWords(**words) for code, words in described.get("points", {}).items()},
        outside=Outside(**outside) if outside else None,
        changes={key: ReadyChange(**change) for key, change in described.get("changes", {}).items()},
        joint={key: _service(one) for key, one in described.get("joint", {}).items()},
        goals={key: StatedGoal(**goal) for key, goal in described.get("goals", {}).items()},
        agreements={key: _agreement(one) for key, one in described.get("agreements", {}).items()},
        benchmarks={key: PublishedRate(**rate) for key, rate in described.get("benchmarks", {}).items()},
        planned={
            key: tuple(PlannedValue(**row) for row in rows)
            for key, rows in described.get("planned", {}).items()
        },
        plan=described.get("plan", ""),
        printed=_as_printed(described.get("printed", {})),
        names=described.get("names", {}),
    )
    _check(found)
    return found


def _as_printed(described: dict[str, Any]) -> AsPrinted:
    return AsPrinted(
        misspelt=described.get("misspelt", {}), contradictory=tuple(described.get("contradictory", ()))
    )


def _service(described: dict[str, Any]) -> ReadyService:
    lists: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in described.items()
    }
    return ReadyService(**lists)


def _agreement(described: dict[str, Any]) -> Agreement:
    lists: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in described.items()
    }
    return Agreement(**lists)


def _check(found: Area) -> None:
    own = set(found.municipalities)
    if found.seat not in own:
        raise ValueError(f"the seat {found.seat} is none of its municipalities")
    strangers = {each for parts in found.totals.values() for each in parts} - own
    if strangers:
        raise ValueError(f"totals of municipalities that are not its own: {sorted(strangers)}")
    workplaces = {each.municipality for each in found.changes.values()}
    if not workplaces <= own:
        raise ValueError(f"changes in municipalities that are not its own: {sorted(workplaces - own)}")
    for key, one in found.joint.items():
        _check_service(key, one, own)
    measured = {each.of for each in found.goals.values() if each.of}
    if not measured <= own | set(found.totals) | {found.code}:
        raise ValueError(f"goals of areas that are not its own: {sorted(measured)}")
    for key, agreed in found.agreements.items():
        if not set(agreed.visited) <= own or not set(agreed.goals) <= set(found.goals):
            raise ValueError(f"{key}: an agreement about municipalities or goals that there are not")
    served = [each for unit in found.units.values() for each in unit.municipalities]
    if served and sorted(served) != sorted(own):
        raise ValueError("its units do not serve each of its municipalities once")


def _check_service(key: str, one: ReadyService, own: set[str]) -> None:
    if not set(one.members) <= (set(one.among) or own) or one.host not in one.members:
        raise ValueError(f"{key}: its host or its members are not among those who could take part")
    for cost in (one.fixed_eur, one.per_client_eur, one.fte_eur):
        low, central, high = cost
        if not 0 <= low <= central <= high:
            raise ValueError(f"{key}: {cost} is no lowest, central and highest cost")
