"""What pages that are no values yet take from the overview; gone with the last of them."""

from collections.abc import Mapping

import pandas as pd

from domain.areas import MUNICIPALITIES
from i18n.text import Text
from views import places
from views.overview.rows import quantity

KAJAANI_FIRST = ("205", *(code for code in MUNICIPALITIES if code != "205"))
"""The municipalities a reader chooses from, the largest as the default."""


def extremes(rows: pd.DataFrame, names: Mapping[str, str], text: Text, indicator: str) -> str:
    """See `views.places.extremes`."""
    return places.extremes(rows, names, text, quantity(indicator))
