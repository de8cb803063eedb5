"""Pandera, whose contracts type our frames, and pandas as it is set for them.

Frames of a page have tens of rows. There, texts kept by Python are read, joined and shown in two thirds of
the time that Arrow's take, which are made for millions. Pandera asks how texts are kept once, when it is
imported: so it is imported here and nowhere else.
"""

import pandas as pd

pd.set_option("mode.string_storage", "python")

import pandera.pandas as pa  # noqa: E402
from pandera.errors import SchemaError  # noqa: E402
from pandera.typing import DataFrame, Series  # noqa: E402

__all__ = ["DataFrame", "SchemaError", "Series", "pa"]
