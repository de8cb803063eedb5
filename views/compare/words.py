"""A comparison of scenarios in words: the answer, the cards, and how their choices differ."""

import math
from collections.abc import Iterator, Sequence

from domain.errors import DashboardError
from domain.interval import UNKNOWN, Interval
from i18n.text import Text
from reports.model import KeyFigure
from scenarios.model import Version
from views.blocks import Points
from views.compare.compared import Compared
from views.compare.leading import card_words, differ_words, leading
from views.context import Context
from views.results import Metric
from views.saved import ready
from views.saved.age import is_elsewhere
from views.saved.differences import differences
from views.saved.names import isolated
from views.saved.paired import changes
from views.saved.results import LARGEST_CASELOAD, STAFFING, UNSERVED, units_without_staff
from views.saved.tables import difference, written
from views.staffing.words import units

COST = Metric(key="cost_eur", page=STAFFING)
"""What the staff costs in a year."""


def answer(context: Context, text: Text, rows: Sequence[Compared]) -> list[str]:
    """Return the sentences under the title: where the largest caseload is smallest, and what that costs.

    Where clients have no staff no caseload is the largest, so such a scenario is named first and not ranked.
    Scenarios that the reader sees no difference between are named together.
    """
    said = [_unserved_sentence(context, text, row) for row in rows if is_unserved(row)]
    ranked = [row for row in rows if _largest(row).is_known and not is_unserved(row)]
    if not ranked:
        return [*said, text("compare.unknown", scenarios=str(len(rows)))]
    least, baseline = min(ranked, key=lambda row: _largest(row).high), rows[0]
    caseload = written(text, LARGEST_CASELOAD, _largest(least))
    best = [row for row in ranked if written(text, LARGEST_CASELOAD, _largest(row)) == caseload]
    price = _price(context, text, best, [row for row in rows if row not in best])
    if len(best) == len(rows):
        differing = leading(text, rows)
        apart = [differ_words(text, rows, differing)] if differing else []
        return [*apart, text("compare.same", caseload=caseload), *price]
    is_baseline = any(row.version.id == baseline.version.id for row in best)
    place = ("several" if len(best) > 1 else "one") + ("_with_baseline" if is_baseline else "")
    change = text(
        "compare.best_change",
        change=difference(text, LARGEST_CASELOAD, _change(least)),
        baseline=named(text, baseline),
    )
    sentence = text(
        "compare.best",
        place=text(f"compare.{place}", name=", ".join(named(text, row) for row in best)),
        caseload=caseload,
        change="" if is_baseline or is_unserved(baseline) else change,
    )
    return [*said, sentence, *price]


def is_unserved(row: Compared) -> bool:
    """Return whether the scenario leaves clients without staff, or may do so."""
    return row.results.get(UNSERVED.key, Interval.point(0)).high != 0


def _unserved_sentence(context: Context, text: Text, row: Compared) -> str:
    clients, where = row.results[UNSERVED.key], units(context, text, units_unserved(context, row))
    if not clients.is_known:
        return text(
            f"compare.unserved_unknown{'' if where else '_alone'}", name=named(text, row), units=where
        )
    said = written(text, UNSERVED, clients)
    key = f"compare.unserved{'' if where else '_alone'}"
    return text(key, name=named(text, row), clients=said, units=where)


def units_unserved(context: Context, row: Compared) -> tuple[str, ...]:
    """Return the units that a scenario leaves without staff; none where that cannot be worked out here."""
    if not is_unserved(row) or is_elsewhere(context, row.version):
        return ()
    try:
        return units_without_staff(context, row.version.inputs)
    except DashboardError:  # the answer tells the clients alone
        return ()


def _price(context: Context, text: Text, best: Sequence[Compared], others: Sequence[Compared]) -> list[str]:
    """Return what the cheapest of the best takes besides: against the baseline, or the cheapest other."""
    winner = min(best, key=_cost_of)
    against = next((row for row in others if row.place == 0), min(others, key=_cost_of, default=winner))
    found = changes(context, against.outcome, winner.outcome)
    fte, cost = (found.get(key, UNKNOWN) for key in ("fte", COST.key))
    if not (fte.is_known and cost.is_known) or (fte == Interval.point(0) and 0 in cost):
        return []
    return [
        text(
            "compare.price",
            name=named(text, winner),
            reference=named(text, against),
            fte=text.number(fte.high, 1, signed=True),
            cost=text.united("euros", difference(text, COST, cost)),
        )
    ]


def _cost_of(row: Compared) -> float:
    cost = row.results.get(COST.key, UNKNOWN)
    return cost.high if cost.is_known else math.inf


def cards(text: Text, rows: Sequence[Compared]) -> tuple[KeyFigure, ...]:
    """Return a card for each scenario: clients without staff, or its largest caseload and the difference.

    Where no caseload differs, cards tell a result that does.
    """
    if differing := leading(text, rows):
        return tuple(_card_of(text, row, differing[0], rows[0]) for row in rows)
    return tuple(
        KeyFigure(
            label=named(text, row),
            value=written(text, *first(row)),
            change=_card_words(text, row, rows[0]),
            definition=f"{full_name(text, row.version)}. {text('compare.definition')}",
        )
        for row in rows
    )


def tones(rows: Sequence[Compared]) -> dict[int, str]:
    """Return which cards are good or bad news: clients without staff are bad, fewer clients are good."""
    return {
        place: "bad" if is_unserved(row) else _tone(_change(row)) if place else ""
        for place, row in enumerate(rows)
    }


def _card_of(text: Text, row: Compared, metric: Metric, baseline: Compared) -> KeyFigure:
    value, change = card_words(text, row, metric, is_baseline=row is baseline)
    label = named(text, row)
    return KeyFigure(label=label, value=value, change=change, definition=full_name(text, row.version))


def apart(context: Context, text: Text, rows: Sequence[Compared]) -> Iterator[Points]:
    """Yield how the choices of each scenario differ from those of the baseline.

    Raises:
        SnapshotMissingError, SnapshotDamagedError: What a choice stands for cannot be read.
    """
    baseline = rows[0].version
    for row in rows[1:]:
        if row.version.id != baseline.id and not row.is_again:
            said = differences(context, text, baseline.inputs, row.version.inputs)
            none = text("scenario_page.difference.none")
            yield Points(full_name(text, row.version), tuple(said) or (none,))


def computed_now(text: Text, rows: Sequence[Compared]) -> Iterator[str]:
    """Yield which scenarios have nothing saved of a page whose data or model are newer than they are."""
    for row in rows:
        if row.computed:
            pages = text.listed([text(f"pages.{page}") for page in row.computed])
            yield text("compare.computed", name=row.name, pages=pages)


def first(row: Compared) -> tuple[Metric, Interval]:
    """Return what is said of a scenario first, with what it measures."""
    return (UNSERVED, row.results[UNSERVED.key]) if is_unserved(row) else (LARGEST_CASELOAD, _largest(row))


def full_name(text: Text, version: Version) -> str:
    """Return the whole name of a version, that of a ready-made one in the reader's language."""
    return ready.name(text, version.id) if ready.is_ready(version.id) else isolated(version.name)


def _card_words(text: Text, row: Compared, baseline: Compared) -> str:
    if is_unserved(row):
        return text("compare.without_staff")
    if row is baseline:
        said = text("compare.is_baseline")
    elif is_unserved(baseline):
        said = text("compare.baseline_unserved")
    else:
        said = text("compare.change", change=difference(text, LARGEST_CASELOAD, _change(row)))
    return said if _largest(row).is_point else text("compare.estimated", said=said)


def _largest(row: Compared) -> Interval:
    return row.results.get(LARGEST_CASELOAD.key, UNKNOWN)


def _change(row: Compared) -> Interval:
    return row.changes.get(LARGEST_CASELOAD.key, UNKNOWN)


def named(text: Text, row: Compared) -> str:
    """Return what a scenario is called, and which of its results these are."""
    if row.is_again:
        return text("compare.again", name=row.name)
    return text("compare.stored", name=row.name) if row.is_stored else row.name


def _tone(change: Interval) -> str:
    return "good" if change.high < 0 else "bad" if change.low > 0 else ""
