"""When the states of a log are counted."""

from datetime import datetime, timedelta

MOST = 8
"""How many ends of quarters are counted."""


def quarter_ends(first: datetime, last: datetime) -> tuple[datetime, ...]:
    """Return the last moments of the quarters between two times, the latest of them, and the last time."""
    ends: list[datetime] = []
    year, quarter = last.year, (last.month - 1) // 3
    while len(ends) < MOST:
        begins = datetime(year, 3 * quarter + 1, 1)  # noqa: DTZ001 - a log's own time
        end = begins - timedelta(seconds=1)
        if end < first:
            break
        ends.append(end)
        year, quarter = (year, quarter - 1) if quarter else (year - 1, 3)
    return (*reversed(ends), last)
