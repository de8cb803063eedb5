"""Loaders of employment figures, each a validated frame keyed by the indicator registry."""

from collections.abc import Callable, Sequence

import pandas as pd

from data.store import Parameter, Store
from domain.errors import SnapshotDamagedError, SnapshotMissingError
from domain.frames import MonthlyShares, Observations, ReleasedShares
from domain.indicators import INDICATORS
from domain.months import Months
from domain.typed import DataFrame

_DIMENSIONS = ["concept", "sex", "age"]


def area_observations(store: Store, *, time_period: str, ref_areas: Sequence[str]) -> DataFrame[Observations]:
    """Return the figures of some municipalities, and of the areas around them where published.

    One row per area and indicator, by area. A plan has municipalities alone; StatFin also regions,
    sub-regions and the country. An unknown period gives no rows.
    """
    return _keyed(store, "area_observations", time_period=time_period, ref_areas=list(ref_areas))


def months(store: Store) -> Months:
    """Return the months that there are figures of, with what could not be read of them.

    What needs a month that is thereby not known names the snapshot when it asks for its figures.
    """
    complete, lacking = _read(store, complete_months)
    some, unread = _read(store, _plan_months)
    return Months(complete=complete, every=tuple(sorted({*complete, *some})), unread=(*lacking, *unread))


def complete_months(store: Store) -> tuple[str, ...]:
    """Return the months that there are all figures of.

    Raises:
        SnapshotMissingError, SnapshotDamagedError: They cannot be read.
    """
    every = sorted(f"{each.concept}/{each.sex}/{each.age}" for each in INDICATORS.values() if each.concept)
    return tuple(store.query("months", indicators=every, number=len(every))["time_period"])


def _plan_months(store: Store) -> tuple[str, ...]:
    return tuple(store.query("plan_months")["time_period"])


def _read(store: Store, load: Callable[[Store], tuple[str, ...]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    try:
        return load(store), ()
    except (SnapshotMissingError, SnapshotDamagedError) as error:
        return (), (str(error.values["file"]),)


def national_observations(store: Store, *, time_period: str, area_level: str) -> DataFrame[Observations]:
    """Return the figures of every area of a level (`Areas.area_level`), by area.

    An unknown period or level gives no rows.
    """
    return _keyed(store, "national_observations", time_period=time_period, area_level=area_level)


def monthly_shares(store: Store) -> DataFrame[MonthlyShares]:
    """Return the published monthly unemployed shares that there are, by municipality and month."""
    return store.rows(MonthlyShares, "monthly_shares")


def released_shares(store: Store) -> DataFrame[ReleasedShares]:
    """Return monthly shares as first released, by area and month; most months have none."""
    return store.rows(ReleasedShares, "released_shares")


def _keyed(store: Store, query: str, **parameters: Parameter) -> DataFrame[Observations]:
    observations = store.query(query, **parameters)
    keys = pd.DataFrame(
        [(item.concept, item.sex, item.age, item.key) for item in INDICATORS.values() if item.concept],
        columns=[*_DIMENSIONS, "indicator"],
        dtype="str",
    )
    keyed = observations.rename(columns={"indicator": "concept"}).merge(
        keys, on=_DIMENSIONS, how="left", validate="many_to_one"
    )
    return store.checked(Observations, query, keyed[list(Observations.to_schema().columns)])
