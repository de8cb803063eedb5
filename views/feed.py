"""What has come lately as a feed to subscribe to: Atom, RFC 4287."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from html import escape
from urllib.parse import urlencode

from data.installation import installation
from domain.words import unturned
from i18n.text import Text
from views.context import Context
from views.news import Item, name_of

PATH = "feed.atom"
"""Where the server has it, from the address of the dashboard."""

MEDIA_TYPE = "application/atom+xml; charset=utf-8"

_FORBIDDEN = re.compile("[^\t\n\r\\u0020-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
"""What XML 1.0 cannot hold, escaped or not."""


def feed(context: Context, text: Text, found: Sequence[Item]) -> bytes:
    """Return a feed of items, the newest first, as UTF-8.

    Its addresses are relative to its own, so it is right wherever a proxy serves it.
    """
    title = f"{text('app.title')} \N{EN DASH} {context.area.name[text.language]}"
    language: dict[str, str] = {"lang": text.language}
    newest = found[0].at if found else datetime(2026, 1, 1, tzinfo=UTC)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{text.language}">',
        _element("id", name_of(context.area.code, "feed", text.language)),
        _element("title", title),
        _element("subtitle", text("news_items.subtitle")),
        _element("updated", _stamp(newest)),
        f"<author>{_element('name', installation().keeper or text('app.title'))}</author>",
        _link("self", f"{PATH}?{urlencode(language)}", "application/atom+xml"),
        _link("alternate", f"changes?{urlencode(language)}", "text/html"),
        *(_entry(each, language) for each in found),
        "</feed>",
    ]
    return "\n".join(lines).encode()


def _entry(item: Item, language: dict[str, str]) -> str:
    address = f"{item.view}?{urlencode({**item.codes, **language})}"
    return "".join(
        [
            "<entry>",
            _element("id", item.id),
            _element("title", item.title),
            _element("updated", _stamp(item.at)),
            _link("alternate", address, "text/html"),
            _element("summary", item.said) if item.said else "",
            "</entry>",
        ]
    )


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _element(name: str, words: str) -> str:
    return f"<{name}>{escape(unturned(_FORBIDDEN.sub('', words)), quote=False)}</{name}>"


def _link(rel: str, address: str, kind: str) -> str:
    return f'<link rel="{rel}" type="{kind}" href="{escape(address)}"/>'
