"""Build every snapshot from the sources: `python -m data.build`."""

from pathlib import Path

from data import areas
from data.build import places, plan, staffing, statfin
from data.build.write import Written, write
from data.store import SNAPSHOT_DIR

SOURCE_DIR = Path(__file__).parents[1] / "sources"


def build(sources: Path = SOURCE_DIR, target: Path = SNAPSHOT_DIR) -> list[Written]:
    """Return what was written to `target`: the same bytes from the same sources, every time.

    Raises:
        BuildError: A source is not the one its origin describes, or a figure fails a check.
    """
    area, parts = areas.chosen(), (plan, staffing, statfin, places)
    snapshots = [snapshot for part in parts for snapshot in part.snapshots(sources, area)]
    return [write(snapshot, sources, target, SNAPSHOT_DIR) for snapshot in snapshots]
