"""What leaders must see under the staffing board."""

from collections.abc import Sequence

from analytics.staffing.board import Board
from analytics.staffing.posts import Role, counted_in_fte
from analytics.staffing.presets import state_residual
from i18n.text import Text
from ui.staffing import assumptions
from ui.staffing.posts import short, short_span
from ui.staffing.setup import Setting


def clients(text: Text, setting: Setting, board: Board) -> list[str]:
    """Return how many clients there are and where they come from; nothing where that is not known."""
    low, high = board.totals.clients_low, board.totals.clients_high
    if low is None or high is None:
        return []
    basis = text(f"board.bases.{setting.basis}")
    return [text("board.answer_clients", clients=text.span(low, high), basis=basis)]


def notes(text: Text, setting: Setting, *, plain: bool) -> Sequence[str]:
    """Return what leaders must see: what the claims leave, how the start is known, what was changed."""
    units = setting.baseline.units
    left = state_residual(units, setting.assumptions)
    supervisors = sum(counted_in_fte(unit, frozenset({Role.SUPERVISOR})) for unit in units.values())
    return [
        text("board.htv_note"),
        *([] if plain else [text("board.bar_note")]),
        _shared(text, setting),
        text(
            "board.transferred",
            all=short(text, setting.assumptions.state_fte),
            client=short(text, setting.assumptions.state_client_fte),
            supervisors=short(text, supervisors),
        ),
        text(
            "board.residual",
            client=short(text, setting.assumptions.state_client_fte),
            claimed=short_span(text, left.claimed_low, left.claimed_high),
            left=short_span(text, left.low, left.high),
        ),
        text(f"staffing.preset_notes.{setting.preset}"),
        assumptions.changes(text),
    ]


def _shared(text: Text, setting: Setting) -> str:
    """Return who gives and gets the shared counsellor, whose part no slider shows."""
    shares = {unit: supply.shared_in - supply.shared_out for unit, supply in setting.baseline.supply.items()}
    return text(
        "board.shared_note",
        shares=", ".join(
            f"{text(f'board.short.{unit}')} {short(text, fte, signed=True)}"
            for unit, fte in shares.items()
            if fte
        ),
        unplaced=short(text, setting.baseline.unplaced_fte),
    )
