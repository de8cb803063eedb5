"""What a reader meets when the engine for whole tables gives no answer: a sentence on each page."""

import pytest

from data import engine
from data.spark.connect import ENGINE_SETTING
from i18n.text import LANGUAGES, Text
from tests.pages.elements import NAMES, errors, opened


@pytest.fixture
def _without_an_engine(fresh_caches, monkeypatch):  # noqa: ARG001 - the store of another test has answers
    monkeypatch.setenv(ENGINE_SETTING, "sc://nowhere")
    engine._keeping.cache_clear()


@pytest.mark.usefixtures("_without_an_engine")
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_so_in_the_readers_language_and_nothing_fails(language, caplog):
    for page in NAMES:
        app = opened(page, lang=language)

        assert not app.exception, page
        assert set(errors(app)) == {Text(language)("errors.engine")}, page

    assert any("is written sc://host:port" in each for each in caplog.messages)
