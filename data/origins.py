"""Where the figures come from: the origin of each source, and what each snapshot was made of."""

import tomllib
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from data.store import SNAPSHOT_DIR, Store
from data.vintages import Part
from domain.errors import OriginMissingError

SOURCE_DIR = Path(__file__).parent / "sources"

_UNREADABLE = (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Provenance of one source file, complete enough to cite it and to fetch it again.

    Texts that a reader sees stand in the locale files under `origins.<family>`, the same for every month of
    a source. An address or a licence that is not known is "". `areas` are the codes of the employment areas
    that it was made for; none where it is of the whole country. `known_by` is the day by which a release that
    was not fetched at the time was known.
    """

    file: str
    family: str
    producer: str
    title: str
    table: str
    url: str
    licence: str
    licence_url: str
    accessed: date
    period: str
    sha256: str
    note: str
    updated: date | None = None
    known_by: date | None = None
    areas: tuple[str, ...] = ()

    @property
    def stem(self) -> str:
        """Name of the source: its file without the suffix."""
        return Path(self.file).stem

    @property
    def text_key(self) -> str:
        """Key under which the locale files have the source's name, title, producer, period and note."""
        return f"origins.{self.family}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotOrigin:
    """What a snapshot was made of.

    Attributes:
        stem: Its name.
        period: Its reference period, SDMX.
        rows: How many.
        sha256: Of its file.
        content: Of its rows, whatever the bytes of its file.
        note: What was done to the sources.
        sources: Stem of each source -> the checksum it had.
        formerly: Checksums of earlier files of the same rows.
        taken: Day that its figures are of, ISO 8601; "" where they do not change.
        release_of: The table whose figures these were then; "" where they are its newest.
    """

    stem: str
    period: str
    rows: int
    sha256: str
    content: str
    note: str
    sources: dict[str, str]
    formerly: list[str] = field(default_factory=list)
    taken: str = ""
    release_of: str = ""


def source_origins(source_dir: Path = SOURCE_DIR) -> dict[str, Origin]:
    """Return the origin of every source by its stem, in order of stem.

    Raises:
        OriginMissingError: An origin cannot be read, or there are none.
    """
    stems = sorted(path.stem for path in source_dir.glob("*.toml"))
    if not stems:
        raise OriginMissingError(f"{source_dir} holds no origins", file=f"{source_dir.name}/*.toml")
    return {stem: source_origin(stem, source_dir) for stem in stems}


def is_about(origin: Origin, area: str) -> bool:
    """Return whether a source is one of an area, or of the whole country."""
    return not origin.areas or area in origin.areas


def source_origin(stem: str, source_dir: Path = SOURCE_DIR) -> Origin:
    """Return the origin of a source.

    Raises:
        OriginMissingError: It is not there, or cannot be read.
    """
    path = source_dir / f"{stem}.toml"
    try:
        described = tomllib.loads(path.read_text(encoding="utf-8"))
        return Origin(**described | {"areas": tuple(described.get("areas", ()))})
    except _UNREADABLE as error:
        raise OriginMissingError(f"{path.name}: {error}", file=path.name) from error


def snapshot_origin(stem: str, snapshot_dir: Path = SNAPSHOT_DIR) -> SnapshotOrigin:
    """Return what the snapshot of this stem was made of.

    Raises:
        OriginMissingError: Its description is not there, or does not say it.
    """
    path = snapshot_dir / f"{stem}.toml"
    try:
        described = tomllib.loads(path.read_text(encoding="utf-8"))
        sources = {Path(source["file"]).stem: source["sha256"] for source in described.pop("sources")}
        return SnapshotOrigin(sources=sources, **{"stem": stem, **described})
    except _UNREADABLE as error:
        raise OriginMissingError(f"{path.name}: {error}", file=path.name) from error


def snapshot_origins(without: Collection[str] = ()) -> dict[str, SnapshotOrigin]:
    """Return what every snapshot was made of by its stem, in order of stem.

    Args:
        without: Stems to leave out: those whose description may itself be damaged.
    """
    stems = sorted({path.stem for path in SNAPSHOT_DIR.glob("*.parquet")} - set(without))
    return {stem: snapshot_origin(stem) for stem in stems}


def origins_of(stem: str) -> list[Origin]:
    """Return the origins of the sources that feed a snapshot, the main one first.

    Raises:
        OriginMissingError: One of them, or the snapshot's own description, cannot be read.
    """
    return [source_origin(source) for source in snapshot_origin(stem).sources]


def origin_read(store: Store, stem: str) -> Origin:
    """Return the main origin of what a store reads of a snapshot: of a refresh, where and when that was.

    Raises:
        OriginMissingError: As `origins_of`.
        SnapshotMissingError, SnapshotDamagedError: As `Store.require`.
    """
    store.require(stem)
    layered = store.layers.get(stem, ())
    fetched = [layer.part for layer in layered if layer.part.url]
    if layered and layered[0].part in store.released(stem):
        return origins_of(layered[0].part.path.stem)[0]
    is_shipped = not fetched or (SNAPSHOT_DIR / f"{stem}.toml").exists()
    origin = origins_of(stem)[0] if is_shipped else _fetched_alone(fetched[0])
    if not fetched:
        return origin
    newest = fetched[0]
    periods = sorted(period for part in fetched for period in part.periods or ())
    return replace(
        origin,
        accessed=_day(newest),
        updated=date.fromisoformat(newest.updated[:10]) if newest.updated else None,
        period="/".join(dict.fromkeys((periods[0], periods[-1]))) if periods else origin.period,
        url=newest.url,
        file=newest.path.name,
        sha256=newest.sha256,
    )


def _fetched_alone(part: Part) -> Origin:
    """Return the origin of a table of which nothing comes with the code; its texts tell its licence."""
    return Origin(
        file=part.path.name,
        family=part.stem,
        producer="",
        title="",
        table=part.table,
        url=part.url,
        licence="",
        licence_url="",
        accessed=_day(part),
        period=part.path.parent.name[:4],
        sha256=part.sha256,
        note="",
    )


def _day(part: Part) -> date:
    """Return the day on which a part of a vintage was fetched."""
    return date.fromisoformat(part.path.parent.name[:10])
