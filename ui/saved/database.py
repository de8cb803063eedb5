"""Where this server keeps its scenarios, and the time that is written down with each."""

from datetime import UTC, datetime

from scenarios.database import FOLDER, configured_url
from scenarios.errors import ScenarioStorageError


def database_url() -> str:
    """Return the address of this server's database.

    Raises:
        ScenarioStorageError: The folder of the default database cannot be made.
    """
    try:
        FOLDER.mkdir(exist_ok=True)
    except OSError as error:
        raise ScenarioStorageError(f"{FOLDER} cannot be made: {error}") from error
    return configured_url(FOLDER)


def now() -> datetime:
    """Return the time that a save carries."""
    return datetime.now(UTC)
