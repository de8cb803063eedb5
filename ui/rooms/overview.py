"""How employment looks now."""

import streamlit as st

from analytics.situation import MAPPED, comparable
from domain.areas import EMPLOYMENT_AREA, MUNICIPALITIES
from i18n.text import Text
from ui import headlines, kpi, loaders, session, situation, situation_figures, url, words


@st.fragment
def room(text: Text) -> None:
    """Show the headline figures, the months, the map, the ranking and the groups."""
    with session.expected_errors():
        picture, side = st.columns([19, 10], gap="medium")
        with picture:
            st.title(text("overview.title"))
        names = loaders.names(text.language)
        now = loaders.area_observations(loaders.LATEST_PERIOD)
        with picture:
            words.answer(*situation.answer(now, text))
            with session.expected_errors(stop=False):
                words.note(*situation.standout_sentences(names, text))
            cards = headlines.kpis(loaders.headlines(), text)
            kpi.strip(cards, label=text("overview.kpis"), columns=4)
            words.note(text("overview.not_like_with_like"))
            chosen = url.selectbox(
                text("overview.municipality"),
                situation.KAJAANI_FIRST,
                key="kunta",
                format_func=names.__getitem__,
            )
        with side:
            indicator = url.selectbox(
                text("overview.indicator"),
                MAPPED,
                key="mittari",
                format_func=lambda key: situation.label(text, key),
            )
        rows = comparable(now, MUNICIPALITIES, indicator)
        with picture, session.expected_errors(stop=False):
            situation_figures.trend(text, now, names, chosen)
        with side, session.expected_errors(stop=False):
            situation_figures.map_of(text, rows, names, indicator=indicator, chosen=chosen)

        left, right = st.columns(2, gap="medium")
        with left:
            area = comparable(now, [EMPLOYMENT_AREA], indicator, loaders.area())
            situation_figures.order(text, rows, area, names, indicator=indicator, chosen=chosen)
        with right:
            situation_figures.groups(text, names)
