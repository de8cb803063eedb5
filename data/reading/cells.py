"""A cell as it was meant: a number, where it can be only one, or words to compare."""

import math
import re
import unicodedata

MARKS = frozenset({"", ".", "..", "...", "…", "*"})
"""How producers write a figure that they do not publish."""

MOST_SHOWN = 40
"""Characters of a cell in a message."""

_AS_TEXT = re.compile(r'="([^"]*)"')
"""How spreadsheets are kept from making 91 of 091."""

_EITHER = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
"""One point or comma before three digits: it may part the thousands or the decimals."""

_FORMS = tuple(
    (re.compile(form), grouping)
    for form, grouping in (
        (r"[0-9]{1,15}([.,][0-9]{1,15})?", ""),
        (r"[0-9]{1,3}([ '\u2019][0-9]{3}){1,4}([.,][0-9]{1,15})?", " '\u2019"),
        (r"[0-9]{1,3}(,[0-9]{3}){1,4}\.[0-9]{1,15}", ","),
        (r"[0-9]{1,3}(\.[0-9]{3}){1,4},[0-9]{1,15}", "."),
        (r"[0-9]{1,3}(,[0-9]{3}){2,4}", ","),
        (r"[0-9]{1,3}(\.[0-9]{3}){2,4}", "."),
    )
)


class NoNumberError(ValueError):
    """The cell is no number."""


class EitherNumberError(ValueError):
    """The cell may be two numbers."""


def number(cell: str) -> float:
    """Return the number of a cell; NaN for a mark of what is not published, empty cells included.

    Thousands may be parted by any space, an apostrophe, or by points or commas where these cannot be
    decimals; decimals follow a point or a comma.

    Raises:
        NoNumberError: It is none.
        EitherNumberError: It may be two, such as 12.769.
    """
    plain = typed(cell)
    if plain in MARKS:
        return math.nan
    sign = -1.0 if plain[0] in "-\N{MINUS SIGN}" else 1.0
    digits = plain[1:].lstrip() if plain[0] in "+-\N{MINUS SIGN}" else plain
    if _EITHER.fullmatch(digits):
        raise EitherNumberError(plain)
    for form, grouping in _FORMS:
        if form.fullmatch(digits):
            ungrouped = digits.translate(dict.fromkeys(map(ord, grouping)))
            return sign * float(ungrouped.replace(",", "."))
    raise NoNumberError(plain)


def typed(cell: str) -> str:
    """Return what was typed: composed letters, plain spaces, no invisible signs, nothing around it."""
    composed = unicodedata.normalize("NFC", cell)
    visible = "".join(sign for sign in composed if unicodedata.category(sign) != "Cf")
    plain = " ".join(visible.split())
    as_text = _AS_TEXT.fullmatch(plain)
    return (as_text[1] if as_text else plain.removeprefix("'")).strip()


def folded(cell: str) -> str:
    """Return words so that those are equal that differ in case, spacing or the way of writing letters."""
    return unicodedata.normalize("NFC", typed(cell).casefold())


def shown(cell: str) -> str:
    """Return a cell for a message, as it stands in the file, without signs that are none and not too long."""
    visible = "".join(sign for sign in cell if unicodedata.category(sign)[0] != "C").strip()
    return visible if len(visible) <= MOST_SHOWN else f"{visible[: MOST_SHOWN - 1]}…"
