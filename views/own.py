"""Data of a reader's own, which no link and no other session holds."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analytics.flows.frames import FlowSet
from analytics.flows.observed import Departure

if TYPE_CHECKING:
    from views.context import Context


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OwnFlows:
    """Flows of a file that the reader loaded.

    Attributes:
        name: The file's, made fit to be shown.
        sha256: Of its bytes.
        rows: How many it has.
        flows: What it says.
        departure: The largest difference between its sums and the plan's margins.
        contexts: A context that all share -> the same with this file; they end with it.
    """

    name: str
    sha256: str
    rows: int
    flows: FlowSet
    departure: Departure
    contexts: "dict[Context, Context]" = field(default_factory=dict, repr=False)

    @property
    def mark(self) -> str:
        """What tells the file from others in an address."""
        return self.sha256[:8]
