"""What stands out in the situation, in words."""

from analytics.standouts import Standout, standouts
from domain.errors import DashboardError
from i18n.quantity import COUNT, SHARE
from i18n.text import Text
from views.context import Context


def sentences(context: Context, text: Text, municipality: str = "") -> tuple[str, ...]:
    """Return what stands out, a sentence each; none if nothing does, or nobody can read the months.

    Args:
        context: Where and when.
        text: The reader's language.
        municipality: Whose; "" for all.
    """
    names = context.names(text.language)
    try:
        found = context.once(_found)
    except DashboardError:  # the figure of the months says why
        return ()
    return tuple(
        text(
            each.key,
            area=names[each.ref_area],
            indicator=text(f"indicators.{each.indicator}.label").lower(),
            value=SHARE.span(text, each.value.low, each.value.high),
            reference=SHARE.span(text, each.reference.low, each.reference.high),
            period=text.period(each.time_period),
            persons=COUNT.span(text, each.persons.low, each.persons.high),
        )
        for each in found
        if municipality in ("", each.ref_area)
    )


def _found(context: Context) -> tuple[Standout, ...]:
    return standouts(context.now.data, context.shares.data, context.area)
