"""Rows of a frame as Python's own values."""

import pandas as pd
import pytest

from domain.records import records
from tests.drawn import drawn

FRAME = drawn(
    """
    area    | persons | share
    Kajaani |    1605 |  0.25
    Kuhmo   |     385 |
    """,
    persons="int64",
    share="float64",
)


def test_every_row_is_a_dict_in_the_order_of_the_frame():
    first, second = records(FRAME[["area", "persons"]])

    assert first == {"area": "Kajaani", "persons": 1605}
    assert second == {"area": "Kuhmo", "persons": 385}


def test_values_are_pythons_own_and_a_missing_one_stays_missing():
    first, second = records(FRAME[["persons", "share"]])

    assert [type(value) for value in first.values()] == [int, float]
    assert pd.isna(second["share"])


def test_the_rows_are_those_of_pandas_itself():
    assert records(FRAME[["area", "persons"]]) == FRAME[["area", "persons"]].to_dict("records")


@pytest.mark.parametrize("frame", [FRAME.head(0), pd.DataFrame()])
def test_no_rows_give_none(frame):
    assert records(frame) == []
