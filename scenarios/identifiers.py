"""Identifiers that can be linked to, copied and read aloud, but not guessed."""

import secrets
import zlib

from scenarios.errors import ScenarioLinkError

ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
"""Letters and digits that are not mistaken for one another; no sign that a chat cuts a link at."""

LENGTH = 16
"""15 random signs, 88 bits, and one that checks them."""


def new_identifier() -> str:
    """Return a new identifier, from the operating system's randomness."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
    return body + _check(body)


def named_identifier(word: str) -> str:
    """Return the whole identifier that a word stands for: of what the programme itself brings."""
    body = word.ljust(LENGTH - 1, ALPHABET[0])
    return checked_identifier(body + _check(body))


def checked_identifier(identifier: str) -> str:
    """Return the identifier if it is whole.

    Raises:
        ScenarioLinkError: It is cut off, lengthened or changed (one sign in 58 slips through, and
            then opens nothing).
    """
    if (
        len(identifier) != LENGTH
        or set(identifier) - set(ALPHABET)
        or _check(identifier[:-1]) != identifier[-1]
    ):
        raise ScenarioLinkError(f"Not a whole identifier: {identifier[:80]!r}", identifier=identifier[:80])
    return identifier


def _check(body: str) -> str:
    return ALPHABET[zlib.crc32(body.encode()) % len(ALPHABET)]
