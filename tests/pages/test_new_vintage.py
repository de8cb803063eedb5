"""A running server takes a new vintage for sessions that begin later; an open session keeps its own."""

import pytest

from data.store import Store
from data.vintages import FOLDER_SETTING
from tests.data.test_vintages import write_vintage
from tests.pages.elements import opened
from ui import loaders

pytestmark = pytest.mark.usefixtures("fresh_caches")

OLD, NEW = "2026-11-22T000000Z", "2027-01-02T000000Z"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Let the server keep its vintages in an empty folder."""
    monkeypatch.setenv(FOLDER_SETTING, str(tmp_path))
    return tmp_path


def arrive(folder):
    """Let the figures of every area of a later month arrive, as a refresh writes them."""
    shipped = Store()
    rows = shipped.where("statfin_12r5").assign(time_period="2026-07")
    shipped.close()
    write_vintage(folder, NEW, rows)


def said(app):
    return " ".join(each.value for each in [*app.caption, *app.info])


def test_a_session_keeps_its_vintage_and_one_that_begins_later_has_the_new(folder):
    reader = opened("refresh", lang="fi")
    assert "haettu 22. marraskuuta 2026" in said(reader)
    assert loaders.vintage() == OLD

    arrive(folder)
    reader.run()

    assert "haettu 22. marraskuuta 2026" in said(reader)
    assert "Uudempia tilastoja on saapunut" in said(reader)
    later = opened("refresh", lang="fi")
    assert "haettu 2. tammikuuta 2027" in said(later)
    assert "Uudempia" not in said(later)


def test_all_pages_of_a_session_are_of_one_vintage(folder):
    reader = opened("overview", lang="fi")
    arrive(folder)

    for page in ("activation", "refresh", "overview"):
        reader.switch_page(f"../pages/{page}.py").run()
        assert not reader.exception
        assert reader.session_state["vintage"] == OLD

    assert loaders.context(OLD).period == "2026-06"
    assert loaders.context(loaders.vintage()).period == "2026-07"
    assert loaders.store(OLD).vintages["statfin_12r5"] != loaders.store().vintages["statfin_12r5"]
