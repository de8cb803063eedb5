"""How a saved version stands to the programme and the data of now: its area, month, models, data and file."""

import re
from dataclasses import dataclass

from data import areas
from data.reading.cells import shown
from domain.errors import AreaError
from i18n.text import Text
from scenarios.limits import MODEL_VERSION
from scenarios.model import Version
from views.context import Context
from views.moment import moment_of
from views.own import Held, OwnFile
from views.results import SAVED_ON, Results, models, numbers
from views.saved.results import page_of, snapshots_of, stored_results
from views.topics import TOPICS

_MONTH = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])")

_MODEL = "model_"
"""Before the name of a page: the model behind its results."""

_SHA256 = re.compile(r"[0-9a-f]{64}")
_ROWS = re.compile(r"[0-9]{1,7}")
_OWN_FLOWS, _OWN_LOG, _OWN_FIGURES = "own_flows", "own_log", "own_figures"
"""Before the name, checksum and rows of the saver's own files, beside the page a version was saved on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSaid:
    """What a version says of a reader's own file that it could not keep."""

    name: str
    sha256: str
    rows: int


def said_now(context: Context, page: str, held: Held) -> dict[str, str]:
    """Return what a version saved now on a page, with a reader's own files or none, says of itself."""
    return {
        "page": page,
        "area": context.area.code,
        "period": context.period,
        **{f"{_MODEL}{name}": model for name, model in models().items()},
        **_of_file(_OWN_FLOWS, held.flows),
        **_of_file(_OWN_LOG, held.log),
        **_of_file(_OWN_FIGURES, held.figures),
    }


def _of_file(name: str, file: OwnFile | None) -> dict[str, str]:
    said = {"name": file.name, "sha256": file.sha256, "rows": str(file.rows)} if file else {}
    return {f"{name}_{part}": value for part, value in said.items()}


def period_of(version: Version) -> str | None:
    """Return the month a version's figures are of, as "2026-06"; None where it does not say."""
    said = version.inputs.get(SAVED_ON, {}).get("period", "")
    return said if _MONTH.fullmatch(said) else None


def area_of(version: Version) -> str:
    """Return the code of the area that a version is of."""
    return shown(version.inputs.get(SAVED_ON, {}).get("area", areas.FIRST))


def is_elsewhere(context: Context, version: Version) -> bool:
    """Return whether a version is of another area than this installation's: nothing of it is computed."""
    return area_of(version) != context.area.code


def area_name(text: Text, version: Version) -> str:
    """Return what the area of a version is called; its code where it is not here."""
    try:
        return areas.area(area_of(version)).name[text.language]
    except AreaError:
        return area_of(version)


def raised_models(version: Version) -> dict[str, tuple[str, str]]:
    """Return the pages whose model is newer than when a version was saved: the models of then and of now."""
    before = {page: model_of(version, page) for page in models()}
    return {
        page: (before[page], now)
        for page, now in models().items()
        if MODEL_VERSION.fullmatch(before[page]) and numbers(before[page]) < numbers(now)
    }


def model_of(version: Version, page: str) -> str:
    """Return the model that a version's results of a page were saved with."""
    return version.inputs.get(SAVED_ON, {}).get(f"{_MODEL}{page}", version.model_version)


def own_of(page: str) -> tuple[str, ...]:
    """Return how names begin under which a version says of a reader's own files that a page takes."""
    if page not in TOPICS:
        return ()
    view = TOPICS[page]
    taken = {
        _OWN_FLOWS: view.takes_own,
        _OWN_LOG: view.takes_log,
        _OWN_FIGURES: view.takes_figures,
    }
    return tuple(f"{name}_" for name, is_taken in taken.items() if is_taken)


def kept_pages(context: Context, version: Version) -> frozenset[str]:
    """Return the pages whose results may be others now: what was saved of them stands for them.

    Their model or their data are newer, or their reader had a file of their own that nobody has now.
    """
    renewed, raised, held = (
        set(renewed_snapshots(context, version)),
        raised_models(version),
        own_files(context, version),
    )
    is_lost = own_flows_of(version) is not None and held.flows is None
    is_log_lost = own_log_of(version) is not None and held.log is None
    is_other = own_figures_of(version) is not None and held.figures is None
    return frozenset(
        page
        for page in models()
        if page in raised
        or renewed & set(snapshots_of(context, page, version.inputs) or renewed)
        or (is_lost and page in TOPICS and TOPICS[page].takes_own)
        or (is_log_lost and page in TOPICS and TOPICS[page].takes_log)
        or (is_other and page in TOPICS and TOPICS[page].takes_figures)
    )


def own_files(context: Context, version: Version) -> Held:
    """Return those of the reader's own files that a version was saved with."""
    held, flows, log = context.library.own, own_flows_of(version), own_log_of(version)
    figures = own_figures_of(version)
    return Held(
        figures=held.figures if figures and held.figures and figures.sha256 == held.figures.sha256 else None,
        flows=held.flows if flows and held.flows and flows.sha256 == held.flows.sha256 else None,
        log=held.log if log and held.log and log.sha256 == held.log.sha256 else None,
    )


def kept_results(context: Context, version: Version) -> Results:
    """Return what was saved with a version and may be otherwise now; of another area, all that was."""
    stored = stored_results(context, version)
    if is_elsewhere(context, version):
        return stored
    pages = kept_pages(context, version)
    return {key: value for key, value in stored.items() if page_of(key) in pages}


def own_flows_of(version: Version) -> OwnSaid | None:
    """Return the reader's own file of flows that was in use when a version was saved; None for none."""
    return _said_of(version, _OWN_FLOWS)


def own_log_of(version: Version) -> OwnSaid | None:
    """Return the same of the reader's own log of services."""
    return _said_of(version, _OWN_LOG)


def own_figures_of(version: Version) -> OwnSaid | None:
    """Return the same of the reader's own figures."""
    return _said_of(version, _OWN_FIGURES)


def _said_of(version: Version, file: str) -> OwnSaid | None:
    said = version.inputs.get(SAVED_ON, {})
    name, sha256, rows = (said.get(f"{file}_{part}", "") for part in ("name", "sha256", "rows"))
    if not (_SHA256.fullmatch(sha256) and _ROWS.fullmatch(rows)):
        return None
    return OwnSaid(name=shown(name), sha256=sha256, rows=int(rows))


def renewed_snapshots(context: Context, version: Version) -> list[str]:
    """Return the snapshots that hold other rows now than when a version was saved."""
    chosen = {page: TOPICS[page].renewed(codes) for page, codes in version.inputs.items() if page in TOPICS}
    present = moment_of(chosen, context).store.vintages
    return sorted(
        stem for stem, saved in version.data_vintage.items() if stem in present and saved not in present[stem]
    )
