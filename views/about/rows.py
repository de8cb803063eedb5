"""The rows of the tables about the dashboard itself, out of its texts."""

from datetime import date

import pandas as pd

from domain.indicators import INDICATORS
from i18n.text import LANGUAGES, Text
from views.origins import short_day


def glossary_rows(text: Text) -> pd.DataFrame:
    """Return every term with its meaning and its name in the other languages, in the order of the alphabet.

    Columns: term, meaning, others.
    """
    keys = [
        *((f"indicators.{key}.label", f"indicators.{key}.definition") for key in INDICATORS),
        *((f"terms.{key}.term", f"terms.{key}.meaning") for key in text.tree("terms")),
    ]
    others = [Text(language) for language in LANGUAGES if language != text.language]
    rows = [
        {"term": text(term), "meaning": text(meaning), "others": " · ".join(other(term) for other in others)}
        for term, meaning in keys
    ]
    return pd.DataFrame(rows).sort_values("term", key=lambda terms: terms.str.casefold(), ignore_index=True)


def sign_rows(text: Text) -> pd.DataFrame:
    """Return what stands on the pages for what is not simply a number. Columns: sign, meaning."""
    return pd.DataFrame(list(text.tree("about.signs").values()))


def news_rows(text: Text) -> pd.DataFrame:
    """Return what readers see differently, the newest day first. Columns: day, page, said."""
    return pd.DataFrame(
        [
            {"day": short_day(date.fromisoformat(day)), "page": text(f"pages.{page}"), "said": said}
            for day, told in sorted(text.tree("news").items(), reverse=True)
            for page, said in told.items()
        ]
    )


def newest(text: Text) -> date:
    """Return the day of the newest change."""
    return date.fromisoformat(max(text.tree("news")))
