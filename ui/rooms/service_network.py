"""The what-ifs of the service network: only this part reruns when a control of it is moved."""

import streamlit as st

from i18n.text import Text
from ui import loaders, session, url
from ui.network import best, visiting_round, whatif

VIEWS = {"mita_jos": whatif.show, "paikat": best.show, "kierros": visiting_round.show}


@st.fragment
def room(text: Text) -> None:
    """Show the chosen what-if: other points, the best places for so many, or a visiting round."""
    with session.expected_errors():
        picture, side = st.columns([19, 10], gap="medium")
        with picture:
            st.title(text("network_page.title"))
        names = loaders.names(text.language)
        with picture:
            view = url.segments(
                text("network_page.view"),
                tuple(VIEWS),
                key="nakyma",
                format_func=lambda code: text(f"network_page.views.{code}"),
            )
        VIEWS[view](text, names, picture, side)
