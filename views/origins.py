"""What a reader is told of a source, in words that hold for every month of it."""

from collections.abc import Iterable, Sequence
from datetime import date

from data.origins import Origin
from i18n.text import Text


def name(origin: Origin, text: Text) -> str:
    """Return the short name of a source with the capital letter that begins a line or a cell."""
    words = text(f"{origin.text_key}.short")
    return words[:1].upper() + words[1:]


def period(origin: Origin, text: Text) -> str:
    """Return which time a source tells about, in words."""
    start, _, end = origin.period.partition("/")
    is_span = "-" in start and bool(end)
    words = text("sources.span", start=text.period(start), end=text.period(end)) if is_span else ""
    return text(f"{origin.text_key}.period", period=words or text.period(origin.period))


def note(origin: Origin, text: Text) -> str:
    """Return what a careful reader should know of a source."""
    return text(f"{origin.text_key}.note", updated=day(text, origin.updated) if origin.updated else "")


def day(text: Text, moment: date) -> str:
    """Return a date in words: 22. marraskuuta 2026."""
    month = text(f"months.{moment.month}")
    return text("sources.date", day=moment.day, month=month, year=moment.year)


def short_day(moment: date) -> str:
    """Return a date in figures: 22.11.2026."""
    return f"{moment.day}.{moment.month}.{moment.year}"


def sentences(text: Text, found: Iterable[Origin]) -> list[str]:
    """Return what a line says of each source."""
    return [
        text(
            "provenance.source",
            short=text(f"{origin.text_key}.short"),
            period=period(origin, text),
            accessed=short_day(origin.accessed),
            licence=f" {origin.licence}." if origin.licence else "",
        )
        for origin in found
    ]


def said(text: Text, sources: Sequence[str], *, notes: Sequence[str] = ()) -> str:
    """Return the line of sources in words, each a sentence, with notes after it."""
    # The first goes on after the colon.
    sentences = [*sources[:1], *(source[:1].upper() + source[1:] for source in sources[1:])]
    return " ".join([text("provenance.sources", sources=" ".join(sentences)), *notes])
