"""The source line under each figure: producer, table, period and vintage."""

from collections.abc import Sequence

from i18n.text import Text
from ui import loaders
from views.origins import cited, said

__all__ = ["cited", "said", "source_line"]


def source_line(text: Text, *snapshots: str, notes: Sequence[str] = ()) -> str:
    """Return the source line of a figure drawn from these snapshots, with notes after it.

    Each snapshot is named by its main source; the rest of its sources are on the page of sources.
    """
    return cited(text, [loaders.origins_of(stem)[0] for stem in snapshots], notes=notes)
