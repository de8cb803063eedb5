"""Areas and months are data: no code of the dashboard and no text of it names one of them."""

import re
from functools import cache

import pytest

from data.areas import area, codes
from data.places import areas
from data.store import Store
from domain.area import COUNTRY
from i18n.text import LANGUAGES, catalogue
from tests.architecture.code import ROOT, listed, modules, place, strings

DATA = ("data/areas/", "data/build/")
"""Where areas are described, and where sources of a given area and month are read."""

MONTH = re.compile(r"\b(19|20)\d\d-(0[1-9]|1[0-2])\b|\b(19|20)\d\dM(0[1-9]|1[0-2])\b")


def _month_names(language):
    texts = catalogue(language)
    return {texts[f"{key}.{month}"] for key in ("months", "months_of", "months_in") for month in range(1, 13)}


ALLOWED = {
    "analytics/staffing/link.py": "a name that an assumption had in earlier links",
    "analytics/staffing/regimes.py": "the day from which an act is in force",
    "analytics/structural_change/parameters.py": "the first and the last month there may be",
    "bench/peers/plain_fragment.py": "the figures of a case that is measured",
    "bench/queries.py": "the same",
    "bench/reports.py": "the same",
    "bench/scenarios.py": "the same",
    "charts/trend.py": "where an axis begins to count its years",
    "views/saved/names.py": "the time zone of the country",
}
"""Files that may name a month or a place, and what it is there."""


@cache
def named():
    """Return the codes and the names that there are, without the country's."""
    store = Store()
    rows = areas(store)
    store.close()
    ours = [area(code) for code in codes()]
    found = {*rows["ref_area"], *(each for one in ours for each in (*one.observed, *one.units))}
    names = {
        name for language in LANGUAGES for name in rows.loc[rows["ref_area"] != COUNTRY, f"name_{language}"]
    }
    return found - {COUNTRY}, names | {one.name[language] for one in ours for language in LANGUAGES}


SAID = {
    "origins.": "what a source is, and who made it",
    "paths.template.": "how a day is written in a file",
    "paths.errors.date": "the same",
    "bill.kela.hint": "the month up to which a source reaches",
    "bill.regimes": "laws by the month from which they are in force",
}
"""Beginnings of the keys of texts that may name a month or a place, and what it is there."""

WORDS = {"Virrat"}
"""Names of municipalities that are words as well."""

MONTHS = {
    language: re.compile(rf"(?<!\d )\b({'|'.join(_month_names(language))}) 20\d\d") for language in LANGUAGES
}
"""Language -> what finds a month in words, in whatever case it is written; a day of a law is none."""


@cache
def pattern():
    """Return what finds a name, a code that is no part of a longer word or number, or a month."""
    area_codes, names = named()
    names = {name for name in names if not name.isdigit()}  # a place that no source names goes by its code
    letters = [code for code in area_codes if not code.isdigit()]
    words = "|".join(map(re.escape, sorted([*names, *letters], key=len, reverse=True)))
    return re.compile(rf"\b({words})|{MONTH.pattern}")


def says(words):
    """Return the first area or month that words name; "" if none. A number alone may be a municipality's."""
    if words in named()[0]:
        return words
    hit = pattern().search(words)
    return hit[0] if hit else ""


QUOTED = {".sql": "'([^']*)'", ".js": "'([^']*)'|\"([^\"]*)\"|`([^`]*)`"}
"""Kind of a file that is not Python -> what its strings look like."""


def named_in(path):
    """Yield what in a file of code names an area or a month: place and words."""
    if path.suffix in QUOTED:
        found = re.finditer(QUOTED[path.suffix], path.read_text(encoding="utf-8"))
        quoted = ("".join(each for each in one.groups() if each) for one in found)
        yield from ((f"{path.relative_to(ROOT)}", each) for each in quoted if says(each))
        return
    yield from ((place(path, node), says(node.value)) for node in strings(path) if says(node.value))


def code():
    """Yield every file of code that is about no area of its own."""
    others = [*(ROOT / "data").rglob("*.sql"), *(ROOT / "ui").rglob("*.js"), *(ROOT / "bench").rglob("*.py")]
    for path in [*modules(), *sorted(others)]:
        if not str(path.relative_to(ROOT)).startswith(DATA):
            yield path


def test_no_code_names_an_area_or_a_month():
    found = [
        f"{where} names {said}"
        for path in code()
        if str(path.relative_to(ROOT)) not in ALLOWED
        for where, said in named_in(path)
    ]

    assert not listed(found)


def test_every_exception_is_needed():
    assert {name for name in ALLOWED if not list(named_in(ROOT / name))} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_names_an_area_or_a_month(language):
    found = {
        key: hit[0]
        for key, said in catalogue(language).items()
        if not key.startswith(tuple(SAID))
        for hit in [*pattern().finditer(said), *MONTHS[language].finditer(said)]
        if hit[0] not in WORDS
    }

    assert found == {}


def test_every_exception_of_the_texts_is_needed():
    keys = [
        key
        for language in LANGUAGES
        for key, said in catalogue(language).items()
        if pattern().search(said) or MONTHS[language].search(said)
    ]

    assert all(word in " ".join(catalogue("fi").values()) for word in WORDS)
    assert {begin for begin in SAID if not any(key.startswith(begin) for key in keys)} == set()


@pytest.mark.parametrize(
    "words",
    [
        "205",
        "TA10",
        "MK18",
        "kajaani",
        "Kajaani",
        "Kajaanissa",
        "2026-06",
        "2026M06",
        "in Kajana",
        "Kainuu–Koillismaa",
    ],
)
def test_an_area_or_a_month_is_found(words):
    assert says(words)


@pytest.mark.parametrize("words", ["SSS", "rgba(205, 1, 2)", "20-26", "#205765", "1205", "2026-13", "%Y-%m"])
def test_what_is_neither_is_not_found(words):
    assert not says(words)
