"""Which region and employment area each municipality is in, by the classifications of Statistics Finland."""

import re
from typing import Any
from urllib.parse import quote, unquote

import pandas as pd

from data.refresh.errors import AnswerError, CheckError, UnexpectedError
from data.refresh.service import Service
from domain.area import Area

LEVELS = {"region": ("maakunta", "MK"), "employment_area": ("tyollisyysalue", "TA")}
"""Level -> name of its classification, and how codes of its areas begin in the tables."""

LANGUAGES = ("fi", "sv", "en")
FEWEST_MUNICIPALITIES = 290
MOST_DAYS = 6
"""Days of each classification that are fetched, the newest: by them changes of membership are told."""

_TABLE = re.compile(r"kunta_[0-9]+_(?P<day>[0-9]{8})#(?P<target>[a-z]+)_[0-9]+_[0-9]{8}")


def members(service: Service, address: str, area: Area) -> tuple[pd.DataFrame, str]:
    """Return the areas that each municipality has been in since days of a classification, and where from.

    Columns: ref_area, area_level, member_of, name_fi, name_sv, name_en (of the larger area), valid_from.

    Raises:
        RefreshError: The service cannot be read, or has other than is expected.
    """
    url = f"{address}/correspondenceTables"
    tables = _tables(service.json(url), url)
    found = [
        _members(service, url, day, name, level)
        for level in LEVELS
        for day, name in _newest(tables, level, url)
    ]
    table = pd.concat(found, ignore_index=True)
    table = table.sort_values(["area_level", "valid_from", "ref_area"], ignore_index=True)
    newest = table[table["valid_from"] == table.groupby("area_level")["valid_from"].transform("max")]
    for whole, municipalities in area.totals.items():
        said = set(newest.loc[newest["member_of"] == whole, "ref_area"])
        if said and said != set(municipalities):
            raise CheckError(f"{whole} is {sorted(said)} and not {sorted(municipalities)}")
    return table, url


def _tables(said: object, url: str) -> dict[str, list[tuple[str, str]]]:
    """Return target -> days of the tables from municipalities to it with their names, in order of day."""
    if not isinstance(said, list):
        raise AnswerError(f"{url} is no list of tables")
    names = [str(each.get("localId")) if isinstance(each, dict) else str(each) for each in said]
    tables: dict[str, list[tuple[str, str]]] = {}
    for name in sorted({unquote(each).rpartition("/")[2] for each in names}):
        if match := _TABLE.fullmatch(name):
            tables.setdefault(match["target"], []).append((match["day"], name))
    return {target: sorted(found) for target, found in tables.items()}


def _newest(tables: dict[str, list[tuple[str, str]]], level: str, url: str) -> list[tuple[str, str]]:
    target, _ = LEVELS[level]
    if target not in tables:
        raise UnexpectedError(
            f"{url} has no table from kunta to {target}; it has {', '.join(sorted(tables))}"
        )
    return tables[target][-MOST_DAYS:]


def _members(service: Service, url: str, day: str, name: str, level: str) -> pd.DataFrame:
    _, prefix = LEVELS[level]
    maps = f"{url}/{quote(name, safe='')}/maps?content=data&meta=max&lang="
    rows = {each: _maps(service.json(maps + each), maps) for each in LANGUAGES}
    table = pd.DataFrame(
        {
            "ref_area": code,
            "area_level": level,
            "member_of": f"{prefix}{whole.removeprefix(prefix)}",
            **{f"name_{each}": rows[each].get(code, ("", ""))[1] for each in LANGUAGES},
            "valid_from": f"{day[:4]}-{day[4:6]}-{day[6:]}",
        }
        for code, (whole, _) in rows[LANGUAGES[0]].items()
    )
    if len(table) < FEWEST_MUNICIPALITIES:
        raise CheckError(f"{maps} has {len(table)} municipalities")
    return table


def _maps(said: Any, url: str) -> dict[str, tuple[str, str]]:  # noqa: ANN401 - whatever was answered
    """Return municipality -> code and name of the area that it is in."""
    found: dict[str, tuple[str, str]] = {}
    try:
        for each in said:
            source, target = each["sourceItem"], each["targetItem"]
            names = target["classificationItemNames"]
            if source["code"] in found:
                raise CheckError(f"{url}: {source['code']} is in two areas")
            found[str(source["code"])] = str(target["code"]), str(names[0]["name"]) if names else ""
    except (KeyError, TypeError, IndexError) as error:
        raise AnswerError(f"{url} does not tell which area a municipality is in: {error}") from error
    return found
