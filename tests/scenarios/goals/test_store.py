"""Goals in real databases: who said what, when and why stays as it was said."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import delete, insert, update
from sqlalchemy.exc import DatabaseError

from scenarios.documents import canonical
from scenarios.goals.model import (
    Entry,
    GoalDamagedError,
    GoalFormError,
    GoalUnknownError,
    Kind,
    asked,
    current,
    of,
    rebased,
    said,
    verdict,
)
from scenarios.goals.store import GoalStore, _seal, row_of
from scenarios.tables import GOAL_ENTRY
from tests.scenarios.drafts import NOON

GOAL = {
    "name": "Odotus ensimmäiseen haastatteluun",
    "way": "down",
    "base": "12.0",
    "base_date": "2026-01-01",
    "target": "10.0",
    "target_date": "2027-12-31",
    "owner": "Kunta",
    "areas": "205",
}
DECISION = {
    "name": "Ryhmähaastattelut",
    "pilot": "yes",
    "start": "2026-01-01",
    "end": "2026-06-30",
    "measure": "päivää",
    "low": "-2",
    "high": "-0.5",
}


def entry(kind, subject="waits", area="TA10", **fields):
    return Entry(
        area=area,
        kind=kind,
        subject=subject,
        created_at=NOON,
        author="Aino",
        reason="Johtoryhmän päätös",
        said=said(kind, fields),
    )


@pytest.fixture
def goals(url):
    opened = GoalStore(url)
    yield opened
    opened.close()


def test_what_was_said_is_there_for_another_process_in_its_order(goals, url):
    first = goals.add(entry(Kind.GOAL, **GOAL))
    second = goals.add(replace(entry(Kind.GOAL, **GOAL | {"target": "9.0"}), reason="Uusi sopimus"))
    goals.add(entry(Kind.GOAL, area="TA99", **GOAL))
    other = GoalStore(url)

    assert other.entries("TA10") == (first, second)
    assert current(other.entries("TA10"))["waits"].number("target") == 9
    assert [each.reason for each in other.entries("TA10")] == ["Johtoryhmän päätös", "Uusi sopimus"]
    other.close()


@pytest.mark.parametrize("change", [delete(GOAL_ENTRY), update(GOAL_ENTRY).values(author="")])
def test_what_was_said_cannot_be_changed(goals, change):
    kept = goals.add(entry(Kind.GOAL, **GOAL))

    with pytest.raises(DatabaseError), goals._database._writers.begin() as connection:
        connection.execute(change)
    assert goals.entries("TA10") == (kept,)


def test_a_row_that_is_not_what_was_written_is_told(goals):
    row = row_of(replace(entry(Kind.GOAL, **GOAL), id="x" * 16))
    with goals._database.write() as connection:
        connection.execute(insert(GOAL_ENTRY).values(row | {"author": "Somebody else"}))

    kept = goals.add(entry(Kind.GOAL, **GOAL))

    with pytest.raises(GoalDamagedError) as told:
        goals.entries("TA10")
    assert told.value.values == {"value": "x" * 16}
    assert told.value.whole == (kept,)


def test_a_goal_of_before_rules_opens_without_one(goals):
    """As it was written when a goal had eleven fields."""
    old = {name: value for name, value in said(Kind.GOAL, GOAL) if name not in ("rule", "least")}
    row = row_of(replace(entry(Kind.GOAL, **GOAL | {"criterion": "Puoli päivää"}), id="x" * 16))
    row["said"] = canonical(old | {"criterion": "Puoli päivää"})
    with goals._database.write() as connection:
        connection.execute(insert(GOAL_ENTRY).values(row | {"checksum": _seal(row)}))

    (kept,) = goals.entries("TA10")
    assert (kept["rule"], kept["least"], kept["criterion"]) == ("", "", "Puoli päivää")


def test_a_pilot_asks_for_its_verdict_when_its_end_has_come(goals):
    pilot = goals.add(entry(Kind.DECISION, **DECISION))
    end = pilot.day("end")

    assert asked(goals.entries("TA10"), end - timedelta(days=1)) == ()
    assert asked(goals.entries("TA10"), end) == (pilot,)
    goals.add(entry(Kind.VERDICT, pilot.id, ruling="keep", outcome="-1.1"))
    assert asked(goals.entries("TA10"), date(2030, 1, 1)) == ()
    found = verdict(goals.entries("TA10"), pilot)
    assert found is not None
    assert pilot.number("low") <= found.number("outcome") <= pilot.number("high")


def test_a_verdict_needs_a_decision_of_the_same_area(goals):
    pilot = goals.add(entry(Kind.DECISION, **DECISION))

    for subject, area in (("waits", "TA10"), (pilot.id, "TA99")):
        with pytest.raises(GoalUnknownError):
            goals.add(entry(Kind.VERDICT, subject, area, ruling="keep"))
    assert of(goals.entries("TA10"), Kind.VERDICT, pilot.id) == ()


@pytest.mark.parametrize(
    ("kind", "fields", "field"),
    [
        (Kind.GOAL, GOAL | {"base": "paljon"}, "base"),
        (Kind.GOAL, GOAL | {"target": "inf"}, "target"),
        (Kind.GOAL, GOAL | {"target_date": "2025-01-01"}, "target_date"),
        (Kind.GOAL, GOAL | {"name": " "}, "name"),
        (Kind.GOAL, GOAL | {"way": "sideways"}, "way"),
        (Kind.GOAL, GOAL | {"rule": "guess"}, "rule"),
        (Kind.GOAL, GOAL | {"areas": "205,205"}, "areas"),
        (Kind.GOAL, GOAL | {"areas": "205,"}, "areas"),
        (Kind.GOAL, GOAL | {"areas": ""}, "areas"),
        (Kind.GOAL, GOAL | {"rule": "base"}, "least"),
        (Kind.GOAL, GOAL | {"rule": "year", "least": "0"}, "least"),
        (Kind.GOAL, GOAL | {"rule": "years", "least": "-1"}, "least"),
        (Kind.VALUE, {"date": "31.12.2025", "value": "1", "source": "x"}, "date"),
        (Kind.DECISION, DECISION | {"end": "2025-12-31"}, "end"),
        (Kind.DECISION, DECISION | {"low": "3"}, "low"),
        (Kind.VERDICT, {"ruling": "maybe"}, "ruling"),
    ],
)
def test_an_unfit_field_is_named(kind, fields, field):
    with pytest.raises(GoalFormError) as refused:
        entry(kind, **fields)

    assert refused.value.values["field"] == field


@pytest.mark.parametrize("missing", ["author", "reason"])
def test_who_moves_limits_says_who_and_why(missing):
    with pytest.raises(GoalFormError) as error:
        replace(entry(Kind.REBASE, start="2026-03-01", name="Ajanvaraus"), **{missing: " "})

    assert error.value.values["field"] == missing


def test_of_one_day_the_last_change_of_the_process_counts_and_one_taken_back_is_none():
    march, again, july, undone = (
        entry(Kind.REBASE, start=start, name=name, undone=undone)
        for start, name, undone in (
            ("2026-03-01", "Ajanvaraus", ""),
            ("2026-03-01", "Ajanvaraus verkossa", ""),
            ("2026-07-01", "Puhelinaika", ""),
            ("2026-07-01", "Puhelinaika", "yes"),
        )
    )

    assert rebased((july, march, again), "waits") == (again, july)
    assert rebased((july, march, again, undone), "waits") == (again,)
