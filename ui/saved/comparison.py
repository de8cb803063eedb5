"""Which scenarios are compared, with which one, and what each of them leads to."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import islice

import streamlit as st

from domain.errors import DashboardError
from i18n.text import Text
from scenarios.model import Scenario, Version
from ui import access, session, url
from ui.saved import age, current
from ui.saved.results import page_of, results_of
from ui.saved.wording import isolated, moment, shortened
from ui.words import notice
from views.results import Results

VERSIONS_KEY, BASELINE_KEY, NOW_KEY = "versiot", "lahtokohta", "nykyinen"
FEWEST, MOST, AT_FIRST = 2, 6, 3
LISTED = 200
"""Most scenarios to choose from at once; the others are found by a search."""

SEARCH_KEY = "compare_search"
"""Free text, which is no code: it stays out of the address."""

TRIED = 20
"""Of the scenarios changed last, how many are tried where the first ones are damaged."""

_GAP = "~"


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One scenario of the comparison.

    Attributes:
        version: The version.
        place: Which one it is, from 0.
        name: Its name, short enough for a legend, in the way of no other text.
        results: What it leads to.
        is_stored: Whether these are the results saved with it, from data or a model older than now's.
        is_again: Whether it is the same version again, computed on the data of now.
    """

    version: Version
    place: int
    name: str
    results: Results
    is_stored: bool = False
    is_again: bool = False


def chosen_versions(text: Text) -> list[Version]:
    """Show what can be compared, and return the chosen versions; say which of the link's cannot be opened.

    The address names every version, so that a link means the same when there are more of them.
    """
    listed = _listed(text)
    said = url.opening(VERSIONS_KEY)
    if VERSIONS_KEY not in st.session_state:
        asked = _at_first(listed) if said is None else list(dict.fromkeys(said.split(_GAP)))[:MOST]
        st.session_state[VERSIONS_KEY] = [version.id for version in _opened(text, asked)]
    chosen = {version.id: version for version in _opened(text, st.session_state[VERSIONS_KEY])}
    names = {version.id: (version.name, version.created_at) for version in chosen.values()}
    names |= {each.latest_version_id: (each.name, each.changed_at) for each in listed}
    labels = _labels(text, names)
    st.multiselect(
        text("scenario_page.compare.versions"),
        list(names),
        key=VERSIONS_KEY,
        format_func=labels.__getitem__,
        max_selections=MOST,
        persist_state="session",
        placeholder=text("scenario_page.compare.choose"),
    )
    url.publish(VERSIONS_KEY, _GAP.join(st.session_state[VERSIONS_KEY]), "")
    return list(chosen.values())


def compared(text: Text, versions: Sequence[Version]) -> list[Compared]:
    """Show which one the others are compared with, and return them with their results, that one first.

    A version from older data or an older model comes with the results saved with it, and once more
    with those of now where the reader asks.
    """
    by_id = {version.id: version for version in versions}
    labels = _labels(text, {each.id: (_named(text, each), each.created_at) for each in versions})
    baseline = url.selectbox(
        text("scenario_page.compare.baseline"),
        list(by_id),
        key=BASELINE_KEY,
        format_func=labels.__getitem__,
    )
    ordered = [by_id[baseline], *(version for version in versions if version.id != baseline)]
    kept = {version.id: age.kept_results(version) for version in ordered}
    here = {version.id for version in ordered if not age.is_elsewhere(version)}
    older = {each for each in here if kept[each]}
    again = bool(older) and url.toggle(text("scenario_page.compare.recompute"), key=NOW_KEY)
    found: list[Compared] = []
    for place, version in enumerate(ordered):
        entry = partial(Compared, version=version, place=place, name=labels[version.id])
        now = _computed(text, version) if version.id in here else {}
        if version.id not in here or version.id in older:
            pages = age.kept_pages(version)
            same = {key: value for key, value in now.items() if page_of(key) not in pages}
            found.append(entry(results={**same, **kept[version.id]}, is_stored=True))
        if version.id in here and (version.id not in older or again):
            found.append(entry(results=now, is_again=version.id in older))
    return found


def _listed(text: Text) -> tuple[Scenario, ...]:
    """Return the scenarios to choose from; where there are more, show a search that reaches all of them."""
    store = access.scenarios()
    count = store.count()
    if count <= LISTED:
        return store.scenarios(limit=LISTED)
    place = {"listed": text.integer(LISTED), "scenarios": text.integer(count)}
    words = st.text_input(
        text("scenario_page.compare.search", **place), key=SEARCH_KEY, max_chars=200, persist_state="session"
    )
    return store.scenarios(words or "", limit=LISTED)


def _opened(text: Text, identifiers: Sequence[str]) -> list[Version]:
    """Return the versions that can be opened; say which cannot, and why."""
    store = access.scenarios()
    versions = []
    for identifier in dict.fromkeys(identifiers):
        try:
            versions.append(store.version(identifier))
        except DashboardError as error:
            notice(session.explained(text, error), kind="bad")
    return versions


def _at_first(listed: Sequence[Scenario]) -> list[str]:
    """Return the open version and the scenarios that changed last, the one that changed first as baseline."""
    is_open = current.open_version()
    others = (each for each in listed if not is_open or each.id != is_open.scenario_id)
    whole = (each.latest_version_id for each in islice(others, TRIED) if _opens(each.latest_version_id))
    latest = list(islice(whole, AT_FIRST - bool(is_open)))[::-1]
    return [*latest, is_open.id] if is_open else latest


def _opens(version_id: str) -> bool:
    try:
        access.scenarios().version(version_id)
    except DashboardError:
        return False
    return True


def _labels(text: Text, named: Mapping[str, tuple[str, datetime]]) -> dict[str, str]:
    """Return a name for each version that no other has: its own, then its time, then the end of its link."""
    names = {each: isolated(shortened(name)) for each, (name, _) in named.items()}
    times = {each: moment(text, time) for each, (_, time) in named.items()}
    for addition in (times, {each: each[-4:] for each in named}):
        often = Counter(names.values())
        names = {
            each: f"{name} ({addition[each]})" if often[name] > 1 else name for each, name in names.items()
        }
    return names


def _named(text: Text, version: Version) -> str:
    """Return a version's name, with its area where that is another than the reader's."""
    if not age.is_elsewhere(version):
        return version.name
    place = {"name": shortened(version.name, 20), "area": age.area_name(text, version)}
    return text("scenario_page.compare.elsewhere", **place)


def _computed(text: Text, version: Version) -> Results:
    try:
        return results_of(version.inputs, age.own_files(version))
    except DashboardError as error:
        if error.text_key.startswith("errors.snapshot"):
            raise  # concerns them all
        notice(version.name, session.explained(text, error), kind="bad")
        return {}
