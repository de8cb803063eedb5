"""A cell to the code of an area, where it can be only one: by code, by name in any language, or both."""

import re
from collections.abc import Collection, Mapping
from enum import StrEnum

from data.reading.cells import folded

_CODE = r"(?P<prefix>ku)?(?P<code>[0-9]{1,3})(?:[.,]0+)?"
"""Three digits, perhaps after Statistics Finland's KU; spreadsheets drop zeros before, or add decimals."""

_CODE_FIRST = re.compile(rf"{_CODE}(?:[ ,:\u2013-]+(?P<name>[^0-9]+))?")
_NAME_FIRST = re.compile(rf"(?P<name>[^0-9]+?)[ ,:\u2013-]*\(?{_CODE}\)?")
_TOTAL_CODE = re.compile(r"(?:sss|(?:ma|mk|sk|ely|avi|tyoe)[0-9]+)")
"""Codes of the country, its regions and sub-regions, as Statistics Finland writes them."""

_TOTAL_WORDS = (
    "yhteensä",
    "summa",
    "kaikki",
    "koko maa",
    "totalt",
    "alla",
    "hela landet",
    "total",
    "sum",
    "all",
)
_NOWHERE = ("x", "xx", "xxx", "tuntematon", "okänd", "okänt", "unknown", "ulkomaat", "utlandet", "abroad")


_MOST_CHARACTERS = 100
"""Longer than any name with its code; to look for both in a text without end takes its time squared."""


class Unfit(StrEnum):
    """Why a cell is no area."""

    EMPTY = "empty"
    UNKNOWN = "unknown"
    TWO_CODES = "two_codes"
    TOTAL = "total"
    """It names an area that others are part of."""
    NOWHERE = "nowhere"
    """It stands for people who are abroad or nobody knows where."""


class AreaNames:
    """The areas that cells may name."""

    def __init__(
        self,
        names: Mapping[str, Collection[str]],
        *,
        totals: Collection[str] = (),
        nowhere: Collection[str] = (),
    ) -> None:
        """Take the areas.

        Args:
            names: Code -> its names in any language. A code of three digits may be written without zeros
                before it.
            totals: Codes and names of areas that others are part of.
            nowhere: Codes and names under which producers put who is abroad or nobody knows where.
        """
        codes: dict[str, set[str]] = {}
        for code, each in names.items():
            for word in (code, *each):
                codes.setdefault(folded(word), set()).add(code)
        self._codes = frozenset(names)
        # A name that two areas share names neither.
        self._by_word = {word: min(found) for word, found in codes.items() if len(found) == 1}
        self._totals = {*map(folded, (*_TOTAL_WORDS, *totals))}
        self._nowhere = {*map(folded, (*_NOWHERE, *nowhere))}

    def code(self, cell: str) -> str | Unfit:
        """Return the code of the area that a cell names, or why it names none."""
        words = folded(cell)
        if not words:
            return Unfit.EMPTY
        if len(words) > _MOST_CHARACTERS:
            return Unfit.UNKNOWN
        if words in self._by_word:
            return self._by_word[words]
        return self._code_and_name(words) or self._unfit(words)

    def _code_and_name(self, words: str) -> str | None:
        found = _CODE_FIRST.fullmatch(words) or _NAME_FIRST.fullmatch(words)
        if found is None or (code := found["code"].zfill(3)) not in self._codes:
            return None
        name = found["name"]
        if name is None:
            return code
        # A name of old is no obstacle beside a code that can be nothing else.
        is_sure = found.start("code") <= 2 and (found["prefix"] or len(found["code"]) == 3)
        named = self._by_word.get(name, code if is_sure else None)
        return Unfit.TWO_CODES if named not in (None, code) else named

    def _unfit(self, words: str) -> Unfit:
        either = {words, words.split()[0]}
        if either & self._nowhere:
            return Unfit.NOWHERE
        if either & self._totals or any(map(_TOTAL_CODE.fullmatch, either)):
            return Unfit.TOTAL
        return Unfit.UNKNOWN
