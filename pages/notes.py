"""The presenter's second window: notes to what the projected window shows."""

import streamlit as st

from ui import session
from ui.components.presenter import notes_window

text = session.text()
st.title(text("presenter.notes_title"))
notes_window(text.tree("presenter.window"))
