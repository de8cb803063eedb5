"""What can be looked for is found: by its name in any language, by parts of it, and by nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.text import LANGUAGES, Text
from tests.views.checked import shown
from ui.navigation import PAGES
from views.about import VIEW
from views.about.rows import terms
from views.about.search import FIGURE, MUNICIPALITY, PAGE, QUESTION, TERM, folded, found, index
from views.blocks import Entries, Link
from views.registry import VIEWS

FI = Text("fi")
in_every_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def known(home):
    """Return what can be found, by language."""
    return {language: index(home, Text(language)) for language in LANGUAGES}


@in_every_language
def test_every_page_of_the_menu_is_found_by_its_name(known, language):
    for entry in PAGES:
        hits = found(known[language], Text(language)(f"pages.{entry.name}"))

        assert (PAGE, entry.name) in {(each.kind, each.view) for each in hits}, entry.name


@in_every_language
def test_every_municipality_is_found_by_its_name_in_every_language(home, known, language):
    for other in LANGUAGES:
        for code in home.area.municipalities:
            first = found(known[language], home.names(other)[code])[0]

            assert (first.kind, dict(first.codes)) == (MUNICIPALITY, {"subject": code})
            assert first.title == home.names(language)[code]


@in_every_language
def test_every_term_of_the_glossary_is_found_first(known, language):
    text = Text(language)
    for term, meaning in terms(text):
        hits = found(known[language], text(term))

        assert (text(term), text(meaning)) in [(each.title, each.said) for each in hits[:2]], term


def test_what_is_found_opens_a_page_that_takes_its_choices(home, known):
    for hit in known["fi"]:
        assert hit.view in {entry.name for entry in PAGES}
        if hit.codes:
            chosen = VIEWS[hit.view].chosen(hit.codes, home)
            assert {key: chosen.codes[key] for key in hit.codes} == hit.codes


@pytest.mark.parametrize(
    ("sought", "kind", "title"),
    [
        ("tyottomat nais", FIGURE, "Työttömät naiset"),
        ("HYRYN", MUNICIPALITY, "Hyrynsalmi"),
        ("salmi", MUNICIPALITY, "Hyrynsalmi"),
        ("puolangalla", MUNICIPALITY, "Puolanka"),
        ("kajana", MUNICIPALITY, "Kajaani"),
        ("muuttui", PAGE, "Mikä muuttui?"),
        ("verk", PAGE, "Palveluverkko"),
        ("portaan", QUESTION, "Kuka ylittää portaan seuraavaksi?"),
        ("ennuste osunut", QUESTION, "Kuinka hyvin ennuste on osunut?"),
        ("tietosuoja", QUESTION, "Tietosuoja"),
        ("årsverke", TERM, "Henkilötyövuosi (htv)"),
        ("arsverke", TERM, "Henkilötyövuosi (htv)"),
    ],
)
def test_marks_case_beginnings_and_insides_do_not_matter(known, sought, kind, title):
    assert (kind, title) in [(each.kind, each.title) for each in found(known["fi"], sought)]


def test_a_whole_name_comes_before_a_part_of_one(known):
    assert found(known["fi"], "Asiakas")[0].title == "Asiakas"


@given(st.text(max_size=60))
def test_whatever_is_typed_is_harmless(known, sought):
    hits = found(known["fi"], sought)

    assert len(hits) <= 12
    assert not hits or folded(sought)
    assert folded(folded(sought)) == folded(sought)


def test_what_is_found_stands_on_the_page_about_with_the_way_there(home):
    page = VIEW.page({"sought": "Kuhmo"}, home, FI)
    (entries,) = [each for each in page.blocks if isinstance(each, Entries)]

    assert entries.entries[0].links == (
        Link(view="municipality", label=FI("search.open"), codes={"subject": "290"}),
    )


@pytest.mark.parametrize("sought", ["<script>alert(1)</script>", "=1+1", "\u202etxt", "x" * 5000, "{xx}"])
def test_what_is_not_found_is_said_with_no_more_than_its_beginning(home, sought):
    (said,) = [each for each in shown(VIEW, home, sought=sought).notes if each.startswith("Haku ei löytänyt")]

    assert len(said) < 140
    assert "\u202e" not in said
