"""The answer and the key figures of one municipality's commuters, beside those of the area."""

from typing import Any

from domain.records import records
from i18n.quantity import CHANGE, COUNT, FINE_SHARE, SHARE
from i18n.text import Text
from reports.model import KeyFigure
from views.commuting.headlines import cards, undated
from views.commuting.rows import municipalities, totals
from views.context import Context


def row_of(context: Context, text: Text, of: str) -> dict[Any, Any]:
    """Return what is known of its commuters; see `rows.municipalities`.

    Raises:
        CommutingMissingError: Those of a municipality of the area are not known.
    """
    return next(row for row in records(municipalities(context, text)) if row["ref_area"] == of)


def answer(context: Context, text: Text, of: str) -> tuple[str, ...]:
    """Return its jobs against its employed residents, and who crosses its border; fails as `row_of`."""
    row, whole = row_of(context, text, of), context.once(totals)
    return (
        text(
            "commuting.answer_municipality",
            municipality=row["name"],
            jobs=COUNT.write(text, row["jobs"]),
            residents=COUNT.write(text, row["employed_residents"]),
            ratio=FINE_SHARE.write(text, row["self_sufficiency"]),
            area=FINE_SHARE.write(text, whole.self_sufficiency),
        ),
        text(
            "commuting.answer_across",
            outbound=COUNT.write(text, row["outbound_commuters"]),
            inbound=COUNT.write(text, row["inbound_commuters"]),
            net=CHANGE.write(text, row["net_commuters"]),
        ),
        undated(context, text),
    )


def key_figures(context: Context, text: Text, of: str) -> tuple[KeyFigure, ...]:
    """Return the municipality's key figures; its shares beside the area's."""
    row, whole = row_of(context, text, of), context.once(totals)
    figures = {
        "jobs": (COUNT.write(text, row["jobs"]), text("commuting.kpi.jobs_parts")),
        "residents": (COUNT.write(text, row["employed_residents"]), text("commuting.kpi.residents_parts")),
        "self_sufficiency": (
            FINE_SHARE.write(text, row["self_sufficiency"]),
            text("overview.beside", area=FINE_SHARE.write(text, whole.self_sufficiency)),
        ),
        "at_home": (
            SHARE.write(text, row["resident_containment"]),
            text("overview.beside", area=SHARE.write(text, whole.at_home_share)),
        ),
        "outbound": (COUNT.write(text, row["outbound_commuters"]), text("commuting.kpi.from_plan")),
        "inbound": (COUNT.write(text, row["inbound_commuters"]), text("commuting.kpi.from_plan")),
    }
    return cards(text, figures)
