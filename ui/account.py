"""The reader's account in the bar: sign in, who one is here, sign out."""

import html

import streamlit as st

from domain.errors import DashboardError
from i18n.text import Text
from scenarios.access.policy import Deed
from ui import access, navigation, session
from ui.words import note, notice


def controls(text: Text) -> None:
    """Show the way to sign in or out; nothing where this server knows no sign-in."""
    if not access.is_on():
        return
    if not access.user()["is_logged_in"]:
        st.button(text("access.sign_in"), icon=":material/login:", key="sign_in", on_click=st.login)
        return
    with st.popover(text("access.account"), icon=":material/account_circle:", key="account"):
        try:
            reader = access.reader()
        except DashboardError as error:
            notice(session.explained(text, error), kind="bad")
            return
        said = [
            f"<strong>{html.escape(reader.name)}</strong>",
            html.escape(text(f"access.roles.{reader.role}")),
            *([html.escape(reader.team)] if reader.team else []),
        ]
        st.html(f'<p class="th-scenario">{" · ".join(said)}</p>')
        note(text("access.subject", subject=reader.subject))
        if reader.may(Deed.ADMINISTER):
            st.page_link(
                navigation.PAGE_DIR / "administration.py",
                label=text("pages.administration"),
                icon=":material/admin_panel_settings:",
                query_params=navigation.carried(),
            )
        st.button(text("access.sign_out"), icon=":material/logout:", key="sign_out", on_click=st.logout)
