"""Fetched tables whose measures and classes are their producer's own, found and told by its names."""

import re
from collections.abc import Mapping, Sequence

from analytics.counts import Counts, counts
from data.refresh.labels import stem_of
from domain.errors import NotFetchedError
from domain.frames import Observations
from i18n.text import Language
from reports.model import shortened
from views.context import Context
from views.sourced import Sourced

_MOST_DRAWN = 30
"""Characters of a name beside a drawing."""

TOTAL = "SSS"
"""Code of the total in most classifications of Statistics Finland."""


def names(context: Context, stem: str, dimension: str, language: Language) -> Mapping[str, str]:
    """Return code -> name of the values of a table's dimension; none where they were not fetched."""
    try:
        rows = context.fetched(stem_of(stem), dimension=(dimension,)).data
    except NotFetchedError:
        return {}
    return dict(zip(rows["code"], rows[f"name_{language}"], strict=True))


def drawn_names(written: Sequence[str]) -> list[str]:
    """Return names as long as a drawing has room for; one that would be like another stays whole."""
    short = [shortened(each, _MOST_DRAWN) for each in written]
    return [each if short.count(each) == 1 else whole for each, whole in zip(short, written, strict=True)]


def periods(context: Context, stem: str) -> tuple[str, ...]:
    """Return the periods that a table has, from the oldest.

    Raises:
        NotFetchedError: It has not been fetched.
    """
    found = tuple(context.store.periods(stem)) if stem in context.store.layers else ()
    if not found:
        raise NotFetchedError(f"{stem} has not been fetched", table=stem)
    return found


def measure(context: Context, stem: str, like: str) -> str:
    """Return the code of the only measure of a table whose Finnish name is like this.

    Raises:
        NotFetchedError: There is none, or more than one: which is meant is not known.
    """
    found = [
        code
        for code, name in names(context, stem, "measure", "fi").items()
        if re.search(like, name, re.IGNORECASE)
    ]
    if len(found) != 1:
        raise NotFetchedError(f"{stem} has {found} like {like}", table=stem)
    return found[0]


def counted(context: Context, stem: str, period: str, by: str, wanted: str) -> Sourced[Counts]:
    """Return how many there are of each class of a dimension, of the area, its municipalities and beyond.

    Suppressed cells are ranges; the area is added up where nothing is published of it.

    Args:
        context: Where.
        stem: The table.
        period: Which time.
        by: The dimension; its codes take the place of indicators.
        wanted: Code of the measure.

    Raises:
        NotFetchedError: There are no such figures.
    """
    return context.once(_counted, stem, period, by, wanted)


def classes(context: Context, stem: str, dimension: str, form: str) -> tuple[str, ...]:
    """Return the codes of a dimension that have a form, in order; all but the total where none has it.

    Raises:
        NotFetchedError: The table has not been fetched.
    """
    period = periods(context, stem)[-1]
    every = sorted(set(context.fetched(stem, time_period=(period,)).data[dimension]) - {TOTAL})
    found = tuple(each for each in every if re.fullmatch(form, each))
    return found or tuple(every)


def _counted(context: Context, stem: str, period: str, by: str, wanted: str) -> Sourced[Counts]:
    found = context.fetched(stem, time_period=(period,), ref_area=context.area.observed, measure=(wanted,))
    rows = found.data[["ref_area", "time_period", by, "obs_value", "obs_status", "source"]]
    observed = Observations.validate(rows.rename(columns={by: "indicator"}))
    return Sourced(counts(observed, context.area), found.snapshots)
