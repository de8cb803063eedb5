"""How one municipality stands beside the goals: its share and its forecast, its unit and its target."""

from domain.errors import DashboardError, SnapshotDamagedError, SnapshotMissingError
from i18n.quantity import FINE_SHARE, SHARE
from i18n.text import Text
from reports.model import KeyFigure
from views.context import Context
from views.goals.rows import Stand, board_of, stand
from views.goals.words import said_status, said_verdict
from views.staffing.of_municipality import Served, served
from views.staffing.words import caseload


def answer(context: Context, text: Text, last: str, of: str) -> tuple[str, ...]:
    """Return what came of the share beside what was expected at the last review, and the unit's load."""
    name, found, unit = context.names(text.language)[of], _stand(context, last, of), _unit(context, text, of)
    if found is None:
        first = text("goals.own_unknown", municipality=name)
    else:
        first = text(
            "goals.own",
            municipality=name,
            period=text.period_in(found.now),
            outcome=FINE_SHARE.span(text, found.outcome.low, found.outcome.high),
            band=SHARE.span(text, found.expected.low, found.expected.high),
            status=said_status(text, found.status),
        )
    return (first,) if unit is None else (first, _of_unit(text, unit))


def key_figures(context: Context, text: Text, last: str, of: str) -> tuple[KeyFigure, ...]:
    """Return the same as key figures, as far as they are known."""
    found, unit = _stand(context, last, of), _unit(context, text, of)
    figures = []
    if found is not None:
        figures.append(
            KeyFigure(
                label=text("indicators.unemployed_share.label"),
                value=FINE_SHARE.span(text, found.outcome.low, found.outcome.high),
                change=said_status(text, found.status),
                definition=text("goals.stock.definition"),
            )
        )
    if unit is not None:
        figures.append(
            KeyFigure(
                label=text("goals.columns.caseload"),
                value=caseload(text, unit.load),
                change=said_verdict(text, unit.load.verdict),
                definition=text("goals.caseloads.definition"),
            )
        )
    return tuple(figures)


def _of_unit(text: Text, unit: Served) -> str:
    return text(
        "goals.own_unit",
        caseload=caseload(text, unit.load),
        target=unit.target,
        status=said_verdict(text, unit.load.verdict),
    )


def _stand(context: Context, last: str, of: str) -> Stand | None:
    try:
        return stand(context, (of,), last, up_is_good=False)
    except (SnapshotMissingError, SnapshotDamagedError):
        raise  # a file that is damaged is named, not passed over
    except DashboardError:
        return None


def _unit(context: Context, text: Text, of: str) -> Served | None:
    try:
        return served(board_of(context, text), of)
    except (SnapshotMissingError, SnapshotDamagedError):
        raise
    except DashboardError:
        return None
