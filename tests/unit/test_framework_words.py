"""Streamlit's own words: the English ones are exactly its, and each language has its own for them."""

import re
from functools import cache
from importlib.resources import files

import pytest

from i18n.text import LANGUAGES, Text
from ui.components import document

WORDS = {each: Text(each).tree("framework") for each in LANGUAGES}
ENGLISH = WORDS["en"]


@cache
def bundle():
    """Return Streamlit's scripts."""
    folder = files("streamlit").joinpath("static/static/js")
    return "\n".join(
        script.read_text(encoding="utf-8") for script in folder.iterdir() if script.name.endswith(".js")
    )


@pytest.mark.parametrize("key", [key for key in ENGLISH if key not in document.UNREADABLE])
def test_an_english_word_is_streamlits_own(key):
    parts = [part for part in re.split(r"\{\w+\}", ENGLISH[key]) if part.strip(" .")]
    if ENGLISH[key].startswith("Press "):
        parts = ["Press ", "Enter to ", ENGLISH[key].rpartition("Enter to ")[2]]  # it puts them together
    elif ENGLISH[key].endswith((" available.", " icon")):
        parts = parts[-1].removeprefix("1 ").split()  # these too

    assert [part for part in parts if part not in bundle()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_no_good_even_in_english_is_said_otherwise_in_every_language(language):
    said = {each["own"]: each["others"] for each in document.words(language)}

    for key, words in document.UNREADABLE.items():
        assert words in said[WORDS[language][key]]


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "en"])
def test_every_word_is_translated(language):
    same = [key for key, words in ENGLISH.items() if WORDS[language][key] == words]

    assert same == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_may_stand_for_two(language):
    words = document.words(language)
    others = [other for each in words for other in each["others"]]
    clashing = {
        other for other in others if len({each["own"] for each in words if other in each["others"]}) > 1
    }

    assert clashing == set()
