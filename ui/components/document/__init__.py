"""The document's own language and title, which Streamlit leaves in English."""

import streamlit as st

_document = st.components.v2.component(
    "tilannehuone_document",
    js="""
export default function ({ data }) {
  document.documentElement.lang = data.language
  document.title = data.title
}
""",
    isolate_styles=False,
)


def document(*, language: str, title: str) -> None:
    """Set `<html lang>` and the title of the browser's tab."""
    _document(key="document_words", data={"language": language, "title": title})
