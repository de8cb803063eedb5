"""Load data and code before the first visitor comes, and say whether that is done."""

import gc
import logging
import threading
from dataclasses import dataclass

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Whether the data are loaded, and which snapshots are not whole."""

    is_loaded: bool
    problems: tuple[str, ...]

    @property
    def is_ready(self) -> bool:
        """Whether every page can show its figures."""
        return self.is_loaded and not self.problems

    def as_json(self) -> dict[str, object]:
        """Return the state for the readiness route."""
        return {"ready": self.is_ready, "problems": list(self.problems)}


_done = threading.Event()
_problems: list[str] = []


def run() -> None:
    """Load, then freeze the heap: Streamlit's own collection after each run is switched off."""
    gc.collect()
    gc.freeze()
    _done.set()


def state() -> State:
    """Return how far the warm-up is."""
    return State(is_loaded=_done.is_set(), problems=tuple(_problems))
