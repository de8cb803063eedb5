"""Sentences on a page that Streamlit has no element for: the answer under the title, and small notes."""

import html

import streamlit as st


def answer(*sentences: str) -> None:
    """Show the sentences that answer the page's question, under its title."""
    st.html(f'<p class="th-answer">{html.escape(" ".join(sentences))}</p>')


def note(*sentences: str) -> None:
    """Show what a careful reader should know, in small print."""
    st.html(f'<p class="th-note">{html.escape(" ".join(sentences))}</p>')
