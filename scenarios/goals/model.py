"""What is said of goals: one entry for each thing that somebody set, measured, reviewed or decided."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.digits import plain_number
from domain.errors import DashboardError
from scenarios.limits import check_author, check_name, check_note, check_time


class GoalFormError(DashboardError, ValueError):
    """An entry lacks something, or something in it is not what belongs there."""

    text_key = "goals.errors.form"


class GoalUnknownError(DashboardError, LookupError):
    """What an entry is about is not here."""

    text_key = "goals.errors.unknown"


class GoalDamagedError(DashboardError, ValueError):
    """What is stored of a goal is not what was written; value `value`, the identifiers of what is damaged.

    Attributes:
        whole: What else is stored, which is as it was written.
    """

    text_key = "goals.errors.damaged"
    whole: "tuple[Entry, ...]" = ()


class Kind(StrEnum):
    """What an entry says."""

    GOAL = "goal"
    VALUE = "value"
    REVIEW = "review"
    DECISION = "decision"
    VERDICT = "verdict"
    REBASE = "rebase"


class Ruling(StrEnum):
    """What is to become of what was decided."""

    KEEP = "keep"
    CHANGE = "change"
    STOP = "stop"


class Rule(StrEnum):
    """What a goal counts as a change of its figure."""

    NONE = ""
    """Nothing that could be computed: words at the most."""
    BASE = "base"
    """At least so much from the baseline."""
    YEAR = "year"
    """At least so much from the same month a year before."""
    YEARS = "years"
    """At least so much from the mean of the same month in three years before."""
    OUTSIDE = "outside"
    """Outside what was forecast at the last review, or outside the limits of the process."""

    @property
    def has_size(self) -> bool:
        """Whether it says how much is a change."""
        return self in (Rule.BASE, Rule.YEAR, Rule.YEARS)


def _way(said: str) -> None:
    if said not in ("up", "down"):
        raise ValueError(said)


def _codes(said: str) -> None:
    check_name(said)
    codes = said.split(",")
    if len(set(codes)) < len(codes) or not all(each.strip() for each in codes):
        raise ValueError(said)


def _optional(check: Callable[[str], object]) -> Callable[[str], object]:
    return lambda said: check(said) if said else None


STEPS = ("history", "forecast", "story", "partners", "works", "proposal")
"""Turning the curve: how we got here, where it goes if nothing changes, why, who can help, what works, what
we propose."""

FIELDS: Mapping[Kind, Mapping[str, Callable[[str], object]]] = {
    Kind.GOAL: {
        "name": check_name,
        "way": _way,
        "base": plain_number,
        "base_date": date.fromisoformat,
        "target": plain_number,
        "target_date": date.fromisoformat,
        "owner": check_name,
        "theme": check_note,
        "criterion": check_note,
        "areas": _codes,
        "indicator": check_note,
        "rule": Rule,
        "least": _optional(plain_number),
    },
    Kind.VALUE: {
        "date": date.fromisoformat,
        "value": plain_number,
        "source": check_name,
        "of": check_note,
    },
    Kind.REVIEW: {"date": date.fromisoformat, **dict.fromkeys(STEPS, check_note)},
    Kind.DECISION: {
        "name": check_name,
        "pilot": check_note,
        "start": date.fromisoformat,
        "end": date.fromisoformat,
        "measure": check_name,
        "low": plain_number,
        "high": plain_number,
    },
    Kind.VERDICT: {"ruling": Ruling, "outcome": _optional(plain_number), "words": check_note},
    Kind.REBASE: {"start": date.fromisoformat, "name": check_name, "undone": check_note},
}
"""Kind -> its fields, each with what refuses what does not belong there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing said of a goal, which never changes; a later one of a goal's own kind replaces it.

    Attributes:
        id: Identifier; "" before it is stored.
        area: Code of the area whose goal it is.
        kind: What it says.
        subject: Key of the goal; of a verdict the identifier of the decision.
        created_at: When it was written, UTC.
        author: Who wrote it; may be empty.
        reason: Why it is as it is; may be empty.
        said: Field and value, in the order of `FIELDS`; dates in ISO 8601, numbers with a point, the codes of
            areas with commas between; whose a value is "" where it is of all areas of its goal together.
    """

    area: str
    kind: Kind
    subject: str
    created_at: datetime
    author: str
    reason: str
    said: tuple[tuple[str, str], ...]
    id: str = ""

    def __post_init__(self) -> None:
        """Refuse what cannot be read again.

        Raises:
            GoalFormError: A field is missing, not known, or not what belongs there.
            ScenarioNoteError, ScenarioAuthorError, ScenarioTimeError: A text or the time is unfit.
        """
        check_author(self.author)
        check_note(self.reason)
        check_name(self.subject)
        check_time(self.created_at)
        fields = FIELDS[self.kind]
        if tuple(name for name, _ in self.said) != tuple(fields):
            raise GoalFormError(f"fields {[name for name, _ in self.said]}", field="", value="")
        for name, value in self.said:
            try:
                fields[name](value)
            except (ValueError, TypeError) as error:
                raise GoalFormError(f"{name}: {value[:80]!r}", field=name, value=value[:80]) from error
        self._check_together()

    def __getitem__(self, field: str) -> str:
        """Return what is said in a field."""
        return dict(self.said)[field]

    def number(self, field: str) -> float:
        """Return the number in a field."""
        return plain_number(self[field])

    def day(self, field: str) -> date:
        """Return the day in a field."""
        return date.fromisoformat(self[field])

    def _check_together(self) -> None:
        """Refuse fields that do not go together."""
        if self.kind is Kind.DECISION:
            _in_order(self["start"], self["end"], "end")
            if self.number("low") > self.number("high"):
                raise GoalFormError("low above high", field="low", value=self["low"])
        if self.kind is Kind.GOAL:
            _in_order(self["base_date"], self["target_date"], "target_date")
            if Rule(self["rule"]).has_size and not (self["least"] and self.number("least") > 0):
                raise GoalFormError("a rule of no size", field="least", value=self["least"])
        if self.kind is Kind.REBASE:  # whoever moves the limits says so, and why
            for name, value in (("author", self.author), ("reason", self.reason)):
                if not value.strip():
                    raise GoalFormError(f"no {name}", field=name, value="")


def said(kind: Kind, fields: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the fields of a kind in their order; what is not given is empty."""
    return tuple((name, fields.get(name, "")) for name in FIELDS[kind])


def current(entries: Iterable[Entry]) -> dict[str, Entry]:
    """Return the goals as they were set last, by key."""
    return {each.subject: each for each in entries if each.kind is Kind.GOAL}


def of(entries: Iterable[Entry], kind: Kind, subject: str) -> tuple[Entry, ...]:
    """Return what of a kind is said of a goal, or of a decision, from the first."""
    return tuple(each for each in entries if each.kind is kind and each.subject == subject)


def verdict(entries: Iterable[Entry], decision: Entry) -> Entry | None:
    """Return the last verdict on a decision; None before there is one."""
    return next(iter(of(entries, Kind.VERDICT, decision.id)[::-1]), None)


def asked(entries: Iterable[Entry], day: date) -> tuple[Entry, ...]:
    """Return the decisions whose end has come and that nobody has judged yet."""
    known = tuple(entries)
    decided = (each for each in known if each.kind is Kind.DECISION)
    return tuple(each for each in decided if each.day("end") <= day and verdict(known, each) is None)


def rebased(entries: Iterable[Entry], subject: str) -> tuple[Entry, ...]:
    """Return the changes of the process that a goal measures, by their day; of one day the last one counts.

    One that was taken back is left out.
    """
    latest = {each["start"]: each for each in of(entries, Kind.REBASE, subject)}
    return tuple(latest[day] for day in sorted(latest) if not latest[day]["undone"])


def _in_order(first: str, last: str, field: str) -> None:
    if date.fromisoformat(first) >= date.fromisoformat(last):
        raise GoalFormError(f"{last} is not after {first}", field=field, value=last)
