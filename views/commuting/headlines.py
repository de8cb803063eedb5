"""The answer, the key figures and the caveats of the commuting page."""

from collections.abc import Mapping

from i18n.quantity import COUNT, FINE_SHARE, SHARE
from i18n.text import Text
from reports.model import KeyFigure
from views.commuting import checks
from views.commuting.rows import counted, municipalities, totals
from views.context import Context


def answer(context: Context, text: Text) -> tuple[str, ...]:
    """Return the sentences under the title: jobs against employed residents, and where jobs are more."""
    whole, rows = context.once(totals), municipalities(context, text)
    surplus = rows.loc[rows["net_commuters"] > 0, "name"].tolist()
    sentences = [
        text(
            "commuting.answer",
            jobs=COUNT.write(text, whole.jobs),
            residents=COUNT.write(text, whole.employed_residents),
            ratio=FINE_SHARE.write(text, whole.self_sufficiency),
        )
    ]
    if surplus:
        sentences.append(text("commuting.surplus", names=text.listed(surplus)))
    return (*sentences, undated(context, text))


def undated(context: Context, text: Text) -> str:
    """Return of which plan the numbers are, and that it does not tell their year."""
    return text("commuting.no_year", year=context.origin("plan_2023_commuting").period[:4])


def key_figures(context: Context, text: Text) -> tuple[KeyFigure, ...]:
    """Return the key figures that hold for the area as a whole."""
    whole, printed = context.once(totals), checks.printed_of_area(context, text)
    figures = {
        "jobs": (COUNT.write(text, whole.jobs), text("commuting.kpi.jobs_parts")),
        "residents": (COUNT.write(text, whole.employed_residents), text("commuting.kpi.residents_parts")),
        "self_sufficiency": (
            FINE_SHARE.write(text, whole.self_sufficiency),
            text("commuting.kpi.printed", printed=printed) if printed else "",
        ),
        "at_home": (
            SHARE.write(text, whole.at_home_share),
            text("commuting.kpi.persons", persons=COUNT.write(text, whole.employed_in_own_municipality)),
        ),
    }
    return cards(text, figures)


def cards(text: Text, figures: Mapping[str, tuple[str, str]]) -> tuple[KeyFigure, ...]:
    """Return key figures by their keys: the value, and what stands under it."""
    return tuple(
        KeyFigure(
            label=text(f"commuting.kpi.{key}"),
            value=value,
            change=change,
            definition=text(f"commuting.kpi.{key}_definition"),
        )
        for key, (value, change) in figures.items()
    )


def caveats(context: Context, text: Text) -> tuple[str, ...]:
    """Return what the numbers do not tell, one sentence each."""
    rows = context.once(counted).data
    sums = {name: COUNT.write(text, int(rows[f"{name}_commuters"].sum())) for name in ("inbound", "outbound")}
    return (
        text("commuting.caveat.sums", **sums),
        text("commuting.caveat.year"),
        text("commuting.caveat.flows"),
    )
