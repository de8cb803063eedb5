"""The board's content as a plain fragment of sliders and a Plotly chart: what the board is held against."""

from functools import cache

import plotly.graph_objects as go
import streamlit as st

from analytics.staffing.assumptions import Assumptions
from analytics.staffing.board import evaluate
from analytics.staffing.clients import clients_from_jobseekers
from analytics.staffing.coefficients import coefficients
from analytics.staffing.posts import Units
from analytics.staffing.presets import plan_2023
from analytics.staffing.regimes import BY_NEED_2026
from analytics.staffing.units import units_of
from data import areas, places, plan
from data.store import Store

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


@st.fragment
def board() -> None:
    """Show eight sliders, five figures and a chart; all of it reruns when a slider is released."""
    assumptions = Assumptions()
    clients = clients_from_jobseekers(JOBSEEKERS, units())
    baseline = plan_2023(units(), clients, assumptions)
    given = coefficients(clients, baseline, assumptions, BY_NEED_2026)
    columns = st.columns(2)
    fte = {
        unit: columns[place % 2].slider(unit, 0.0, 40.0, value, step=0.5, key=unit)
        for place, (unit, value) in enumerate(baseline.fte.items())
    }
    result = evaluate(given, fte)
    for column, (name, value) in zip(
        st.columns(5), list(result.totals.__class__.__dataclass_fields__.items())[:5], strict=True
    ):
        column.metric(name, str(getattr(result.totals, name, value)))
    loads = [load.caseload_high for load in result.units]
    figure = go.Figure(
        {
            "data": [{"type": "bar", "orientation": "h", "y": list(fte), "x": loads}],
            "layout": {"title": {"text": f"{loads[0]:.3f}"}, "xaxis": {"range": [0, 300]}},
        }
    )
    st.plotly_chart(figure, key="chart")


board()
