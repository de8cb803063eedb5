"""The cells of a row as what its columns hold: an area, or a number; else an error that names the place."""

import math
from collections.abc import Callable

from data.reading.areas import Unfit
from data.reading.cells import EitherNumberError, NoNumberError, shown
from data.reading.errors import (
    CountError,
    NoCodeError,
    NumberError,
    TotalRowError,
    TwoCodesError,
    TwoNumbersError,
    UnknownCodeError,
    UnknownPlaceError,
)
from data.reading.table import Row

_UNFIT = {
    Unfit.UNKNOWN: UnknownCodeError,
    Unfit.TWO_CODES: TwoCodesError,
    Unfit.TOTAL: TotalRowError,
    Unfit.NOWHERE: UnknownPlaceError,
}


def code_of(code: str | Unfit, row: Row, cell: str, heading: str) -> str:
    """Return the code that a cell names.

    Args:
        code: What `AreaNames.code` makes of the cell.
        row: Its row.
        cell: As it stands.
        heading: Of its column.

    Raises:
        DashboardError: It names none.
    """
    if not isinstance(code, Unfit):
        return code
    line = str(row.number)
    if code is Unfit.EMPTY:
        raise NoCodeError(f"line {line} has no area in {heading}", row=line, column=heading)
    raise _UNFIT[code](
        f"line {line}: {code} area {shown(cell)!r}", row=line, column=heading, cell=shown(cell)
    )


def number_of(read: Callable[[str], float], row: Row, cell: str, heading: str) -> float:
    """Return the number of a cell; NaN where it is not published.

    Raises:
        NumberError, TwoNumbersError: It is none, or may be two.
    """
    line, said = str(row.number), shown(cell)
    try:
        return read(cell)
    except NoNumberError as error:
        raise NumberError(f"line {line}: no number {said!r}", row=line, column=heading, cell=said) from error
    except EitherNumberError as error:
        raise TwoNumbersError(f"line {line}: either {said!r}", row=line, column=heading, cell=said) from error


def count_of(read: Callable[[str], float], row: Row, cell: str, heading: str, most: float) -> float:
    """Return how many a cell says, whole and at most so many; NaN where it is not published.

    Raises:
        NumberError, TwoNumbersError, CountError: It is no such number.
    """
    count = number_of(read, row, cell, heading)
    if not (math.isnan(count) or (0 <= count <= most and count.is_integer())):
        line, said = str(row.number), shown(cell)
        raise CountError(f"line {line}: no count {said!r}", row=line, column=heading, cell=said)
    return count
