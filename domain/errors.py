"""Errors this application raises on purpose.

Whatever a reader can cause or an operator can fix derives from `DashboardError`, and the
UI explains it in the reader's language. Any other exception is a bug and must surface.
"""

from typing import ClassVar


class DashboardError(Exception):
    """Base class of expected errors; the message is for the log, in English.

    Attributes:
        values: What the reader's text names in its `{placeholders}`.
    """

    text_key: ClassVar[str]
    """Key of the text a reader sees."""

    def __init__(self, message: str, **values: str) -> None:
        super().__init__(message)
        self.values = values


class SnapshotMissingError(DashboardError):
    """A query reads a snapshot file that is not in the snapshot folder."""

    text_key = "errors.snapshot_missing"


class SnapshotDamagedError(DashboardError):
    """A snapshot file cannot be read, or is not the one its origin describes."""

    text_key = "errors.snapshot_damaged"


class EngineError(DashboardError):
    """The engine that the operator has named for queries over whole tables gave no answer."""

    text_key = "errors.engine"


class OriginMissingError(DashboardError):
    """What says where a source came from is not there, or cannot be read: its figures could not be cited."""

    text_key = "errors.snapshot_missing"


class FiguresMissingError(DashboardError):
    """The snapshots are whole, but hold no figures of what a page asks for."""

    text_key = "errors.figures_missing"


class NotFetchedError(DashboardError):
    """A table that only a refresh brings is not there, or has nothing of the area; value `table`."""

    text_key = "errors.not_fetched"


class MonthMissingError(FiguresMissingError):
    """The snapshots are whole, but have no month of the kind that a page asks for, such as an earlier one."""

    text_key = "errors.month_missing"


class PriceMissingError(DashboardError):
    """No price of the month is known; `since` is the year of the first that is."""

    text_key = "errors.price_missing"


class BoundariesMissingError(DashboardError):
    """The snapshots are whole, but hold no boundary of a municipality of the area."""

    text_key = "errors.boundaries_missing"


class PointsMissingError(DashboardError):
    """Nobody has told where clients of the area are met."""

    text_key = "errors.points_missing"


class WaysMissingError(DashboardError):
    """No road distances between the centres of the area are known."""

    text_key = "errors.ways_missing"


class PlanMissingError(DashboardError):
    """The area has no plan among the data whose figures could be shown."""

    text_key = "errors.plan_missing"


class ParameterError(DashboardError, ValueError):
    """A parameter lies outside its documented range."""

    text_key = "errors.parameter"


class InfeasibleError(DashboardError, ValueError):
    """No solution satisfies every constraint; the message names those that clash."""

    text_key = "errors.infeasible"


class BusyError(DashboardError):
    """The server has so much to do for others that no turn came in time; nothing is lost."""

    text_key = "errors.busy"


class StaffMissingError(DashboardError):
    """The plan says nothing of the staff of an area's service units, or the area has none; value `area`."""

    text_key = "errors.staff_missing"


class FigureUnknownError(DashboardError):
    """A page has no figure of this name for what was chosen; values `figure` and `figures`, those it has."""

    text_key = "served.no_figure"


class FiguresNoneError(DashboardError):
    """A page has no figures for what was chosen; value `why`, what it says instead."""

    text_key = "served.no_figures"


class LinkError(DashboardError, ValueError):
    """A link carries a state that this version cannot read."""

    text_key = "errors.link"


class ChoiceError(LinkError):
    """A link says of one choice what cannot be chosen; value `code`."""

    text_key = "errors.choice"


class AreaError(DashboardError):
    """There is no area of this code, or its description is damaged."""

    text_key = "errors.area"
