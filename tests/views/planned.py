"""An area of nobody's with a made-up plan: real codes and figures, posts and points that there are not."""

import shutil
from dataclasses import replace

import pandas as pd

from data.store import SNAPSHOT_DIR
from domain.area import PlannedValue, ServiceUnit
from tests.views.areas import OULU, SUB_REGION, named
from tests.views.months import described_anew

CITY, RING = "city", "ring"
SOURCE = "Keksitty suunnitelma"


def _unit(name, municipalities, **changes):
    return ServiceUnit(
        municipalities=municipalities, name=named(name), short=named(name), where=named(name), **changes
    )


def _value(value, low, high):
    return (PlannedValue(since="2024", value=value, low=low, high=high, source=named(SOURCE)),)


PLANNED = replace(
    OULU,
    code="TA96",
    units={
        CITY: _unit("Keskus", ("564",)),
        RING: _unit("Kehä", tuple(each for each in SUB_REGION if each != "564")),
    },
    planned={
        "state_client_fte": _value(90, 80, 100),
        "state_fte": _value(150, 140, 160),
        "ranged_state_fte": _value(20, 18, 22),
        "clients_per_unemployed": _value(1.8, 1.4, 2.2),
    },
)
"""The sub-region with two units, whose staff `write` makes up."""

STAFF = [
    ("area", "transferred", "state", 150.0, 150.0, "about"),
    ("area", "client_work", "state", 90.0, 90.0, "about"),
    (CITY, "target", "", 100.0, 150.0, "range"),
    (CITY, "counsellor", "own", 40.0, 40.0, ""),
    (CITY, "counsellor", "state", 60.0, None, "at_least"),
    (RING, "target", "", None, 120.0, "about"),
    (RING, "counsellor", "own", 12.0, 12.0, ""),
    (RING, "counsellor", "state", 18.0, 22.0, "range"),
]


def write(folder):
    """Write the shipped snapshots to a folder, those of staff and service points of this area."""
    shutil.copytree(SNAPSHOT_DIR, folder, dirs_exist_ok=True)
    staff = pd.DataFrame(STAFF, columns=["unit", "item", "origin", "low", "high", "wording"])
    _put(folder / "plan_2023_staffing.parquet", staff)
    shipped = pd.read_parquet(folder / "service_points.parquet").head(len(SUB_REGION))
    _put(
        folder / "service_points.parquet",
        shipped.assign(
            point=[f"{code}-1" for code in SUB_REGION],
            ref_area=list(SUB_REGION),
            name=[f"Piste {code}" for code in SUB_REGION],
            address="",
            role="service_point",
            note="",
        ),
    )


def _put(path, rows):
    rows.to_parquet(path, index=False)
    described_anew(path)
