"""Scenarios as a file that another server, or a person, can read; `exchange.schema.json` describes it."""

import json
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

from jsonschema import Draft202012Validator

from domain.errors import DashboardError
from scenarios.documents import event_document, event_from, version_document, version_from, written
from scenarios.errors import (
    ImportForeignError,
    ImportFutureError,
    ImportRuleError,
    ImportTooLargeError,
    ImportTooManyError,
    ImportUnreadableError,
)
from scenarios.identifiers import checked_identifier
from scenarios.model import SCHEMA_VERSION, Record

FORMAT = "tilannehuone-scenarios"
"""What a file says it is."""

MAX_BYTES = 20_000_000
MAX_SCENARIOS, MAX_VERSIONS, MAX_EVENTS = 200, 1_000, 3_000
"""Of one file: what is checked in seconds, and hides nobody's own among the imported ones."""

TOMORROW = timedelta(days=1)
"""How far another server's clock may be ahead."""

SCHEMA = Path(__file__).parent / "exchange.schema.json"


def exported(records: Sequence[Record]) -> bytes:
    """Return scenarios as a file, readable and the same for the same scenarios."""
    document = {
        "format": FORMAT,
        "version": SCHEMA_VERSION,
        "scenarios": [
            {
                "id": record.scenario_id,
                "versions": [version_document(version) for version in record.versions],
                "history": [event_document(event) for event in record.history],
            }
            for record in records
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2).encode() + b"\n"


def imported(file: bytes, now: datetime | None = None) -> tuple[Record, ...]:
    """Return the scenarios of a file; nothing of it is run, and all of it is checked.

    Args:
        file: What somebody brings.
        now: The time of the import, UTC; nothing in the file may be later than a day after it.

    Raises:
        ImportTooLargeError: It is larger than 20 MB.
        ImportUnreadableError: It is not JSON in UTF-8.
        ImportForeignError: It is not an export of scenarios.
        ImportFutureError: A newer programme exported it.
        ImportTooManyError: It holds more than is taken at once.
        ImportRuleError: A part of it breaks a rule of the format.
    """
    if len(file) > MAX_BYTES:
        raise ImportTooLargeError(f"{len(file)} bytes", high=str(MAX_BYTES // 1_000_000))
    document = _read(file)
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise ImportForeignError("Not an export of scenarios")
    version = document.get("version")
    if isinstance(version, int) and version > SCHEMA_VERSION:
        raise ImportFutureError(f"Version {version}", version=str(version), known=str(SCHEMA_VERSION))
    _check_numbers(document)
    broken = next(_validator().iter_errors(document), None)  # the first is enough: the rest may be millions
    if broken is not None:
        place = "/".join(map(str, broken.absolute_path)) or "/"
        raise _rule(place, f"{broken.validator}: {json.dumps(broken.validator_value)[:200]}")
    latest = (now or datetime.now(UTC)) + TOMORROW
    records = tuple(
        _record(f"scenarios/{number}", scenario, latest)
        for number, scenario in enumerate(document["scenarios"])
    )
    _check_once("scenarios", [record.scenario_id for record in records])
    _check_once("versions", [version.id for record in records for version in record.versions])
    return records


def _check_numbers(document: dict[str, Any]) -> None:
    """Raise `ImportTooManyError` before anything is looked into; what is no list breaks a rule later."""
    scenarios = _list(document.get("scenarios"))
    parts = [each for each in scenarios[: MAX_SCENARIOS + 1] if isinstance(each, dict)]
    versions = sum(len(_list(each.get("versions"))) for each in parts)
    events = sum(len(_list(each.get("history"))) for each in parts)
    if len(scenarios) > MAX_SCENARIOS or versions > MAX_VERSIONS or events > MAX_EVENTS:
        raise ImportTooManyError(
            f"{len(scenarios)} scenarios, {versions} versions, {events} events",
            scenarios=str(MAX_SCENARIOS),
            versions=str(MAX_VERSIONS),
            events=str(MAX_EVENTS),
        )


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def _read(file: bytes) -> object:
    """Return the JSON value of a file, without what other readers of JSON would read differently."""
    try:
        return json.loads(
            file.decode("utf-8-sig"), object_pairs_hook=_without_repetition, parse_constant=_refused_number
        )
    except json.JSONDecodeError as error:
        raise ImportUnreadableError(str(error), line=str(error.lineno), column=str(error.colno)) from error
    except (ValueError, RecursionError) as error:
        raise ImportUnreadableError(str(error)[:200], line="1", column="1") from error


def _without_repetition(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) < len(pairs):
        raise ValueError("A name is repeated in an object")
    return values


def _refused_number(number: str) -> NoReturn:
    raise ValueError(f"{number} is not a number of JSON")


def _record(place: str, scenario: dict[str, Any], latest: datetime) -> Record:
    """Return a scenario of the file.

    Raises:
        ImportRuleError: A value breaks a rule that the schema does not state, or parts do not fit together.
    """
    try:
        checked_identifier(scenario["id"])
        versions = tuple(map(version_from, scenario["versions"]))
        history = tuple(map(event_from, scenario["history"]))
    except (DashboardError, ValueError) as error:
        raise _rule(place, str(error)) from error
    if max(*(each.created_at for each in versions), *(each.created_at for each in history)) > latest:
        raise _rule(place, f"created_at <= {written(latest)}")
    earlier: set[str] = set()
    for number, version in enumerate(versions):
        at = f"{place}/versions/{number}"
        if version.scenario_id != scenario["id"]:
            raise _rule(f"{at}/scenario_id", f"= {scenario['id']}")
        if (version.parent_id is None) != (number == 0) or version.parent_id not in earlier | {None}:
            raise _rule(f"{at}/parent_id", "an earlier version; null: the first")
        earlier.add(version.id)
    if {event.version_id for event in history} - {None} != earlier:
        raise _rule(f"{place}/history", "one event for each version")
    return Record(scenario_id=scenario["id"], versions=versions, history=history)


def _check_once(place: str, identifiers: list[str]) -> None:
    for identifier, times in Counter(identifiers).most_common(1):
        if times > 1:
            raise _rule(place, f"unique: {identifier}")


def _rule(place: str, rule: str) -> ImportRuleError:
    return ImportRuleError(f"{place}: {rule}", place=place, rule=rule)
