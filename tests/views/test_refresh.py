"""The page on how new the statistics are: what came with the code, what was fetched, what was revised."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from data.areas import area
from data.refresh.run import Outcome
from data.refresh.state import State, TableState
from data.store import Store
from data.vintages import vintages
from i18n.text import Text
from tests.data.test_vintages import observed, write_vintage
from ui.badge import age
from views.context import Context
from views.refresh import VIEW, tables
from views.refresh import vintages as vintages_figure
from views.refresh.rows import stems

FI = Text("fi")


@pytest.fixture
def fetched(tmp_path):
    """Return a context over two vintages, the later of which revised a month; the service failed since."""
    write_vintage(tmp_path, "2026-11-23T100000Z", observed("105 2026-07 60"))
    write_vintage(tmp_path, "2026-12-22T100000Z", observed("105 2026-07 61", "105 2026-08 70"))
    manifest = tmp_path / "2026-12-22T100000Z" / "manifest.json"
    said = manifest.read_text().replace('"rows": 2', '"rows": 2, "revised": ["2026-07"], "revised_cells": 1')
    manifest.write_text(said)
    when = datetime(2026, 12, 23, tzinfo=UTC)
    state = State(
        finished=when,
        tables={
            "statfin_12r5": TableState(outcome=Outcome.REFUSED, checked=when, message="12r5 repeats a row"),
            "statfin_12tf": TableState(outcome=Outcome.UNCHANGED, checked=when),
        },
    )
    store = Store(vintages=vintages(tmp_path))
    yield Context(store=store, area=area("TA10"), period="2026-08", before="2026-07", refreshed=state)
    store.close()


def said(context):
    page = VIEW.build(VIEW.chosen({}, context), context, FI)
    return page, " ".join(page.answer)


def test_what_comes_with_the_code_says_so_and_tells_its_day(home):
    page, answer = said(home)

    assert "kesäkuu 2026" in answer or "elokuu 2026" in answer
    assert "22. marraskuuta 2026" in answer
    assert "tilastopalveluista ei ole vielä haettu uusia" in answer
    assert [each.value for each in page.key_figures][2:] == ["ei vielä", "2", "0"]


def test_every_table_that_is_fetched_has_a_row_and_a_name(home):
    rows = tables(home, FI).table.rows

    assert len(rows) == len(stems())
    assert set(rows.loc[rows["span"] != FI("refresh.not_held"), "table"]) == {"12r5", "12tf"}


def test_a_revised_month_is_told_as_revised(fetched):
    rows = vintages_figure(fetched, FI).table.rows

    assert rows[["day", "new", "revised", "cells"]].to_numpy().tolist() == [
        ["22.12.2026", "elokuu 2026", "heinäkuu 2026", 1],
        ["23.11.2026", "heinäkuu 2026", "", 0],
        ["22.11.2026", "kesäkuu 2026", "", 0],
        ["22.11.2026", "syyskuu 2016 – elokuu 2026 (120)", "", 0],
        ["28.2.2017", "tammikuu 2017", "", 0],
    ]


def test_what_failed_is_named_and_its_last_good_figures_stand(fetched):
    page, answer = said(fetched)

    assert "joita ei voitu päivittää, on 1" in answer
    (words,) = page.main[0].sentences
    assert words.startswith("Työnhakijat, työttömät")
    assert "eivät läpäisseet tarkistuksia" in words
    row = tables(fetched, FI).table.rows.iloc[0]
    assert (row["span"], row["message"]) == ("kesäkuu 2026 – elokuu 2026", "12r5 repeats a row")


def test_when_nothing_failed_everything_is_up_to_date(fetched):
    good = {stem: replace(each, outcome=Outcome.UNCHANGED) for stem, each in fetched.refreshed.tables.items()}

    _, answer = said(replace(fetched, refreshed=replace(fetched.refreshed, tables=good)))

    assert "kaikki on ajan tasalla" in answer


@pytest.mark.parametrize(
    ("today", "told"), [(22, "tänään"), (21, "tänään"), (23, "päivä sitten"), (28, "6 päivää sitten")]
)
def test_the_badge_tells_the_age_in_days(today, told):
    assert age(FI, date(2026, 11, 22), date(2026, 11, today)) == told
