"""What a reader sees where the operator named another area, or one that there is not."""

import pytest

from data import areas as area_data
from i18n.text import Text
from tests.pages.elements import NAMES, errors, opened, titles, words
from tests.views.areas import OULU

pytestmark = pytest.mark.usefixtures("fresh_caches")

NAMED = '{ fi = "Oulun seutu", sv = "Uleåborgsregionen", en = "Oulu region" }'
DESCRIBED = f"""
code = "{OULU.code}"
municipalities = {list(OULU.municipalities)}
seat = "{OULU.seat}"
name = {NAMED}
name_of = {NAMED}
compared = {list(OULU.compared)}
"""


def test_every_page_of_another_area_opens(tmp_path, monkeypatch):
    (tmp_path / OULU.code).mkdir()
    (tmp_path / OULU.code / "area.toml").write_text(DESCRIBED, encoding="utf-8")
    monkeypatch.setattr(area_data.chosen, "__defaults__", (tmp_path,))
    monkeypatch.setenv(area_data.AREA_VARIABLE, OULU.code)
    for page in NAMES:
        app = opened(page, lang="fi")

        assert not app.exception, page
        assert len(titles(app)) == 1, page
        assert not [each for each in words(app) if "Kajaani" in each and page == "overview"], page


def test_every_page_says_that_there_is_no_such_area(monkeypatch):
    monkeypatch.setenv(area_data.AREA_VARIABLE, "TA00")
    explained = set()
    for page in NAMES:
        app = opened(page, lang="fi")
        explained.update(errors(app))

        assert not app.exception, page
        assert len(titles(app)) == 1, page

    assert explained == {Text("fi")("errors.area", area="TA00")}
