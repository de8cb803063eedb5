"""What the dashboard says of itself, and what the operator has said."""

import json
from datetime import date

import pytest

from data.installation import FEEDBACK_SETTING, KEEPER_SETTING, Installation, installation
from domain.indicators import INDICATORS
from i18n.text import LANGUAGES, Text
from tests.views.checked import blocks, cells, explain, figure, shown, texts
from ui.navigation import PAGES
from views.about import AUTHORITY, VIEW
from views.sheet import sheets

in_every_language = pytest.mark.parametrize("language", LANGUAGES)


def cards(context, language="fi"):
    """Return label -> (value, address) of what the page tells of feedback and supervision."""
    made = sheets(VIEW, {}, context, Text(language), explain=explain)
    found = [block for block in blocks(json.loads(made.first.body)) if block["kind"] == "cards"]
    facts = [fact for block in found for card in block["cards"] for fact in card["facts"]]
    return {fact["label"]: (fact["value"], fact["address"]) for fact in facts}


@in_every_language
def test_the_glossary_defines_every_figure_as_its_page_does(home, language):
    text = Text(language)
    told = {term: meaning for term, meaning, _ in texts(figure(shown(VIEW, home, text), "glossary"))}

    for key in INDICATORS:
        definition = text(f"indicators.{key}.definition").replace("\N{NO-BREAK SPACE}", " ")
        assert told[text(f"indicators.{key}.label")] == definition


@in_every_language
def test_a_term_stands_once_and_in_the_order_of_the_alphabet(home, language):
    terms = [row[0].casefold() for row in texts(figure(shown(VIEW, home, Text(language)), "glossary"))]

    assert terms == sorted(set(terms))


def test_a_term_has_its_names_in_the_other_languages(home):
    assert cells(shown(VIEW, home), "glossary")["Verrokki"][1] == "Jämförelseområde · Peer"


def test_a_suppressed_cell_is_read_as_one_to_four_and_never_as_none(home):
    assert "ei ole nolla" in cells(shown(VIEW, home), "signs")["1–4"][0]


def test_news_are_of_pages_that_there_are_and_of_days_that_are(home):
    assert {page for told in Text("fi").tree("news").values() for page in told} <= {
        entry.name for entry in PAGES
    }
    assert all(date.fromisoformat(day) for day in Text("fi").tree("news"))
    days = [row[0] for row in texts(figure(shown(VIEW, home), "news"))]
    assert len(days) == sum(map(len, Text("fi").tree("news").values()))


def test_what_is_not_set_is_said_not_to_be(home, monkeypatch):
    for setting in (KEEPER_SETTING, FEEDBACK_SETTING):
        monkeypatch.delenv(setting, raising=False)

    assert installation({}) == Installation(keeper="", feedback="")
    page = VIEW.page({}, home, Text("en"))
    assert "No feedback channel is set for this installation." in str(page.below)
    assert "Nobody is named as the keeper" in str(page.below)


def test_the_feedback_channel_is_the_one_of_the_installation(home, monkeypatch):
    monkeypatch.setenv(KEEPER_SETTING, "Kajaanin kaupunki")
    monkeypatch.setenv(FEEDBACK_SETTING, "palaute@example.fi")
    said = str(VIEW.page({}, home, Text("fi")).below)

    assert "Kajaanin kaupunki" in said
    assert "mailto:palaute@example.fi" in said
    assert "ei ole asetettu palautekanavaa" not in said


@pytest.mark.parametrize(
    ("channel", "address"),
    [
        ("palaute@example.fi", "mailto:palaute@example.fi"),
        ("https://example.fi/palaute", "https://example.fi/palaute"),
        ("javascript:alert(1)", ""),
        ("javascript:a@b", ""),
        ("puh. 08 123 456", ""),
    ],
)
def test_only_a_mail_or_an_https_address_leads_anywhere(channel, address):
    assert Installation(keeper="", feedback=channel).feedback_address == address


@in_every_language
def test_the_statement_names_the_law_its_state_and_who_supervises(home, language):
    page = str(VIEW.page({}, home, Text(language)).below)

    assert "306/2019" in page
    assert "WCAG 2.1.1" in page
    assert "Traficom" in page
    assert AUTHORITY in {address for _, address in cards(home, language).values()}
