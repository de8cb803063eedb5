"""The figures of the situation page, each with its words and its table."""

import pandas as pd
from pandera.typing import DataFrame

from analytics.counts import values
from analytics.trend import area_shares
from charts.maps import municipality_map
from charts.profile import group_profile
from charts.ranking import ranking
from charts.trend import share_lines
from domain.areas import COUNTRY, EMPLOYMENT_AREA
from domain.frames import Observations
from i18n.text import Text
from ui import loaders, situation
from ui.components.figure import figure
from ui.situation import Names


def trend(text: Text, now: DataFrame[Observations], names: Names, chosen: str) -> None:
    """Show the monthly shares of the ten, one of them in colour, and the area's derived interval."""
    shares = loaders.own_monthly_shares()
    derived = area_shares(shares, values(now)["labour_force"])
    drawing = share_lines(
        shares, derived, names, text, chosen=chosen, area_label=text("overview.area_derived")
    )
    figure(text, key="trend", drawing=drawing, **situation.trend_words(shares, derived, names, text, chosen))


def map_of(text: Text, rows: pd.DataFrame, names: Names, *, indicator: str, chosen: str) -> None:
    """Show the map of one indicator, with the chosen municipality's border drawn strong."""
    shades = situation.map_shades(rows, names, text, indicator)
    drawing = municipality_map(loaders.outlines(text.language), shades, text, chosen=chosen)
    figure(text, key="map", drawing=drawing, **situation.map_words(rows, names, text, indicator))


def order(
    text: Text, rows: pd.DataFrame, area: pd.DataFrame, names: Names, *, indicator: str, chosen: str
) -> None:
    """Show the municipalities in order of one indicator, with the area as a line."""
    reference = situation.ranking_words(area, text, indicator)
    drawing = ranking(situation.named(rows, names), text, chosen=chosen, **reference)
    texts = situation.ranking_texts(rows, area, names, text, indicator)
    figure(text, key="ranking", drawing=drawing, **texts)


def groups(text: Text, names: Names) -> None:
    """Show the groups among the unemployed of the area beside those of the country."""
    profile = situation.labelled(loaders.group_profile(), text)
    drawing = group_profile(profile, text, own_label=names[EMPLOYMENT_AREA], other_label=names[COUNTRY])
    figure(text, key="profile", drawing=drawing, **situation.profile_words(profile, text))
