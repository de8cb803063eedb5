"""Where people of one municipality are met, and what documents promise it."""

from domain.errors import DashboardError, SnapshotDamagedError, SnapshotMissingError
from i18n.text import Text
from reports.model import KeyFigure
from views.context import Context
from views.partners.figures import points_of


def answer(context: Context, text: Text, of: str) -> tuple[str, ...]:
    """Return the service points of a municipality by name, and whether documents promise it visits."""
    name, found = context.names(text.language)[of], _points(context, text, of)
    if found is None:
        return (text("partners.own_unknown", municipality=name),)
    points = text("partners.own", municipality=name, points=text.listed(found))
    return (
        points if found else text("partners.own_none", municipality=name),
        *((text("partners.own_visited"),) if _is_visited(context, of) else ()),
    )


def key_figures(context: Context, text: Text, of: str) -> tuple[KeyFigure, ...]:
    """Return the number of service points beside the area's; none where they are not known."""
    found = _points(context, text, of)
    if found is None:
        return ()
    every = sum(len(_points(context, text, each) or ()) for each in context.area.municipalities)
    return (
        KeyFigure(
            label=text("partners.points.title"),
            value=text.integer(len(found)),
            change=text("overview.beside", area=text.integer(every)),
        ),
    )


def _points(context: Context, text: Text, of: str) -> list[str] | None:
    try:
        return [row["name"] for row in points_of(context, text) if row["ref_area"] == of]
    except (SnapshotMissingError, SnapshotDamagedError):
        raise  # a file that is damaged is named, not passed over
    except DashboardError:
        return None


def _is_visited(context: Context, of: str) -> bool:
    return any(of in each.visited for each in context.area.agreements.values())
