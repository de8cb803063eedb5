"""Sources beside the tables: each is asked what it has, and left where that is not as expected."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import pandas as pd

from data.refresh.catalogue import benefit_shares
from data.refresh.classifications import members
from data.refresh.service import Service
from data.refresh.wfs import boundaries, population
from domain.area import Area

SOURCES = ("boundaries_municipalities", "population_grid", "area_members", "kela_shares")
"""Names of their tables, in the order in which they are fetched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A source that is fetched whole.

    Attributes:
        stem: Name of its table in queries.
        name: What its producer calls it.
        fetch: Fetches it; returns its rows and where they came from.
    """

    stem: str
    name: str
    fetch: Callable[[], tuple[pd.DataFrame, str]]


def sources(
    services: Mapping[str, str], area: Area, *, asking: Callable[[], Service] = Service
) -> tuple[Source, ...]:
    """Return every source beside the tables, at the addresses of its service.

    Args:
        services: The addresses.
        area: The area that is shown.
        asking: Makes what asks one of them, no faster than it allows.
    """
    wfs, classifications, catalogue = (
        (asking(), services[each].rstrip("/")) for each in ("wfs", "classifications", "catalogue")
    )
    boundaries_stem, grid_stem, members_stem, shares_stem = SOURCES
    return (
        Source(stem=boundaries_stem, name="kunta4500k", fetch=partial(boundaries, *wfs)),
        Source(stem=grid_stem, name="vaki_1km", fetch=partial(population, *wfs)),
        Source(stem=members_stem, name="kunta", fetch=partial(members, *classifications, area)),
        Source(stem=shares_stem, name="Kela", fetch=partial(benefit_shares, *catalogue)),
    )


def same(table: pd.DataFrame, known: pd.DataFrame) -> bool:
    """Return whether two tables hold the same rows."""
    return list(table.columns) == list(known.columns) and table.reset_index(drop=True).equals(known)
