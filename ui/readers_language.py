"""Which language a document is sent in, and how the browser comes to agree: address, numbers and texts."""

import json
from urllib.parse import parse_qs

from domain.digits import plain_number
from i18n.text import DEFAULT_LANGUAGE, LANGUAGES, LOCALES, Language

PARAMETER = "lang"
"""Of the address; a link that does not carry it opens in the language of whoever opens it."""


def asked(query: str, accepted: str) -> Language:
    """Return the language the address names, else the first that the browser wants and there is.

    Args:
        query: The address's parameters.
        accepted: The request's `Accept-Language`, as "sv-FI,sv;q=0.9,en;q=0.8".
    """
    named = parse_qs(query).get(PARAMETER, [""])[0]
    for language in [named, *_wanted(accepted)]:
        if language in LANGUAGES:
            return language
    return DEFAULT_LANGUAGE


def script(language: Language) -> bytes:
    """Return what puts the document's language into an address that names none, before Streamlit reads it.

    It makes the language of the address that of Streamlit's numbers too, whatever the browser's: 1,3 in
    Finnish. The address changes before the numbers do; `<html lang>` follows after them.
    """
    return f"""<script>{{
const locales = new Map({json.dumps(list(LOCALES.items()))})
const named = () => new URLSearchParams(location.search).get("{PARAMETER}")
if (!locales.has(named())) {{
  const others = location.search.slice(1).split("&").filter(each => each && !/^{PARAMETER}(=|$)/.test(each))
  const query = [...others, "{PARAMETER}={language}"].join("&")
  history.replaceState(history.state, "", `?${{query}}${{location.hash}}`)
}}
const locale = () => locales.get(named()) ?? "{LOCALES[language]}"
Object.defineProperties(navigator, {{ language: {{ get: locale }}, languages: {{ get: () => [locale()] }} }})
}}</script>""".encode()


def _wanted(accepted: str) -> list[str]:
    """Return the languages a browser wants, the dearest first; of what cannot be read, none."""
    weighed = []
    for place, part in enumerate(accepted.split(",")):
        tag, _, weight = part.partition(";")
        try:
            quality = plain_number(weight.strip().removeprefix("q=") or "1")
        except ValueError:
            continue
        if 0 < quality <= 1:
            weighed.append((-quality, place, tag.strip().lower().partition("-")[0]))
    return [language for _, _, language in sorted(weighed)]
