"""Load code and data before the first visitor comes, try every page, and say whether all of it works."""

import gc
import importlib
import logging
import pkgutil
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial

from domain.errors import DashboardError
from i18n.text import DEFAULT_LANGUAGE, LANGUAGES, Language, Text
from ui import plotly_js
from views.context import Context

logger = logging.getLogger(__name__)

PACKAGES = ("analytics", "charts", "reports", "ui")
"""What pages and files are made with; the rest is imported by these."""

SCRIPTS = ("ui.frame",)
"""Modules that are scripts: they run for a reader, and are never imported."""

FIRST_PAUSE_S, LONGEST_PAUSE_S = 1.0, 300.0
"""How soon a warm-up that failed is tried again; each pause is twice the one before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How far the warm-up is.

    Attributes:
        is_imported: Whether a page can run: everything that it imports is there.
        is_loaded: Whether the data have been read and every page has been tried.
        problems: Each snapshot that is not whole by its stem, and what else went wrong, in English.
    """

    is_imported: bool = False
    is_loaded: bool = False
    problems: tuple[str, ...] = ()

    @property
    def is_ready(self) -> bool:
        """Whether every page opens."""
        return self.is_loaded and not self.problems

    def as_json(self) -> dict[str, object]:
        """Return the state for the readiness route."""
        return {"ready": self.is_ready, "loaded": self.is_loaded, "problems": list(self.problems)}


_state = State()


def state() -> State:
    """Return how far the warm-up is, and what is wrong."""
    return _state


def run(ending: threading.Event) -> None:
    """Warm up; where something is wrong, say so and try again, until nothing is or the server is ending."""
    pause = FIRST_PAUSE_S
    while True:
        before = _state.problems
        attempt()
        if _state.is_ready:
            logger.info("every page opens")
            return
        if _state.problems != before:
            logger.error("not ready: %s", "; ".join(_state.problems))
        if ending.wait(pause):
            return
        pause = min(2 * pause, LONGEST_PAUSE_S)


def attempt() -> None:
    """Import, load and try everything once; afterwards `state()` tells what came of it."""
    global _state
    if not _state.is_imported:
        problems = _tried({"code": _import_everything})
        _state = State(is_imported=not problems, problems=problems)
        if problems:
            return
    # What a page of the application needs, imported only now that nothing else imports it at the same time.
    from ui import current_context, loaders
    from views.registry import VIEWS

    pages = {f"page {name}": partial(tried, name) for name in VIEWS}
    maps = {
        f"map in {language}": partial(_outlines, current_context.context, language) for language in LANGUAGES
    }
    problems = _tried({**pages, **maps, "plotly.js": plotly_js.warm_up})
    damaged = tuple(sorted(loaders.store().problems))
    # Streamlit's own collection after each run is switched off: what is loaded need not be looked at again.
    gc.collect()
    gc.freeze()
    _state = replace(_state, is_loaded=True, problems=(*damaged, *problems))


def tried(page: str) -> None:
    """Make a page as a reader finds it who comes without a link, and what choices on it take long for.

    Raises:
        DashboardError: The page explains it instead of showing its figures.
    """
    from ui import current_context
    from views.own import NOTHING
    from views.registry import VIEWS

    view = VIEWS[page]
    context = current_context.with_own(view, NOTHING)
    view.tried(context, Text(DEFAULT_LANGUAGE))
    if view.ahead is not None:
        view.ahead(context)


def _outlines(context: Callable[[], Context], language: Language) -> None:
    context().outlines(language)


def _import_everything() -> None:
    for name in PACKAGES:
        package = importlib.import_module(name)
        for module in pkgutil.walk_packages(package.__path__, f"{name}."):
            if module.name not in SCRIPTS:
                importlib.import_module(module.name)


def _tried(steps: Mapping[str, Callable[[], object]]) -> tuple[str, ...]:
    """Return what went wrong in which step; its traceback goes to the log unless it was expected."""
    problems = []
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="warm-up") as alone:
        for name, step in steps.items():
            # Also a bug must be told here: it would end the warm-up without a word.
            error = alone.submit(step).exception()
            if isinstance(error, DashboardError):
                # Its message stands in the log and may name folders; the route is open to all.
                problems.append(f"{name}: {error.values.get('file', type(error).__name__)}")
            elif error is not None:
                logger.error("%s failed", name, exc_info=error)
                problems.append(f"{name}: {type(error).__name__}")
    return tuple(problems)
