"""What was computed lately, kept for all who ask for the same."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")

MOST_KEPT = 4_000
"""Results, figures and pages of a context, kept for all its readers: of 5 to 75 kB, so 300 MB at most."""


class Memory:
    """What was computed lately, the newest so many: shared by all readers of a context."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = threading.Lock()
        self._asked = self._found = 0

    def __len__(self) -> int:
        return len(self._kept)

    @property
    def share(self) -> float:
        """Share of askings whose answer was kept; 0 before the first."""
        return self._found / self._asked if self._asked else 0.0

    def once(
        self, key: Hashable, compute: Callable[[], T], *, keeps: Callable[[T], bool] = lambda _made: True
    ) -> T:
        """Return what is kept under a key, computed when first asked for; what raises is not kept.

        Args:
            key: What it is and what it depends on.
            compute: Computes it.
            keeps: Whether a result is worth keeping.
        """
        with self._lock:
            self._asked += 1
            if key in self._kept:
                self._found += 1
                self._kept.move_to_end(key)
                found: T = self._kept[key]
                return found
        made = compute()  # outside the lock: two readers may compute the same once, none waits for another
        if not keeps(made):
            return made
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made
