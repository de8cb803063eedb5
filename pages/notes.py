"""What does the presenter want to remember of the view that is projected?"""

import streamlit as st

from ui import session
from ui.components.presenter import notes_window

text = session.text()
st.title(text("pages.notes"))
notes_window(text.tree("presenter.window"))
