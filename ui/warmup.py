"""Load data and code before the first visitor comes, and say whether that is done."""

import gc
import importlib
import logging
import pkgutil
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import analytics
import charts
import reports
from domain.errors import DashboardError
from i18n.text import LANGUAGES
from ui import loaders

logger = logging.getLogger(__name__)

_loaded = threading.Event()


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Whether the data are loaded, and which snapshot files are not whole."""

    is_loaded: bool
    problems: tuple[str, ...]

    @property
    def is_ready(self) -> bool:
        """Whether every page can show its figures."""
        return self.is_loaded and not self.problems

    def as_json(self) -> dict[str, object]:
        """Return the state for the readiness route."""
        return {"ready": self.is_ready, "loaded": self.is_loaded, "problems": list(self.problems)}


def run() -> None:
    """Load everything, then freeze the heap: Streamlit's own collection after each run is switched off."""
    for package in (analytics, charts, reports):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    for load in _loads():
        try:
            load()
        except DashboardError as error:
            logger.warning("%s", error)
    gc.collect()
    gc.freeze()
    _loaded.set()


def state() -> State:
    """Return how far the warm-up is, and what is wrong with the snapshots."""
    if not _loaded.is_set():
        return State(is_loaded=False, problems=())
    return State(is_loaded=True, problems=tuple(sorted(loaders.store().problems)))


def _loads() -> list[Callable[[], object]]:
    return [
        partial(loaders.area_observations, loaders.PLAN_PERIOD),
        partial(loaders.area_observations, loaders.LATEST_PERIOD),
        partial(loaders.national_observations, loaders.LATEST_PERIOD, "municipality"),
        loaders.own_monthly_shares,
        loaders.headlines,
        loaders.standouts,
        loaders.group_profile,
        loaders.commuting,
        loaders.printed_cells,
        loaders.corrections,
        loaders.service_points,
        loaders.road_distances,
        *(partial(loaders.outlines, language) for language in LANGUAGES),
    ]
