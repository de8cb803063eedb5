"""Every number of the staffing model that a reader may vary, in one registry with its range."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Protocol

from typing_extensions import override

from analytics.staffing.bounds import within


class Ranged(Protocol):
    """A number with its range, of an area or of a month."""

    @property
    def value(self) -> float:
        """What is used."""

    @property
    def low(self) -> float:
        """Lowest plausible value."""

    @property
    def high(self) -> float:
        """Highest plausible value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """One line of the registry.

    Attributes:
        key: Field of `Assumptions`, and name of its texts.
        default: Value unless the reader changes it.
        low: Lowest plausible value, and the lowest accepted.
        high: Highest plausible value, and the highest accepted.
        unit: Code of the unit of measure; the words are `staffing.assumptions.<key>.unit`.
        sourced: False marks an assumption of ours, [A]; its range is then ours as well.
    """

    key: str
    default: float
    low: float
    high: float
    unit: str
    sourced: bool


class Registry(Mapping[str, Assumption]):
    """Everything a reader may vary, in the order it is shown, as an area has it in a month."""

    def __init__(self, given: Mapping[str, Ranged]) -> None:
        """Take what an area and a month give; the rest is the same everywhere.

        Raises:
            KeyError: One of `GIVEN` is lacking; its name.
        """
        self._entries = {entry.name: _assumption(entry, given) for entry in _own()}
        self._identity = tuple(self._entries.values())
        self._hash = hash(self._identity)

    @property
    def assumptions(self) -> "Assumptions":
        """The values before a reader changes any."""
        return self.changed({})

    def changed(self, values: Mapping[str, float]) -> "Assumptions":
        """Return the values with some of them changed.

        Raises:
            ParameterError: One is out of its range.
        """
        return Assumptions(registry=self, **{**{key: entry.default for key, entry in self.items()}, **values})

    @override
    def __getitem__(self, key: str) -> Assumption:
        return self._entries[key]

    @override
    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    @override
    def __len__(self) -> int:
        return len(self._entries)

    @override
    def __eq__(self, other: object) -> bool:
        return isinstance(other, Registry) and self._identity == other._identity

    @override
    def __hash__(self) -> int:
        return self._hash


def _number(default: float, low: float, high: float, unit: str, *, sourced: bool = False) -> Any:  # noqa: ANN401
    return field(metadata={"default": default, "low": low, "high": high, "unit": unit, "sourced": sourced})


def _given(unit: str) -> Any:  # noqa: ANN401
    """Mark what an area or a month gives: there is no value of it that would do everywhere."""
    return field(metadata={"unit": unit})


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumptions:
    """Values of the whole model; each lies in the range that the registry gives it.

    What each one means, its unit in words and its source are texts under
    `staffing.assumptions.<name>`.
    """

    registry: Registry = field(repr=False)
    state_client_fte: float = _given("fte")
    state_fte: float = _given("fte")
    ranged_state_fte: float = _given("fte")
    about_margin_share: float = _number(0.10, 0, 0.25, "share")
    unknown_ceiling: float = _given("clients_per_fte")
    presence_fte: float = _number(1, 0, 2, "fte")
    clients_per_unemployed: float = _given("ratio")
    youth_share: float = _given("share")
    foreign_language_share: float = _given("share")
    multi_sector_share: float = _number(0.10, 0.05, 0.25, "share")
    met_share: float = _given("share")
    long_term_share: float = _given("share")
    exit_0_3: float = _number(0.18, 0.10, 0.25, "share_per_month")
    exit_3_6: float = _number(0.12, 0.06, 0.18, "share_per_month")
    exit_6_12: float = _number(0.09, 0.04, 0.14, "share_per_month")
    initial_min: float = _number(60, 45, 90, "min")
    discussion_min: float = _number(30, 20, 40, "min")
    supplementary_min: float = _number(20, 15, 30, "min")
    recording_min: float = _number(15, 0, 25, "min")
    needed_supplementary: float = _number(2, 0, 8, "meetings_per_year")
    yleistuki_share: float = _number(0.5, 0.2, 0.8, "share")
    activation_meetings: float = _number(0, 0, 12, "meetings_per_year")
    activation_min: float = _number(30, 20, 60, "min")
    returning_share: float = _number(0.30, 0.10, 0.50, "share")
    no_show_share: float = _number(0.10, 0, 0.30, "share")
    other_hours_per_client: float = _number(1, 0, 3, "hours_per_year")
    hours_per_fte: float = _number(1500, 1400, 1600, "hours_per_year")
    absence_share: float = _number(0.10, 0, 0.25, "share")
    statutory_time_share: float = _number(0.5, 0.3, 0.8, "share")
    inflow_change_share: float = _number(0, -0.20, 0.30, "share")
    inflow_noise_share: float = _number(0.37, 0, 0.60, "share", sourced=True)
    noise_persistence: float = _number(0.84, 0, 0.95, "share", sourced=True)
    noise_correlation: float = _number(0.62, 0, 1, "share", sourced=True)
    service_share_change: float = _number(0, -0.10, 0.10, "share")
    service_effect: float = _number(0.5, 0, 1, "ratio")
    staff_effect: float = _number(0, 0, 0.30, "elasticity")
    fte_cost_eur: float = _given("eur_per_year")

    def changed(self, values: Mapping[str, float]) -> "Assumptions":
        """Return these values with some of them changed; fails as `Registry.changed` does."""
        return self.registry.changed({**{key: getattr(self, key) for key in self.registry}, **values})

    def __post_init__(self) -> None:
        for key, entry in self.registry.items():
            within(key, getattr(self, key), entry.low, entry.high)
        # What is left of the two must be the adults' share.
        within("youth_share", self.youth_share, 0, 1 - self.foreign_language_share - self.multi_sector_share)


def _own() -> list[Any]:
    return [entry for entry in fields(Assumptions) if entry.metadata]


def _assumption(entry: Any, given: Mapping[str, Ranged]) -> Assumption:  # noqa: ANN401 - a dataclass field
    own = entry.metadata
    if "default" in own:
        return Assumption(key=entry.name, **own)
    found = given[entry.name]
    return Assumption(
        key=entry.name, default=found.value, low=found.low, high=found.high, unit=own["unit"], sourced=True
    )


UNITS: Mapping[str, str] = {entry.name: entry.metadata["unit"] for entry in _own()}
"""Assumption -> code of its unit of measure, in the order of the registry."""

GIVEN = tuple(entry.name for entry in _own() if "default" not in entry.metadata)
"""Those that an area or a month gives."""
