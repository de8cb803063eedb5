"""The answer of the staffing board in words; the browser's twin of it is `answer.js`."""

from collections.abc import Sequence

from analytics.staffing.board import Board, Coefficients, UnitLoad
from i18n.text import Text
from ui.staffing.posts import caseload_words, target


def sentences(text: Text, coefficients: Coefficients, board: Board, start: Board) -> list[str]:
    """Return who has no staff, where most clients fall to one counsellor, and how targets are kept.

    Args:
        text: The reader's language.
        coefficients: What the board was computed from.
        board: The allocation of now.
        start: The starting allocation; said where the sliders have been moved from it.
    """
    said: dict[str, str] = text.tree("board.words.answer")
    totals, most = board.totals, board.most_loaded()
    unknown = [entry["unit"] for entry in coefficients["units"] if entry["clients_high"] is None]
    found = [unserved(text, board)] if totals.unserved else []
    if unknown:
        found.append(said["unknown"].format(units=_names(text, unknown)))
    if most is not None:
        found.append(
            said["most_of_rest" if totals.unserved or unknown else "most"].format(
                where=text(f"board.where.{most.unit}"),
                caseload=caseload_words(text, most),
                target=_standing(text, coefficients, most),
            )
        )
    before = start.most_loaded()
    if before is not None and any(load.fte_change for load in board.units):
        found.append(
            said["start"].format(
                where=text(f"board.where.{before.unit}"), caseload=caseload_words(text, before)
            )
        )
    key = "targets_without_staff" if totals.no_staff else "targets"
    return [*found, said[key].format(above=totals.above_target, below=totals.below_target)]


def unserved(text: Text, board: Board) -> str:
    """Return how many clients have no staff, and where."""
    said: dict[str, str] = text.tree("board.words.answer")
    low, high = board.totals.unserved_clients_low, board.totals.unserved_clients_high
    units = unserved_units(text, board)
    if low is None or high is None:
        return said["unserved_unknown"].format(units=units)
    return said["unserved"].format(clients=text.span(low, high), units=units)


def unserved_units(text: Text, board: Board) -> str:
    """Return the units whose clients have no staff, by name."""
    units = board.totals.unserved
    return text("board.words.answer.everywhere") if len(units) == len(board.units) else _names(text, units)


def _names(text: Text, units: Sequence[str]) -> str:
    return ", ".join(text(f"board.short.{unit}") for unit in units)


def _standing(text: Text, coefficients: Coefficients, load: UnitLoad) -> str:
    """Return where a caseload stands, with its target."""
    entry = next(each for each in coefficients["units"] if each["unit"] == load.unit)
    goal = target(text, entry["band_low"], entry["band_high"])
    return goal if entry["band_high"] is None else f"{text(f'board.words.verdicts.{load.verdict}')} ({goal})"
