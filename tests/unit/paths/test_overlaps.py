"""Services that overlap: who is in one is not lost, and an outcome closes the services within it."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given, settings

from analytics.paths.moves import ALL, FINAL
from tests.unit.paths import logs
from tests.unit.paths.test_cube import built, events, written

LAST = ("z", "young", "coaching", "o", "2026-11-20", "", "")
"""The day of these logs."""

WITHIN_ANOTHER = [
    ("a", "young", "work_ability", "o", "2025-07-01", "2026-12-31", ""),
    ("a", "young", "coaching", "o", "2026-02-02", "2026-03-31", ""),
]
CLOSED_BY_THE_LONGER = [
    ("a", "young", "training", "o", "2025-02-03", "2026-05-29", "work"),
    ("a", "young", "coaching", "o", "2025-09-01", "2025-10-31", ""),
]
BEGUN_ANEW = [
    ("a", "young", "training", "o", "2025-02-03", "2025-10-31", "work"),
    ("a", "young", "coaching", "o", "2025-10-31", "2025-12-31", ""),
]
END_NOT_WRITTEN = [
    ("a", "young", "training", "o", "2025-02-03", "", ""),
    ("a", "young", "coaching", "o", "2025-10-31", "2025-12-31", ""),
]


def counts(rows):
    return built(logs.csv(*rows, LAST))[0].building.value


@pytest.mark.parametrize(
    ("rows", "state"),
    [
        (WITHIN_ANOTHER, "inside"),
        (CLOSED_BY_THE_LONGER, "ended"),
        (BEGUN_ANEW, "lost"),
        (END_NOT_WRITTEN, "lost"),
    ],
)
def test_a_case_is_where_its_longest_service_leaves_it(rows, state):
    value = counts(rows)
    found = {each: value(("steps", ALL, "coaching", each)) for each in FINAL}

    assert found == {each: int(each == state) + int(each == "inside") for each in FINAL}


@pytest.mark.parametrize(
    ("rows", "passive"),
    [(WITHIN_ANOTHER, 0), (CLOSED_BY_THE_LONGER, 0), (BEGUN_ANEW, 1), (END_NOT_WRITTEN, 1)],
)
def test_who_is_served_or_closed_is_not_passive(rows, passive):
    assert counts(rows)(("passive", ALL, 3)) == passive


@pytest.mark.parametrize(("rows", "one", "two"), [(CLOSED_BY_THE_LONGER, 1, 1), (BEGUN_ANEW, 2, 0)])
def test_services_begun_before_the_work_are_one_row(rows, one, two):
    value = counts(rows)

    assert [value(("chains", ALL, each)) for each in ("one", "two")] == [one, two]


def test_meetings_are_due_until_the_outcome_that_closed_the_case():
    rows = [("a", "young", "initial_interview", "o", "2025-01-20", "", ""), *CLOSED_BY_THE_LONGER]
    last = ("a", "young", "discussion", "o", "2025-04-20", "", "")
    held = [("a", "young", "discussion", "o", f"2025-{month:02}-20", "", "") for month in (7, 10)]
    later = [("a", "young", "discussion", "o", day, "", "") for day in ("2026-01-20", "2026-04-20")]

    assert counts([*rows, last, *held])(("discussions", ALL, "kept")) == 0
    assert counts([*rows, last, *held, *later])(("discussions", ALL, "kept")) == 1


@pytest.mark.slow
@settings(deadline=None, max_examples=25)
@given(events)
def test_the_final_states_are_those_of_the_definitions(drawn):
    drawn = [*drawn, ("z", "young", "s1", 0, None, False)]
    value = built(written(drawn))[0].building.value

    assert {each: value(("steps", ALL, ALL, each)) for each in FINAL} == _states(drawn)


def _states(drawn):
    """Return how many cases are in each state, read from the definitions event by event."""
    start = date(2024, 1, 1)
    read = [
        (
            (case, path),
            service,
            start + timedelta(begins),
            None if length is None else start + timedelta(begins + length),
            is_closed and length is not None,
        )
        for case, path, service, begins, length, is_closed in drawn
    ]
    as_of = max([each[2] for each in read] + [each[3] for each in read if each[4]])
    found = Counter(dict.fromkeys(FINAL, 0))
    for case in {each[0] for each in read if each[1] != "discussion"}:
        found[_state([each for each in read if each[0] == case], as_of)] += 1
    return dict(found)


def _state(case, as_of):
    steps = sorted((each for each in case if each[1] != "discussion"), key=lambda each: each[2])
    meetings = {"registration", "initial_interview"}
    ends = [begins if end is None and name in meetings else end for _, name, begins, end, _ in steps]
    last = steps[-1]
    if last[4] or any(
        closes and end > last[2] for (*_, closes), end in zip(steps[:-1], ends[:-1], strict=True)
    ):
        return "ended"
    if ends[-1] is None:
        return "inside"
    seen = [each for each in ends if each] + [each[2] for each in case if each[1] == "discussion"]
    return "inside" if (as_of - max(seen)).days <= 90 else "lost"
