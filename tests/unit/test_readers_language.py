"""The language of a document: the address's, else the one that its reader's browser wants most."""

import pytest

from i18n.text import LANGUAGES
from ui.readers_language import asked


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_address_decides(language):
    assert asked(f"kunta=305&lang={language}", "en-US,en;q=0.9,sv;q=0.8,fi;q=0.7") == language


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        ("", "fi"),
        ("sv-FI,sv;q=0.9,fi;q=0.8", "sv"),
        ("en-US,en;q=0.9", "en"),
        ("de-DE,de;q=0.9,sv;q=0.5,en;q=0.7", "en"),
        ("de", "fi"),
        ("SV-fi", "sv"),
        ("fi;q=0,en;q=0.1", "en"),
        ("en;q=0.5, fi", "fi"),
        ("*", "fi"),
        ("en;q=x, sv;q=-1, ;;,,", "fi"),
        ("en;q=nan", "fi"),
    ],
)
def test_a_link_without_a_language_opens_in_its_readers(accepted, expected):
    assert asked("kunta=305", accepted) == expected


@pytest.mark.parametrize("query", ["lang=xx", "lang=", "lang", "lang=%E4"])
def test_a_language_there_is_none_of_is_as_good_as_no_word(query):
    assert asked(query, "sv") == "sv"
