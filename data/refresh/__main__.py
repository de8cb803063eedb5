"""Refresh the data: `python -m data.refresh [TABLE…]`; see docs/refresh.md.

Exit codes: 0 everything is as the services have it; 1 something is not, and the last good figures are
kept; 2 the command is not one; 3 another refresh is running; 4 no service answered.
"""

import argparse
import fcntl
import logging
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from logging.handlers import RotatingFileHandler
from pathlib import Path

from data import areas
from data.refresh.declared import Table, declared
from data.refresh.progress import Bar
from data.refresh.pxweb import PxWeb
from data.refresh.run import Outcome, Refresh, refresh
from data.refresh.service import Service
from data.refresh.sources import Source, sources
from data.refresh.state import State
from data.vintages import FOLDER_SETTING, folder
from domain.area import Area

DONE, PARTLY, RUNNING, OFFLINE = 0, 1, 3, 4
LOCK, LOG = ".lock", "refresh.log"
LOG_BYTES, LOGS = 1_000_000, 5

logger = logging.getLogger("data.refresh")


def main(arguments: Sequence[str] | None = None) -> int:
    """Refresh what the arguments name, everything by default; return the exit code."""
    given = _parser().parse_args(arguments)
    given.folder.mkdir(parents=True, exist_ok=True)
    services = dict(declared().services) | dict(given.at)
    area = areas.chosen()
    other = sources(services, area)
    unknown = set(given.tables).difference(table.stem for table in declared().tables)
    unknown -= {each.stem for each in other} | {table.id for table in declared().tables}
    if unknown:
        names = ", ".join([*(table.id for table in declared().tables), *(each.stem for each in other)])
        print(f"Not known: {', '.join(sorted(unknown))}. Known: {names}.", file=sys.stderr)
        return 2
    with _locked(given.folder / LOCK) as is_ours:
        if not is_ours:
            print("Another refresh is running; this one has done nothing.", file=sys.stderr)
            return RUNNING
        with _logged(given.folder / LOG):
            state = _refresh(given, services["pxweb"], area, other)
    for stem, each in state.tables.items():
        print(f"{stem:<28} {each.outcome:<12} {each.message}")
    return _code(state)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m data.refresh", description="Fetch what is new of the official series, and keep it."
    )
    parser.add_argument("tables", nargs="*", metavar="TABLE", help="12r5, 12tf …; everything by default")
    parser.add_argument("--folder", type=Path, default=folder(), help=f"of the vintages; {FOLDER_SETTING}")
    parser.add_argument("--whole", action="store_true", help="fetch every period anew, to find all revisions")
    parser.add_argument("--quiet", action="store_true", help="no progress bar")
    parser.add_argument(
        "--at", action="append", type=_address, default=[], metavar="SERVICE=URL", help="ask another service"
    )
    return parser


def _address(said: str) -> tuple[str, str]:
    name, _, url = said.partition("=")
    if name not in declared().services or not url.startswith(("http://", "https://")):
        raise argparse.ArgumentTypeError(f"{said}: SERVICE is one of {', '.join(declared().services)}")
    return name, url


def _refresh(given: argparse.Namespace, pxweb: str, area: Area, other: Sequence[Source]) -> State:
    bar = Bar(sys.stderr)
    work = Refresh(
        folder=given.folder,
        px=PxWeb(Service(), pxweb),
        area=area,
        is_whole=given.whole,
        progress=(lambda _table, _done, _all: None) if given.quiet else bar,
    )
    return refresh(
        work, _tables(given.tables), [e for e in other if not given.tables or e.stem in given.tables]
    )


def _tables(named: Sequence[str]) -> list[Table]:
    return [each for each in declared().tables if not named or {each.id, each.stem} & set(named)]


def _code(state: State) -> int:
    outcomes = {each.outcome for each in state.tables.values()}
    if outcomes == {Outcome.UNREACHABLE}:
        return OFFLINE
    return DONE if all(each.is_good for each in state.tables.values()) else PARTLY


@contextmanager
def _locked(path: Path) -> Iterator[bool]:
    """Give whether the lock is ours; the system lets go of it when this process ends, however it ends."""
    with path.open("w", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True


@contextmanager
def _logged(path: Path) -> Iterator[None]:
    """Keep what happens in a log beside the vintages, while this lasts."""
    handler = RotatingFileHandler(path, maxBytes=LOG_BYTES, backupCount=LOGS, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)-7s %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        handler.close()


if __name__ == "__main__":
    sys.exit(main())
