"""Find where a row with too few values stands, by the totals that its columns must add up to."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from data.build.checks import require
from data.build.printed import MISSING, SUPPRESSED, number

Row = Mapping[str, str]

SUPPRESSED_LOW, SUPPRESSED_HIGH = 1, 4
"""A suppressed cell hides 1-4 persons (the producer's rule)."""
ROUNDING_PCT = Decimal("0.05")
"""Half of the last digit of a printed percentage."""


def aligned(short: Sequence[str], others: Sequence[Row], totals: Row) -> dict[str, str]:
    """Return the short row with its values under the only columns where they can stand.

    Every way of leaving columns out is tried in order of columns. A contradiction that no way
    avoids, such as a column whose total leaves nothing for its suppressed cells, decides nothing;
    any other rules a way out.

    Raises:
        BuildError: No alignment survives, or more than one.
    """
    columns = list(totals)
    ways = []
    for places in combinations(columns, len(short)):
        row = dict.fromkeys(columns, MISSING) | dict(zip(places, short, strict=True))
        ways.append((row, contradictions([*others, row], totals) | _row_contradictions(row)))
    unavoidable = set.intersection(*(found for _, found in ways))
    surviving = [row for row, found in ways if found == unavoidable]
    require(len(surviving) == 1, f"{len(surviving)} alignments of {' '.join(short)} survive, not one")
    return surviving[0]


def contradictions(rows: Sequence[Row], totals: Row) -> set[str]:
    """Return the head counts that cannot add up to their total, whatever the unknown cells hide."""
    return {
        column for column in totals if column != "unemployed_share" and not _adds_up(column, rows, totals)
    }


def _adds_up(column: str, rows: Sequence[Row], totals: Row) -> bool:
    cells = [row[column] for row in rows]
    left = number(totals[column]) - sum(number(cell) for cell in cells if cell not in (SUPPRESSED, MISSING))
    suppressed = cells.count(SUPPRESSED)
    if MISSING in cells:
        return left >= SUPPRESSED_LOW * suppressed
    return SUPPRESSED_LOW * suppressed <= left <= SUPPRESSED_HIGH * suppressed


def _row_contradictions(row: Row) -> set[str]:
    """Return what contradicts itself in a row: the sexes against their sum, the share against its ratio."""
    known = {column: number(cell) for column, cell in row.items() if cell not in (SUPPRESSED, MISSING)}
    found = set()
    sexes = known.keys() >= {"unemployed", "unemployed_men", "unemployed_women"}
    if sexes and known["unemployed_men"] + known["unemployed_women"] != known["unemployed"]:
        found.add("men + women")
    if known.keys() >= {"unemployed", "labour_force", "unemployed_share"}:
        ratio = 100 * known["unemployed"] / known["labour_force"]
        if abs(ratio - known["unemployed_share"]) > ROUNDING_PCT:
            found.add("share")
    return found
