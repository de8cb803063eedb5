"""Which assumption matters most: each at its low and high value, the others as they are."""

from collections.abc import Callable
from dataclasses import dataclass

from analytics.staffing.assumptions import Assumptions


@dataclass(frozen=True, slots=True, kw_only=True)
class Swing:
    """Effect of one assumption on an output.

    Attributes:
        key: Assumption.
        low: Its lowest plausible value.
        high: Its highest plausible value.
        output_low: Output at `low`.
        output: Output as things are.
        output_high: Output at `high`.
    """

    key: str
    low: float
    high: float
    output_low: float
    output: float
    output_high: float

    @property
    def spread(self) -> float:
        """Largest less smallest of the three outputs."""
        outputs = (self.output_low, self.output, self.output_high)
        return max(outputs) - min(outputs)


def tornado(output: Callable[[Assumptions], float], assumptions: Assumptions) -> tuple[Swing, ...]:
    """Return the effect of each assumption on an output, largest first; those without effect are left out.

    Args:
        output: Anything computed from assumptions, e.g. FTE required in a unit.
        assumptions: The reader's values.
    """
    middle = output(assumptions)
    swings = [
        Swing(
            key=key,
            low=entry.low,
            high=entry.high,
            output_low=output(assumptions.changed({key: entry.low})),
            output=middle,
            output_high=output(assumptions.changed({key: entry.high})),
        )
        for key, entry in assumptions.registry.items()
    ]
    # Two terms that cancel leave a residue of float arithmetic, which is no effect.
    least = 1e-9 * max(1.0, abs(middle))
    return tuple(sorted((s for s in swings if s.spread > least), key=lambda swing: -swing.spread))
