"""Blocks and figures as the browser draws them, in JSON."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import orjson

from i18n.text import Text
from reports.model import KeyFigure
from views.blocks import (
    Action,
    Cards,
    Download,
    Entries,
    Entry,
    Figure,
    KeyFigures,
    Link,
    News,
    Points,
    Words,
)

_OVERRIDING = re.compile(b"\xe2\x80[\xaa-\xae]")
"""The signs of `domain.words.unoverridden`, in UTF-8."""


def strip(figures: Sequence[KeyFigure], tones: Mapping[int, str]) -> list[dict[str, str]]:
    """Return key figures as the browser draws them."""
    return [
        {
            "label": each.label,
            "value": each.value,
            "change": each.change,
            "definition": each.definition,
            "tone": tones.get(place, ""),
        }
        for place, each in enumerate(figures)
    ]


def plain(
    block: Words | Points | Action | Link | Download | Cards | Entries | News | KeyFigures,
) -> dict[str, Any]:
    """Return a block that is drawn as it is told."""
    match block:
        case Words():
            said = list(filter(None, block.sentences))
            return {"kind": "words", "style": block.style, "sentences": said}
        case Points():
            return {"kind": "points", "title": block.title, "sentences": list(block.sentences)}
        case Action():
            return {
                "kind": "action",
                "key": block.key,
                "label": block.label,
                "help": block.help,
                "primary": block.is_primary,
                "disabled": block.is_disabled,
            }
        case Link():
            return {"kind": "link", "view": block.view, "label": block.label, "codes": dict(block.codes)}
        case Download():
            return {"kind": "download", "address": block.address, "label": block.label}
        case Entries():
            return {"kind": "entries", "entries": [_entry(each) for each in block.entries]}
        case News():
            entries = [_entry(each) for each in block.entries]
            return {"kind": "news", "title": block.title, "entries": entries, "said": dict(block.said)}
        case KeyFigures():
            return {"kind": "key_figures", "kpis": strip(block.figures, {})}
    return {"kind": "cards", "cards": [asdict(card) for card in block.cards]}


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "title": entry.title,
        "note": entry.note,
        "facts": list(entry.facts),
        "chosen": entry.is_chosen,
        "id": entry.id,
        "links": [plain(link) for link in entry.links],
    }


def _as_json(figure: Figure, text: Text, *, has_csv: bool, has_table: bool) -> dict[str, Any]:
    """Return what the browser draws; the table's file stands at its address, unless own data are in it."""
    is_shut = not has_table and figure.drawing is not None and not figure.is_open
    table = {"caption": figure.table.caption} if is_shut else figure.table.as_json(text, has_csv=has_csv)
    drawing = {"data": figure.drawing.traces, "layout": figure.drawing.layout} if figure.drawing else None
    drawn = written(drawing)
    return {
        "title": figure.title,
        "heading": figure.heading,
        "answer": figure.answer,
        "definition": figure.definition,
        "source": figure.source,
        "alt": figure.alt,
        "lang": text.language,
        "figure": orjson.Fragment(drawn),
        "drawing": hashlib.sha256(drawn).hexdigest()[:12],
        "table": table,
        "open": figure.is_open,
    }


def written(value: object) -> bytes:
    """Return a value as JSON; what is not a number in an array becomes null, no word turns others around."""
    return _OVERRIDING.sub(b"", orjson.dumps(value, option=orjson.OPT_SERIALIZE_NUMPY))


def digested(figure: Figure, text: Text, *, has_csv: bool, has_table: bool = True) -> tuple[str, bytes]:
    """Return the JSON of a figure under its digest.

    Args:
        figure: The figure.
        text: The reader's language.
        has_csv: Whether it brings its table's file.
        has_table: Whether it brings the table that stands shut below its drawing.
    """
    made = written(_as_json(figure, text, has_csv=has_csv, has_table=has_table))
    return hashlib.sha256(made).hexdigest()[:16], made
