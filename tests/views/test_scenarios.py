"""The list of scenarios: every one is found, and two versions differ in words."""

import json

import pytest

from i18n.text import LANGUAGES, Text
from scenarios.model import Change
from tests.pages.stored import PLAN, START, draft
from tests.views.checked import blocks, breaking, explain, figure, shown, texts
from views.saved.choices import STEP
from views.scenarios import VIEW
from views.sheet import sheets

FI = Text("fi")

NOBODYS = "Cgrzy94hr7pAFFZk"
"""An identifier as the store makes them, of nothing."""


def flooded(shelf, scenarios):
    """Let more scenarios than a page of the list holds be changed after the reader's own."""
    own = shelf.save_new(draft("Oma", PLAN, author="Maija"))
    for number in range(scenarios):
        shelf.save_new(draft(f"Tulva {number}", {}, hours=1))
    return own


def found(about, text=FI, **codes):
    """Return what the sheet of the page says: its words, the names listed, and the ways that lead on."""
    body = json.loads(sheets(VIEW, codes, about, text, explain=explain).first.body)
    each = list(blocks(body))
    words = [*body["answer"], *(sentence for block in each for sentence in block.get("sentences", []))]
    names = [entry["title"][1:-1] for block in each for entry in block.get("entries", [])]
    ways = {block["label"]: block["codes"] for block in each if block["kind"] == "link"}
    return breaking(" ".join(words)), names, ways


def test_the_list_reaches_every_scenario_page_by_page(shelf, about):
    flooded(shelf, 2 * STEP)
    later, codes, pages = FI("scenario_page.list.later"), {}, []
    while True:
        words, names, ways = found(about, **codes)
        pages.append(names)
        if later not in ways:
            break
        codes = VIEW.moved(codes, ways[later])

    assert [len(names) for names in pages] == [STEP, STEP, 1]
    assert pages[-1] == ["Oma"]
    assert len({name for names in pages for name in names}) == 2 * STEP + 1
    assert "Skenaarioita on 17." in words
    assert "17–17 / 17" in words


def test_a_scenario_is_found_by_its_link_whatever_page_it_is_on(shelf, about):
    own = flooded(shelf, STEP)

    for key in ("selected", "skenaario"):
        page = shown(VIEW, about, **{key: own.scenario_id})
        assert "Oma" in figure(page, "scenario_history").title


@pytest.mark.parametrize(("search", "name"), [("neljä", "Kajaani"), ("PEKKA", "Kuusamo")])
def test_the_list_finds_by_name_author_and_note(shelf, about, search, name):
    shelf.save_new(draft("Kajaani", {}, note="Neljä lisää"))
    shelf.save_new(draft("Kuusamo", {}, author="Pekka", hours=1))

    words, names, _ = found(about, search=search)

    assert names == [name]
    assert "Skenaarioita on 1." in words


def test_a_search_begins_the_list_anew_and_stays_out_of_addresses(shelf, about):
    own = flooded(shelf, STEP)
    codes = VIEW.moved({"first": str(STEP), "selected": own.scenario_id}, {"search": "tulva"})

    assert codes == {"search": "tulva"}
    assert "search" in VIEW.former
    assert found(about, **codes)[0].count(f"Skenaarioita on {STEP}.") == 1


def test_the_archive_is_a_list_of_its_own(shelf, about):
    gone = shelf.save_new(draft("Hylätty", {}))
    shelf.archive(gone.scenario_id, Change(created_at=START))
    shelf.save_new(draft("Käytössä", {}))

    assert found(about)[1] == ["Käytössä"]
    assert found(about, archive="1")[1] == found(about, arkisto="1")[1] == ["Hylätty"]
    assert found(about, selected=gone.scenario_id)[1] == ["Käytössä"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_list_says_how_the_first_is_saved(about, language):
    text = Text(language)

    assert shown(VIEW, about, text).answer == (text("scenario_page.list.empty"),)
    assert shown(VIEW, about, text, search="x").answer == (text("scenario_page.list.not_found"),)


def test_a_list_that_begins_too_late_begins_anew(shelf, about):
    flooded(shelf, 2)

    assert len(found(about, first="800")[1]) == 3


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fi", "Kajaani 16 → 14,5 htv"),
        ("sv", "Kajana 16 → 14,5 årsverken"),
        ("en", "Kajaani 16 → 14.5 FTE"),
    ],
)
def test_two_versions_differ_in_words(shelf, about, language, sentence):
    first = shelf.save_new(draft("Jako", {}))
    moved = {"staffing": {"htv": "1~14.5~9~4~9~7~9.5~3.5~5", "oletukset": "1~presence_fte:2"}}
    shelf.save_next(first.id, draft("Jako", {**moved, "activation": {"tavoite": "30"}}, hours=1))

    words, _, _ = found(about, Text(language))

    space = "" if language == "en" else " "
    assert sentence in words
    assert f"20{space}% → 30{space}%" in words
    assert f"{Text(language)('staffing.assumptions.presence_fte.label')}: 1 → 2" in words


def test_a_version_is_held_against_the_one_it_was_made_from(shelf, about):
    first = shelf.save_new(draft("Kolme", {}))
    second = shelf.save_next(first.id, draft("Kolme", {"activation": {"tavoite": "30"}}, hours=1)).version
    third = shelf.save_next(first.id, draft("Kolme", {"activation": {"tavoite": "25"}}, hours=2)).version

    chosen = VIEW.chosen({}, about)
    assert (chosen.codes["version"], chosen.codes["before"]) == (third.id, first.id)
    assert "20 % → 25 %" in found(about)[0]
    assert "30 % → 25 %" in found(about, versio=third.id, vertaa=second.id)[0]
    assert VIEW.moved({"before": second.id}, {"version": second.id}) == {"version": second.id}


def test_the_history_says_who_did_what_when_and_why(shelf, about):
    first = shelf.save_new(draft("Vanha nimi", {}, author="Maija", note="Lähtökohta"))
    shelf.rename(first.scenario_id, "Uusi nimi", Change(created_at=START, author="Pekka", reason="Selkeämpi"))
    shelf.restore(first.id, Change(created_at=START, author="", reason=""))

    rows = [row[1:] for row in texts(figure(shown(VIEW, about), "scenario_history"))]

    assert rows == [
        ["palautti, versio 2 (versiosta 1)", "tekijää ei kerrottu", "Uusi nimi", "Lähtökohta"],
        ["nimesi uudelleen", "Pekka", "Uusi nimi", "Selkeämpi"],
        ["loi, versio 1", "Maija", "Vanha nimi", "Lähtökohta"],
    ]


@pytest.mark.parametrize("key", ["skenaario", "versio", "vertaa", "first"])
@pytest.mark.parametrize("said", [NOBODYS, "x", "-1", "<b>", "9" * 400])
def test_an_address_of_nothing_opens_the_first(shelf, about, key, said):
    flooded(shelf, 1)

    assert found(about, **{key: said})[1] == ["Tulva 0", "Oma"]
    assert "Tulva 0" in figure(shown(VIEW, about, **{key: said}), "scenario_history").title
