"""What belongs to the document itself: its language, its title, and which theme is on."""

import streamlit as st

_document = st.components.v2.component(
    "tilannehuone_document",
    js="""
// A choice is no page: Back leaves the page, instead of walking through choices that stay as they are.
const push = history.pushState.bind(history)
history.pushState = (state, unused, url) =>
  new URL(url, location.href).pathname === location.pathname
    ? history.replaceState(state, unused, url)
    : push(state, unused, url)

export default function ({ data, parentElement }) {
  const root = document.documentElement
  root.lang = data.language
  document.title = data.title
  const background = getComputedStyle(parentElement).getPropertyValue("--st-background-color")
  root.dataset.theme = parseInt(background.trim().slice(1, 3), 16) < 128 ? "dark" : "light"
}
""",
    isolate_styles=False,
)


def document(*, language: str, title: str) -> None:
    """Set `<html lang>`, the title of the browser's tab, and `<html data-theme>` for `style.css`."""
    _document(key="document_words", data={"language": language, "title": title})
