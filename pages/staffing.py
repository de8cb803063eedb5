"""Is there enough staff?"""

import streamlit as st

from analytics.staffing.presets import Preset
from ui import session, url
from ui.rooms import staffing
from ui.shock import on_board
from ui.staffing import assumptions, rules, setup

text = session.text()
st.title(text("board.title"))

with session.expected_errors():
    with st.container(horizontal=True, vertical_alignment="bottom"):
        preset = url.selectbox(
            text("board.preset"),
            [each.value for each in Preset],
            key="jako",
            format_func=lambda code: text(f"staffing.presets.{code}"),
        )
        basis = url.selectbox(
            text("board.basis"),
            tuple(setup.BASES),
            key="asiakkaat",
            format_func=lambda code: text(f"board.bases.{code}"),
        )
        regime = url.selectbox(
            text("board.regime"),
            setup.REGIME_CODES,
            key="laki",
            format_func=lambda code: rules.name(text, code, basis),
        )
        with st.popover(text("board.settings"), icon=":material/tune:"):
            assumptions.slider(
                text, "clients_per_unemployed", place="settings", help=text("board.bridge_help")
            )
            counted = [code for code in setup.COUNTED if url.toggle(text(f"board.counted.{code}"), key=code)]
            plain = url.toggle(text("board.simple"), key="perus", help=text("board.simple_help"))
    on_board.notice(text)
    setting = setup.setting(preset=preset, basis=basis, regime=regime, counted=setup.counted_roles(counted))
    staffing.room(text, setting, plain=plain)
