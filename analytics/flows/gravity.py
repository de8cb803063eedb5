"""Flows that fit known row and column sums and fall with distance, by proportional fitting."""

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from analytics.flows.errors import MarginsClashError

Array = NDArray[np.float64]

TOLERANCE = 1e-6
"""Persons by which a row or column sum may miss its margin."""

MAX_ROUNDS = 50_000
"""Rounds of fitting after which margins are called irreconcilable, in about a second.

The ten need about 50; generated municipalities that hardly reach each other took up to 15 000.
"""


class Deterrence(StrEnum):
    """How willingness to commute falls with road distance."""

    EXPONENTIAL = "exponential"
    POWER = "power"


def deterrence(road_km: Array, beta: Array | float, form: Deterrence) -> Array:
    """Return exp(-beta d) or d^-beta for each pair of zones, 0 on the diagonal.

    Args:
        road_km: Distances, shape (..., origin, destination), positive off the diagonal.
        beta: Per kilometre (exponential) or without unit (power).
        form: Which of the two.
    """
    same = np.eye(road_km.shape[-1], dtype=bool)
    distance = np.where(same, 1.0, road_km)
    weight = np.exp(-beta * distance) if form is Deterrence.EXPONENTIAL else distance**-beta
    return np.where(same, 0.0, weight)


def margins_fit(outbound: Array, inbound: Array) -> NDArray[np.bool_]:
    """Return whether some flows between different zones have these margins, for each leading index.

    The totals must be equal, and no zone may send and receive more than all commuters.
    """
    total = outbound.sum(axis=-1)
    equal = np.isclose(total, inbound.sum(axis=-1), rtol=0, atol=TOLERANCE)
    fit: NDArray[np.bool_] = equal & (outbound + inbound <= total[..., None] + TOLERANCE).all(axis=-1)
    return fit


def balanced_flows(weights: Array, outbound: Array, inbound: Array) -> Array:
    """Return T_ij = A_i O_i B_j D_j f_ij with row sums `outbound` and column sums `inbound`.

    Iterative proportional fitting (Deming and Stephan 1940; Wilson 1970), over any number of
    leading dimensions at once, until every sum is within `TOLERANCE` of its margin.

    Args:
        weights: f_ij, shape (..., origin, destination); 0 where no flow is possible.
        outbound: O_i, shape (..., origin).
        inbound: D_j, shape (..., destination); the same total as `outbound`.

    Raises:
        MarginsClashError: The totals differ, some zone has more commuters than all the others
            can take or send, or the weights leave no way to meet the margins.
    """
    if not margins_fit(outbound, inbound).all():
        raise MarginsClashError("totals differ, or a zone outweighs all the others")
    column_factor = np.ones_like(inbound)
    # Margins that cannot be met drive the factors to infinity; the last line then says so.
    with np.errstate(over="ignore", invalid="ignore"):
        for _ in range(MAX_ROUNDS):
            reach = np.matvec(weights, column_factor)
            row_factor = np.divide(outbound, reach, out=np.zeros_like(reach), where=reach > 0)
            column_reach = np.vecmat(row_factor, weights)
            # After this step the rows fit exactly, so the columns alone decide when to stop.
            if np.abs(column_reach * column_factor - inbound).max(initial=0.0) < TOLERANCE / 2:
                flows: Array = row_factor[..., :, None] * weights * column_factor[..., None, :]
                if np.abs(flows.sum(axis=-1) - outbound).max(initial=0.0) < TOLERANCE:
                    return flows
                break
            column_factor = np.divide(
                inbound, column_reach, out=np.zeros_like(column_reach), where=column_reach > 0
            )
    raise MarginsClashError("the weights leave no way to meet the margins")
