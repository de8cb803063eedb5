"""What a reader or a loaded file can get wrong about flows, each with its own sentence."""

from domain.errors import InfeasibleError, ParameterError


class DistanceError(ParameterError):
    """Two different zones have no positive, known distance; values `origin`, `destination`, `value`."""

    text_key = "flows.errors.distance"


class MarginsClashError(InfeasibleError):
    """No flows have these margins: totals differ, or one zone outweighs all the others."""

    text_key = "flows.errors.margins_clash"


class ColumnsError(ParameterError):
    """A loaded file lacks columns of the template; value `missing`."""

    text_key = "flows.errors.columns"


class UnknownAreaError(ParameterError):
    """A loaded file names a code that is no municipality; value `area`."""

    text_key = "flows.errors.unknown_area"


class NoAreaError(ParameterError):
    """A loaded file has a row without a code; value `column`."""

    text_key = "flows.errors.no_area"


class CommutersError(ParameterError):
    """A loaded count is negative, broken or missing; values `origin`, `destination`, `value`."""

    text_key = "flows.errors.commuters"


class DuplicateFlowError(ParameterError):
    """A loaded file gives the same pair twice; values `origin`, `destination`."""

    text_key = "flows.errors.duplicate"


class MarginError(ParameterError):
    """The flows of a municipality do not add up to its margin; values `area`, `value`, `expected`, `margin`.

    `margin` is outbound_commuters, inbound_commuters or employed_in_own_municipality.
    """

    text_key = "flows.errors.margin"
