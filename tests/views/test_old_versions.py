"""Versions that were saved before pages were values, and links of then: nothing of them is lost."""

import json
import shutil
from urllib.parse import parse_qs, urlencode

import pytest

from i18n.text import Text
from scenarios.database import default_url
from scenarios.exchange import imported
from scenarios.store import ScenarioStore
from tests.scenarios.drafts import change
from tests.scenarios.fixtures import save
from views.kept import DECK, renewed
from views.kept import views as deck_views
from views.registry import VIEWS

FI = Text("fi")
SAID = save.said()["versions"]
SAID_OTHERWISE = {("structural_change", "tyopaikat"), ("structural_change", "ohita_2")}
"""Choices, by page and name of then, whose words have been changed on purpose."""

PAGES = [
    pytest.param(page, chosen, each["words"][page], id=f"{each['name']}-{page}")
    for each in SAID
    for page, chosen in each["inputs"].items()
    if page in VIEWS
]


@pytest.fixture
def stored(tmp_path):
    """Return the database of then, opened by the programme of now."""
    shutil.copy(save.DATABASE, tmp_path / "scenarios.sqlite3")
    opened = ScenarioStore(default_url(tmp_path))
    yield opened
    opened.close()


def versions(stored):
    """Return every stored version by its scenario's name, the first of each."""
    records = [stored.record(each.id) for each in stored.scenarios(limit=100)]
    return {record.versions[0].name: record.versions[0] for record in records}


def test_every_version_is_read_as_it_was_saved(stored):
    found = versions(stored)

    assert set(found) == {each["name"] for each in SAID}
    for each in SAID:
        inputs = found[each["name"]].inputs
        assert {page: inputs[page] for page in each["inputs"]} == each["inputs"]
        assert inputs["results"] == each["results"]


def test_an_export_of_then_is_brought_and_is_the_same(stored, tmp_path):
    records = imported(save.EXPORT.read_bytes())
    (tmp_path / "empty").mkdir()
    empty = ScenarioStore(default_url(tmp_path / "empty"))

    brought = empty.add_all(records, change())

    assert sum(len(each.added) for each in brought) == len(SAID) + 1
    assert versions(empty) == versions(stored)
    empty.close()


def test_a_version_of_then_is_restored_whole(stored):
    (scenario,) = stored.scenarios("Aktivointi")
    first = stored.record(scenario.id).versions[0]

    again = stored.restore(first.id, change())

    assert renewed(again.inputs)["activation"] == {"target": "24", "map": "places"}


@pytest.mark.parametrize(("page", "chosen", "words"), PAGES)
def test_every_choice_of_then_means_the_same_under_its_name_of_today(page, chosen, words, home):
    view = VIEWS[page]
    codes = view.renewed(chosen)
    now = view.chosen(codes, home)

    assert len(codes) == len(chosen)
    assert now.changed.keys() == codes.keys()
    assert view.chosen(chosen, home).codes == now.codes
    assert not view.chosen(chosen, home).refused
    assert view.renewed(codes) == codes
    said = {choice.key: now.words(choice, FI) for choice in view.choices}
    for name, then in words.items():
        (key,) = view.renewed({name: chosen[name]})
        assert said[key] == then or (page, name) in SAID_OTHERWISE


@pytest.mark.parametrize(("page", "chosen"), [pytest.param(*each.values[:2], id=each.id) for each in PAGES])
def test_a_link_of_then_opens_the_same_page_as_one_of_today(page, chosen, home):
    view = VIEWS[page]
    link = {name: said for name, (said,) in parse_qs(urlencode({**chosen, "lang": "fi"})).items()}

    then, now = (view.page(codes, home, FI) for codes in (link, view.renewed(link)))

    assert (then.answer, then.key_figures, then.notes) == (now.answer, now.key_figures, now.notes)
    assert [(part.key, part.given) for part in then.parts] == [(part.key, part.given) for part in now.parts]


def test_the_views_of_a_deck_are_called_as_today(stored):
    kept = versions(stored)["Kokous"].inputs[DECK]
    deck = deck_views(renewed({DECK: kept})[DECK])

    assert [view.page for view in deck] == [json.loads(code)["page"] for _, code in sorted(kept.items())]
    assert deck[1].parameters == {"target": "30", "map": "places"}
    assert (deck[0].sentence, deck[0].notes) == ("Paltamo", "Lue hitaasti")
    for view in deck:
        if view.page in VIEWS:
            assert view.parameters.keys() <= {choice.key for choice in VIEWS[view.page].choices}
    assert renewed(renewed({DECK: kept})) == renewed({DECK: kept})


def test_what_cannot_be_read_of_a_deck_stays_as_it_is():
    assert renewed({DECK: {"000": "{"}}) == {DECK: {"000": "{"}}
