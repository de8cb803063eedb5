"""What may be saved, and identifiers."""

from dataclasses import FrozenInstanceError
from datetime import UTC, datetime, timedelta, timezone

import pytest

from domain.errors import DashboardError
from i18n.text import LANGUAGES, Text
from scenarios.errors import (
    ScenarioAuthorError,
    ScenarioInputsError,
    ScenarioLinkError,
    ScenarioNameError,
    ScenarioNoteError,
    ScenarioTimeError,
)
from scenarios.identifiers import ALPHABET, checked_identifier, new_identifier
from tests.scenarios.drafts import change, draft


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({"name": ""}, ScenarioNameError),
        ({"name": "\N{NO-BREAK SPACE} \t"}, ScenarioNameError),
        ({"name": "x" * 201}, ScenarioNameError),
        ({"name": "kaksi\nriviä"}, ScenarioNameError),
        ({"name": "kaksi\N{LINE SEPARATOR}riviä"}, ScenarioNameError),
        ({"name": "a\0"}, ScenarioNameError),
        ({"name": "\ud83d"}, ScenarioNameError),
        ({"note": "x" * 20_001}, ScenarioNoteError),
        ({"note": "a\0"}, ScenarioNoteError),
        ({"note": "\udfff"}, ScenarioNoteError),
        ({"author": "x" * 201}, ScenarioAuthorError),
        ({"author": "a\r"}, ScenarioAuthorError),
        ({"model_version": ""}, ScenarioInputsError),
        ({"model_version": "1.0\n"}, ScenarioInputsError),
        ({"model_version": "1.2.3.4.5"}, ScenarioInputsError),
        ({"data_vintage": {"jobseekers": "F" * 64}}, ScenarioInputsError),
        ({"data_vintage": {"../x": "f" * 64}}, ScenarioInputsError),
        ({"data_vintage": {f"x{number}": "f" * 64 for number in range(501)}}, ScenarioInputsError),
        ({"inputs": {"Staffing": {}}}, ScenarioInputsError),
        ({"inputs": {"": {}}}, ScenarioInputsError),
        ({"inputs": {"staffing": {"": "x"}}}, ScenarioInputsError),
        ({"inputs": {"staffing": {"a b": "x"}}}, ScenarioInputsError),
        ({"inputs": {"staffing": {"htv": 1}}}, ScenarioInputsError),
        ({"inputs": {"staffing": {"htv": None}}}, ScenarioInputsError),
        ({"inputs": {"staffing": {"htv": "x" * 8_001}}}, ScenarioInputsError),
        ({"inputs": {"staffing": {"htv": "\0"}}}, ScenarioInputsError),
        ({"inputs": {"staffing": {f"p{number}": "" for number in range(201)}}}, ScenarioInputsError),
        ({"inputs": {"a" * number: {} for number in range(1, 52)}}, ScenarioInputsError),
    ],
)
def test_what_cannot_be_kept_is_refused_and_explained(changed, kind):
    with pytest.raises(kind) as refused:
        draft(**changed)

    for language in LANGUAGES:
        assert Text(language)(kind.text_key, **refused.value.values)


@pytest.mark.parametrize("text", ["name", "note", "author"])
def test_what_a_log_is_told_of_a_refused_text_is_none_of_it(text):
    with pytest.raises(DashboardError) as refused:
        draft(**{text: "Maija\0"})

    assert "Maija" not in str(refused.value)


@pytest.mark.parametrize(
    "changed",
    [
        {"name": "x" * 200},
        {"note": "x" * 20_000},
        {"note": "rivi\r\n\ttoinen"},
        {"author": ""},
        {"inputs": {}},
        {"inputs": {"staffing": {}}},
        {"inputs": {"staffing": {"htv": ""}}},
    ],
)
def test_what_can_be_kept_is_kept_as_written(changed):
    ((name, value),) = changed.items()

    assert getattr(draft(**changed), name) == value


@pytest.mark.parametrize(
    "time",
    [datetime(2026, 11, 22), datetime(2026, 11, 22, tzinfo=timezone(timedelta(hours=2)))],  # noqa: DTZ001
)
def test_a_clock_that_is_not_in_utc_is_a_mistake(time):
    with pytest.raises(ValueError, match="UTC"):
        draft(created_at=time)


@pytest.mark.parametrize("year", [1, 2019, 2100, 9999])
def test_a_year_of_no_server_is_refused_and_explained(year):
    with pytest.raises(ScenarioTimeError) as refused:
        draft(created_at=datetime(year, 12, 31, 23, tzinfo=UTC))

    for language in LANGUAGES:
        assert Text(language)(ScenarioTimeError.text_key, **refused.value.values)


def test_a_reason_is_checked_like_a_note():
    with pytest.raises(ScenarioNoteError):
        change("x" * 20_001)


def test_a_draft_does_not_change():
    with pytest.raises(FrozenInstanceError):
        draft().name = "Toinen"


def test_identifiers_are_short_new_and_fit_a_link():
    made = {new_identifier() for _ in range(1_000)}

    assert len(made) == 1_000
    assert all(len(each) == 16 and each.isalnum() and each.isascii() for each in made)


def test_a_slip_of_the_pen_is_noticed():
    whole = new_identifier()
    slips = [
        whole[:place] + sign + whole[place + 1 :]
        for place in range(16)
        for sign in ALPHABET
        if sign != whole[place]
    ]
    noticed = 0
    for slip in slips:
        try:
            checked_identifier(slip)
        except ScenarioLinkError:
            noticed += 1

    assert checked_identifier(whole) == whole
    assert noticed > 0.95 * len(slips)
