"""How likely what was found exceeds a target in the end, and how the band of that has been tested."""

import numpy as np

from analytics.staffing.best import Found
from analytics.staffing.dynamics import MONTHS, Futures
from analytics.staffing.futures import exceedance
from analytics.staffing.history import HORIZONS, coverage
from analytics.staffing.outlook import Measure, fan, paths
from views.staffing import backtest, futures
from views.staffing.look import Look


def simulated(look: Look, result: Found, seed: int) -> Futures:
    """Return the futures of what was found."""
    return futures.simulated(look.context, look.given, tuple(result.optimum.fte.values()), seed)


def sentences(look: Look, result: Found, seed: int) -> tuple[str, ...]:
    """Return where a target is exceeded most often in the end, and how the band of that was tested.

    It is a chance only where it was.
    """
    text, drawn = look.text, simulated(look, result, seed)
    over = exceedance(drawn)[-1]
    if np.isnan(over).all():
        return (text("best.chance.no_targets"),)
    place = int(np.nanargmax(over))
    unit = look.board.units[place].unit
    is_chance = backtest.is_chance(backtest.drawn_bands(look.context, drawn))
    said = text(
        f"best.chance.{'tested' if is_chance else 'simulated'}",
        months=text.integer(MONTHS),
        where=look.where(unit),
        chance=text.percent(float(over[place]), 0),
        range=text.span(*ends(drawn, unit)),
    )
    return (said, tested(look, drawn))


def tested(look: Look, drawn: Futures) -> str:
    """Return how many real changes the band of the simulation has held."""
    text, bands = look.text, backtest.drawn_bands(look.context, drawn)
    if bands is None:
        return text("staffing_page.backtest.unknown")
    held = coverage(bands, HORIZONS[-1])
    return text(
        "best.chance.band",
        inside=text.integer(held.inside),
        of=text.integer(held.of),
        share=text.percent(held.share, 0),
        months=text.integer(HORIZONS[-1]),
    )


def ends(drawn: Futures, unit: str) -> tuple[float, float]:
    """Return the ends of the band of nine futures in ten in the last month, clients per FTE."""
    quantiles = fan(paths(drawn, Measure.CASELOAD, unit))
    return float(quantiles[0, -1]), float(quantiles[-1, -1])
