"""Which scenario is the best?"""

from i18n.text import Text
from views.blocks import Bar, Block, Door, Failure, Part, Words
from views.choices import Chosen
from views.compare.aims import NONE, best_for, weighed
from views.compare.compared import compared, has_older
from views.compare.figures import by_unit, every_result, side_by_side_first, weighing
from views.compare.words import answer, apart, cards, computed_now, tones
from views.context import Context
from views.page import Page, View
from views.saved import ready
from views.saved.choices import (
    ABOUT_SCENARIOS,
    AIM,
    BASELINE,
    FEWEST,
    LISTED,
    RECOMPUTED,
    SEARCH,
    VERSIONS,
    opened,
)


def build(chosen: Chosen, context: Context, text: Text) -> Page:
    """Return the page: the answer, a card for each scenario, their units and every result side by side."""
    versions, problems = opened(context, chosen[VERSIONS])
    lost = tuple(Failure(error) for error in problems)
    if len(versions) < FEWEST:
        said = text("compare.too_few", scenarios=str(len(versions)))
        return Page(answer=(said,), main=(*_list(context, text), *lost))
    versions.sort(key=lambda version: version.id != chosen[BASELINE])
    rows = compared(context, text, versions, again=chosen[RECOMPUTED])
    # What the reader has chosen changes under the same identifier.
    marks = (*context.library.own.marks, ready.mark(context))
    given = (tuple(each.id for each in versions), chosen[RECOMPUTED], marks)
    pick = Door("pick", text("compare.choose", number=text.integer(len(versions))), _list(context, text))
    again = (RECOMPUTED,) if has_older(context, versions) else ()
    problem_of = (Failure(row.problem, row.name) for row in rows if row.problem)
    return Page(
        answer=(*best_for(text, rows, chosen[AIM]), *answer(context, text, rows)),
        key_figures=cards(text, rows),
        tones=tones(rows),
        main=(
            pick,
            Bar((AIM, BASELINE, *again)),
            *lost,
            *problem_of,
            Words(tuple(computed_now(text, rows))),
            *((Part("weighed", weighing, *given),) if chosen[AIM] == NONE and weighed(text, rows) else ()),
            Part("caseloads", by_unit, *given),
        ),
        side=(Part("essentials", side_by_side_first, *given), *apart(context, text, rows)),
        below=(Part("compared", every_result, *given),),
    )


def _list(context: Context, text: Text) -> tuple[Block, ...]:
    """Return what scenarios are picked from: a search, and a list of those changed last."""
    count = context.library.open().count()
    place = {"listed": text.integer(LISTED), "scenarios": text.integer(count)}
    more = (Words((text("compare.more", **place),), "hint"),) if count > LISTED else ()
    return (SEARCH, *more, VERSIONS)


VIEW = View(
    name="compare", section="scenarios", choices=ABOUT_SCENARIOS["compare"], build=build, is_lasting=False
)
