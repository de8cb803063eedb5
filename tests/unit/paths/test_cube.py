"""Logs counted by hand, conservation at every step and date, and the cube against an attacker."""

from collections import Counter
from datetime import date, datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.disclosure.attacker import found_out, wanted
from analytics.paths import cube as cubes
from analytics.paths.dates import quarter_ends
from analytics.paths.example import example_log
from analytics.paths.moves import ALL, FINAL, OTHER
from analytics.working_days import interviews_due
from data.event_counts import log_counts
from tests.unit.paths import logs


def counted(content):
    return log_counts(content, interviews_due, quarter_ends)


def built(content):
    """Return every count of a log, none hidden."""
    found = counted(content)
    return cubes.built(found.frames, quarter_ends(found.first, found.as_of)), found


def shown(content):
    found = counted(content)
    return cubes.published_cube(
        found.frames,
        as_of=found.as_of,
        first=found.first,
        events=found.events,
        days=quarter_ends(found.first, found.as_of),
    )


@pytest.fixture(scope="module")
def example():
    """Return a generated log of 400 cases."""
    return example_log(date(2026, 6, 30), 400).to_csv(index=False, sep=";").encode()


def test_the_running_example():
    made, found = built(logs.running_example())
    value = made.building.value
    links = Counter(pair for way in logs.RUNNING_EXAMPLE.values() for pair in pairwise(way.split()))

    assert found.events == 42
    assert len(made.services) == 8
    assert len(found.frames["variants"]) == 6
    assert {pair: value(("links", *pair)) for pair in links} == dict(links)
    assert sum(links.values()) == 36
    assert [links[pair] for pair in (("check", "decide"), ("casual", "check"), ("reg", "casual"))] == [
        6,
        4,
        3,
    ]
    assert [value(("steps", ALL, "decide", each)) for each in ("entered", "moved_on", "lost")] == [9, 9, 0]
    assert value(("steps", ALL, ALL, "ended")) == value(("steps", ALL, ALL, "begun")) == 6


def test_the_published_margins_of_the_patients():
    made, found = built(logs.patients())
    value = made.building.value
    entered = {each: value(("steps", ALL, each, "entered")) for each in made.services}

    assert found.events == 2721
    assert len(found.frames["variants"]) == 7
    assert entered == {
        "registration": 500,
        "triage": 500,
        "x-ray": 261,
        "blood": 237,
        "mri": 236,
        "discuss": 495,
        "check-out": 492,
    }
    assert {each: value(("steps", ALL, each, "lost")) for each in made.services} == {
        "registration": 0,
        "triage": 2,
        "x-ray": 2,
        "blood": 1,
        "mri": 0,
        "discuss": 3,
        "check-out": 0,
    }
    assert value(("links", "x-ray", "discuss")) == 259
    assert value(("links", "blood", "mri")) == value(("links", "mri", "discuss")) == 236
    assert value(("steps", ALL, ALL, "lost")) == 8


def test_eight_that_were_lost_are_shown_together_and_hidden_by_step():
    cube = shown(logs.patients())
    lost = {each: cube.count("steps", ALL, each, "lost") for each in cube.services}

    assert cube.count("steps", ALL, ALL, "lost") == 8
    assert cube.count("steps", ALL, ALL, "begun") == 500
    assert {each for each, count in lost.items() if count is None} == {"triage", "x-ray", "blood", "discuss"}
    assert [lost[each] for each in ("registration", "mri", "check-out")] == [0, 0, 0]


def test_na_is_a_pseudonym():
    known = built(logs.running_example())[0].building.value(("steps", ALL, ALL, "begun"))
    eaten = built(logs.running_example(lambda case: {"3": "NA", "2": "null", "1": "001"}.get(case, case)))[0]

    assert eaten.building.value(("steps", ALL, ALL, "begun")) == known == 6


def test_pseudonyms_are_texts():
    rows = [(each, "x", "a", "o", "2026-01-01", "2026-01-01", "done") for each in ("1", "01", "1.0", "1e0")]

    assert built(logs.csv(*rows))[0].building.value(("steps", ALL, ALL, "begun")) == 4


days = st.integers(0, 700)
events = st.lists(
    st.tuples(
        st.sampled_from("abcdefgh"),
        st.sampled_from(["young", "long_term"]),
        st.sampled_from(["registration", "initial_interview", "discussion", "s1", "s2"]),
        days,
        st.none() | st.integers(0, 200),
        st.booleans(),
    ),
    min_size=1,
    max_size=40,
    unique_by=lambda each: each[:4],
)


def written(drawn):
    start = date(2024, 1, 1).toordinal()
    return logs.csv(
        *(
            (
                case,
                path,
                service,
                "o",
                str(date.fromordinal(start + begins)),
                "" if length is None else str(date.fromordinal(start + begins + length)),
                "work" if is_closed and length is not None else "",
            )
            for case, path, service, begins, length, is_closed in drawn
        )
    )


@pytest.mark.slow
@settings(deadline=None, max_examples=12)
@given(events)
def test_persons_are_conserved_at_every_step_and_date(drawn):
    if all(each[2] == "discussion" for each in drawn):
        drawn = [*drawn, ("z", "young", "s1", 0, None, False)]
    made, found = built(written(drawn))
    value, begun = made.building.value, {each[:2] for each in drawn if each[2] != "discussion"}
    begun |= {("z", "young")} & {each[:2] for each in drawn}

    for path in (*made.paths, ALL):
        for step in made.services:
            states = [value(("steps", path, step, each)) for each in ("moved_on", *FINAL)]
            assert value(("steps", path, step, "entered")) == sum(states)
    for step in made.services:
        into = sum(value(("links", each, step)) for each in ("", *made.services))
        assert into == value(("steps", ALL, step, "entered"))
    assert value(("steps", ALL, ALL, "begun")) == len(begun)
    for day in quarter_ends(found.first, found.as_of)[:-1]:
        started = {
            each[:2]
            for each in drawn
            if each[2] != "discussion"
            and date.fromordinal(date(2024, 1, 1).toordinal() + each[3]) <= day.date()
        }
        assert value(("dates", day, "begun")) == len(started)
    made.building.cells()  # every sum holds, or it raises


@pytest.mark.slow
@settings(deadline=None, max_examples=4)
@given(events)
def test_no_attacker_finds_a_count_of_few_in_any_cube(drawn):
    made, found = built(written([*drawn, ("z", "young", "s1", 0, None, False)]))
    days = quarter_ends(found.first, found.as_of)
    attack(
        made,
        cubes.published_cube(
            found.frames, as_of=found.as_of, first=found.first, events=found.events, days=days
        ),
    )


def attack(made, cube):
    """Hold the cube's own hidden places against linear programmes over all that it shows."""
    cells, keys = made.building.cells(), made.building.keys()
    hidden = frozenset(at for at, key in enumerate(keys) if cube.counts.get(key, 0) is None)
    for at, key in enumerate(keys):
        if at not in cells.unshown and at not in hidden:
            assert cube.counts[key] == cells.values[at]
    limits = wanted(cells)
    for at, interval in found_out(cells, hidden, cells.few).items():
        low, high = limits[at]
        assert interval.low <= low + 1e-6, keys[at]
        assert interval.high >= high - 1e-6, keys[at]
    assert cells.few - cells.unshown <= hidden


@pytest.mark.slow
def test_no_attacker_finds_a_count_of_few_in_the_example(example):
    made, found = built(example)
    cube = shown(example)

    attack(made, cube)
    assert any(count is None for count in cube.counts.values())
    assert not [
        key for key, count in cube.counts.items() if count is not None and 0 < count < 5 and _is_cases(key)
    ]
    assert cube.count("ways", OTHER) is not 0  # noqa: F632 - hidden or some
    assert found.frames["steps"]["persons"].min() >= 1


def _is_cases(key):
    return key[0] in ("steps", "dates", "passive", "chains", "discussions", "interviews")


def test_an_earlier_date_less_a_later_one_tells_of_nobody(example):
    made, _ = built(example)
    keys = made.building.keys()

    assert [key for key in keys if key[0] == "grown"]
    assert all(at in made.building.cells().unshown for at, key in enumerate(keys) if key[0] == "grown")


@pytest.mark.parametrize(
    ("registered", "held", "answers"),
    [
        ("2026-12-14", "2026-12-29", ("kept", "kept")),
        ("2026-12-14", "2026-12-30", ("late", "kept")),
        ("2026-12-14", "2026-12-31", ("late", "late")),
        ("2025-12-29", "2026-01-05", ("kept", "kept")),
        ("2025-12-29", "2026-01-07", ("late", "kept")),
        ("2025-12-29", "2026-01-08", ("late", "late")),
    ],
)
def test_a_first_interview_by_both_readings_of_a_working_day(registered, held, answers):
    content = logs.csv(
        ("a", "young", "työnhaun alku", "o", registered, "", ""),
        ("a", "young", "Alkuhaastattelu", "o", held, "", ""),
    )
    value = built(content)[0].building.value

    assert value(("interviews", ALL, "with_saturdays", answers[0])) == 1
    assert value(("interviews", ALL, "without_saturdays", answers[1])) == 1


def test_a_discussion_keeps_a_case_that_would_be_lost():
    rows = [
        ("a", "young", "s", "o", "2026-01-01", "2026-01-10", ""),
        ("b", "young", "s", "o", "2026-01-01", "2026-01-10", ""),
        ("b", "young", "discussion", "o", "2026-04-01", "2026-04-01", ""),
        ("c", "young", "s", "o", "2026-05-01", "", ""),
    ]
    value = built(logs.csv(*rows))[0].building.value

    assert value(("steps", ALL, "s", "lost")) == 1
    assert value(("steps", ALL, "s", "inside")) == 2
    assert value(("gaps", "s", "o")) == 1


def test_clocks_stays_chains_and_passive_months():
    rows = [
        ("a", "young", "initial_interview", "o", "2025-01-01", "2025-01-01", ""),
        ("a", "young", "discussion", "o", "2025-04-01", "2025-04-01", ""),
        ("a", "young", "s", "o", "2025-01-02", "2025-04-10", ""),
        ("a", "young", "t", "o", "2025-04-11", "2025-08-01", ""),
        ("b", "young", "initial_interview", "o", "2025-01-01", "2025-01-01", ""),
        ("b", "young", "s", "o", "2025-01-02", "2025-03-10", "work"),
        ("b", "young", "t", "o", "2026-03-02", "", ""),
    ]
    value = built(logs.csv(*rows))[0].building.value

    assert value(("discussions", ALL, "kept")) == 0
    assert value(("endings", ALL, "kept")) == 1
    assert value(("endings", ALL, "late")) == 2
    assert value(("stays", "s", 3)) == 1
    assert value(("stays", "t", 3)) == 1
    assert value(("chains", ALL, "two")) == 1
    assert value(("chains", ALL, "one")) == 1
    assert [value(("passive", ALL, each)) for each in ("total", 3, 6, 9, 12)] == [2, 1, 1, 0, 0]


def test_ends_of_quarters():
    ends = quarter_ends(datetime(2025, 11, 3), datetime(2026, 5, 5))  # noqa: DTZ001

    assert [each.date() for each in ends] == [date(2025, 12, 31), date(2026, 3, 31), date(2026, 5, 5)]
