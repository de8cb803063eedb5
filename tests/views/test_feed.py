"""The feed is Atom: well-formed, with names that last, in each language, whatever somebody has written."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from i18n.text import LANGUAGES, Text
from scenarios.goals.model import Kind
from tests.scenarios.goals.test_store import DECISION, GOAL, entry
from tests.views.months import DAYS
from ui.navigation import PAGES
from views.about.rows import days_of_news
from views.feed import feed
from views.news import LATE, MOST, Item, items

ATOM = "{http://www.w3.org/2005/Atom}"
FI = Text("fi")
in_every_language = pytest.mark.parametrize("language", LANGUAGES)


def read(context, found, language="fi"):
    return etree.fromstring(feed(context, Text(language), found))


def told(element, name):
    return [each.text for each in element.iter(f"{ATOM}{name}")]


def decided(name, at="2026-11-20"):
    made = datetime.fromisoformat(f"{at}T10:00:00+00:00")
    return replace(entry(Kind.DECISION, **DECISION | {"name": name}), id="D" * 16, created_at=made)


@in_every_language
def test_a_feed_has_what_atom_asks_of_it(home, language):
    root = read(home, items(home, Text(language)), language)

    assert root.tag == f"{ATOM}feed"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == language
    for element in (root, *root.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            (said,) = [each.text for each in element.findall(f"{ATOM}{name}")]
            assert said
        assert datetime.fromisoformat(element.findtext(f"{ATOM}updated")).utcoffset() == timedelta(0)
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    ids = told(root, "id")
    assert len(set(ids)) == len(ids)
    assert all(each.startswith("urn:uuid:") for each in ids)


@in_every_language
def test_its_links_lead_to_pages_of_the_menu_in_its_language(home, language):
    root = read(home, items(home, Text(language)), language)
    ways = {each.get("rel"): each.get("href") for each in root.findall(f"{ATOM}link")}

    assert ways == {"self": f"feed.atom?lang={language}", "alternate": f"changes?lang={language}"}
    for each in root.iter(f"{ATOM}entry"):
        way = urlsplit(each.find(f"{ATOM}link").get("href"))
        assert way.path in {page.name for page in PAGES}
        assert parse_qs(way.query)["lang"] == [language]
        assert not way.netloc


def test_the_same_thing_has_the_same_name_in_every_language_and_for_good(home):
    names = {tuple(each.id for each in items(home, Text(language))) for language in LANGUAGES}

    assert len(names) == 1
    # The figures that came with the code on 22 November 2026: who has read of them is not told again.
    assert "urn:uuid:24f3e3d7-a77a-57f3-b210-a94ba502bd72" in next(iter(names))


def test_new_figures_decisions_and_changed_pages_are_told_the_newest_first(home):
    kept = (entry(Kind.GOAL, **GOAL), decided("Ryhmähaastattelut", "2026-11-29"))
    found = items(home, FI, kept)

    assert found[0].title == "Päätös: Ryhmähaastattelut"
    assert dict(found[0].codes) == {"goal": "waits"}
    assert [each.at for each in found] == sorted((each.at for each in found), reverse=True)
    figures = [each for each in found if each.title == FI("news_items.figures")]
    assert any("uutta syyskuu 2016 – elokuu 2026 (120)" in each.said for each in figures)
    assert len([each for each in found if each.title.startswith("Sivu muuttui")]) == len(days_of_news(FI))


def test_a_verdict_is_news_of_the_decision_it_is_about(home):
    decision = decided("Ryhmähaastattelut")
    verdict = entry(Kind.VERDICT, decision.id, ruling="keep", outcome="", words="")
    found = items(home, FI, (entry(Kind.GOAL, **GOAL), decision, verdict))

    said = {each.title: each.said for each in found}

    assert said["Arvio päätöksestä: Ryhmähaastattelut"] == "Jatketaan"


def test_a_release_kept_from_years_ago_is_no_news(home):
    kept = [vintage.key for vintage in home.store.history]
    told = [each.at for each in items(home, FI)]

    assert any(key.startswith("2017") for key in kept)
    assert max(told) - min(told) <= LATE


def test_each_vintage_brings_an_entry_of_its_own(dated):
    known = {each.at.date().isoformat() for each in items(dated, FI) if each.view == "changes"}

    assert known >= {*(day for day in DAYS if day > "2026"), "2026-11-22"}


def test_the_feed_is_as_new_as_its_newest_entry_and_never_endless(home):
    kept = tuple(replace(decided(f"Päätös {each}"), id=f"{each:016d}") for each in range(2 * MOST))
    found = items(home, FI, kept)
    root = read(home, found)

    assert len(found) == MOST
    assert root.findtext(f"{ATOM}updated") == max(told(root, "updated"))
    assert read(home, ()).findtext(f"{ATOM}updated")


@given(st.text(st.characters(exclude_categories=()), max_size=80))
@example("<b>x</b> &amp; [x](javascript:x) \u202e\u2069")
def test_whatever_is_written_stays_words(home, written):
    item = Item(
        id="urn:x",
        at=datetime(2026, 1, 1, tzinfo=UTC),
        title=written,
        said=written,
        view="goals",
        codes={"goal": written.encode("utf-8", "replace").decode()},
    )
    root = read(home, (item,))
    (found,) = root.iter(f"{ATOM}entry")

    assert {each.tag for each in found} <= {
        f"{ATOM}{name}" for name in ("id", "title", "updated", "link", "summary")
    }
    assert set(found.findtext(f"{ATOM}title") or "") <= set(written) | {"\n"}
    assert not set("\u202a\u202e\u2066\u2069") & set(found.findtext(f"{ATOM}summary") or "")
