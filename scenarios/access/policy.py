"""Who may do what: roles, what each allows, and with whom a scenario is shared."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody who is signed in may do; each role may all that those before it may."""

    READER = "reader"
    EDITOR = "editor"
    CHAIR = "chair"
    ADMINISTRATOR = "administrator"


class Deed(StrEnum):
    """What is allowed or not."""

    SEE = "see"
    SAVE = "save"
    RESTORE = "restore"
    RENAME = "rename"
    ARCHIVE = "archive"
    UPLOAD = "upload"
    CHAIR = "chair"
    ADMINISTER = "administer"


class Visibility(StrEnum):
    """With whom a scenario is shared: its owner alone, the owner's team, or whoever reaches the server."""

    PUBLIC = "public"
    TEAM = "team"
    PRIVATE = "private"


_EDITS = {Deed.SAVE, Deed.RESTORE, Deed.RENAME, Deed.ARCHIVE, Deed.UPLOAD}

ALLOWED: dict[Role, frozenset[Deed]] = {
    Role.READER: frozenset({Deed.SEE}),
    Role.EDITOR: frozenset({Deed.SEE, *_EDITS}),
    Role.CHAIR: frozenset({Deed.SEE, *_EDITS, Deed.CHAIR}),
    Role.ADMINISTRATOR: frozenset(Deed),
}

WITHOUT_SIGN_IN = frozenset(Deed) - {Deed.ADMINISTER}
"""Where nobody signs in everybody may all but give roles: there are none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """With whom a scenario is shared.

    Attributes:
        visibility: How widely.
        owner: Subject of who shares it; "" for nobody who is known.
        team: The owner's team when it was shared; "" for none.
    """

    visibility: Visibility = Visibility.PUBLIC
    owner: str = ""
    team: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Who is asking.

    Attributes:
        subject: The identity that the sign-in service vouches for; "" where nobody is signed in.
        name: What to call them; may be empty.
        role: Their role; None where nobody is signed in.
        team: Their team; "" for none.
        is_open: Whether this server knows no sign-in at all.
    """

    subject: str = ""
    name: str = ""
    role: Role | None = None
    team: str = ""
    is_open: bool = False

    def may(self, deed: Deed) -> bool:
        """Return whether the reader may do something."""
        if self.is_open:
            return deed in WITHOUT_SIGN_IN
        return deed in ALLOWED[self.role] if self.role is not None else deed is Deed.SEE

    def sees(self, share: Share) -> bool:
        """Return whether a scenario that is shared like this may be seen by the reader."""
        if share.visibility is Visibility.PUBLIC:
            return True
        if not self.subject:
            return False
        is_team = share.visibility is Visibility.TEAM and share.team != "" and share.team == self.team
        return is_team or share.owner == self.subject


NOBODY = Reader()
"""Who has not signed in, where others can."""

ANYBODY = Reader(is_open=True)
"""Everybody, where nobody signs in."""
