"""Counts put together, with the sums that hold among them."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field

from analytics.disclosure.cells import FEWEST_SHOWN, Cells

Key = tuple[Hashable, ...]
"""What a count is of: the table, and the place in it."""


@dataclass(slots=True)
class Building:
    """Counts and sums on their way to `Cells`; a count that nobody has put in is 0 and shown."""

    _at: dict[Key, int] = field(default_factory=dict)
    _values: list[int] = field(default_factory=list)
    _few: set[int] = field(default_factory=set)
    _unshown: set[int] = field(default_factory=set)
    _costs: list[int] = field(default_factory=list)
    _sums: list[dict[int, int]] = field(default_factory=list)

    def put(
        self, key: Key, cases: int, persons: int | None = None, *, cost: int = 1, is_shown: bool = True
    ) -> None:
        """Put in a count.

        Args:
            key: What it is of.
            cases: The count.
            persons: Of how many persons; None where each case is another.
            cost: What it costs to hide it.
            is_shown: Whether it stands anywhere.
        """
        if key in self._at:
            raise ValueError(f"{key} twice")
        if not cases and is_shown:
            return
        at = self._at[key] = len(self._values)
        self._values.append(cases)
        self._costs.append(cost)
        if 0 < (cases if persons is None else persons) < FEWEST_SHOWN:
            self._few.add(at)
        if not is_shown:
            self._unshown.add(at)

    def value(self, key: Key) -> int:
        """Return a count."""
        return self._values[self._at[key]] if key in self._at else 0

    def total(self, key: Key, parts: Iterable[Key], *, cost: int, persons: int | None = None) -> None:
        """Put in a count that is the sum of others."""
        parts = list(parts)
        self.put(key, sum(self.value(part) for part in parts), persons, cost=cost)
        self.sum(key, parts)

    def sum(self, key: Key, parts: Iterable[Key], times: Iterable[int] = ()) -> None:
        """Say that a count is the sum of others, each so many times."""
        parts = list(parts)
        factors = [(key, -1), *zip(parts, list(times) or [1] * len(parts), strict=True)]
        terms: dict[int, int] = {}
        for each, factor in factors:
            if each in self._at:
                terms[self._at[each]] = terms.get(self._at[each], 0) + factor
        if len(terms) > 1:
            self._sums.append({at: by for at, by in terms.items() if by})

    def rest(self, whole: Key, parts: Iterable[Key], times: Iterable[int] = (), *, key: Key) -> None:
        """Say that a count is at least the sum of others; how much more stands nowhere."""
        parts, times = list(parts), list(times)
        known = sum(self.value(part) * by for part, by in zip(parts, times or [1] * len(parts), strict=True))
        self.put(key, self.value(whole) - known, is_shown=False)
        self.sum(whole, [*parts, key], [*times, 1] if times else ())

    def cells(self) -> Cells:
        """Return the counts as those that something is hidden of."""
        return Cells(
            values=tuple(self._values),
            few=frozenset(self._few),
            unshown=frozenset(self._unshown),
            costs=tuple(self._costs),
            sums=tuple(self._sums),
        )

    def published(self, hidden: frozenset[int]) -> dict[Key, int | None]:
        """Return what may be shown: the counts, None for hidden ones."""
        return {
            key: None if at in hidden else self._values[at]
            for key, at in self._at.items()
            if at not in self._unshown
        }

    def keys(self) -> list[Key]:
        """Return what each count is of, in their order."""
        return list(self._at)
