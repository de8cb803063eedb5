"""Words that people write, and the signs in them that would turn the words of others around."""

import re

_OVERRIDES = "\u202a-\u202e"
_ISOLATES = "\u2066-\u2069"

_TURNING = re.compile(f"[{_OVERRIDES}{_ISOLATES}]")
_OVERRIDING = re.compile(f"[{_OVERRIDES}]")


def unturned(words: str) -> str:
    """Return words of one person without the signs that turn the direction of what stands after them."""
    return _TURNING.sub("", words)


def unoverridden(words: str) -> str:
    """Return words of which some are isolated, without the signs that turn others against their direction."""
    return _OVERRIDING.sub("", words)
