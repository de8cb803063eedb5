"""Which verdicts of a board turn when a single choice is made otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass

from analytics.caseload import Verdict
from analytics.staffing.board import ABOVE_TARGET, Board, UnitLoad

_CERTAIN = (*ABOVE_TARGET, Verdict.WITHIN, Verdict.UNDER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A choice that turns verdicts.

    Attributes:
        choice: Key of the choice.
        loads: The units that are above their target only under one of the two boards, as the choice
            leaves them.
        hours_gap: Hours a year under the choice where it turns whether they suffice, else None.
    """

    choice: str
    loads: tuple[UnitLoad, ...]
    hours_gap: float | None


def turns(board: Board, others: Mapping[str, Board]) -> tuple[Turn, ...]:
    """Return what turns a verdict, in the order of the choices; a choice that turns none is left out.

    Args:
        board: As the reader has it.
        others: Key of a choice -> the board with that one choice made otherwise.
    """
    found = []
    for choice, other in others.items():
        loads = tuple(
            load for before, load in zip(board.units, other.units, strict=True) if _turns(before, load)
        )
        gap, gap_before = other.totals.hours_gap_low, board.totals.hours_gap_low
        is_turned = gap is not None and gap_before is not None and (gap < 0) != (gap_before < 0)
        if loads or is_turned:
            found.append(Turn(choice=choice, loads=loads, hours_gap=gap if is_turned else None))
    return tuple(found)


def _turns(before: UnitLoad, after: UnitLoad) -> bool:
    verdicts = before.verdict, after.verdict
    is_certain = all(verdict in _CERTAIN for verdict in verdicts)
    return is_certain and (verdicts[0] in ABOVE_TARGET) != (verdicts[1] in ABOVE_TARGET)
