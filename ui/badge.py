"""Under every page: where it is explained, how old the statistics are, and whether newer ones wait."""

from datetime import UTC, date, datetime

import streamlit as st

from domain.errors import DashboardError
from i18n.text import Text
from ui import current_context, navigation
from views.origins import day

HELP = "about"
"""The page that explains the others."""


def help_link(text: Text, page: str) -> None:
    """Lead from a page to the one that explains how it is read, in the same language."""
    if page == HELP:
        return
    with st.container(key="help"):
        st.page_link(
            navigation.PAGE_DIR / f"{HELP}.py",
            label=text("about.foot"),
            icon=":material/help:",
            query_params=navigation.carried(),
        )


def show(text: Text) -> None:
    """Show when the newest of what this session reads was fetched, and how long ago that is."""
    try:
        key = current_context.vintage()
        is_newer = current_context.is_newer()
    except DashboardError:
        return  # the page itself says what is missing
    with st.container(key="badge"):
        if is_newer:
            st.info(text("refresh.badge_newer"), icon=":material/update:")
        if key:
            fetched = date.fromisoformat(key[:10])
            told = age(text, fetched, datetime.now(UTC).date())
            st.caption(text("refresh.badge", fetched=day(text, fetched), age=told))


def age(text: Text, fetched: date, today: date) -> str:
    """Return how long ago a day was; a day that is still to come somewhere is today."""
    days = (today - fetched).days
    if days < 1:
        return text("refresh.age_today")
    return text("refresh.age_one") if days == 1 else text("refresh.age_many", count=text.integer(days))
