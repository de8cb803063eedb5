"""What leaders must see under the staffing board."""

from analytics.staffing.posts import Role, counted_in_fte
from analytics.staffing.presets import state_residual
from analytics.structural_change.frames import ALL_UNITS
from i18n.quantity import POSTS
from views.staffing import assumed, words
from views.staffing.look import Look
from views.staffing.words import short

_NAMED = 3
"""Units named where a structural change is told."""


def clients(look: Look) -> list[str]:
    """Return how many clients there are and where they come from; nothing where that is not known."""
    text, totals = look.text, look.board.totals
    low, high = totals.clients_low, totals.clients_high
    if low is None or high is None:
        return []
    basis = text(f"board.bases.{look.given.basis}", period_in=text.period_in(look.period))
    return [text("board.answer_clients", clients=text.span(low, high), basis=basis)]


def notes(look: Look, *, is_plain: bool) -> tuple[str, ...]:
    """Return what leaders must see: what the claims leave, how the start is known, what was changed."""
    text, values, units = look.text, look.assumptions, look.setting.baseline.units
    left = state_residual(units, values)
    supervisors = sum(counted_in_fte(unit, frozenset({Role.SUPERVISOR})) for unit in units.values())
    unstated = [key for key, unit in units.items() if not unit.state_stated]
    changed = assumed.changes(text, values)
    return (
        text("board.htv_note"),
        *([] if is_plain else [text("board.bar_note")]),
        _shared(look),
        text(
            "board.transferred",
            all=short(text, values.state_fte),
            client=short(text, values.state_client_fte),
            supervisors=short(text, supervisors),
        ),
        text(
            "board.residual",
            client=short(text, values.state_client_fte),
            claimed=POSTS.span(text, left.claimed_low, left.claimed_high),
            left=POSTS.span(text, left.low, left.high),
            units=look.units(unstated),
        ),
        text(f"staffing.preset_notes.{look.given.preset}"),
        text("staffing_page.assumptions.changes", changes=changed) if changed else "",
    )


def change(look: Look) -> tuple[str, ...]:
    """Return which structural change the board holds, with its clients; nothing if it holds none."""
    linked, text, extra = look.given.change, look.text, look.setting.extra
    if linked is None:
        return ()
    total = extra[ALL_UNITS]
    largest = sorted(look.context.area.units, key=lambda unit: -abs(extra[unit].central))[:_NAMED]
    said = text(
        "board.change.notice",
        change=words.change(look.context, text, linked),
        month=text.period(linked.parameters.month),
        clients=text.integer(total.central, signed=True),
        range=text.change_span(total.low, total.high),
        units=", ".join(
            f"{look.unit(unit)} {text.number(extra[unit].central, 1, signed=True)}" for unit in largest
        ),
    )
    own = look.context.own
    if own is not None:
        return said, text("board.change.own_flows", file=own.name)
    return (said, text("board.change.senders_flows")) if linked.own_flows else (said,)


def _shared(look: Look) -> str:
    """Return who gives and gets the shared counsellor, whose part no slider shows."""
    text, units = look.text, look.setting.baseline.units
    return text(
        "board.shared_note",
        shares=", ".join(
            f"{look.unit(key)} {short(text, unit.shared_fte, signed=True)}"
            for key, unit in units.items()
            if unit.shared_fte
        ),
        unplaced=short(text, look.setting.baseline.unplaced_fte),
    )
