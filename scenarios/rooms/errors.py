"""What cannot be done in a meeting room, and why."""

from domain.errors import DashboardError


class RoomError(DashboardError, ValueError):
    """Something cannot be done in a room; nothing was written."""

    text_key = "room.errors.room"


class RoomUnknownError(RoomError, LookupError):
    """No room of this code is here."""

    text_key = "room.errors.unknown"


class RoomFormError(RoomError):
    """A room cannot be opened like this."""

    text_key = "room.errors.form"


class RoomSeatError(RoomError):
    """Who asks does not speak for this participant, or another device does by now."""

    text_key = "room.errors.seat"


class RoomChairError(RoomError):
    """Who asks is not the chair."""

    text_key = "room.errors.chair"


class RoomLateError(RoomError):
    """The answers have been revealed: another would be given in the knowledge of them."""

    text_key = "room.errors.late"


class RoomFrozenError(RoomError):
    """The room has decided."""

    text_key = "room.errors.frozen"


class RoomOrderError(RoomError):
    """It is not its turn yet, or no more."""

    text_key = "room.errors.order"


class RoomDoneError(RoomOrderError):
    """The chair asks for what has been done since the page was drawn that the chair pressed on."""

    text_key = "room.errors.done"


class RoomBallotError(RoomError):
    """The vote was on another proposal than the one that is being voted on now."""

    text_key = "room.errors.ballot"


class RoomEmptyError(RoomError):
    """Nobody has answered."""

    text_key = "room.errors.empty"


class RoomDamagedError(RoomError):
    """What is stored of a room or a decision is not what was written."""

    text_key = "room.errors.damaged"
