"""The presenter's second window: notes to what the projected window shows."""

import streamlit as st

from ui import session
from ui.components.presenter import notes_window

text = session.text()
st.title(text("pages.notes"))
notes_window(text.tree("presenter.window"))
