"""Read-only access to the snapshots: the queries of `queries/` over an in-memory DuckDB."""

import hashlib
import logging
import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from functools import cache, reduce
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

import duckdb
import pandas as pd

from data.engine import WHOLE_TABLES, Engine, Question
from data.vintages import Layer, Part, Vintage, content, is_by, layers, parts_of
from domain.errors import SnapshotDamagedError, SnapshotMissingError
from domain.frames import Frame
from domain.typed import DataFrame, SchemaError

logger = logging.getLogger(__name__)

QUERY_DIR = Path(__file__).parent / "queries"
SNAPSHOT_DIR = Path(__file__).parent / "snapshots"
BOUNDARIES = "boundaries"
"""The snapshot that is read as a map, not by a query."""

Contract = TypeVar("Contract", bound=Frame)
Parameter = str | int | float | bool | list[str]
SnapshotError = SnapshotMissingError | SnapshotDamagedError

_HARDENING = (
    "SET enable_external_access = false",
    "SET lock_configuration = true",
)
_CONTRADICTIONS = (duckdb.BinderException, duckdb.ConversionException, duckdb.OutOfRangeException)
"""What a query says of tables with other columns, or with other values in them."""

MOST_ROWS = 250_000
"""How many rows of a table a reader takes home at once: of the widest, two years of all that it has."""

_SHIPPED = "shipped_{}"
"""Name of the table of a snapshot whose figures later vintages hold too."""

_FRACTIONS = ("DOUBLE", "FLOAT")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_READS = re.compile(r"^-- Reads: +(?P<snapshots>[a-z0-9_, ]+)\.$", re.MULTILINE)


class Store:
    """The snapshots of a folder, each a table, and the queries that read them.

    A snapshot that is damaged or missing does not stop the others: it is kept in `problems`,
    and raised by whatever reads it; `sha256` holds the checksum of each of the others, of the bytes that
    are served, whatever becomes of the file meanwhile, and `vintages` every checksum that its rows have had:
    the first is that of the rows themselves. One store serves any number of threads.

    Attributes:
        layers: Stem of each table whose figures change in time -> the files it is read from, newest first.
            Snapshots are read into memory, vintages where they lie.
        vintage: Key of the newest vintage that anything is read from; "" if nothing is.
        days: Days on which it can be read as of, from the oldest; the last is that of `vintage`.
        shipped: Key of what comes with the code; "" if it has no figures that change in time.
        releases: Day -> what was published by then and comes with the code; newer figures replace it.
        history: The vintages that count, the oldest first, what comes with the code among them.
    """

    def __init__(
        self,
        snapshot_dir: Path = SNAPSHOT_DIR,
        query_dir: Path = QUERY_DIR,
        *,
        vintages: Sequence[Vintage] = (),
        as_of: str = "",
        engine: Engine | None = None,
    ) -> None:
        """Open the snapshots with what vintages have later or instead.

        Args:
            snapshot_dir: Folder of the snapshots.
            query_dir: Folder of the queries.
            vintages: What refreshes have brought, of any time.
            as_of: Day, or key of a vintage, whose figures to read; "" for the newest.
            engine: What answers the queries over whole tables; None for DuckDB, which answers all others.
        """
        self._engine = engine
        self._snapshot_dir = snapshot_dir
        self._query_dir = query_dir
        self._connection = duckdb.connect(
            config={
                "autoinstall_known_extensions": "false",
                "autoload_known_extensions": "false",
                "python_enable_replacements": "false",
                "memory_limit": "512MB",
                "max_temp_directory_size": "0B",
            }
        )
        self._sha256: dict[str, str] = {}
        self._vintages: dict[str, tuple[str, ...]] = {}
        self._shipped: dict[str, tuple[str, Part]] = {}
        self._released: list[tuple[str, Part]] = []
        self._whole: dict[Path, tuple[int, ...]] = {}
        needed = {stem for path in query_dir.glob("*.sql") for stem in snapshots_read(path)} | {BOUNDARIES}
        found = {path.stem for path in snapshot_dir.glob("*.parquet")}
        problems = {stem: _missing(stem) for stem in needed - found} | {
            stem: problem for stem in found if (problem := self._load(stem))
        }
        self.layers: Mapping[str, tuple[Layer, ...]] = MappingProxyType(self._layered(vintages, as_of))
        lost = {stem for each in vintages for stem in each.parts} - self.layers.keys()
        problems = {stem: _damaged(stem, "no file of it is whole") for stem in lost} | problems
        problems = {stem: problem for stem, problem in problems.items() if stem not in self.layers}
        self.problems: Mapping[str, SnapshotError] = MappingProxyType(problems)
        self.shipped = max((taken for taken, _ in self._shipped.values()), default="")
        came = Vintage(key=self.shipped, parts={stem: part for stem, (_, part) in self._shipped.items()})
        earlier = [Vintage(key=key, parts={part.stem: part}) for key, part in self._released]
        self.releases = MappingProxyType({each.day: tuple(each.parts.values()) for each in earlier})
        counted = [*vintages, *([came] if self.shipped else []), *earlier]
        counted.sort(key=lambda each: each.key)
        self.history = tuple(each for each in counted if is_by(each.key, as_of))
        self.vintage = max((each.key for each in self.history), default="")
        self.days = tuple(dict.fromkeys(each.day for each in self.history))
        self.sha256: Mapping[str, str] = MappingProxyType(self._sha256)
        self.vintages: Mapping[str, tuple[str, ...]] = MappingProxyType(self._vintages)
        files = [str(each.part.path) for layered in self.layers.values() for each in layered]
        self._connection.execute("SET allowed_paths = ?", [files])
        for setting in _HARDENING:
            self._connection.execute(setting)

    @property
    def is_whole(self) -> bool:
        """Whether every snapshot that the queries and the maps read is there and intact."""
        return not self.problems

    def query(self, name: str, **parameters: Parameter) -> pd.DataFrame:
        """Return the rows of `queries/<name>.sql` with parameters bound to its `$placeholders`.

        Raises:
            SnapshotMissingError: The query reads a snapshot that is not in the folder.
            SnapshotDamagedError: The query reads a snapshot that is not the one described beside it.
            EngineError: It reads whole tables, and the engine that the operator has named gave no answer.
        """
        path = self._query_dir / f"{name}.sql"
        stems = snapshots_read(path)
        for stem in stems:
            self.require(stem)
        if self._engine and name in WHOLE_TABLES and all(self.layers.get(stem, True) for stem in stems):
            rows: pd.DataFrame = self._engine(self._question(path, parameters)).to_pandas()
            return rows
        try:
            with self._connection.cursor() as cursor:  # one per call: a cursor serves one thread at a time
                result = cursor.sql(_sql(path), params=parameters)
                # Through Arrow, because .df() leaves text columns untyped when no row matches.
                frame: pd.DataFrame = result.to_arrow_table().to_pandas()
        except _CONTRADICTIONS as error:
            raise self._contradicted(name, str(error)) from error
        return frame

    def rows(
        self, contract: type[Contract], name: str, *, covering: Collection[str] = ()
    ) -> DataFrame[Contract]:
        """Return the rows of a query without parameters as the frame they must be.

        Args:
            contract: The frame.
            name: The query.
            covering: Areas that must be among the rows.

        Raises:
            SnapshotMissingError: As `query`.
            SnapshotDamagedError: As `query`, or the rows break the frame's contract, or an area is not there.
        """
        rows = self.checked(contract, name, self.query(name))
        if covering and (missing := set(covering) - set(rows["ref_area"])):
            raise self._contradicted(name, f"no rows of {', '.join(sorted(missing))}")
        return rows

    def checked(self, contract: type[Contract], name: str, rows: pd.DataFrame) -> DataFrame[Contract]:
        """Return rows that come from a query as the frame they must be.

        Raises:
            SnapshotDamagedError: The rows break the frame's contract.
        """
        try:
            return DataFrame[contract](rows)  # type: ignore[valid-type]
        except SchemaError as error:
            raise self._contradicted(name, str(error)) from error

    def released(self, stem: str) -> tuple[Part, ...]:
        """Return the earlier releases of a table that come with the code."""
        return tuple(part for _, part in self._released if part.stem == stem)

    def path(self, stem: str) -> Path:
        """Return the file of a snapshot that is there, intact, and still the one that was read.

        Of a table whose figures change in time it is the newest of its files.

        Raises:
            SnapshotMissingError: It is not in the folder.
            SnapshotDamagedError: It is not the one described beside it, or was replaced meanwhile.
        """
        self.require(stem)
        path, sha256 = self._snapshot_dir / f"{stem}.parquet", self.sha256.get(stem)
        if layered := self.layers.get(stem):
            path, sha256 = layered[0].part.path, layered[0].part.sha256
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
            raise _damaged(stem, "it was replaced while the server was running")
        return path

    def lately(self, stem: str) -> pd.DataFrame:
        """Return the rows of a table; of one with more than `MOST_ROWS` those of its last periods.

        Raises:
            SnapshotMissingError, SnapshotDamagedError: As `path`.
        """
        if not any(layer.part.periods for layer in self.layers.get(stem, ())):
            return pd.read_parquet(self.path(stem))
        total = 0
        lately: list[str] = []
        for period, count in reversed(self.periods(stem).items()):
            total += count
            if lately and total > MOST_ROWS:
                break
            lately.append(period)
        return self.where(stem, time_period=lately)

    def periods(self, stem: str) -> dict[str, int]:
        """Return the periods of a table, from the oldest, with how many rows there are of each.

        Raises:
            SnapshotMissingError, SnapshotDamagedError: As `require`.
        """
        self.require(stem)
        with self._connection.cursor() as cursor:
            counted = cursor.table(stem).aggregate("time_period, count(*)").order("time_period")
            return dict(counted.fetchall())

    def where(self, stem: str, **among: Collection[str]) -> pd.DataFrame:
        """Return the rows of a table in which each named column is among what is given for it.

        Raises:
            SnapshotMissingError, SnapshotDamagedError: As `require`.
        """
        self.require(stem)
        with self._connection.cursor() as cursor:
            rows = cursor.table(stem)
            for column, values in among.items():
                wanted = map(duckdb.ConstantExpression, values)
                rows = rows.filter(duckdb.ColumnExpression(column).isin(*wanted)) if values else rows.limit(0)
            found: pd.DataFrame = rows.to_arrow_table().to_pandas()
        return found

    def require(self, stem: str) -> None:
        """Do nothing if a snapshot was there and intact when the store was opened.

        Snapshots are in memory; what vintages have is read where it lies, and must still be what it was.

        Raises:
            SnapshotMissingError: It is not in the folder.
            SnapshotDamagedError: It is not the one described beside it, or a vintage's file was replaced.
        """
        if stem in self.problems:
            problem = self.problems[stem]
            # A new one each time: raising the same exception from threads would mix their tracebacks.
            raise type(problem)(str(problem), **problem.values)
        shipped = [part for _, part in (*self._shipped.values(), *self._released)]
        for layer in self.layers.get(stem, ()):
            if layer.part not in shipped and not self._is_intact(layer.part):
                raise _damaged(stem, f"{layer.part.path} was replaced while the server was running")

    def close(self) -> None:
        """Release the database."""
        self._connection.close()

    def _question(self, path: Path, parameters: Mapping[str, Parameter]) -> Question:
        """Return a query over the files of its tables, each still what it was when the store was opened."""
        tables = tuple((stem, self._files(stem)) for stem in snapshots_read(path))
        for stem, layered in tables:
            for layer in layered:
                if not self._is_intact(layer.part):
                    raise _damaged(stem, f"{layer.part.path} was replaced while the server was running")
        bound = {key: tuple(value) if isinstance(value, list) else value for key, value in parameters.items()}
        return Question(sql=_sql(path), tables=tables, parameters=tuple(sorted(bound.items())))

    def _files(self, stem: str) -> tuple[Layer, ...]:
        """Return the files that a table is made of, newest first."""
        path = self._snapshot_dir / f"{stem}.parquet"
        shipped = Part(stem=stem, path=path, sha256=self.sha256.get(stem, ""), periods=None)
        return self.layers.get(stem) or (Layer(shipped),)

    def _contradicted(self, name: str, reason: str) -> SnapshotDamagedError:
        """Return the error of files whose checksums agree, and which are not what a query takes them for."""
        files = ", ".join(f"{stem}.parquet" for stem in snapshots_read(self._query_dir / f"{name}.sql"))
        return SnapshotDamagedError(f"{files} is not what {name}.sql reads: {reason}", file=files)

    def _load(self, stem: str) -> SnapshotError | None:
        path = self._snapshot_dir / f"{stem}.parquet"
        try:
            described = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
            found = hashlib.sha256(path.read_bytes()).hexdigest()
            if described.get("stem", stem) != stem:
                return _damaged(stem, f"it is {described['stem']}")
            if found != described["sha256"]:
                return _damaged(stem, "its bytes are not those described beside it")
            release_of = described.get("release_of", "")
            name = _SHIPPED.format(stem) if "taken" in described and not release_of else stem
            self._connection.read_parquet(str(path)).create(name)
            if fault := self._fault(name):
                return _damaged(stem, fault)
            vintages = (described.get("content", found), found, *described.get("formerly", ()))
            if not all(map(_SHA256.fullmatch, vintages)):
                return _damaged(stem, "its checksums are none")
            self._sha256[stem], self._vintages[stem] = found, vintages
            if "taken" in described:
                periods = self._connection.table(name).unique("time_period").order("1").fetchall()
                months = tuple(each for (each,) in periods)
                part = Part(stem=release_of or stem, path=path, sha256=found, periods=months)
                taken = f"{described['taken']}T000000Z", part
                if release_of:
                    self._released.append(taken)
                else:
                    self._shipped[stem] = taken
        except (
            OSError,
            UnicodeDecodeError,
            tomllib.TOMLDecodeError,
            KeyError,
            TypeError,
            duckdb.Error,
        ) as error:
            return _damaged(stem, str(error))
        return None

    def _layered(self, vintages: Sequence[Vintage], as_of: str) -> dict[str, tuple[Layer, ...]]:
        """Return the layers of every table whose figures change in time, each table now a view of them.

        A table of which no file is intact has none.
        """
        found = {}
        for stem in sorted({*self._shipped, *(stem for each in vintages for stem in each.parts)}):
            shipped = [self._shipped[stem]] if stem in self._shipped else []
            whole = [(key, part) for key, part in parts_of(stem, vintages) if self._is_found_intact(part)]
            if shipped or whole:
                found[stem] = self._view(stem, shipped, whole, as_of)
        return found

    def _view(
        self, stem: str, shipped: list[tuple[str, Part]], whole: list[tuple[str, Part]], as_of: str
    ) -> tuple[Layer, ...]:
        found = layers(stem, [*shipped, *whole], as_of)
        if not found:
            # Read alone, where nothing later was known yet: an earlier release is never joined to a series.
            found = layers(stem, self._released, as_of)
        if [layer.part for layer in found] == [part for _, part in shipped]:
            self._connection.table(_SHIPPED.format(stem)).create_view(stem)
            return found
        # Where nothing is of that time, the table is there and empty: its figures were not published yet.
        none = [self._relation(Layer(part), shipped).limit(0) for _, part in [*shipped, *whole][:1]]
        relations = [self._relation(layer, shipped) for layer in found] or none
        columns = [name for name in relations[0].columns if all(name in each.columns for each in relations)]
        relations = [each.select(*columns) for each in relations]
        reduce(duckdb.DuckDBPyRelation.union, relations).create_view(stem)
        self._sha256[stem] = content(found)
        self._vintages[stem] = (self._sha256[stem],)
        return found

    def _is_found_intact(self, part: Part) -> bool:
        """Return the same as `_is_intact`; the log says where it is not."""
        is_intact = self._is_intact(part)
        if not is_intact:
            logger.error("%s is not what its manifest says: the vintage before it is read instead", part.path)
        return is_intact

    def _is_intact(self, part: Part) -> bool:
        """Return whether a vintage's file is the one its manifest describes; read again if it was touched."""
        try:
            found = part.path.stat()
            stamp = (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)
            if self._whole.get(part.path) == stamp:
                return True
            is_intact = hashlib.sha256(part.path.read_bytes()).hexdigest() == part.sha256
        except OSError:
            return False
        if is_intact:
            self._whole[part.path] = stamp
        return is_intact

    def _relation(self, layer: Layer, shipped: Sequence[tuple[str, Part]]) -> duckdb.DuckDBPyRelation:
        """Return the rows of a layer, without those of the periods that a later one has."""
        if layer.part in [part for _, part in shipped]:
            rows = self._connection.table(_SHIPPED.format(layer.part.stem))
        elif layer.part in self.released(layer.part.stem):
            rows = self._connection.table(layer.part.path.stem)
        else:
            rows = self._connection.read_parquet(str(layer.part.path))
        if not layer.superseded:
            return rows
        period = duckdb.ColumnExpression("time_period")
        return rows.filter(period.isnotin(*map(duckdb.ConstantExpression, layer.superseded)))

    def _fault(self, name: str) -> str:
        """Return what makes the rows of a table no figures; "" if nothing does."""
        table = self._connection.table(name)
        if not len(table):
            return "it holds no rows"
        if len(table.distinct()) < len(table):
            return "it holds the same row twice"
        for column, kind in zip(table.columns, table.types, strict=True):
            if str(kind) in _FRACTIONS and len(table.filter(f'NOT isfinite("{column}")')):
                return f"{column} is infinite, or no number"
        return ""


@cache
def snapshots_read(path: Path) -> tuple[str, ...]:
    """Return the snapshots that a query file says it reads, in its `-- Reads:` line."""
    header = _READS.search(_sql(path))
    if header is None:
        raise ValueError(f"{path.name} does not say what it reads")
    return tuple(header["snapshots"].split(", "))


@cache
def _sql(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _missing(stem: str) -> SnapshotError:
    return SnapshotMissingError(f"{stem}.parquet is missing", file=f"{stem}.parquet")


def _damaged(stem: str, reason: str) -> SnapshotError:
    return SnapshotDamagedError(f"{stem}.parquet is damaged: {reason}", file=f"{stem}.parquet")
