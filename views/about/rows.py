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
    others = [Text(language) for language in LANGUAGES if language != text.language]
    rows = [
        {"term": text(term), "meaning": text(meaning), "others": " · ".join(other(term) for other in others)}
        for term, meaning in terms(text)
    ]
    return pd.DataFrame(rows).sort_values("term", key=lambda terms: terms.str.casefold(), ignore_index=True)


def terms(text: Text) -> tuple[tuple[str, str], ...]:
    """Return the keys of every term and of its meaning."""
    return (
        *((f"indicators.{key}.label", f"indicators.{key}.definition") for key in INDICATORS),
        *((f"terms.{key}.term", f"terms.{key}.meaning") for key in text.tree("terms")),
    )


def sign_rows(text: Text) -> pd.DataFrame:
    """Return what stands on the pages for what is not simply a number. Columns: sign, meaning."""
    return pd.DataFrame(list(text.tree("about.signs").values()))


def news_rows(text: Text) -> pd.DataFrame:
    """Return what readers see differently, the newest day first. Columns: day, page, said."""
    return pd.DataFrame(
        [
            {"day": short_day(day), "page": text(f"pages.{page}"), "said": said}
            for day, page, said in days_of_news(text)
        ]
    )


def days_of_news(text: Text) -> list[tuple[date, str, str]]:
    """Return what readers see differently: from which day on, on which page and what; the newest first."""
    return [
        (date.fromisoformat(day), page, said)
        for day, told in sorted(text.tree("news").items(), reverse=True)
        for page, said in told.items()
    ]


def newest(text: Text) -> date:
    """Return the day of the newest change."""
    return date.fromisoformat(max(text.tree("news")))
