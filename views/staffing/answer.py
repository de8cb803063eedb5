"""The answer of the staffing board in words; the browser's twin of it is `answer.js`."""

from analytics.staffing.board import Board, UnitLoad
from views.staffing.look import Look
from views.staffing.words import caseload


def sentences(look: Look) -> list[str]:
    """Return who has no staff, where most clients fall to one counsellor, and how targets are kept.

    The starting allocation is said where the sliders have been moved from it.
    """
    text, board = look.text, look.board
    said: dict[str, str] = text.tree("board.words.answer")
    totals, most = board.totals, board.most_loaded()
    unknown = [entry["unit"] for entry in look.setting.coefficients["units"] if entry["clients_high"] is None]
    found = [unserved(look, board)] if totals.unserved else []
    if unknown:
        found.append(said["unknown"].format(units=look.units(unknown)))
    if most is not None:
        found.append(
            said["most_of_rest" if totals.unserved or unknown else "most"].format(
                where=look.where(most.unit),
                caseload=caseload(text, most),
                target=_standing(look, most),
            )
        )
    before = look.start.most_loaded()
    if before is not None and any(load.fte_change for load in board.units):
        found.append(said["start"].format(where=look.where(before.unit), caseload=caseload(text, before)))
    key = "targets_without_staff" if totals.no_staff else "targets"
    return [*found, said[key].format(above=totals.above_target, below=totals.below_target)]


def unserved(look: Look, board: Board) -> str:
    """Return how many clients have no staff, and where."""
    text = look.text
    said: dict[str, str] = text.tree("board.words.answer")
    low, high = board.totals.unserved_clients_low, board.totals.unserved_clients_high
    units = unserved_units(look, board)
    if low is None or high is None:
        return said["unserved_unknown"].format(units=units)
    return said["unserved"].format(clients=text.span(low, high), units=units)


def unserved_units(look: Look, board: Board) -> str:
    """Return the units whose clients have no staff, by name."""
    units = board.totals.unserved
    if len(units) == len(board.units):
        return str(look.text("board.words.answer.everywhere"))
    return look.units(units)


def _standing(look: Look, load: UnitLoad) -> str:
    """Return where a caseload stands, with its target."""
    text = look.text
    entry = next(each for each in look.setting.coefficients["units"] if each["unit"] == load.unit)
    goal = look.target(load.unit)
    return goal if entry["band_high"] is None else f"{text(f'board.words.verdicts.{load.verdict}')} ({goal})"
