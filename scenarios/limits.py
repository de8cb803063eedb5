"""What the texts and the inputs of a scenario may be; texts are kept as written, markup and all."""

import json
import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from scenarios.errors import (
    ScenarioAuthorError,
    ScenarioInputsError,
    ScenarioNameError,
    ScenarioNoteError,
    ScenarioTimeError,
)

MAX_NAME = 200
MAX_NOTE = 20_000
MAX_AUTHOR = 200
MAX_PAGES = 50
MAX_PARAMETERS = 200
"""Of one page."""
MAX_VALUE = 8_000
"""About what a browser takes as an address."""
MAX_SNAPSHOTS = 500

EARLIEST, LATEST = datetime(2020, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
"""A time outside is no server's, and could not be shown on every clock."""

PAGE = re.compile(r"[a-z_]{1,50}")
PARAMETER = re.compile(r"[A-Za-z0-9_.-]{1,100}")
SNAPSHOT = re.compile(r"[A-Za-z0-9_.-]{1,200}")
SHA256 = re.compile(r"[0-9a-f]{64}")
MODEL_VERSION = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6}){0,3}")


def check_name(name: str) -> None:
    """Raise `ScenarioNameError` for a name that is blank, too long, or holds control characters."""
    if not name.strip() or len(name) > MAX_NAME or not _is_one_line(name):
        raise ScenarioNameError(f"Not a name: {len(name)} characters", high=str(MAX_NAME))


def check_note(note: str) -> None:
    """Raise `ScenarioNoteError` for a note or reason that is too long or cannot be stored."""
    if len(note) > MAX_NOTE or not _is_storable(note):
        raise ScenarioNoteError(
            f"Not a note: {len(note)} characters", high=str(MAX_NOTE), length=str(len(note))
        )


def check_author(author: str) -> None:
    """Raise `ScenarioAuthorError` for an author that is too long or holds control characters."""
    if len(author) > MAX_AUTHOR or not _is_one_line(author):
        raise ScenarioAuthorError(f"Not an author: {len(author)} characters", high=str(MAX_AUTHOR))


def check_time(created_at: datetime) -> None:
    """Raise `ScenarioTimeError` for a time that is not in UTC, or not of 2020 to 2099."""
    if created_at.tzinfo is None or created_at.utcoffset() != timedelta(0):
        raise ScenarioTimeError(f"{created_at} is not a time in UTC", time=str(created_at))
    if not EARLIEST <= created_at < LATEST:
        raise ScenarioTimeError(f"{created_at} is not a time of 2020 to 2099", time=str(created_at))


def check_vintage(vintage: Mapping[str, str], model_version: str) -> None:
    """Raise `ScenarioInputsError` for a vintage or model version that is not one."""
    if not MODEL_VERSION.fullmatch(model_version):
        raise _unfit("model_version", model_version)
    if len(vintage) > MAX_SNAPSHOTS:
        raise _unfit("data_vintage", f"{len(vintage)} snapshots")
    for snapshot, sha256 in vintage.items():
        if not SNAPSHOT.fullmatch(snapshot) or not SHA256.fullmatch(sha256):
            raise _unfit("data_vintage", f"{snapshot}={sha256}")


def check_inputs(inputs: Mapping[str, Mapping[str, str]]) -> None:
    """Raise `ScenarioInputsError` for inputs that are too many, too long, or not text."""
    if len(inputs) > MAX_PAGES:
        raise _unfit("inputs", f"{len(inputs)} pages")
    for page, parameters in inputs.items():
        if not PAGE.fullmatch(page) or len(parameters) > MAX_PARAMETERS:
            raise _unfit("inputs", page)
        for parameter, value in parameters.items():
            is_text = isinstance(value, str) and len(value) <= MAX_VALUE and _is_whole(value)
            if not PARAMETER.fullmatch(parameter) or not is_text:
                raise _unfit("inputs", f"{page}.{parameter}={value}")


def _unfit(part: str, value: str) -> ScenarioInputsError:
    shown = value[:80]
    return ScenarioInputsError(f"{part} cannot be stored: {shown!r}", part=part, value=shown)


def _is_storable(text: str) -> bool:
    """Return whether every database takes the text: no NUL, no half of a surrogate pair."""
    return "\0" not in text and not any("\ud800" <= sign <= "\udfff" for sign in text)


def legible(text: object, longest: int) -> str:
    """Return what can be shown of a text as it is stored, whatever became of it; "" for what is none."""
    if not isinstance(text, str):
        return ""
    shown = text[:longest].encode(errors="ignore").decode()
    return "".join(sign for sign in shown if sign in "\n\t" or unicodedata.category(sign) != "Cc")


def _is_whole(value: str) -> bool:
    """Return whether a value can be stored, also what a value in JSON, such as a view's, stands for."""
    if not _is_storable(value):
        return False
    if "\\u" not in value:
        return True
    try:
        return _is_storable(json.dumps(json.loads(value), ensure_ascii=False))
    except (ValueError, RecursionError):
        return True  # not JSON: nobody will read it as such


def _is_one_line(text: str) -> bool:
    return _is_storable(text) and not any(unicodedata.category(sign) in ("Cc", "Zl", "Zp") for sign in text)
