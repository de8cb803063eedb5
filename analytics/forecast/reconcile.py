"""Forecasts of parts and of their sums that agree: b = (S'W^-1 S)^-1 S'W^-1 y (Hyndman et al. 2011)."""

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]


def summing(wholes: list[tuple[int, ...]], parts: int) -> Matrix:
    """Return the matrix from parts to everything: a row for each whole, then one for each part."""
    rows = np.zeros((len(wholes), parts))
    for row, members in zip(rows, wholes, strict=True):
        row[list(members)] = 1.0
    return np.vstack([rows, np.eye(parts)])


def least_squares(sums: Matrix, variances: Matrix | None = None) -> Matrix:
    """Return the matrix that turns forecasts into the nearest that add up.

    Args:
        sums: Parts -> everything, the wholes first.
        variances: Of the forecasts' errors, up to a factor; None for all alike (OLS).
    """
    weights = np.ones(len(sums)) if variances is None else 1 / np.asarray(variances)
    weighted = sums.T * weights
    return np.asarray(sums @ np.linalg.solve(weighted @ sums, weighted))


def structural(sums: Matrix) -> Matrix:
    """Return the same where the error of a whole has the variance of its parts together (WLS)."""
    return least_squares(sums, sums.sum(axis=1))


def bottom_up(sums: Matrix) -> Matrix:
    """Return the matrix that sums the parts, whatever is forecast of the wholes."""
    parts = sums.shape[1]
    return np.hstack([np.zeros((len(sums), len(sums) - parts)), sums])


def of_ratios(persons: Matrix, denominators: Matrix) -> Matrix:
    """Return a matrix for numbers of persons as one for their shares, which do not add up.

    Args:
        persons: What reconciles numbers.
        denominators: What each share is a part of, by series.
    """
    return np.asarray(persons * denominators / denominators[:, None])
