"""The population of a municipality beside its peers: the producer's key figures, by their own names."""

from statistics import median

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from domain.errors import NotFetchedError
from i18n.quantity import COUNT, TENTHS, Quantity
from i18n.text import Text
from views import labelled
from views.blocks import Block, Figure, Part
from views.context import Context, source_line
from views.peers.rows import LEVELS, Asked, peers_of
from views.table import Column, Table

STEM = "statfin_11ra"


def blocks(context: Context, asked: Asked) -> tuple[Block, ...]:
    """Return the figure, where municipalities are compared and a refresh has brought the table."""
    if asked.level != LEVELS[0] or STEM not in context.store.layers:
        return ()
    return (Part("population", population, asked),)


def population(context: Context, text: Text, asked: Asked) -> Figure:
    """Return every figure of the newest year of the municipality, and the median of its peers.

    A median stands only where the figure of every peer is published.

    Raises:
        NotFetchedError: Nothing has been fetched of the municipality.
    """
    year = labelled.periods(context, STEM)[-1]
    peers = peers_of(context, asked)[: asked.number]
    found = context.fetched(STEM, time_period=(year,))
    names = labelled.names(context, STEM, "measure", text.language)
    values = found.data.pivot(index="measure", columns="ref_area", values="obs_value")
    if asked.of not in values.columns:
        raise NotFetchedError(f"{STEM} has nothing of {asked.of}", table=STEM)
    written = {
        str(code): _quantity(every) for code, every in zip(values.index, values.to_numpy(), strict=True)
    }
    values = values.reindex(columns=[asked.of, *peers])
    rows = pd.DataFrame(
        {
            "label": names.get(str(code), str(code)),
            "own": own,
            "median": median(others) if all(each == each for each in others) else float("nan"),
            "quantity": written[str(code)],
        }
        for code, (own, *others) in zip(values.index, values.to_numpy().tolist(), strict=True)
    )
    title = text("peers.population.title", area=context.names(text.language)[asked.of], year=year)
    return Figure(
        title=title,
        source=source_line(text, context, found, notes=[text("peers.population.note")]),
        table=Table(
            caption=title,
            frame=rows.sort_values("label", ignore_index=True),
            columns=(
                Column(name="label", label=text("peers.population.figure")),
                Column(
                    name="own",
                    label=context.names(text.language)[asked.of],
                    quantity=TENTHS,
                    own="quantity",
                ),
                Column(name="median", label=text("peers.standing.median"), quantity=TENTHS, own="quantity"),
            ),
            file="population",
        ),
    )


def _quantity(values: NDArray[np.float64]) -> Quantity:
    """Return how a figure is written: as a count if it is whole of every area, else with a decimal."""
    known = values[np.isfinite(values)]
    return COUNT if (known == known.round()).all() else TENTHS
