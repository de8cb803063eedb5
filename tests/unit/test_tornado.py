"""The words of an assumption's ends stand outside the bars."""

import pandas as pd
import pytest

from charts.tornado import tornado_bars
from i18n.text import Text


@pytest.mark.parametrize(
    ("low", "high", "sides"),
    [
        pytest.param(15.0, 30.0, ("left", "right"), id="either-side"),
        pytest.param(30.0, 15.0, ("right", "left"), id="the-other-way"),
        pytest.param(20.0, 30.0, ("left", "right"), id="no-bar-of-the-low-end"),
        pytest.param(10.0, 20.0, ("left", "right"), id="no-bar-of-the-high-end"),
        pytest.param(20.0, 10.0, ("right", "left"), id="no-bar-of-the-low-end-the-other-way"),
        pytest.param(25.0, 30.0, ("right", "right"), id="both-above"),
    ],
)
def test_words_stand_away_from_the_bars(low, high, sides):
    row = {
        "label": "Oletus",
        "output_low": low,
        "output_high": high,
        "low_words": "0",
        "high_words": "8",
        "hover": "",
    }
    drawn = tornado_bars(
        pd.DataFrame([row]), Text("fi"), middle=20.0, middle_label="", low_label="", high_label="", unit=""
    )
    words = [trace for trace in drawn.traces if trace["type"] == "scatter"]

    assert [trace["text"] for trace in words] == [["0"], ["8"]]
    assert [trace["textposition"] for trace in words] == [[f"middle {side}"] for side in sides]
