"""What would turn the verdicts of the staffing board: every single choice of the page, made otherwise."""

from collections.abc import Mapping

from analytics.staffing.board import Board, UnitLoad, evaluate
from analytics.staffing.posts import Origin, posts_fte
from analytics.staffing.presets import Preset
from analytics.staffing.regimes import REGIMES
from analytics.staffing.turning import turns
from domain.errors import ParameterError
from i18n.text import Text
from ui.staffing import setup
from ui.staffing.board_state import BoardState
from ui.staffing.posts import caseload_words
from ui.staffing.setup import Change, Setting


def sentences(text: Text, setting: Setting, state: BoardState, board: Board) -> tuple[list[str], list[str]]:
    """Return what would turn the answer's own unit or its hours, and what would turn the other units."""
    first = board.most_loaded()
    own: list[str] = []
    others: list[str] = []
    for turn in turns(board, _boards(text, setting, state)):
        for load in turn.loads:
            said = text("board.turning", choice=turn.choice, unit=_unit(text, load))
            (own if first is not None and load.unit == first.unit else others).append(said)
        if turn.hours_gap is not None:
            hours = text.integer(turn.hours_gap, signed=True)
            own.append(text("board.turning_hours", choice=turn.choice, hours=hours))
    return own, others


def _unit(text: Text, load: UnitLoad) -> str:
    words = caseload_words(text, load), text(f"board.words.verdicts.{load.verdict}")
    return f"{text(f'board.short.{load.unit}')} {', '.join(dict.fromkeys(words))}"


def _boards(text: Text, setting: Setting, state: BoardState) -> dict[str, Board]:
    """Return the board under each other choice, by the choice in words.

    Sliders that stand at the starting allocation follow it; else posts that are counted in, or no longer,
    are added to those on the sliders, and another starting allocation changes nothing.
    """
    at_start = state.fte == state.baseline
    others: dict[str, Change] = {}
    for code, roles in setup.COUNTED.items():
        switch = "off" if roles <= setting.counted else "on"
        others[text(f"board.turns.{code}_{switch}")] = {"counted": setting.counted ^ roles}
    for preset in Preset:
        if at_start and preset != setting.preset:
            words = text("board.turns.preset", name=text(f"staffing.presets.{preset}"))
            others[words] = {"preset": preset.value}
    for basis in setup.BASES:
        if basis != setting.basis:
            others[text("board.turns.basis", name=text(f"board.bases.{basis}"))] = {"basis": basis}
    for regime in REGIMES:
        if regime != setting.regime:
            words = text("board.turns.regime", name=text(f"staffing.regimes.{regime.key}"))
            others[words] = {"regime": regime}
    boards = {}
    for words, change in others.items():
        try:
            other = setup.varied(setting, **change)
        except ParameterError:  # its clients are not known, so nothing can be said of it
            continue
        fte = other.baseline.fte if at_start else _with_posts(state.fte, setting, other)
        boards[words] = evaluate(other.coefficients, fte)
    return boards


def _with_posts(fte: Mapping[str, float], setting: Setting, other: Setting) -> dict[str, float]:
    return {
        unit: max(0.0, posts + _posts(unit, other) - _posts(unit, setting)) for unit, posts in fte.items()
    }


def _posts(unit: str, setting: Setting) -> float:
    return sum(posts_fte(setting.baseline.units[unit], origin, setting.counted) for origin in Origin)
