"""Who the reader of this session is, and what they may do: sign-in is on where the secrets configure it."""

import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import streamlit as st

from scenarios.access.guarded import GuardedStore, require
from scenarios.access.policy import ANYBODY, NOBODY, Deed, Reader, Share, Visibility
from scenarios.access.store import AccessStore
from ui import loaders
from ui.saved.database import now
from ui.streamlit_internals import get_script_run_ctx

SECTION, ADMINISTRATORS = "tilannehuone", "administrators"
"""Where the secrets name the first administrators, beside the section `auth` that is Streamlit's."""

LOOK_S = 5.0
"""Seconds until secrets count that were put on the disk of a running server."""

_NOTED = "access_noted"


def user() -> dict[str, Any]:
    """Return what the sign-in service says of the reader: nothing where nobody signs in."""
    return dict(st.user.to_dict()) if is_configured() else {}


def is_on() -> bool:
    """Return whether this server knows sign-in."""
    return "is_logged_in" in user()


def reader() -> Reader:
    """Return who is asking, with the role that they have now.

    Raises:
        ScenarioStorageError: The database does not answer: nobody's role is known then.
    """
    said = user()
    found = _known(said)
    if found.subject and not st.session_state.get(_NOTED):
        store().signed_in(found, now(), _issued(said))
        st.session_state[_NOTED] = True
    return found


def _known(said: Mapping[str, Any]) -> Reader:
    """Return whom the sign-in service speaks of, with the role that they have now."""
    if "is_logged_in" not in said:
        return ANYBODY
    if not said["is_logged_in"]:
        return NOBODY
    # A subject is unique within its issuer alone; a mail address may change hands.
    subject = "|".join(str(said[name]) for name in ("iss", "sub") if said.get(name))
    name = str(said.get("name") or said.get("email") or said.get("sub") or "")
    return _store(signs_in=True).reader(subject, name)


def _issued(said: Mapping[str, Any]) -> datetime:
    """Return when the reader signed in, as the sign-in service says; now where it does not."""
    try:
        return datetime.fromtimestamp(int(said["iat"]), UTC)
    except (KeyError, TypeError, ValueError, OverflowError, OSError):
        return now()


def store() -> AccessStore:
    """Return where roles and the audit trail are kept."""
    return _store(signs_in=is_on())


def _store(*, signs_in: bool) -> AccessStore:
    named = st.secrets.get(SECTION, {}).get(ADMINISTRATORS, ()) if signs_in else ()
    return loaders.access_store(tuple(map(str, named)))


def scenarios() -> GuardedStore:
    """Return the scenarios as the reader of this session may use them."""
    return GuardedStore(loaders.scenario_store(), reader())


def decks() -> GuardedStore:
    """Return the saved decks as the reader of this session may use them."""
    return GuardedStore(loaders.scenario_store().decks(), reader())


def opener() -> Callable[[], GuardedStore]:
    """Return what opens the scenarios that the reader of this session may see, at any later time.

    Outside a session nobody knows who is reading: where this server knows sign-in, it is nobody.
    """
    if get_script_run_ctx(suppress_warning=True) is not None:
        said = user()
        return lambda: GuardedStore(loaders.scenario_store(), _known(said))
    signs_in = is_configured()
    return lambda: GuardedStore(loaders.scenario_store(), NOBODY if signs_in else ANYBODY)


def is_configured() -> bool:
    """Return whether this server knows sign-in, also where no page is running."""
    return _is_configured(int(time.monotonic() // LOOK_S))


@lru_cache(maxsize=1)
def _is_configured(_since: int) -> bool:
    """Look on the disk: where no secrets are, Streamlit does at each asking, one reader after another."""
    return st.secrets.load_if_toml_exists() and "auth" in st.secrets


def may(deed: Deed) -> bool:
    """Return whether the reader may do something."""
    return reader().may(deed)


def check(deed: Deed) -> None:
    """Raise `AccessSignInError` or `AccessDeniedError` where the reader may not do something."""
    require(reader(), deed)


def author(said: str) -> str:
    """Return the name that is written down: the reader's own where they are signed in, else what they say."""
    found = reader()
    return found.name if found.subject else said


def share(visibility: Visibility) -> Share | None:
    """Return with whom a scenario of the reader's is shared; None where nobody signs in: with everybody."""
    found = reader()
    if not found.subject:
        return None
    return Share(visibility=visibility, owner=found.subject, team=found.team)


def noter() -> Callable[[str, str, str], None]:
    """Return what writes a line of the audit trail at any later time, also where the run has been stopped.

    Where nobody signs in, it is of nobody.
    """
    trail, found = store(), reader()
    return lambda deed, about, detail: trail.note(found, deed, now(), object=about, detail=detail)
