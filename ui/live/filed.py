"""The page of the meeting room as exported files take it: its question, and once revealed, every proposal."""

from i18n.text import Text
from reports import model
from ui import current_context, loaders
from ui.live import board, door, meeting, place
from views import room_words
from views.blocks import Figure
from views.files import filed, vintage


def page(code: str, text: Text) -> model.Page:
    """Return what a room shows to all who are in it; of no room, what rooms can decide.

    Args:
        code: Of the room; "" for none.
        text: The reader's language.

    Raises:
        DashboardError: There is no such room, or the data cannot be read.
    """
    if not code:
        return _page(text, door.told(text), figures={"room_subjects": door.can_decide(text)})
    state = loaders.room_store().state(code)
    if not state.is_told:
        return _page(text, meeting.told(text, state))
    found, write = room_words.spread_of(state), place.writer(text, state.room)
    return _page(
        text,
        meeting.told(text, state),
        key_figures=board.spread(text, state, found) if found else (),
        figures={"room_answers": board.proposals(text, state)},
        notes=(
            room_words.agreement(text, state),
            room_words.ballot(text, state, place.names(), write),
        ),
    )


def _page(
    text: Text,
    answer: tuple[str, ...],
    *,
    figures: dict[str, Figure] | None = None,
    key_figures: tuple[model.KeyFigure, ...] = (),
    notes: tuple[str, ...] = (),
) -> model.Page:
    context = current_context.context()
    return model.Page(
        name=place.PAGE,
        question=text("room.title"),
        answer=answer,
        vintage=vintage(context, text),
        key_figures=key_figures,
        figures=tuple(filed(key, figure, context, text) for key, figure in (figures or {}).items()),
        notes=tuple(filter(None, notes)),
    )
