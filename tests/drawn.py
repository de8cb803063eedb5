"""Tables drawn with pipes, so that a test shows its rows."""

import re

import pandas as pd


def drawn(drawing: str, **dtypes: str) -> pd.DataFrame:
    """Read a table drawn with pipes: text, unless `dtypes` names a type; an empty cell is missing."""
    header, *rows = [re.split(r"\s*\|\s*", line.strip()) for line in drawing.strip().splitlines()]
    text = pd.DataFrame(rows, columns=header, dtype="str")
    for name, dtype in dtypes.items():
        column = text[name].where(text[name] != "")
        text[name] = pd.to_numeric(column).astype(dtype) if dtype != "str" else column
    return text
