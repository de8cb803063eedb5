"""The service unit of one municipality: its clients, its posts, and clients per post."""

from dataclasses import dataclass

from analytics.staffing.board import UnitLoad
from domain.interval import Interval, between
from views.context import Context
from views.staffing.look import Look
from views.staffing.words import caseload, short


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """What serves a municipality.

    Attributes:
        load: Its service unit on the board.
        clients: The clients of the unit, those of its other municipalities too; unknown where nobody knows.
        target: The unit's target, in words.
        others: Codes of the other municipalities that the unit serves.
    """

    load: UnitLoad
    clients: Interval
    target: str
    others: tuple[str, ...]


def unit_of(context: Context, municipality: str) -> str:
    """Return the key of the service unit that serves a municipality; "" where none does."""
    units = context.area.units.items()
    return next((key for key, each in units if municipality in each.municipalities), "")


def own_words(look: Look, unit: str, municipality: str) -> str:
    """Return what marks the unit of the municipality that the reader chose; "" for any other."""
    if not municipality or unit_of(look.context, municipality) != unit:
        return ""
    return look.text("board.own", municipality=look.context.names(look.text.language)[municipality])


def row_of(context: Context, unit: str, municipality: str) -> str:
    """Return whose row that of a unit is: the municipality if the unit serves it, else its first one."""
    served_there = context.area.units[unit].municipalities
    return municipality if municipality in served_there else served_there[0]


def served(look: Look, municipality: str) -> Served | None:
    """Return the unit of a municipality where the sliders stand; None where it has none."""
    key = unit_of(look.context, municipality)
    if not key:
        return None
    entry = next(each for each in look.setting.coefficients["units"] if each["unit"] == key)
    return Served(
        load=look.board.unit(key),
        clients=between(entry["clients_low"], entry["clients_high"]),
        target=look.target(key),
        others=tuple(each for each in look.context.area.units[key].municipalities if each != municipality),
    )


def sentences(look: Look, municipality: str) -> tuple[str, ...]:
    """Return what the unit of a municipality has, in words; none where no municipality is asked about."""
    text, found = look.text, served(look, municipality) if municipality else None
    if found is None:
        return ()
    names = look.context.names(text.language)
    said = {
        "municipality": names[municipality],
        "clients": text.span(found.clients.low, found.clients.high),
        "fte": short(text, found.load.fte),
        "target": found.target,
    }
    load = found.load
    is_known = load.caseload_low is not None and load.caseload_high is not None
    key = "staffing.unit" if is_known else "staffing.unit_without"
    shared = [names[each] for each in found.others]
    return (
        text(key, caseload=caseload(text, load), **said),
        *([text("staffing.unit_shared", others=text.listed(shared))] if shared else []),
    )
