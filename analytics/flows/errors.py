"""What a reader or a loaded file can get wrong about flows, each with its own sentence."""

from domain.errors import DashboardError, InfeasibleError, ParameterError


class DistanceError(ParameterError):
    """Two different zones have no positive, known distance; values `origin`, `destination`, `value`."""

    text_key = "flows.errors.distance"


class MarginsClashError(InfeasibleError):
    """No flows have these margins: totals differ, or one zone outweighs all the others."""

    text_key = "flows.errors.margins_clash"


class FlowsMissingError(DashboardError):
    """There are no commuters of this area to estimate from, or nothing stands for the rest of the country."""

    text_key = "flows.errors.missing"


class MissingZoneError(ParameterError):
    """A loaded file has no row from, or to, a zone; values `area` and `column`, a column of the template."""

    text_key = "flows.errors.missing_zone"


class SwappedError(ParameterError):
    """Homes and workplaces are exchanged: turned round, the margins fit the plan's at least twice as well.

    Values `area`, `outbound`, `inbound` (of the file) and `expected_outbound`, `expected_inbound`: the
    municipality where it shows most.
    """

    text_key = "flows.errors.swapped"
