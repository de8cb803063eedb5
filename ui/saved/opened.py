"""What a link to a saved version opens."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from domain.errors import DashboardError
from scenarios.access.guarded import GuardedStore
from scenarios.model import Version

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """What the session's link opened.

    Attributes:
        link: What the address says.
        version: The version; None if it could not be opened.
        error: Why not.
    """

    link: str
    version: Version | None = None
    error: DashboardError | None = None


def open_of(link: str, store: Callable[[], GuardedStore]) -> Open:
    """Return the version that an address names, or why it cannot be opened."""
    try:
        return Open(link=link, version=store().version(link))
    except DashboardError as error:
        logger.warning("%s", error)
        return Open(link=link, error=error)
