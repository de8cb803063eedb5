"""The source line under each figure: producer, table, period and vintage."""

from collections.abc import Sequence

from data.origins import Origin
from i18n.text import Text
from ui import loaders


def source_line(text: Text, *snapshots: str, notes: Sequence[str] = ()) -> str:
    """Return the source line of a figure drawn from these snapshots, with notes after it.

    Each snapshot is named by its main source; the rest of its sources are on the page of sources.
    """
    return cited(text, [loaders.origins_of(stem)[0] for stem in snapshots], notes=notes)


def cited(text: Text, origins: Sequence[Origin], *, notes: Sequence[str] = ()) -> str:
    """Return the source line that names these sources, with notes after it."""
    sources = [
        text(
            "provenance.source",
            short=text(f"{origin.text_key}.short"),
            period=text(f"{origin.text_key}.period"),
            accessed=f"{origin.accessed.day}.{origin.accessed.month}.{origin.accessed.year}",
            licence=f" {origin.licence}." if origin.licence else "",
        )
        for origin in origins
    ]
    return said(text, sources, notes=notes)


def said(text: Text, sources: Sequence[str], *, notes: Sequence[str] = ()) -> str:
    """Return the source line of sources in words, each a sentence, with notes after it."""
    # The first goes on after the colon.
    sentences = [*sources[:1], *(source[:1].upper() + source[1:] for source in sources[1:])]
    return " ".join([text("provenance.sources", sources=" ".join(sentences)), *notes])
