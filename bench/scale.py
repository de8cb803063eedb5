"""A country's worth of figures and clients, generated: none of it is data about any real place.

`BENCH_SCALE`, by default 1, makes it smaller by that factor, to try the measurement itself. The times are
taken in a process of its own, which has generated nothing: what it holds in memory is what reading takes.
"""

import csv
import hashlib
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path
from time import perf_counter
from typing import Any

import duckdb
import orjson

from data import areas
from data.build import SOURCE_DIR
from data.refresh.declared import declared
from data.refresh.pxweb import PxWeb
from data.refresh.run import Refresh, refresh
from data.refresh.service import Service
from data.store import Store
from data.vintages import MANIFEST, vintages
from domain.indicators import INDICATORS

GOALS = {
    "panel_15m_ms": 100.0,
    "panel_15m_as_of_ms": 100.0,
    "spells_50m_ms": 1_500.0,
    "cube_build_s": 60.0,
    "scale_rss_mib": 2_048.0,
    "refresh_table_s": 5.0,
}
"""For a machine on which `fragment_p50_ms` is about 50; elsewhere in proportion."""

SCALE_SETTING = "BENCH_SCALE"
AREAS, MONTHS, SERIES = 309, 240, 200
SPELLS = 50_000_000
RUNS = 9

NOW = datetime.now(UTC)
FIRST, REVISED = (f"{NOW - timedelta(days=days):%Y-%m-%d}T000000Z" for days in (2, 1))
"""Vintages: every month, then the last one anew with other figures."""

_STEM = "statfin_12r5"
_CUBE = "cube.parquet"
_SPELLS = "spells.parquet"

_PANEL = """
COPY (
    SELECT
        a.ref_area, m.time_period, s.indicator, s.sex, s.age,
        CAST(5 + (hash(a.ref_area, m.time_period, s.indicator, s.sex, s.age) % 900) * {factor} AS DOUBLE)
            AS obs_value,
        'normal' AS obs_status, '' AS mark, '{stem}' AS source
    FROM months AS m CROSS JOIN areas AS a CROSS JOIN series AS s
    WHERE m.time_period >= '{since}'
    ORDER BY m.time_period, a.ref_area
) TO '{path}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 62000)
"""
"""A row group of a month, so that a view of one reads little else."""

_MAKE_SPELLS = """
COPY (
    SELECT
        CAST(hash(i) % {areas} AS SMALLINT) AS area,
        CAST(hash(i, 1) % {months} AS SMALLINT) AS started,
        CAST(hash(i, 1) % {months} AS SMALLINT)
            + CAST(-ln(1 - (hash(i, 2) % 1000000) / 1000001.0) * 6 AS SMALLINT) AS ended
    FROM range({spells}) AS t(i)
) TO '{path}' (FORMAT parquet, COMPRESSION zstd)
"""
"""Spells of six months in the mean: municipality, the month of the first day and that of the last."""

_BUILD_CUBE = """
COPY (
    WITH kinds AS (
        SELECT area, started, ended, count(*) AS spells FROM read_parquet('{spells}') GROUP BY ALL
    )
    SELECT
        kinds.area, months.month,
        (months.month - kinds.started) // 12 AS years,
        CAST(sum(kinds.spells) AS INTEGER) AS stock
    FROM kinds
    JOIN range({months}) AS months(month) ON kinds.started <= months.month AND kinds.ended > months.month
    GROUP BY ALL ORDER BY ALL
) TO '{path}' (FORMAT parquet, COMPRESSION zstd)
"""
"""Who is in a spell at the end of each month, by municipality and whole years so far."""

_VIEW_CUBE = """
SELECT month, area, sum(stock) AS stock, sum(stock) FILTER (years >= 1) AS long_term
FROM read_parquet('{path}') GROUP BY ALL ORDER BY ALL
"""
"""The stock and the long-term part of it, of every municipality and month."""


def measure() -> dict[str, float]:
    """Return what a view and a refresh take on generated data of the size of the country, and the memory."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        _generate(root)
        cube_s = _timed(lambda: _build_cube(root))
        asked = [sys.executable, "-m", "bench.scale", folder]
        answered = subprocess.run(asked, capture_output=True, text=True, check=True)
        found: dict[str, float] = json.loads(answered.stdout)
        return {**found, "cube_build_s": cube_s, "refresh_table_s": _refresh_s(root / "refreshed")}


def _read(root: Path) -> dict[str, float]:
    """Return what the views take, and the most megabytes that this process has held."""
    own, month = list(areas.chosen().observed), months()[-1]
    found = {}
    for name, as_of in (("panel_15m_ms", ""), ("panel_15m_as_of_ms", FIRST)):
        store = Store(vintages=vintages(root / "vintages"), as_of=as_of)
        ask = partial(store.query, "area_observations", time_period=month, ref_areas=own)
        found[name] = median_ms(ask)
        store.close()
    with duckdb.connect(config={"memory_limit": "1GB"}) as connection:
        view = _VIEW_CUBE.format(path=root / _CUBE)
        found["spells_50m_ms"] = median_ms(lambda: connection.sql(view).to_arrow_table())
    return {**found, "scale_rss_mib": _most_held_mib()}


def _most_held_mib() -> float:
    """Return the most that this process has held; `getrusage` would count what its parent held before."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    (line,) = (each for each in status.splitlines() if each.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


def _generate(root: Path) -> None:
    with duckdb.connect() as connection:
        panel(connection, root / "vintages")
        spells = _MAKE_SPELLS.format(
            areas=AREAS, months=MONTHS, spells=int(SPELLS * _scale()), path=root / _SPELLS
        )
        connection.execute(spells)


def panel(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Write the panel to a folder, as vintages."""
    own = [each for each in areas.chosen().observed if each != areas.chosen().code]
    codes = [*own, *(f"X{n:03}" for n in range(AREAS - len(own)))]
    known = [(each.concept, each.sex, each.age) for each in INDICATORS.values() if each.concept]
    many = max(len(known), int(SERIES * _scale()))
    series = [*known, *((f"series_{n:03}", "_T", "_T") for n in range(many - len(known)))]
    connection.execute("CREATE TABLE areas AS SELECT unnest(?) AS ref_area", [codes])
    connection.execute("CREATE TABLE months AS SELECT unnest(?) AS time_period", [months()])
    connection.execute("CREATE TABLE series (indicator VARCHAR, sex VARCHAR, age VARCHAR)")
    connection.executemany("INSERT INTO series VALUES (?, ?, ?)", series)
    for key, since, factor in ((FIRST, months()[0], 1), (REVISED, months()[-1], 2)):
        path = folder / key / f"{_STEM}.parquet"
        path.parent.mkdir(parents=True)
        connection.execute(_PANEL.format(path=path, stem=_STEM, since=since, factor=factor))
        periods = [each for each in months() if each >= since]
        part = {
            "stem": _STEM,
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
            "periods": periods,
            "revised": periods if key == REVISED else [],
        }
        (path.parent / MANIFEST).write_text(json.dumps({"parts": [part]}), encoding="utf-8")


def months() -> list[str]:
    """Return the months of the panel, from the oldest."""
    return [f"{2007 + n // 12}-{n % 12 + 1:02}" for n in range(MONTHS)]


def _build_cube(root: Path) -> None:
    with duckdb.connect(config={"memory_limit": "2GB"}) as connection:
        connection.execute(_BUILD_CUBE.format(spells=root / _SPELLS, path=root / _CUBE, months=MONTHS))


class _Downloaded(Service):
    """Answers that have been downloaded: one month of 12r5, as the service would give it."""

    def json(self, url: str, _body: object = None) -> Any:  # noqa: ANN401 - as the service has it
        """Return what is known of an address."""
        if url.endswith("?config"):
            return {"maxValues": 10**7, "maxCells": 10**7, "maxCalls": 10**6, "timeWindow": 1}
        if url.endswith("/"):
            return [{"id": "12r5.px", "type": "t", "text": "", "updated": NOW.isoformat()}]
        return orjson.loads(_document() if _body else _metadata())


def _refresh_s(folder: Path) -> float:
    """Return what it takes to read, check and keep one month of 12r5 that has been downloaded."""
    px = PxWeb(_Downloaded(), "http://127.0.0.1/PxWeb/api/v1/fi")
    table = next(each for each in declared().tables if each.stem == _STEM)
    _document(), _metadata()
    work = Refresh(folder=folder, px=px, area=areas.chosen(), now=NOW)
    started = perf_counter()
    state = refresh(work, [table])
    taken = perf_counter() - started
    if not state.tables[_STEM].is_good:
        raise RuntimeError(state.tables[_STEM].message)
    return taken


def _source() -> tuple[list[str], list[list[str]]]:
    with max(SOURCE_DIR.glob(f"{_STEM}_*.csv")).open(encoding="utf-8", newline="") as lines:
        header, *rows = csv.reader(lines)
    return header[3:], rows


def _next_month() -> str:
    """Return the month after that of the source, as the service writes it."""
    _, ((_, _, month, *_), *_) = _source()
    year, _, number = month.partition("M")
    months = 12 * int(year) + int(number)
    return f"{months // 12}M{months % 12 + 1:02}"


def _metadata() -> bytes:
    measures, rows = _source()
    values = {"Alue": [row[0] for row in rows], "timeperiod_m": [_next_month()], "contentscode": measures}
    variables = [
        {"code": code, "text": code, "values": each, "valueTexts": each, "time": code == "timeperiod_m"}
        for code, each in values.items()
    ]
    return orjson.dumps({"title": "12r5", "variables": variables})


def _document() -> bytes:
    measures, rows = _source()
    wanted = [each for each in measures if each in {item.statfin for item in INDICATORS.values()}]
    places = [measures.index(each) for each in wanted]
    cells = [row[3:][place] for row in rows for place in places]
    dimensions = {"Alue": [row[0] for row in rows], "timeperiod_m": [_next_month()], "contentscode": wanted}
    hidden = {str(n): cell for n, cell in enumerate(cells) if cell == "..."}
    return orjson.dumps(
        {
            "version": "2.0",
            "class": "dataset",
            "id": list(dimensions),
            "size": [len(each) for each in dimensions.values()],
            "dimension": {
                code: {"label": code, "category": {"index": {each: n for n, each in enumerate(codes)}}}
                for code, codes in dimensions.items()
            },
            "value": [None if cell == "..." else float(cell) for cell in cells],
            "status": hidden,
        }
    )


def median_ms(view: Callable[[], object], runs: int = RUNS) -> float:
    """Return the median milliseconds of what is called again and again, after once that warms up."""
    view()
    moments = [perf_counter()]
    for _ in range(runs):
        view()
        moments.append(perf_counter())
    return statistics.median(1_000 * (after - before) for before, after in pairwise(moments))


def _timed(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return perf_counter() - started


def _scale() -> float:
    return float(os.environ.get(SCALE_SETTING) or 1)


if __name__ == "__main__":
    print(json.dumps(_read(Path(sys.argv[1]))))
