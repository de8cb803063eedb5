"""Words that Streamlit itself would say to a reader."""

import re
from importlib.resources import files

from i18n.text import catalogue

LITERAL = re.compile(r"`([^`$\\]{4,120})`|\"([^\"\\]{4,120})\"")
WORDS = re.compile(r"[A-Z][a-z]+(?:[ '’][A-Za-z+…⌘'’]+)*[.…!?]*")
"""Words as a reader would see them: a capital letter first, small ones after it."""

SEEN = """() => {
  const said = new Set()
  for (const element of document.body.querySelectorAll('*')) {
    if (element.closest('script, style, .js-plotly-plot')) continue
    for (const name of ['aria-label', 'title', 'placeholder']) said.add(element.getAttribute(name)?.trim())
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) said.add(node.nodeValue.trim())
    }
  }
  return [...said].filter(Boolean)
}"""


def streamlits():
    """Return what Streamlit's scripts hold that looks like words for a reader."""
    folder = files("streamlit").joinpath("static/static/js")
    found = set()
    for script in folder.iterdir():
        if script.name.endswith(".js"):
            for pair in LITERAL.findall(script.read_text(encoding="utf-8")):
                found |= {each for each in pair if WORDS.fullmatch(each)}
    return found


def english():
    """Return Streamlit's words that are none of ours in any language but English."""
    ours = {*catalogue("fi").values(), *catalogue("sv").values()}
    words = streamlits()
    assert {"No results", "Search", "Open"} <= words
    return words - ours
