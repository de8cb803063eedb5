"""Read JSON-stat 2.0 strictly: every cell with the codes that it stands for and the mark beside it.

The format: https://json-stat.org/full/. What breaks a rule of it is refused, not guessed at.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import prod
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from data.refresh.errors import AnswerError
from domain.digits import plain_whole

_UNREADABLE = "not readable as JSON-stat"

T = TypeVar("T")

VALUE, MARK = "value", "mark"
"""Columns of the cells beside those of their dimensions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """A dataset.

    Attributes:
        codes: Dimension -> codes of its categories, in the order of the cells; the last changes first.
        cells: A row per cell: a column of codes per dimension, `value` (NaN where there is none), `mark`.
        updated: When it was last changed, as the service says it; "" if it does not.
    """

    codes: Mapping[str, tuple[str, ...]]
    cells: pd.DataFrame
    updated: str = ""


def dataset(document: object) -> Dataset:
    """Return what a JSON-stat 2.0 document holds.

    Raises:
        AnswerError: It is no dataset of version 2.0, or its parts do not fit together.
    """
    said = _object(document, "it")
    _require(said.get("version") == "2.0" and said.get("class") == "dataset", "it is no dataset 2.0")
    ids, sizes = _list(said.get("id"), str, "id"), _list(said.get("size"), int, "size")
    _require(len(ids) == len(sizes) and all(size > 0 for size in sizes), "id and size do not fit")
    _require(len(set(ids)) == len(ids) and not {VALUE, MARK} & set(ids), "a dimension is named twice")
    described = _object(said.get("dimension"), "dimension")
    codes = {key: _codes(key, described.get(key), size) for key, size in zip(ids, sizes, strict=True)}
    count = prod(sizes)
    columns: dict[str, object] = {}
    repeated = 1
    for key in reversed(ids):
        size = len(codes[key])
        places = np.tile(np.repeat(np.arange(size), repeated), count // (repeated * size))
        columns[key] = pd.Categorical.from_codes(places, dtype=pd.CategoricalDtype(list(codes[key])))
        repeated *= size
    columns = {key: columns[key] for key in ids}
    columns |= {VALUE: _values(said.get("value"), count), MARK: _marks(said.get("status"), count)}
    updated = said.get("updated", "")
    _require(isinstance(updated, str), "its time of update is no text")
    return Dataset(codes=codes, cells=pd.DataFrame(columns).astype({MARK: "str"}), updated=str(updated))


def _codes(key: str, described: object, size: int) -> tuple[str, ...]:
    category = _object(_object(described, key).get("category"), f"category of {key}")
    index = category.get("index")
    if index is None:  # one category alone may go without an index
        index = list(_object(category.get("label"), f"label of {key}"))
        _require(len(index) == 1, f"{key} has no index")
    if isinstance(index, dict):
        _require(sorted(map(_whole, index.values())) == list(range(size)), f"the index of {key} has gaps")
        index = sorted(index, key=index.__getitem__)
    codes = _list(index, str, f"index of {key}")
    _require(len(set(codes)) == len(codes) == size, f"{key} has not {size} different categories")
    return tuple(codes)


def _values(given: object, count: int) -> "np.ndarray[Any, np.dtype[np.float64]]":
    """Return a value per cell; the format allows a list of all, or those that are there by their number."""
    listed = _spread(given, count) if isinstance(given, dict) else given
    if not isinstance(listed, list) or len(listed) != count:
        raise AnswerError(f"{_UNREADABLE}: it has not {count} values")
    _require({type(each) for each in listed} <= {int, float, type(None)}, "a value is no number")
    values = np.array([np.nan if each is None else each for each in listed], dtype=np.float64)
    _require(not np.isinf(values).any(), "a value is infinite")
    return values


def _marks(given: object, count: int) -> list[str]:
    """Return a mark per cell, "" for none; the format allows one for all, a list, or those that are there."""
    if given is None or isinstance(given, str):
        return [given or ""] * count
    listed = _spread(given, count) if isinstance(given, dict) else given
    if not isinstance(listed, list) or len(listed) != count:
        raise AnswerError(f"{_UNREADABLE}: it has not {count} marks")
    return _list([each or "" for each in listed], str, "status")


def _spread(given: Mapping[str, object], count: int) -> list[object]:
    every: list[object] = [None] * count
    for place, each in given.items():
        try:
            at = plain_whole(place)
        except ValueError:
            at = count
        _require(at < count, f"there is no cell {place}")
        every[at] = each
    return every


def _whole(given: object) -> int:
    if type(given) is not int:  # True is no order
        raise AnswerError(f"{_UNREADABLE}: {given!r} is no order")
    return given


def _object(given: object, what: str) -> Mapping[str, object]:
    if not isinstance(given, dict):
        raise AnswerError(f"{_UNREADABLE}: {what} is no object")
    return given


def _list(given: object, kind: type[T], what: str) -> list[T]:
    if not isinstance(given, list) or not all(type(each) is kind for each in given):
        raise AnswerError(f"{_UNREADABLE}: {what} is no list of {kind.__name__}")
    return given


def _require(condition: object, message: str) -> None:
    if not condition:
        raise AnswerError(f"{_UNREADABLE}: {message}")
