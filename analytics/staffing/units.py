"""The service units of an area as its plan states them: posts, targets, service points, sharing."""

from collections.abc import Mapping
from typing import Any

from analytics.staffing.posts import CLIENT_WORK, Origin, Post, Role, ServiceUnit, Target, TargetKind
from domain.area import Area
from domain.area import ServiceUnit as AreaUnit
from domain.errors import StaffMissingError
from domain.frames import PlanStaffing, ServicePoints
from domain.records import records
from domain.typed import DataFrame

_TARGET, _SHARED = "target", "shared_foreign_language"

Row = Mapping[str, Any]


def units_of(
    area: Area, plan: DataFrame[PlanStaffing], points: DataFrame[ServicePoints]
) -> dict[str, ServiceUnit]:
    """Return the area's service units in its own order.

    Args:
        area: The area, with what the plan's text says of its units besides their posts.
        plan: What the plan says of staff and targets.
        points: Where clients are met.

    Raises:
        StaffMissingError: The area has no service units, or nothing is said of the staff of one of them.
    """
    rows: dict[str, list[Row]] = {}
    for row in records(plan):
        rows.setdefault(row["unit"], []).append(row)
    unsaid = [unit for unit in area.units if unit not in rows]
    if unsaid or not area.units:
        raise StaffMissingError(f"nothing is said of the staff of {unsaid or area.code}", area=area.code)
    met = points[points["role"] == "service_point"]["ref_area"]
    return {
        key: _unit(unit, rows[key], int(met.isin(unit.municipalities).sum()))
        for key, unit in area.units.items()
    }


def _unit(unit: AreaUnit, rows: list[Row], service_points: int) -> ServiceUnit:
    target, shared = Target(kind=TargetKind.UNKNOWN), 0.0
    posts: list[Post] = []
    for row in rows:
        if row["item"] == _TARGET:
            target = Target(kind=TargetKind(row["wording"]), low=_end(row["low"]), high=_end(row["high"]))
        elif row["item"] == _SHARED:
            shared = float(row["low"])
        else:
            posts += _posts(unit, row)
    return ServiceUnit(
        municipalities=unit.municipalities,
        service_points=service_points,
        target=target,
        posts=tuple(posts),
        shared_in=0.0 if unit.lends else shared,
        shared_out=shared if unit.lends else 0.0,
    )


def _posts(unit: AreaUnit, row: Row) -> list[Post]:
    """Return the posts of a row: those that carry a caseload apart from those that do not."""
    role, origin = Role(row["item"]), Origin(row["origin"])
    low, high = float(row["low"]), _end(row["high"])
    is_range = high is not None and high != low
    fte = low if high is None else (low + high) / 2
    counted = fte if role in CLIENT_WORK else 0.0
    if origin is Origin.OWN:
        counted = unit.client_work.get(role, counted)
    if 0 < counted < fte:
        return [
            Post(role=role, origin=origin, fte=counted, client_facing=True),
            Post(role=role, origin=origin, fte=fte - counted),
        ]
    return [
        Post(
            role=role,
            origin=origin,
            fte=fte,
            fte_low=low if is_range else None,
            fte_high=high if is_range else None,
            client_facing=counted > 0,
            is_minimum=high is None,
        )
    ]


def _end(value: float) -> float | None:
    return None if value != value else float(value)
