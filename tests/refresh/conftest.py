"""A stand-in service and a folder of vintages, with a refresh of theirs that waits for nothing."""

import time
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import urllib3

from data.areas import area
from data.refresh.declared import declared
from data.refresh.pxweb import PxWeb
from data.refresh.run import Refresh, refresh
from data.refresh.service import Service
from data.store import Store
from data.vintages import vintages
from tests.standin.pxweb import PxService
from tests.standin.server import served
from tests.standin.tables import month_end

PATH = "StatFin/tyonv/12r5.px"
SOME = (*(f"KU{each}" for each in area("TA10").municipalities), "KU091", "KU020", "KU049")
TABLE = next(each for each in declared().tables if each.id == "12r5")
DECLARED = replace(TABLE, stem="standin_12r5")
"""12r5 under a name of its own, of which nothing comes with the code."""


def small(count=4, **given):
    """Return a table like 12r5 of a few municipalities and months."""
    return month_end("2026-01", count, **{"only": SOME, **given})


@pytest.fixture
def standin():
    """Give a running PxWeb service, whose address is `url`."""
    service = PxService({PATH: small()}, maxCalls=10_000)
    with served(service.app) as url:
        service.url = f"{url}/PxWeb/api/v1/fi"
        yield service


class Refreshing:
    """A folder, and refreshes of it, each a day after the one before."""

    def __init__(self, folder, url):
        self.folder, self.url = folder, url
        self.now = datetime(2026, 12, 1, tzinfo=UTC)
        self.waited = []
        self._stack = ExitStack()

    def service(self, **given):
        """Return a service whose clock jumps over each wait, which is remembered."""
        return Service(
            sleep=self.waited.append,
            clock=lambda: time.monotonic() + sum(self.waited),
            timeout=urllib3.Timeout(connect=2, read=0.5),
            **given,
        )

    def __call__(self, *tables, sources=(), **given):
        """Refresh the sources if there are any, else the tables; return what became of each."""
        self.now += timedelta(days=1)
        work = Refresh(
            folder=self.folder,
            px=PxWeb(self.service(), self.url),
            area=area("TA10"),
            now=self.now,
            **given,
        )
        return refresh(work, () if sources else tables or [DECLARED], sources).tables

    def store(self, as_of=""):
        """Return what a server reads of it."""
        return self._stack.enter_context(closing(Store(vintages=vintages(self.folder), as_of=as_of)))

    def close(self):
        self._stack.close()

    @property
    def keys(self):
        return [each.key for each in vintages(self.folder)]


@pytest.fixture
def refreshing(tmp_path, standin):
    work = Refreshing(tmp_path / "vintages", standin.url)
    yield work
    work.close()


def figures(store, stem="standin_12r5", **among):
    """Return (area, month, indicator, sex, age) -> (value, status)."""
    rows = store.where(stem, **among)
    keys = zip(*(rows[each] for each in ("ref_area", "time_period", "indicator", "sex", "age")), strict=True)
    values = rows["obs_value"].astype(object).where(rows["obs_value"].notna(), None)
    return dict(zip(keys, zip(values, rows["obs_status"], strict=True), strict=True))
