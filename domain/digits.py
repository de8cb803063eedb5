"""Numbers as links, settings and the dashboard itself write them: in the digits 0-9 and in no other.

Python's `float`, `int`, `str.isdigit` and the d of patterns also take the digits of every other script, and
`float` takes "1_000", " 3 " and "nan". What a reader sees would not be what is counted with.
"""

import re

_WHOLE = re.compile(r"[0-9]{1,15}")
"""As many digits as a float holds exactly."""

_NUMBER = re.compile(r"-?[0-9]{1,17}(\.[0-9]{1,25})?(e(-[0-9]{1,3}|\+?[0-9]{1,2}))?")
"""As Python and browsers write a number of ordinary size."""


def plain_number(said: str) -> float:
    """Return the number that a text says.

    Raises:
        ValueError: It says none, or says it in other signs.
    """
    if not _NUMBER.fullmatch(said):
        raise ValueError(f"no number: {said[:80]!r}")
    return float(said)


def plain_whole(said: str) -> int:
    """Return the whole number from 0 that a text says.

    Raises:
        ValueError: It says none, or says it in other signs.
    """
    if not _WHOLE.fullmatch(said):
        raise ValueError(f"no whole number: {said[:80]!r}")
    return int(said)
