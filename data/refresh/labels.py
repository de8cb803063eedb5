"""What the values of a table are called, in each language of its service.

Codes of measures, occupations and industries are their producer's and change; pages show them by these names.
"""

import pandas as pd

from data.refresh.errors import RefreshError
from data.refresh.pxweb import PxWeb
from data.refresh.table import AREA, TIME, Found

LANGUAGES = ("fi", "sv", "en")


def stem_of(stem: str) -> str:
    """Return the name of the table that holds the labels of another."""
    return f"{stem}_labels"


def labels(px: PxWeb, found: Found) -> pd.DataFrame:
    """Return the names of a table's values but areas and times: dimension, code, name_fi, name_sv, name_en.

    A name that the service does not tell in a language is that of the language it was found in.
    """
    columns = {column: each for column, each in found.variables.items() if column not in (AREA, TIME)}
    told = {
        variable.code: dict(zip(variable.codes, variable.texts, strict=True)) for variable in columns.values()
    }
    named = {language: _in(px, found, language) for language in LANGUAGES}
    return pd.DataFrame(
        [
            {"dimension": column, "code": ours}
            | {
                f"name_{language}": each.get(variable.code, {}).get(theirs, told[variable.code][theirs])
                for language, each in named.items()
            }
            for column, variable in columns.items()
            for theirs, ours in found.coded[column].items()
        ],
        dtype="str",
    )


def _in(px: PxWeb, found: Found, language: str) -> dict[str, dict[str, str]]:
    """Return dimension -> code -> name in a language; nothing where the service does not speak it."""
    address = f"{px.address.rpartition('/')[0]}/{language}"
    try:
        variables = PxWeb(px.service, address).variables(found.path)
    except RefreshError:
        return {}
    return {each.code: dict(zip(each.codes, each.texts, strict=True)) for each in variables}
