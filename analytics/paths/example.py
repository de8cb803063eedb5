"""A log that nobody lived: cases drawn by chance along four paths, to show what a real one would tell."""

from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np
import pandas as pd

from analytics.paths.words import PATHS

CASES = 2_000
SEED = 14

_DAYS = 900
"""Days over which the cases begin; the last half-year of them is the newest."""

_SHARES = (0.35, 0.3, 0.15, 0.2)
"""Of the cases, by path, in the order of `PATHS`."""

_NEXT = {
    "registration": {"initial_interview": 0.98},
    "initial_interview": {"coaching": 0.4, "low_threshold": 0.2, "training": 0.3},
    "low_threshold": {"work_ability": 0.4, "coaching": 0.4},
    "work_ability": {"work_trial": 0.5, "coaching": 0.25},
    "coaching": {"training": 0.25, "work_trial": 0.25, "pay_subsidy": 0.15},
    "training": {"work_trial": 0.3, "pay_subsidy": 0.2},
    "work_trial": {"pay_subsidy": 0.35, "coaching": 0.1},
    "pay_subsidy": {},
}
"""Service -> the next ones with their chances; the rest close the case, or are lost."""

_LOST = {"low_threshold": 0.12, "work_ability": 0.1, "coaching": 0.05, "training": 0.04, "registration": 0.02}
"""Chance to be lost after a service, of those who do not move on."""

_LENGTH = {
    "registration": 0,
    "initial_interview": 0,
    "low_threshold": 60,
    "work_ability": 120,
    "coaching": 75,
    "training": 110,
    "work_trial": 60,
    "pay_subsidy": 180,
}
"""Days in a service, on average."""

_ORGANISATIONS = {
    "low_threshold": "third_sector",
    "work_ability": "wellbeing",
    "training": "school",
    "work_trial": "employer",
    "pay_subsidy": "employer",
}
"""Service -> who gives it; the employment service where nothing else is said."""

_HALF = 0.5
_BETWEEN_DISCUSSIONS = 80
_MOST_STEPS = 9


def example_log(last: date, cases: int = CASES, seed: int = SEED) -> pd.DataFrame:
    """Return the events of a generated log: the columns of a log's template, as texts.

    Args:
        last: The day it ends on.
        cases: How many cases begin.
        seed: Of the chance.
    """
    chance = np.random.default_rng(seed)
    path = chance.choice(len(PATHS), cases, p=_SHARES)
    begins = _DAYS - np.floor(_DAYS * chance.random(cases)).astype(int)
    events = pd.concat(list(_events(chance, path, begins)), ignore_index=True)
    events = (
        events[events["start"] >= 0]
        .drop_duplicates(["case", "service", "start"])
        .sort_values(["case", "start"], kind="stable")
    )
    days = np.array([(last - timedelta(days=number)).isoformat() for number in range(_DAYS + 1)])
    later = (events["start"] - events["length"]).to_numpy()
    ahead = np.array([(last + timedelta(days=number)).isoformat() for number in range(_DAYS)])
    return pd.DataFrame(
        {
            "pseudonym": "g" + events["case"].astype(str).str.zfill(7),
            "path": np.array(PATHS)[path[events["case"]]],
            "service": events["service"],
            "organisation": events["service"].map(_ORGANISATIONS).fillna("employment_services"),
            "start": days[events["start"].to_numpy()],
            "end": np.where(later < 0, ahead[np.maximum(-later, 0)], days[np.maximum(later, 0)]),
            "outcome": np.where(later >= 0, events["outcome"], ""),
        }
    ).reset_index(drop=True)


def _events(chance: np.random.Generator, path: np.ndarray, begins: np.ndarray) -> Iterator[pd.DataFrame]:
    """Yield the events step by step: case, service, start (days before the last), length, outcome."""
    case, now = np.arange(len(path)), begins
    service = np.full(len(path), "registration", dtype=object)
    for step in range(_MOST_STEPS):
        if not len(case):
            return
        mean = np.array([_LENGTH[each] for each in service], dtype=float)
        length = np.floor(mean * (_HALF + chance.random(len(case)))).astype(int)
        following, outcome = _following(chance, service, is_last=step == _MOST_STEPS - 1)
        yield pd.DataFrame(
            {"case": case, "service": service, "start": now, "length": length, "outcome": outcome}
        )
        yield from _discussions(case, service, now, length)
        goes_on = following != ""
        wait = np.floor(chance.gamma(1.5, np.where(step == 0, 5, 14), len(case))).astype(int)
        now = (now - length - wait)[goes_on]
        case, service = case[goes_on], following[goes_on]
        case, service, now = case[now >= 0], service[now >= 0], now[now >= 0]


def _following(
    chance: np.random.Generator, service: np.ndarray, *, is_last: bool
) -> tuple[np.ndarray, np.ndarray]:
    """Return for each case its next service, or "" with the outcome that closes it, "" where it is lost."""
    following = np.full(len(service), "", dtype=object)
    outcome = np.full(len(service), "", dtype=object)
    drawn, other = chance.random(len(service)), chance.random(len(service))
    for each, ways in _NEXT.items():
        at, low = service == each, 0.0
        for way, share in ways.items() if not is_last else ():
            following[at & (drawn >= low) & (drawn < low + share)] = way
            low += share
        closes = at & (following == "") & (other >= _LOST.get(each, 0.02) / max(1 - low, 0.1))
        outcome[closes] = np.where(chance.random(closes.sum()) < 0.6, "work", "other")
    return following, outcome


def _discussions(
    case: np.ndarray, service: np.ndarray, now: np.ndarray, length: np.ndarray
) -> Iterator[pd.DataFrame]:
    """Yield the discussions within a service, and one soon before its end."""
    for number in range(1, 4):
        after = number * _BETWEEN_DISCUSSIONS
        yield _met(case, service, now - after, length > after)
    yield _met(case, service, now - length + 14, (length > 45) & (case % 5 != 0))


def _met(case: np.ndarray, service: np.ndarray, now: np.ndarray, where: np.ndarray) -> pd.DataFrame:
    at = where & (now >= 0) & (service != "registration")
    return pd.DataFrame(
        {"case": case[at], "service": "discussion", "start": now[at], "length": 0, "outcome": ""}
    )
