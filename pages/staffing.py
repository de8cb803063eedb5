"""Is there enough staff?"""

import streamlit as st

from analytics.staffing.assumptions import ASSUMPTIONS, Assumptions
from analytics.staffing.presets import Preset
from analytics.staffing.regimes import REGIMES
from ui import session, staffing, url, words

text = session.text()
st.title(text("board.title"))

with session.expected_errors():
    with st.container(horizontal=True, vertical_alignment="bottom"):
        preset = url.selectbox(
            text("board.preset"),
            [each.value for each in Preset],
            key="jako",
            format_func=lambda code: text(f"staffing.presets.{code}"),
            label_visibility="collapsed",
        )
        basis = url.selectbox(
            text("board.basis"),
            staffing.BASES,
            key="asiakkaat",
            format_func=lambda code: text(f"board.bases.{code}"),
            label_visibility="collapsed",
        )
        regime = url.selectbox(
            text("board.regime"),
            [each.key for each in reversed(REGIMES)],
            key="laki",
            format_func=lambda code: text(f"staffing.regimes.{code}"),
            label_visibility="collapsed",
        )
        with st.popover(text("board.settings"), icon=":material/tune:"):
            bridge = ASSUMPTIONS["clients_per_unemployed"]
            per_unemployed = url.slider(
                text("board.bridge"),
                bridge.low,
                bridge.high,
                bridge.default,
                key="kerroin",
                step=0.01,
                format="%.2f",
                help=text("board.bridge_help"),
            )
            supervisors = url.toggle(text("board.supervisors"), key="esihenkilot")
            plain = url.toggle(text("board.simple"), key="perus", help=text("board.simple_help"))
    assumptions = Assumptions(clients_per_unemployed=per_unemployed)
    clients = staffing.clients_of(basis, assumptions)
    baseline = staffing.baseline_of(preset, clients, assumptions, supervisors=supervisors)
    coefficients = staffing.coefficients_of(clients, baseline, assumptions, regime)
    words.answer(*staffing.answer(text, coefficients, basis, baseline))
    staffing.room(text, preset, baseline, coefficients, basis=basis, plain=plain)
    words.note(staffing.residual(text, assumptions), text(f"staffing.preset_notes.{preset}"))
