"""Every figure of a municipality, each from the computation of its own page as that opens."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from analytics.counts import Counts, counts
from analytics.peers import middle_of, position
from analytics.rates import figure, ratio
from analytics.situation import GROUPS
from domain.errors import DashboardError
from domain.interval import Interval
from domain.records import records
from i18n.quantity import COUNT, FINE_SHARE, SHARE
from i18n.text import Text
from reports.model import KeyFigure
from views import activation, bill, peers, staffing
from views.activation.rows import areas, by_area
from views.bill import worked
from views.bill.words import about, exact, reach
from views.choices import Chosen
from views.commuting.of_municipality import row_of
from views.commuting.rows import totals
from views.context import Context
from views.development.rows import change_of, months_of
from views.development.words import change_words
from views.page import View
from views.peers.headlines import above
from views.peers.rows import held_beside
from views.service_points.rows import nearest
from views.staffing.of_municipality import served
from views.staffing.words import caseload, short
from views.subject import SUBJECT


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A figure of a municipality beside the area's, in words.

    Attributes:
        label: What it is.
        own: The municipality's.
        area: The area's; "" where it has none.
        beside: What puts it in proportion among the key figures; "" where it is none of them.
        definition: What is measured.
        range: How far an estimate reaches; "" where it is none.
    """

    label: str
    own: str
    area: str = ""
    beside: str = ""
    definition: str = ""
    range: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What is known of a municipality: its lines by topic, and why a topic has none."""

    lines: Mapping[str, tuple[Line, ...]]
    failed: tuple[tuple[str, DashboardError], ...]

    @property
    def key_figures(self) -> tuple[KeyFigure, ...]:
        """Those of its lines that stand in the strip."""
        return tuple(
            KeyFigure(label=each.label, value=each.own, change=each.beside, definition=each.definition)
            for lines in self.lines.values()
            for each in lines
            if each.beside
        )


def lines_of(context: Context, text: Text, of: str) -> Found:
    """Return every line of a municipality; a topic that cannot be told of leaves the others."""
    lines, failed = {}, []
    for topic, tell in _TOLD.items():
        try:
            lines[topic] = tell(context, text, of)
        except DashboardError as error:
            failed.append((topic, error))
    return Found(lines=lines, failed=tuple(failed))


def _opened(view: View, context: Context, of: str) -> Chosen:
    """Return what stands on a page as it opens for a municipality, in the months of this one."""
    return Chosen(view.choices, {SUBJECT.key: of}, context)


def _situation(context: Context, text: Text, of: str) -> tuple[Line, ...]:
    table, area = context.once(_table), context.area.code
    own, whole = ({each: figure(table, code, each) for each in _COUNTED} for code in (of, area))
    return (
        Line(
            label=text("indicators.unemployed.label"),
            own=_span(text, own["unemployed"]),
            area=_span(text, whole["unemployed"]),
            beside=text("overview.beside", area=_span(text, whole["unemployed"])),
            definition=text("indicators.unemployed.definition"),
        ),
        Line(
            label=text("indicators.unemployed_share.label"),
            own=SHARE.span(text, *_ends(own["unemployed_share"])),
            area=SHARE.span(text, *_ends(whole["unemployed_share"])),
            beside=text("overview.beside", area=SHARE.span(text, *_ends(whole["unemployed_share"]))),
            definition=text("indicators.unemployed_share.definition"),
        ),
        *(_group(text, table, group, of, area) for group in _GROUPS),
        Line(
            label=text("indicators.jobseekers.label"),
            own=_span(text, own["jobseekers"]),
            area=_span(text, whole["jobseekers"]),
        ),
    )


def _year(context: Context, text: Text, of: str) -> tuple[Line, ...]:
    """Return the change of the monthly share from the same month a year before, where both are published."""
    whose = (of, context.area.code)
    every = [months_of(context, each) for each in whose]
    now = [row for months in every for row in records(months) if row["time_period"] == context.period]
    changes = [change_of(row) for row in now]
    if len(now) < len(every) or not all(each.is_known for each in changes):
        return ()
    own, area = (change_words(context, text, code, each) for code, each in zip(whose, changes, strict=True))
    return (Line(label=text("municipality.year"), own=own, area=area),)


def _group(text: Text, table: Counts, group: str, of: str, area: str) -> Line:
    own, whole = (
        text(
            "municipality.group",
            persons=_span(text, figure(table, code, group)),
            share=SHARE.span(text, *_ends(ratio(figure(table, code, group), table.of(code, "unemployed")))),
        )
        for code in (of, area)
    )
    return Line(label=text(f"indicators.{group}.label"), own=own, area=whole)


def _activation(context: Context, text: Text, of: str) -> tuple[Line, ...]:
    target = activation.target_of(_opened(activation.VIEW, context, of))
    found = by_area(areas(context, text, target))
    own, whole = found[of], found[context.area.code]
    return (
        Line(
            label=text("indicators.activation_rate.label"),
            own=own["rate_words"],
            area=whole["rate_words"],
            beside=text("overview.beside", area=whole["rate_words"]),
            definition=text("indicators.activation_rate.definition"),
        ),
        Line(
            label=text("municipality.places", target=text.percent(target.rate, 0)),
            own=own["places_words"],
            area=whole["places_words"],
        ),
    )


def _staffing(context: Context, text: Text, of: str) -> tuple[Line, ...]:
    look = staffing.look_of(_opened(staffing.VIEW, context, of), text)
    found, sums = served(look, of), look.board.totals
    if found is None:
        return ()
    clients = (sums.clients_low, sums.clients_high)
    loads = (sums.caseload_low, sums.caseload_high)
    return (
        Line(
            label=text("municipality.caseload"),
            own=caseload(text, found.load),
            area=_known_span(text, *loads),
            beside=found.target,
            definition=text("municipality.caseload_definition"),
        ),
        Line(
            label=text("municipality.clients"),
            own=f"{_span(text, found.clients)} / {short(text, found.load.fte)}",
            area=f"{_known_span(text, *clients)} / {short(text, sums.fte)}",
        ),
    )


def _bill(context: Context, text: Text, of: str) -> tuple[Line, ...]:
    months = worked.months_eur(context, worked.basis_of(_opened(bill.VIEW, context, of)))
    month, whole = months[of], worked.total(months)
    said = text("bill.kpi.kela") if exact(month) else text("bill.kpi.reach", range=reach(text, month))
    return (
        Line(
            label=text("municipality.bill"),
            own=about(text, month),
            area=about(text, whole),
            beside=said,
            definition=text("bill.bills.definition"),
            range="" if exact(month) else reach(text, month),
        ),
    )


def _commuting(context: Context, text: Text, of: str) -> tuple[Line, ...]:
    row, whole = row_of(context, text, of), context.once(totals)
    return (
        Line(
            label=text("commuting.kpi.self_sufficiency"),
            own=FINE_SHARE.write(text, row["self_sufficiency"]),
            area=FINE_SHARE.write(text, whole.self_sufficiency),
        ),
        Line(
            label=text("municipality.across"),
            own=" / ".join(COUNT.write(text, row[f"{way}_commuters"]) for way in ("outbound", "inbound")),
        ),
    )


def _service(context: Context, text: Text, of: str) -> tuple[Line, ...]:
    names = context.names(text.language)
    way = next(row for row in records(nearest(context)) if row["ref_area"] == of)
    if way["other_area"] not in names:
        return ()
    return (
        Line(
            label=text("municipality.nearest", other=names[way["other_area"]]),
            own=text("service_points.map_km", km=text.number(way["road_km"], 1)),
        ),
    )


def _peers(context: Context, text: Text, of: str) -> tuple[Line, ...]:
    asked = peers.asked(_opened(peers.VIEW, context, of))
    own, others = held_beside(context, asked, "unemployed_share")
    middle = SHARE.span(text, *_ends(middle_of(others)))
    return (
        Line(
            label=text("municipality.peers", median=middle),
            own=text(
                "peers.standing.of",
                above=above(text, *position(own, others)),
                number=text.integer(len(others)),
            ),
        ),
    )


_GROUPS = tuple(each for each in GROUPS if each != "unemployed_women")
"""Groups whose position in the labour market is weak; there is room for so many on a page."""

_COUNTED = ("unemployed", "unemployed_share", "jobseekers")

_TOLD: Mapping[str, Callable[[Context, Text, str], tuple[Line, ...]]] = {
    "situation": _situation,
    "months": _year,
    "activation": _activation,
    "staffing": _staffing,
    "bill": _bill,
    "peers": _peers,
    "commuting": _commuting,
    "service": _service,
}

TOPICS: Mapping[str, str] = {
    "situation": "overview",
    "months": "development",
    "activation": activation.VIEW.name,
    "staffing": staffing.VIEW.name,
    "bill": bill.VIEW.name,
    "peers": peers.VIEW.name,
    "commuting": "commuting",
    "service": "service_points",
}
"""Topic -> the page that tells more of it."""


def _table(context: Context) -> Counts:
    return counts(context.now.data, context.area)


def _ends(value: Interval) -> tuple[float, float]:
    return value.low, value.high


def _span(text: Text, value: Interval) -> str:
    return COUNT.span(text, value.low, value.high)


def _known_span(text: Text, low: float | None, high: float | None) -> str:
    return text.unknown if low is None or high is None else text.span(low, high)
