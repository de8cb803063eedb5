"""What the figures of the overview draw, and how its indicators are named and written."""

import pandas as pd

from analytics.situation import GROUPS, comparable, group_profile
from domain.area import COUNTRY
from domain.indicators import INDICATORS, Unit
from i18n.quantity import HUNDREDTHS, SHARE, Quantity
from i18n.text import Text
from views.context import Context


def label(text: Text, indicator: str) -> str:
    """Return the name of a mapped indicator; a group says that it is a share of the unemployed."""
    name = text(f"indicators.{indicator}.label")
    return text("overview.of_unemployed", group=name) if indicator in GROUPS else name


def quantity(indicator: str) -> Quantity:
    """Return what a mapped indicator measures, as it is compared."""
    is_share = indicator in GROUPS or INDICATORS[indicator].unit is Unit.SHARE
    return SHARE if is_share else HUNDREDTHS


def municipalities(context: Context, indicator: str) -> pd.DataFrame:
    """Return an indicator of each municipality; see `analytics.situation.comparable`."""
    rows = context.once(_compared, indicator)
    return rows[rows["ref_area"] != context.area.code]


def whole(context: Context, indicator: str) -> pd.DataFrame:
    """Return the same of the area, one row."""
    rows = context.once(_compared, indicator)
    return rows[rows["ref_area"] == context.area.code]


def profile(context: Context, text: Text, of: str) -> pd.DataFrame:
    """Return the groups among the unemployed of one area beside the country's, each with its name."""
    rows = group_profile(context.now.data, of, COUNTRY, context.area)
    labels = [text(f"indicators.{key}.label") for key in rows["indicator"]]
    return rows.assign(label=labels, other=rows["other_low"])


def _compared(context: Context, indicator: str) -> pd.DataFrame:
    area = context.area
    return comparable(context.now.data, [*area.municipalities, area.code], indicator, area)
