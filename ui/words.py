"""Sentences that Streamlit has no element for: small notes, and what a reader should know now."""

import html

import streamlit as st


def marked(words: str) -> str:
    """Return words of a reader's own as HTML that shows them as they were written."""
    return f"<bdi>{html.escape(words)}</bdi>"


def answer(*sentences: str) -> None:
    """Show the sentences that answer the page's question, under its title."""
    st.html(f'<p class="th-answer">{html.escape(" ".join(sentences))}</p>')


def note(*sentences: str) -> None:
    """Show in small print what a careful reader should know, or what to do here."""
    st.html(f'<p class="th-note">{html.escape(" ".join(sentences))}</p>')


def notice(*sentences: str, kind: str = "") -> None:
    """Show what a reader should know now, as plain text: unlike Streamlit's own boxes it reads no markup.

    Args:
        sentences: What happened, what is safe, what to do.
        kind: "good", "bad" or "".
    """
    role = "alert" if kind == "bad" else "status"
    st.html(f'<p class="th-notice {kind}" role="{role}">{html.escape(" ".join(sentences))}</p>')
