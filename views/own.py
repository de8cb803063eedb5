"""Data of a reader's own, which no link and no other session holds."""

from dataclasses import dataclass, field

import pandas as pd

from analytics.flows.frames import FlowSet
from analytics.flows.observed import Departure
from analytics.paths.cube import Cube
from views.memory import Memory

MOST_KEPT = 200
"""Results, figures and pages with one reader's own data among them."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OwnFile:
    """A file that the reader loaded.

    Attributes:
        name: The file's, made fit to be shown.
        sha256: Of its bytes.
        rows: How many it has.
        memories: What all share of a context -> what was worked out of it with this file; ends with the file.
    """

    name: str
    sha256: str
    rows: int
    memories: dict[Memory, Memory] = field(default_factory=dict, repr=False)

    @property
    def mark(self) -> str:
        """What tells the file from others in an address."""
        return self.sha256[:8]

    def memory_beside(self, shared: Memory) -> Memory:
        """Return what is worked out with this file in a context whose memory all share."""
        return self.memories.setdefault(shared, Memory(MOST_KEPT))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OwnFlows(OwnFile):
    """Flows of a file.

    Attributes:
        flows: What it says.
        departure: The largest difference between its sums and the plan's margins.
    """

    flows: FlowSet
    departure: Departure


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OwnLog(OwnFile):
    """What may be shown of a log of services; its events are gone.

    Attributes:
        cube: The counts.
    """

    cube: Cube


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OwnFigures(OwnFile):
    """Figures of municipalities that stand for those published of the newest month.

    Attributes:
        template: Key of what it holds.
        figures: ref_area, indicator, obs_value (NaN where not published) and obs_status.
    """

    template: str
    figures: pd.DataFrame


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Held:
    """What a session holds of its reader's own."""

    flows: OwnFlows | None = None
    log: OwnLog | None = None
    figures: OwnFigures | None = None

    @property
    def marks(self) -> tuple[str, ...]:
        """What tells these files from others."""
        return tuple(file.sha256 for file in (self.flows, self.log, self.figures) if file)


NOTHING = Held()
