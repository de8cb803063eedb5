"""A bar on a terminal that tells rows and time left; lines now and then where there is no terminal."""

import time
from collections.abc import Callable
from typing import TextIO

WIDTH = 28
EVERY_S, EVERY_LINE_S = 0.1, 10.0


class Bar:
    """Draws how far each table is."""

    def __init__(self, out: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._out, self._clock = out, clock
        self._is_terminal = out.isatty()
        self._table, self._began, self._drawn = "", 0.0, float("-inf")

    def __call__(self, table: str, done: int, total: int) -> None:
        """Draw it anew, if it is time to."""
        now = self._clock()
        if table != self._table:
            self._table, self._began, self._drawn = table, now, float("-inf")
        is_last = done >= total
        if not is_last and now - self._drawn < (EVERY_S if self._is_terminal else EVERY_LINE_S):
            return
        self._drawn = now
        ahead, behind = ("\r", "\n" if is_last else "") if self._is_terminal else ("", "\n")
        self._out.write(f"{ahead}{line(table, done, total, now - self._began)}{behind}")
        self._out.flush()


def line(table: str, done: int, total: int, elapsed_s: float) -> str:
    """Return the bar: "tyonv/12r5 [####----] 120 000 of 240 000 rows, 50 %, 0:12 left"."""
    part = min(1.0, done / total) if total else 1.0
    filled = round(WIDTH * part)
    left = elapsed_s * (1 - part) / part if part else 0.0
    minutes, seconds = divmod(round(left), 60)
    rows = f"{done:,} of {total:,} rows".replace(",", " ")
    return (
        f"{table:<12} [{'#' * filled}{'-' * (WIDTH - filled)}] {rows}, {100 * part:.0f} %, "
        f"{minutes}:{seconds:02} left  "
    )
