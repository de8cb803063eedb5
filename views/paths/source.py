"""Which counts the page of paths rests on: a log that the reader loaded, or a generated one."""

from datetime import date, datetime, timedelta
from functools import lru_cache

from analytics.paths.cube import Cube, published_cube
from analytics.paths.dates import quarter_ends
from analytics.paths.example import example_log
from analytics.paths.moves import ALL
from analytics.paths.words import PATHS
from analytics.working_days import interviews_due
from data.event_counts import log_counts
from data.event_log import Told, untold
from i18n.text import Text
from views import origins
from views.context import Context, source_line
from views.sourced import Sourced

_MOST_SHOWN = 36
"""Characters of a log's own name in a figure."""


def cube_of(context: Context) -> Cube:
    """Return what may be shown of the reader's log; of the generated one where they have none."""
    return context.log.cube if context.log is not None else context.dear(_example)


def counted(content: bytes, told: Told = untold) -> Cube:
    """Return what may be shown of a log, whatever its bytes are.

    Raises:
        DashboardError: It cannot be read, or not for certain.
    """
    found = log_counts(content, interviews_due, quarter_ends, told)
    told("hide", 0.9)
    return published_cube(
        found.frames,
        as_of=found.as_of,
        first=found.first,
        events=found.events,
        days=quarter_ends(found.first, found.as_of),
    )


def example_file(last: date) -> bytes:
    """Return the generated log as a file."""
    return example_log(last).to_csv(index=False, sep=";", lineterminator="\r\n").encode()


def last_day(period: str) -> date:
    """Return the last day of a month."""
    first = date.fromisoformat(f"{period}-01")
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def is_example(context: Context) -> bool:
    """Return whether what is shown is generated."""
    return context.log is None


def mark(context: Context, text: Text) -> str:
    """Return what every picture and file says of generated numbers; "" of a reader's own."""
    return text("paths.generated") if is_example(context) else ""


def marked(context: Context, text: Text, words: str) -> str:
    """Return words with the mark of what is generated."""
    said = mark(context, text)
    return f"{words} ({said})" if said else words


def source(context: Context, text: Text, *notes: str) -> str:
    """Return the line under a figure."""
    rule = text("paths.rule")
    if context.log is not None:
        return source_line(text, context, Sourced(None, (), context.log.name), notes=(*notes, rule))
    return origins.said(text, [text("paths.example_source")], notes=(*notes, rule))


def path_codes(cube: Cube) -> dict[str, str]:
    """Return the paths of a log by their codes in links, which hold no words of the log."""
    codes = {each if each in PATHS else f"path_{number}": each for number, each in enumerate(cube.paths, 1)}
    return {ALL: ALL, **codes}


def name(text: Text, kind: str, said: str) -> str:
    """Return what a path, service or organisation is called: a known code in words, else as in the log."""
    known: dict[str, str] = text.tree(f"paths.{kind}")
    own = said if len(said) <= _MOST_SHOWN else f"{said[: _MOST_SHOWN - 1]}…"
    return known.get(said, own)


def day(text: Text, moment: datetime) -> str:
    """Return a date in words."""
    return origins.day(text, moment.date())


def _example(context: Context) -> Cube:
    return _generated(context.period)


@lru_cache(maxsize=4)
def _generated(period: str) -> Cube:
    """Return the cube of the generated log of a month, the same for every area."""
    return counted(example_file(last_day(period)))
