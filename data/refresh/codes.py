"""Codes as StatFin writes them, and as they stand in our tables."""

import re
import unicodedata

from data.refresh.errors import UnexpectedError

_SUFFIX = re.compile(r"(_[0-9]+)?_[0-9]{8}$")
"""Vintage of a classification: "_23_20260101"; it changes yearly, and differently in each statistic."""

_AREA = re.compile(r"KU([0-9]{3})")
_TIME = re.compile(r"(?P<year>[0-9]{4})(?:(?P<kind>[MQ])(?P<part>[0-9]{1,2}))?")


def dimension(code: str) -> str:
    """Return what a dimension is called without its vintage: "alue" of "alue_23_20260101"."""
    plain = unicodedata.normalize("NFKD", code.lower()).encode("ascii", "ignore").decode()
    return _SUFFIX.sub("", plain).replace(" ", "_")


def area(code: str) -> str:
    """Return the code of an area, a municipality as its three digits: "KU205" is "205"."""
    return _AREA.sub(r"\1", code) if _AREA.fullmatch(code) else code


def period(code: str, text: str) -> str:
    """Return an SDMX period: "2026M06" is "2026-06", "2026Q1" is "2026-Q1", "2025" is itself.

    Where the code tells nothing, such as "0", its text does.

    Raises:
        UnexpectedError: Neither is a period.
    """
    for each in (code, text.strip().rstrip("*")):
        if found := _TIME.fullmatch(each):
            if found["kind"] is None:
                return found["year"]
            part = int(found["part"])
            return f"{found['year']}-{part:02}" if found["kind"] == "M" else f"{found['year']}-Q{part}"
    raise UnexpectedError(f"{code} ({text}) is no month, quarter or year")


def measure(code: str, statistic: str) -> str:
    """Return the code of a measure without the name of its statistic, which some gained in June 2026."""
    return re.sub(rf"^{re.escape(statistic)}[-_]", "", code, flags=re.IGNORECASE)
