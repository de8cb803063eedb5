"""Which larger area each municipality is in at a time, and which have moved to another."""

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True, slots=True)
class Moved:
    """A municipality that went to another area on a day of the classification, ISO 8601."""

    ref_area: str
    before: str
    after: str
    since: str


def in_force(rows: pd.DataFrame, time_period: str) -> pd.DataFrame:
    """Return the rows of the newest classification that held at the end of a month; none before the first.

    Args:
        rows: ref_area, member_of, valid_from (ISO 8601), of one level.
        time_period: The month.
    """
    known = rows[rows["valid_from"].str[: len(time_period)] <= time_period]
    newest: pd.DataFrame = known[known["valid_from"] == known["valid_from"].max()]
    return newest.reset_index(drop=True)


def moved(rows: pd.DataFrame, time_period: str) -> tuple[Moved, ...]:
    """Return who has moved between the classifications known up to a month, the latest first.

    A municipality that one of the two lacks has not moved: it was merged with another, or is new.

    Args:
        rows: As `in_force` has them.
        time_period: The month.
    """
    known = rows[rows["valid_from"].str[: len(time_period)] <= time_period]
    wide = known.pivot(index="ref_area", columns="valid_from", values="member_of").sort_index(axis="columns")
    found = [
        Moved(str(code), str(before), str(after), str(since))
        for earlier, since in zip(wide.columns, wide.columns[1:], strict=False)
        for code, before, after in zip(wide.index, wide[earlier], wide[since], strict=True)
        if before == before and after == after and before != after
    ]
    return tuple(sorted(found, key=lambda each: each.since, reverse=True))
