"""Choices among what readers have made: things by their identifiers, and the words that find them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from typing_extensions import override

from i18n.text import Text
from scenarios.limits import legible
from views.choices import NONE, Choice, Chosen

GAP = "~"
"""Between the codes of what was picked; it is in none of them."""

MOST_SOUGHT = 200
"""Characters of a search that are read."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Picked(Choice[tuple[str, ...]]):
    """Some of more things than a list shows, in the order in which they were picked.

    A link names each, so it means the same when there are more of them, also of what the list does not show.

    Attributes:
        is_code: Returns whether a code can be one of a thing.
        default: Those that are picked at first.
        listed: Returns the things to pick from, (code, words) each: the picked ones among them.
        said: Returns the picked ones in words.
        most: How many at the most.
    """

    is_code: Callable[[str], bool]
    default: Callable[[Chosen], Sequence[str]]
    listed: Callable[[Chosen, Text], Sequence[tuple[str, str]]]
    said: Callable[[tuple[str, ...], Chosen, Text], str]
    most: int

    @override
    def read(self, code: str | None, chosen: Chosen) -> tuple[str, ...]:
        if code == NONE:
            return ()
        named = dict.fromkeys(code.split(GAP)) if code else ()
        return tuple(filter(self.is_code, named))[: self.most] or tuple(self.default(chosen))

    @override
    def code(self, value: tuple[str, ...]) -> str:
        return GAP.join(value) or NONE

    @override
    def is_always_said(self, value: tuple[str, ...]) -> bool:
        return bool(value)

    @override
    def words(self, value: tuple[str, ...], chosen: Chosen, text: Text) -> str:
        return self.said(value, chosen, text)

    @override
    def control(self, value: tuple[str, ...], chosen: Chosen, text: Text) -> dict[str, Any]:
        options = [list(each) for each in self.listed(chosen, text)]
        shown = {"options": options, "value": list(value), "most": self.most, "gap": GAP}
        return {"type": "several", "tall": True, **shown}


@dataclass(frozen=True, kw_only=True, eq=False)
class Sought(Choice[str]):
    """Words that a reader types to find things; they stay out of addresses."""

    @property
    @override
    def is_linked(self) -> bool:
        return False

    @override
    def read(self, code: str | None, chosen: Chosen) -> str:
        return " ".join(legible(code or "", MOST_SOUGHT).split())

    @override
    def takes(self, code: str, chosen: Chosen) -> bool:
        return True

    @override
    def words(self, value: str, chosen: Chosen, text: Text) -> str:
        return value

    @override
    def control(self, value: str, chosen: Chosen, text: Text) -> dict[str, Any]:
        return {"type": "search", "value": value, "most": MOST_SOUGHT}
