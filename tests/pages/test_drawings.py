"""Every drawing of every page is one that Plotly knows: drawing code leaves its validation to this test."""

import plotly.graph_objects as go
import pytest

from tests.pages.elements import NAMES, figures, seen
from ui.plotly_js import TRACES


@pytest.mark.parametrize("page", NAMES)
def test_plotly_knows_every_property_and_value_of_a_drawing(page):
    for key, data in figures(seen(page)).items():
        if data["figure"]:
            drawn = go.Figure(data["figure"])

            assert len(drawn.data) == len(data["figure"]["data"]), key


@pytest.mark.parametrize("page", NAMES)
def test_a_drawing_holds_only_traces_that_the_browser_sets_up(page):
    for key, data in figures(seen(page)).items():
        kinds = {trace["type"] for trace in data["figure"]["data"]} if data["figure"] else set()

        assert kinds <= {"scatter", *TRACES}, key
