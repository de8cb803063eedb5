"""How does employment look now?"""

import streamlit as st

from analytics import situation as analysis
from analytics.counts import values
from analytics.trend import area_shares
from charts.maps import municipality_map
from charts.profile import group_profile
from charts.ranking import ranking
from charts.trend import share_lines
from domain.areas import COUNTRY, EMPLOYMENT_AREA, MUNICIPALITIES
from ui import kpi, loaders, session, situation, url, words
from ui.components.figure import figure

text = session.text()
with session.expected_errors():
    names = loaders.names(text.language)
    now = loaders.area_observations(loaders.LATEST_PERIOD)
    headlines = analysis.headlines(now, loaders.printed_cells())
    picture, side = st.columns([19, 10], gap="medium")
    with picture:
        st.title(text("overview.title"))
        words.answer(*situation.answer(now, text))
        with session.expected_errors(stop=False):
            words.note(*situation.standout_sentences(now, names, text))
        kpi.strip(situation.kpis(headlines, text), label=text("overview.kpis"), columns=4)
        words.note(text("overview.not_like_with_like"))
        chosen = url.selectbox(
            text("overview.municipality"),
            situation.KAJAANI_FIRST,
            key="kunta",
            format_func=names.__getitem__,
            label_visibility="collapsed",
        )
    with side:
        indicator = url.selectbox(
            text("overview.indicator"),
            analysis.MAPPED,
            key="mittari",
            format_func=lambda key: situation.label(text, key),
        )
    rows = analysis.comparable(now, MUNICIPALITIES, indicator)
    area = analysis.comparable(now, [EMPLOYMENT_AREA], indicator)
    with picture, session.expected_errors(stop=False):
        shares = loaders.own_monthly_shares()
        derived = area_shares(shares, values(now)["labour_force"])
        drawing = share_lines(
            shares, derived, names, text, chosen=chosen, area_label=text("overview.area_derived")
        )
        figure(
            text, key="trend", drawing=drawing, **situation.trend_words(shares, derived, names, text, chosen)
        )
    with side, session.expected_errors(stop=False):
        shades = situation.map_shades(rows, names, text, indicator)
        drawing = municipality_map(loaders.outlines(), shades, text, chosen=chosen)
        figure(text, key="map", drawing=drawing, **situation.map_words(rows, names, text, indicator))

    left, right = st.columns(2, gap="medium")
    with left:
        drawing = ranking(
            situation.named(rows, names),
            text,
            chosen=chosen,
            **situation.ranking_words(area, text, indicator),
        )
        figure(
            text,
            key="ranking",
            drawing=drawing,
            **situation.ranking_texts(rows, area, names, text, indicator),
        )
    with right:
        profile = situation.labelled(analysis.group_profile(now, EMPLOYMENT_AREA, COUNTRY), text)
        drawing = group_profile(profile, text, own_label=names[EMPLOYMENT_AREA], other_label=names[COUNTRY])
        figure(text, key="profile", drawing=drawing, **situation.profile_words(profile, text))
