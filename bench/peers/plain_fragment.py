"""The board's content as a plain fragment of sliders and a Plotly chart: what the board is held against."""

from functools import cache
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from analytics.staffing.board import Coefficients, evaluate
from analytics.staffing.clients import clients_from_jobseekers
from analytics.staffing.coefficients import coefficients
from analytics.staffing.posts import Units
from analytics.staffing.presets import plan_2023
from analytics.staffing.regimes import BY_NEED_2026
from analytics.staffing.units import units_of
from data import areas, places, plan
from data.store import Store
from views.context import opened
from views.staffing.setting import registry

JOBSEEKERS = {
    "105": 142, "205": 3248, "290": 564, "305": 1197, "578": 261,
    "620": 233, "697": 69, "765": 525, "777": 628, "832": 285,
}  # fmt: skip
"""June 2026, StatFin tyonv 12r5."""


@cache
def units() -> Units:
    """Return the service units of the board."""
    store = Store()
    return units_of(areas.chosen(), plan.staffing(store), places.service_points(store))


@cache
def model() -> tuple[Coefficients, dict[str, float]]:
    """Return the board's coefficients, and the posts of each unit that it opens with, FTE."""
    assumptions = registry(opened(Store(), areas.chosen())).assumptions
    clients = clients_from_jobseekers(JOBSEEKERS, units())
    baseline = plan_2023(units(), clients, assumptions)
    return coefficients(clients, baseline, assumptions, BY_NEED_2026), dict(baseline.fte)


def content(fte: dict[str, float]) -> tuple[dict[str, str], dict[str, Any]]:
    """Return the five figures of these posts by name, and the chart of caseloads."""
    result = evaluate(model()[0], fte)
    names = list(result.totals.__class__.__dataclass_fields__)[:5]
    loads = [load.caseload_high for load in result.units]
    chart = {
        "data": [{"type": "bar", "orientation": "h", "y": list(fte), "x": loads}],
        "layout": {"title": {"text": f"{loads[0]:.3f}"}, "xaxis": {"range": [0, 300]}},
    }
    return {name: str(getattr(result.totals, name)) for name in names}, chart


@st.fragment
def board() -> None:
    """Show eight sliders, five figures and a chart; all of it reruns when a slider is released."""
    columns = st.columns(2)
    fte = {
        unit: columns[place % 2].slider(unit, 0.0, 40.0, value, step=0.5, key=unit)
        for place, (unit, value) in enumerate(model()[1].items())
    }
    figures, chart = content(fte)
    for column, (name, value) in zip(st.columns(5), figures.items(), strict=True):
        column.metric(name, value)
    st.plotly_chart(go.Figure(chart), key="chart")


if __name__ == "__main__":
    board()
