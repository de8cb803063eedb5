"""What the staffing page says in sentences: its answer, and what leaders must see."""

from collections.abc import Sequence

from analytics.staffing.board import evaluate
from analytics.staffing.posts import Role, counted_in_fte
from analytics.staffing.presets import state_residual
from analytics.staffing.units import UNITS
from i18n.text import Text
from ui import collector
from ui.staffing import assumptions, board_state
from ui.staffing.posts import short, short_span
from ui.staffing.setup import Setting


def answer(text: Text, setting: Setting) -> list[str]:
    """Return the sentences under the title: the starting allocation's largest caseload, and the clients.

    On the page the board itself tells the present allocation, at once; in an exported file they do.
    """
    fte = setting.baseline.fte
    if collector.collector() is not None:
        fte = board_state.opened(setting.preset, setting.coefficients).fte
    board = evaluate(setting.coefficients, fte)
    totals = board.totals
    if totals.largest_unit is None or totals.largest_caseload is None:
        return [text("board.words.unknown")]
    if totals.clients_low is None or totals.clients_high is None:
        return [text("board.words.unknown")]
    return [
        text(
            "board.answer_over" if fte == setting.baseline.fte else "board.answer_now",
            unit=text(f"staffing.units.{totals.largest_unit}"),
            caseload=text.integer(totals.largest_caseload),
            verdict=text(f"staffing.verdicts.{board.unit(totals.largest_unit).verdict}"),
            out=str(totals.out_of_band),
        ),
        text(
            "board.answer_clients",
            clients=text.span(totals.clients_low, totals.clients_high),
            basis=text(f"board.bases.{setting.basis}"),
        ),
    ]


def notes(text: Text, setting: Setting, *, plain: bool) -> Sequence[str]:
    """Return what leaders must see: what the claims leave, how the start is known, what was changed."""
    left = state_residual(setting.assumptions)
    supervisors = sum(counted_in_fte(unit, frozenset({Role.SUPERVISOR})) for unit in UNITS.values())
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
