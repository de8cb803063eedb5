"""A file of a reader's own figures: read by its template, and made into what pages work with."""

import hashlib
from collections.abc import Collection

from data.own_table import AREA, TEMPLATES, OwnRows, own_rows
from data.reading.areas import AreaNames
from data.reading.cells import shown
from domain.errors import DashboardError
from views.context import Context
from views.flows.own_file import area_names
from views.own import OwnFigures
from views.structural_change.posts import Posts


class UnitsMissingError(DashboardError):
    """A file of posts lacks units of the area; value `units`, their keys."""

    text_key = "own_figures.errors.units_missing"


def read(content: bytes, template: str, context: Context) -> OwnRows:
    """Return what a file says of the area, with every fault of its rows.

    Raises:
        DashboardError: It is no such table at all.
    """
    declared = TEMPLATES[template]
    if declared.of == AREA:
        return own_rows(content, declared, area_names(context), context.area.municipalities)
    return own_rows(content, declared, context.once(_unit_names), tuple(context.area.units))


def own_figures(found: OwnRows, content: bytes, name: str, template: str) -> OwnFigures:
    """Return figures that pages show instead of the published ones of the newest month."""
    return OwnFigures(
        name=shown(name),
        sha256=hashlib.sha256(content).hexdigest(),
        rows=found.read,
        template=template,
        figures=found.rows.rename(columns={"code": "ref_area", "column": "indicator"}),
    )


def posts_of(found: OwnRows, units: Collection[str]) -> Posts:
    """Return the posts of each unit, in the area's order.

    Raises:
        UnitsMissingError: The file lacks some of them.
    """
    fte = dict(zip(found.rows["code"], found.rows["obs_value"], strict=True))
    if missing := [unit for unit in units if unit not in fte]:
        raise UnitsMissingError(f"no posts of {missing}", units=", ".join(missing))
    return tuple(float(fte[unit]) for unit in units)


def _unit_names(context: Context) -> AreaNames:
    units = context.area.units
    return AreaNames({key: {*each.name.values(), *each.short.values()} for key, each in units.items()})
