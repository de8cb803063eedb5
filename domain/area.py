"""An area to look at: municipalities together, with what is published around them and how it is organised."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

COUNTRY = "SSS"
"""The whole country, as Statistics Finland codes it."""

Named = Mapping[str, str]
"""Language -> name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceUnit:
    """A unit that serves clients.

    Attributes:
        municipalities: Codes of those whose clients it serves.
        name: What it is called.
        short: The same where there is little room.
        where: The same as the place where something is.
        client_work: Role -> its own posts that carry a caseload, FTE, where the role itself does not tell.
        lends: Whether it is its counsellor for foreign languages that the other units share.
    """

    municipalities: tuple[str, ...]
    name: Named
    short: Named
    where: Named
    client_work: Mapping[str, float] = field(default_factory=dict)
    lends: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """What stands for the rest of the country: a centre for distances, a point on maps (metres)."""

    gateway: str
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyChange:
    """A structural change that happened or might, to start from.

    Attributes:
        municipality: Code of that of the workplace.
        jobs_change: Jobs gained; lost if negative.
        label: What happens, in a few words.
        note: What is known of it.
        is_assumption: Whether the number of jobs has no source.
        month_of_year: Month in which it happens; None where any will do.
        coefficients: Those of the chain that differ from their central values: field -> value.
    """

    municipality: str
    jobs_change: int
    label: Named
    note: Named
    is_assumption: bool = True
    month_of_year: int | None = None
    coefficients: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyService:
    """A service that several members have together, or might: what there is to start from.

    Each cost is its lowest, its central and its highest value in a year.

    Attributes:
        members: Codes of the municipalities that take part.
        among: Codes of those that could; empty for the area's own.
        host: Code of the one that arranges it.
        clients: Indicator whose persons are its clients.
        fixed_eur: Cost that does not depend on who takes part.
        per_client_eur: Cost of each client.
        fte_eur: Cost of one full-time equivalent of its staff.
        clients_per_fte: Clients whom one serves; 0 where it has no staff that grow with them.
        visits: Visits in a year between the host and each other member.
        label: What it is.
        note: What is known of it, and what is assumed.
    """

    members: tuple[str, ...]
    host: str
    clients: str
    label: Named
    note: Named
    among: tuple[str, ...] = ()
    fixed_eur: tuple[float, float, float] = (0.0, 0.0, 0.0)
    per_client_eur: tuple[float, float, float] = (0.0, 0.0, 0.0)
    fte_eur: tuple[float, float, float] = (0.0, 0.0, 0.0)
    clients_per_fte: float = 0.0
    visits: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedGoal:
    """A goal that a document states.

    Attributes:
        kind: "caseload", of every unit; "stock", an unemployed share; "measure", the owner's own figures;
            "vision" where the document names no measure.
        label: What is aimed at.
        theme: Theme of the document.
        owner: Organisation that answers for it.
        source: The document.
        of: Code of the area whose share it is, of a stock.
        high: The most that is aimed at, of a measure; None where there is no number.
        is_strict: Whether that itself is too much already.
        note: What is known of it besides.
        group: Group of clients whose caseload the measure is of; "" for none.
    """

    kind: str
    label: Named
    theme: Named
    owner: Named
    source: Named
    of: str = ""
    high: float | None = None
    is_strict: bool = False
    note: Named = field(default_factory=dict)
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """An agreement that a document describes.

    Attributes:
        label: What it is called.
        parties: Whose it is.
        themes: What it is about.
        source: The document.
        until: Its last day, ISO 8601; "" where the document states none.
        goals: Keys of the goals it states.
        visited: Codes of the municipalities whose points it promises remote service and pop-up events.
    """

    label: Named
    parties: Named
    themes: Named
    source: Named
    until: str = ""
    goals: tuple[str, ...] = ()
    visited: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedRate:
    """An activation rate that a document of the area publishes, a fraction.

    Attributes:
        rate: The rate.
        label: Whose it is.
        source: The document, and when it is of.
        is_approximate: Whether it gives a round figure.
    """

    rate: float
    label: Named
    source: Named
    is_approximate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AsPrinted:
    """What is known of the plan's tables as they were printed.

    Attributes:
        misspelt: Name of a row as printed -> name of the municipality.
        contradictory: Columns whose printed total contradicts the rule of suppression.
    """

    misspelt: Mapping[str, str] = field(default_factory=dict)
    contradictory: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedValue:
    """A number that an area's own documents state, with the range that it may have.

    Attributes:
        since: First year or month of it, until the next.
        value: What is stated.
        low: Lowest plausible value.
        high: Highest plausible value.
        source: The document, and what it was worked out of.
    """

    since: str
    value: float
    low: float
    high: float
    source: Named

    def __post_init__(self) -> None:
        if not self.low <= self.value <= self.high:
            raise ValueError(f"{self.value} does not lie between {self.low} and {self.high}")


@dataclass(frozen=True, slots=True, kw_only=True)
class PointWords:
    """What is said of a service point: what it is used for, and its name where that is not a proper one."""

    note: Named
    name: Named = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, eq=False)
class Area:
    """An area.

    Attributes:
        code: Its own code; figures of it are added up where none are published under that code.
        municipalities: Codes of its municipalities, three digits each.
        seat: The municipality that lists begin with.
        compared: Published areas to hold it beside, the country first.
        totals: Published area -> its municipalities, all of them among the area's own.
        name: What it is called.
        name_of: The same as the owner of something.
        units: Service unit -> what it is; empty where none are known.
        points: Service point -> what is said of it, of those of which anything is.
        outside: What stands for the rest of the country; None where that is not known.
        changes: Key of a ready-made structural change -> what it is, the first as the page opens.
        joint: Key of a joint service -> what it is, the first as the page opens.
        goals: Key of a goal that documents state -> what they say of it.
        agreements: Key of an agreement -> what a document says of it.
        benchmarks: Key of an activation rate to hold its own beside -> what a document publishes.
        planned: Assumption of the staffing model -> what its documents state of it, oldest first.
        plan: Month of its plan's table of unemployment; "" where there is no plan.
        printed: What is known of the plan's tables as they were printed.
        names: Code -> official name of a place in or around it that no source names so.
    """

    code: str
    municipalities: tuple[str, ...]
    seat: str
    name: Named
    name_of: Named
    compared: tuple[str, ...] = (COUNTRY,)
    totals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    units: Mapping[str, ServiceUnit] = field(default_factory=dict)
    points: Mapping[str, PointWords] = field(default_factory=dict)
    outside: Outside | None = None
    changes: Mapping[str, ReadyChange] = field(default_factory=dict)
    joint: Mapping[str, ReadyService] = field(default_factory=dict)
    goals: Mapping[str, StatedGoal] = field(default_factory=dict)
    agreements: Mapping[str, Agreement] = field(default_factory=dict)
    benchmarks: Mapping[str, PublishedRate] = field(default_factory=dict)
    planned: Mapping[str, tuple[PlannedValue, ...]] = field(default_factory=dict)
    plan: str = ""
    printed: AsPrinted = field(default_factory=AsPrinted)
    names: Mapping[str, Named] = field(default_factory=dict)

    @property
    def references(self) -> tuple[str, ...]:
        """What the municipalities are compared with, in reading order; the area itself last."""
        return (*self.compared, self.code)

    @property
    def seat_first(self) -> tuple[str, ...]:
        """The municipalities as lists have them: the seat, then the others in the order of their codes."""
        return (self.seat, *(each for each in self.municipalities if each != self.seat))

    @property
    def observed(self) -> tuple[str, ...]:
        """Every area whose figures are needed, each once."""
        return tuple(dict.fromkeys((*self.municipalities, *self.compared, *self.totals, self.code, COUNTRY)))

    @cached_property
    def partitions(self) -> tuple[tuple[str, ...], ...]:
        """Ways to add up the area from published areas without counting anyone twice."""
        return tuple(_partitions(frozenset(self.municipalities), tuple(self.totals.items())))


def _partitions(
    left: frozenset[str], wholes: tuple[tuple[str, tuple[str, ...]], ...]
) -> Iterator[tuple[str, ...]]:
    """Yield every choice of wholes that share no municipality, with the municipalities left over."""
    if not wholes:
        yield tuple(sorted(left))
        return
    (code, parts), *others = wholes
    yield from _partitions(left, tuple(others))
    if left.issuperset(parts):
        yield from ((code, *rest) for rest in _partitions(left.difference(parts), tuple(others)))
