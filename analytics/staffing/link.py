"""An allocation as a short text for links, with its version, and back."""

import re
from collections.abc import Mapping, Sequence

from analytics.staffing.bounds import MAX_FTE
from domain.errors import LinkError

VERSION = "1"

_FTE = re.compile(r"[0-9]{1,3}(\.[0-9]{1,2})?")
"""Up to three digits and hundredths of a post: nothing that a reader can set is written otherwise."""


def encoded(fte: Mapping[str, float], units: Sequence[str]) -> str:
    """Return an allocation as "1~12~9.5~...": the version, then each unit's FTE in the order of `units`."""
    return "~".join([VERSION, *(f"{round(fte[unit], 2):g}" for unit in units)])


def decoded(code: str, units: Sequence[str]) -> dict[str, float]:
    """Return the allocation of a link.

    Raises:
        LinkError: The code is of another version, of another number of units, or not FTE in 0-500.
    """
    version, *parts = code.split("~")
    if version != VERSION or len(parts) != len(units) or not all(map(_FTE.fullmatch, parts)):
        raise LinkError(f"not an allocation: {code[:80]!r}")
    fte = dict(zip(units, map(float, parts), strict=True))
    if max(fte.values(), default=0) > MAX_FTE:
        raise LinkError(f"more than {MAX_FTE:g} FTE: {code[:80]!r}")
    return fte
