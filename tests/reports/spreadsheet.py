"""How a spreadsheet shows a number, for tests that compare it with the page: the codes that are used here."""

import re
from decimal import ROUND_HALF_UP, Decimal

CODE = re.compile(r'(?P<before>\+?(?:"[^"]*")*)(?P<digits>#,##0|0)(?P<fraction>\.0+)?(?P<after>.*)')


def displayed(value, code, decimal_mark, thousands_mark):
    """Return what a spreadsheet of a language shows of a number under a format code."""
    parts = code.split(";")
    own = parts[min(0 if value > 0 else 1 if value < 0 else 2, len(parts) - 1)]
    found = CODE.fullmatch(own)
    decimals = len(found["fraction"] or ".") - 1
    shown = Decimal(f"{abs(value):.15g}") * (100 if "%" in re.sub('"[^"]*"', "", own) else 1)
    rounded = shown.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    digits = f"{rounded:,f}" if "," in found["digits"] else f"{rounded:f}"
    marks = {",": thousands_mark, ".": decimal_mark}
    written = "".join(marks.get(each, each) for each in digits)
    sign = "−" if value < 0 and len(parts) == 1 else ""
    return (sign + found["before"] + written + found["after"]).replace('"', "")
