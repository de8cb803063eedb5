"""What belongs to the document itself: language, title, theme, and the words of Streamlit's own in it."""

import json
from pathlib import Path

import streamlit as st

from i18n.text import LANGUAGES, Language, Text
from ui.components.served import served

_HERE = Path(__file__).parent

UNREADABLE = {
    "upload_refused": "AxiosError: Request failed with status code 413",
    "upload_broken": "AxiosError: {reason}",
}
"""What Streamlit writes where even a reader of English needs other words; the rest is the English texts."""


def words(language: Language) -> list[dict[str, object]]:
    """Return Streamlit's words in a language, `own`, each with those of the `others` it may stand in now."""
    spoken = [Text(each).tree("framework") for each in LANGUAGES]
    return [
        {"own": own, "others": sorted({UNREADABLE.get(key, own), *(each[key] for each in spoken)} - {own})}
        for key, own in Text(language).tree("framework").items()
    ]


def _code() -> str:
    parts = [(_HERE / name).read_text(encoding="utf-8") for name in ("words.js", "document.js")]
    return "\n".join([f"const WORDS = {json.dumps({each: words(each) for each in LANGUAGES})}", *parts])


_document = st.components.v2.component(
    "tilannehuone_document", js=served("document", js=_code()), isolate_styles=False
)


def document(*, language: Language, title: str) -> None:
    """Set `<html lang>`, the tab's title, `<html data-theme>` for `style.css`, and Streamlit's words.

    It asks for the page anew when a lost connection is back.
    """
    _document(key="document_words", data={"language": language, "title": title}, on_back_change=lambda: None)
