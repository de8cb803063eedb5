"""Sentences that Streamlit has no element for: small notes, and what a reader should know now."""

import html

import streamlit as st

from domain.words import unoverridden, unturned


def marked(words: str) -> str:
    """Return words of a reader's own as HTML that shows them as they were written."""
    return f"<bdi>{html.escape(unturned(words))}</bdi>"


def answer(*sentences: str) -> None:
    """Show the sentences that answer the page's question, under its title."""
    st.html(f'<p class="th-answer">{_escaped(sentences)}</p>')


def note(*sentences: str) -> None:
    """Show in small print what a careful reader should know, or what to do here."""
    st.html(f'<p class="th-note">{_escaped(sentences)}</p>')


def notice(*sentences: str, kind: str = "") -> None:
    """Show what a reader should know now, as plain text: unlike Streamlit's own boxes it reads no markup.

    Args:
        sentences: What happened, what is safe, what to do.
        kind: "good", "bad", "bad failure" or "".
    """
    role = "alert" if kind.startswith("bad") else "status"
    st.html(f'<p class="th-notice {kind}" role="{role}">{_escaped(sentences)}</p>')


def failure(*sentences: str) -> None:
    """Show why something is not on the page, as plain text."""
    notice(*sentences, kind="bad failure")


def _escaped(sentences: tuple[str, ...]) -> str:
    return html.escape(unoverridden(" ".join(sentences)))
