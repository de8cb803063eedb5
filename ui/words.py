"""Sentences on a page that Streamlit has no element for: the answer under the title, and small notes."""

import html

import streamlit as st

from ui.collector import collector


def answer(*sentences: str) -> None:
    """Show the sentences that answer the page's question, under its title."""
    if (collecting := collector()) is not None:
        collecting.answer.extend(sentences)
    st.html(f'<p class="th-answer">{html.escape(" ".join(sentences))}</p>')


def note(*sentences: str) -> None:
    """Show what a careful reader should know, in small print."""
    if (collecting := collector()) is not None:
        collecting.notes.extend(sentences)
    hint(*sentences)


def hint(*sentences: str) -> None:
    """Show in small print what to do here, which says nothing in an exported file."""
    st.html(f'<p class="th-note">{html.escape(" ".join(sentences))}</p>')


def notice(*sentences: str, kind: str = "") -> None:
    """Show what a reader should know now, as plain text: unlike Streamlit's own boxes it reads no markup.

    Args:
        sentences: What happened, what is safe, what to do.
        kind: "good", "bad" or "".
    """
    role = "alert" if kind == "bad" else "status"
    st.html(f'<p class="th-notice {kind}" role="{role}">{html.escape(" ".join(sentences))}</p>')
