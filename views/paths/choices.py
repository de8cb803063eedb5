"""What a reader can choose on the page of paths."""

from analytics.paths.moves import ALL
from analytics.paths.words import STAYS
from i18n.text import Text
from views.choices import Chosen, OneOf, Switch
from views.paths.source import cube_of, name, path_codes

EXAMPLE = Switch(
    key="example",
    label="paths.example",
    help="paths.example_help",
    counts=lambda chosen: chosen.context.log is None,
)
"""Whether the generated log is shown; a reader's own stands before it."""


def has_log(chosen: Chosen) -> bool:
    """Return whether there is anything to count."""
    return chosen.context.log is not None or chosen[EXAMPLE]


def _paths(chosen: Chosen) -> tuple[str, ...]:
    return tuple(path_codes(cube_of(chosen.context))) if has_log(chosen) else (ALL,)


def _path_said(code: str, chosen: Chosen, text: Text) -> str:
    said = path_codes(cube_of(chosen.context)).get(code, ALL) if has_log(chosen) else ALL
    return name(text, "paths", said)


PATH = OneOf(key="path", label="paths.path", codes=_paths, said=_path_said, is_list=True, counts=has_log)
"""The path whose steps are drawn; all of them together first."""

STAY = OneOf(
    key="stay",
    label="paths.stay",
    codes=tuple(map(str, STAYS)),
    default="6",
    said=lambda code, _chosen, text: text("paths.months", months=code),
    counts=has_log,
)
"""Beyond how many months a stay in one service is long [A]."""

SATURDAYS = Switch(key="saturdays", label="paths.saturdays", help="paths.saturdays_help", counts=has_log)
"""Whether Saturdays count as working days of a clock [A]: Monday to Friday is the lenient reading."""


def path_of(chosen: Chosen) -> str:
    """Return the path as the counts call it."""
    return path_codes(cube_of(chosen.context))[chosen[PATH]]


def reading(chosen: Chosen) -> str:
    """Return which reading of working days is chosen, as the counts call it."""
    return "with_saturdays" if chosen[SATURDAYS] else "without_saturdays"
