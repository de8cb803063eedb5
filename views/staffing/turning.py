"""What would turn the verdicts of the staffing board: every single choice of the page, made otherwise."""

from dataclasses import replace

from analytics.staffing.board import Board, UnitLoad, evaluate
from analytics.staffing.posts import Origin, posts_fte
from analytics.staffing.presets import Preset
from analytics.staffing.regimes import REGIMES
from analytics.staffing.turning import turns
from domain.errors import DashboardError
from views.staffing.choices import COUNTED
from views.staffing.look import Look
from views.staffing.setting import BASES, Given, period_of, worked_out
from views.staffing.words import caseload
from views.staffing.words import preset as preset_words


def sentences(look: Look) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what would turn the answer's own unit or its hours, and what would turn the other units."""
    key = (sentences, look.text.language, look.given, look.posts)  # the page and its board both say them
    return look.context.kept(key, lambda: _sentences(look))


def _sentences(look: Look) -> tuple[tuple[str, ...], tuple[str, ...]]:
    text, first = look.text, look.board.most_loaded()
    own: list[str] = []
    others: list[str] = []
    for turn in turns(look.board, _boards(look)):
        for load in turn.loads:
            said = text("board.turning", choice=turn.choice, unit=_unit(look, load))
            (own if first is not None and load.unit == first.unit else others).append(said)
        if turn.hours_gap is not None:
            hours = text.integer(turn.hours_gap, signed=True)
            own.append(text("board.turning_hours", choice=turn.choice, hours=hours))
    return tuple(own), tuple(others)


def _unit(look: Look, load: UnitLoad) -> str:
    words = caseload(look.text, load), look.text(f"board.words.verdicts.{load.verdict}")
    return f"{look.unit(load.unit)} {', '.join(dict.fromkeys(words))}"


def _boards(look: Look) -> dict[str, Board]:
    """Return the board under each other choice, by the choice in words.

    Sliders that stand at the starting allocation follow it; else posts that are counted in, or no longer,
    are added to those on the sliders, and another starting allocation changes nothing.
    """
    boards = {}
    for words, other in _others(look).items():
        try:
            setting = worked_out(look.context, other)
        except DashboardError:  # its clients are not known, so nothing can be said of it
            continue
        fte = _moved(look, other) if look.posts else setting.baseline.fte
        boards[words] = evaluate(setting.coefficients, fte)
    return boards


def _others(look: Look) -> dict[str, Given]:
    """Return every other setting that is one choice away, by the choice in words."""
    text, given = look.text, look.given
    others: dict[str, Given] = {}
    for key, roles in COUNTED.items():
        switch = "off" if roles <= given.counted else "on"
        others[text(f"board.turns.{key}_{switch}")] = replace(given, counted=given.counted ^ roles)
    for preset in Preset:
        if not look.posts and preset != given.preset:
            words = text("board.turns.preset", name=preset_words(look.context, text, preset))
            others[words] = replace(given, preset=preset)
    for basis in BASES:
        if basis != given.basis:
            period_in = text.period_in(period_of(look.context, basis))
            name = text(f"board.bases.{basis}", period_in=period_in)
            others[text("board.turns.basis", name=name)] = replace(given, basis=basis)
    for regime in REGIMES:
        if regime != given.regime:
            words = text("board.turns.regime", name=text(f"staffing.regimes.{regime.key}"))
            others[words] = replace(given, regime=regime)
    return others


def _moved(look: Look, other: Given) -> dict[str, float]:
    units = look.setting.baseline.units
    counted = {
        key: sum(
            posts_fte(unit, origin, other.counted) - posts_fte(unit, origin, look.given.counted)
            for origin in Origin
        )
        for key, unit in units.items()
    }
    return {key: max(0.0, fte + counted[key]) for key, fte in look.fte.items()}
