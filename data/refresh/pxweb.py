"""Ask a PxWeb service, version 1 of its interface: what tables it has, what is in them, and their cells.

The interface: https://www.scb.se/api (PxWeb API 1.0). Its limits are read from the service itself.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

from data.refresh.errors import AnswerError, StatusError
from data.refresh.jsonstat import Dataset, dataset
from data.refresh.service import Service

TOO_MANY_CELLS = 403

Selection = Mapping[str, Sequence[str]]
"""Code of a dimension -> codes of its values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A table as a folder lists it: its id, its title, and when it was last changed ("" if not said)."""

    id: str
    title: str
    updated: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """A dimension of a table.

    Attributes:
        code: What it is asked by.
        codes: Those of its values.
        texts: What they are called.
        is_time: Whether it is time.
        is_eliminable: Whether leaving it out of a question gives the total over it.
    """

    code: str
    codes: tuple[str, ...]
    texts: tuple[str, ...]
    is_time: bool = False
    is_eliminable: bool = False


class PxWeb:
    """A service at an address that ends with the language: ".../api/v1/fi"."""

    def __init__(self, service: Service, address: str) -> None:
        self.service = service
        self.address = address.rstrip("/")
        self._cells: int | None = None

    def most_cells(self) -> int:
        """Return how many cells it gives at once, and keep to how often it lets itself be called.

        Raises:
            RefreshError: It does not say.
        """
        if self._cells is None:
            said = self.service.json(f"{self.address}/?config")
            try:
                cells = [int(said[key]) for key in ("maxValues", "maxCells") if said.get(key) is not None]
                self.service.calls, self.service.window_s = int(said["maxCalls"]), float(said["timeWindow"])
                self._cells = min(cells)
            except (AttributeError, KeyError, TypeError, ValueError) as error:
                raise AnswerError(
                    f"{self.address}/?config does not tell the limits: {said!r:.200}"
                ) from error
            if min(self._cells, self.service.calls) < 1:
                raise AnswerError(f"{self.address}/?config allows nothing: {said!r:.200}")
        return self._cells

    def tables(self, folder: str) -> tuple[Listed, ...]:
        """Return the tables of a folder.

        Raises:
            RefreshError: It cannot be had, or is no list of tables.
        """
        said = self.service.json(f"{self.address}/{folder}/")
        try:
            return tuple(
                Listed(id=each["id"], title=each["text"], updated=each.get("updated") or "")
                for each in said
                if each["type"] == "t"
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise AnswerError(f"{self.address}/{folder}/ is no list of tables") from error

    def variables(self, table: str) -> tuple[Variable, ...]:
        """Return the dimensions of a table, "tyonv/12r5.px".

        Raises:
            RefreshError: They cannot be had, or are not described.
        """
        said = self.service.json(f"{self.address}/{table}")
        try:
            found = tuple(_variable(each) for each in said["variables"])
        except (KeyError, TypeError, AttributeError) as error:
            raise AnswerError(f"{self.address}/{table} does not describe its dimensions") from error
        if not found or any(len(each.codes) != len(each.texts) or not each.codes for each in found):
            raise AnswerError(f"{self.address}/{table} names values without texts, or none")
        return found

    def answers(self, table: str, selection: Selection) -> Iterator[Dataset]:
        """Yield the cells of a table in as many answers as the limits ask for.

        Raises:
            RefreshError: An answer cannot be had, cannot be read, or is not what was asked.
        """
        for question in split(selection, self.most_cells()):
            yield from self._answer(table, question)

    def _answer(self, table: str, question: Selection) -> Iterator[Dataset]:
        try:
            yield self._ask(table, question)
        except StatusError as error:
            # A service may count cells in another way than it says: smaller questions, down to single cells.
            count = prod(map(len, question.values()))
            if error.status != TOO_MANY_CELLS or count == 1:
                raise
            for smaller in split(question, max(1, count // 2)):
                yield from self._answer(table, smaller)

    def _ask(self, table: str, question: Selection) -> Dataset:
        url = f"{self.address}/{table}"
        query = [
            {"code": code, "selection": {"filter": "item", "values": list(values)}}
            for code, values in question.items()
        ]
        found = dataset(self.service.json(url, {"query": query, "response": {"format": "json-stat2"}}))
        for code, values in question.items():
            if set(found.codes.get(code, ())) != set(values):
                raise AnswerError(f"{url} answers other values of {code} than it was asked for")
        if more := [code for code, codes in found.codes.items() if code not in question and len(codes) > 1]:
            raise AnswerError(f"{url} answers {more}, which it was not asked for")
        return found


def split(selection: Selection, most: int) -> Iterator[Selection]:
    """Yield selections that together are the given one, each of at most so many cells, each cell once.

    The dimension with the most values is cut first.
    """
    count = prod(map(len, selection.values()))
    if count <= most or count <= 1:
        yield selection
        return
    longest = max(selection, key=lambda code: len(selection[code]))
    values = selection[longest]
    size = max(1, min(len(values) - 1, most * len(values) // count))
    for start in range(0, len(values), size):
        yield from split({**selection, longest: values[start : start + size]}, most)


def _variable(said: dict[str, Any]) -> Variable:
    return Variable(
        code=said["code"],
        codes=tuple(map(str, said["values"])),
        texts=tuple(map(str, said["valueTexts"])),
        is_time=said.get("time") is True,
        is_eliminable=said.get("elimination") is True,
    )
