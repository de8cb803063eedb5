"""A refresh from beginning to end: what is fetched, what is kept, and what is read afterwards."""

import shutil

import numpy as np
import pytest

from data.refresh.run import Outcome
from data.vintages import vintages
from tests.refresh.conftest import DECLARED, PATH, figures, small
from tests.standin.tables import cut, published, renamed

STEM = DECLARED.stem
KUUSAMO = {"Alue": "KU305", "timeperiod_m": "2026M02", "contentscode": "TYOTTOMATLOPUSSA"}


def unemployed(store, month="2026-02"):
    return figures(store, ref_area=["305"], time_period=[month])["305", month, "unemployed", "_T", "_T"]


LATER = "2026-08-25T08:00:00"
REVISED = [("KU305", "2026M02", each, 5) for each in ("TYOTTOMATLOPUSSA", "TYOTTOMATMIEHET", "HAKIJALOPUSSA")]


def test_an_empty_folder_gets_everything_with_its_marks(refreshing, standin):
    (found,) = refreshing().values()
    store = refreshing.store()
    table = standin.tables[PATH]

    assert found.outcome == Outcome.FETCHED
    assert list(store.periods(STEM)) == ["2026-01", "2026-02", "2026-03", "2026-04"]
    rows = store.where(STEM)
    assert len(rows) == table.values.size
    assert (rows["obs_status"] == "confidential").sum() == (table.marks == "...").sum() > 0
    assert rows.loc[rows["obs_status"] == "confidential", "obs_value"].isna().all()
    assert unemployed(store) == (table.values[table.index(**KUUSAMO)], "normal")


def test_a_share_is_a_fraction(refreshing, standin):
    refreshing()
    table = standin.tables[PATH]
    at = table.index(**KUUSAMO | {"contentscode": "TYOTOSUUS"})

    share, _ = figures(refreshing.store(), ref_area=["305"])["305", "2026-02", "unemployed_share", "_T", "_T"]
    assert share == round(table.values[at] / 100, 6)


def test_nothing_is_fetched_while_the_service_says_that_nothing_has_changed(refreshing, standin):
    refreshing()
    standin.asked.clear()

    (found,) = refreshing().values()

    assert found.outcome == Outcome.UNCHANGED
    assert standin.data_calls() == []
    assert len(refreshing.keys) == 1


def test_what_is_new_alone_is_fetched_and_kept(refreshing, standin):
    standin.config["maxCells"] = 1_600
    refreshing()
    standin.tables[PATH] = small(5, updated=LATER)
    standin.cells = 0

    (found,) = refreshing().values()

    month = standin.tables[PATH].values[:, 0].size
    regions = sum(code.startswith(("MK", "SSS")) for code in standin.tables[PATH].dimensions["Alue"])
    sums = regions * 4 * 23  # of the four months that were known
    assert standin.cells == month + sums
    assert (found.outcome, found.periods, found.revised, found.rows) == (Outcome.FETCHED, 1, 0, month)
    newest = vintages(refreshing.folder)[-1].parts[STEM]
    assert (newest.periods, newest.revised) == (("2026-05",), ())


@pytest.mark.parametrize("cells", [120_000, 1_600])
def test_a_revised_month_is_seen_as_revised_and_an_earlier_vintage_shows_the_old_figure(
    refreshing, standin, cells
):
    standin.config["maxCells"] = cells  # all at once, or by the sums that tell which month to fetch
    refreshing()
    before = unemployed(refreshing.store())
    standin.tables[PATH] = small(more=REVISED, updated=LATER)

    (found,) = refreshing().values()

    old, new = refreshing.keys
    assert (found.periods, found.revised) == (1, 1)
    assert vintages(refreshing.folder)[-1].parts[STEM].revised == ("2026-02",)
    assert unemployed(refreshing.store()) == (before[0] + 5, "normal")
    assert unemployed(refreshing.store(new)) == (before[0] + 5, "normal")
    assert unemployed(refreshing.store(old)) == before


def test_months_that_the_service_drops_stay(refreshing, standin):
    refreshing()
    later = cut(small(5, updated=LATER), "timeperiod_m", lambda each: each >= "2026M03")
    standin.tables[PATH] = later

    refreshing()

    assert list(refreshing.store().periods(STEM)) == [f"2026-0{month}" for month in range(1, 6)]


def test_the_plug_pulled_in_the_middle_leaves_the_last_good_vintage(refreshing, standin, monkeypatch):
    refreshing()
    standin.tables[PATH] = small(more=REVISED, updated=LATER)

    def pulled(_writer):
        raise KeyboardInterrupt

    with monkeypatch.context() as unplugged:
        unplugged.setattr("data.refresh.keeping.Writer.commit", pulled)
        with pytest.raises(KeyboardInterrupt):
            refreshing()
    # A power cut cleans nothing up.
    shutil.copytree(refreshing.folder / refreshing.keys[0], refreshing.folder / ".2026-12-09T000000Z.partial")

    assert len(refreshing.keys) == 1
    old = unemployed(refreshing.store())

    refreshing()
    assert unemployed(refreshing.store()) == (old[0] + 5, "normal")
    assert not list(refreshing.folder.glob("*.partial"))


def test_a_table_under_its_old_id_and_with_its_old_dimensions_is_found(refreshing, standin):
    table = renamed(standin.tables.pop(PATH), Alue="Alue", timeperiod_m="Kuukausi", contentscode="Tiedot")
    standin.tables["StatFin/tyonv/statfin_tyonv_pxt_12r5.px"] = table

    (found,) = refreshing().values()

    assert found.outcome == Outcome.FETCHED


@pytest.mark.parametrize("suffix", ["_23_20260101", "_31_20270101"])
def test_the_vintage_of_a_classification_is_discovered(refreshing, standin, suffix):
    standin.tables[PATH] = renamed(standin.tables[PATH], Alue=f"alue{suffix}")

    (found,) = refreshing().values()

    assert found.outcome == Outcome.FETCHED


def test_a_table_that_is_gone_is_named_and_the_others_go_on(refreshing, standin):
    other = standin.tables[PATH]
    standin.tables = {"StatFin/tyonv/12tf.px": other}
    share = DECLARED.__class__(stem="standin_12tf", folder="StatFin/tyonv", id="12tf", indicators=True)

    found = refreshing(DECLARED, share)

    assert found[STEM].outcome == Outcome.UNEXPECTED
    assert "StatFin/tyonv has no table 12r5; it has 12tf" in found[STEM].message
    assert found["standin_12tf"].outcome == Outcome.FETCHED


def test_a_dimension_that_nobody_expected_is_taken_as_its_total_or_named(refreshing, standin):
    table = standin.tables[PATH]
    wide = table.__class__(
        title="",
        dimensions={**table.dimensions, "sukupuoli_9_20180101": ["SSS", "1"]},
        time="timeperiod_m",
        values=np.stack([table.values, table.values], axis=-1),
        marks=np.stack([table.marks, table.marks], axis=-1),
    )
    standin.tables[PATH] = wide
    (found,) = refreshing().values()
    assert found.outcome == Outcome.FETCHED

    standin.tables[PATH] = renamed(wide, sukupuoli_9_20180101="uusi_1_20270101")
    standin.tables[PATH].dimensions["uusi_1_20270101"] = ["a", "b"]
    standin.tables[PATH].updated = LATER
    (found,) = refreshing().values()
    assert found.outcome == Outcome.UNEXPECTED
    assert "uusi_1_20270101, and no total of it" in found.message


def test_an_area_that_ends_is_named_and_stays_in_the_earlier_vintage(refreshing, standin):
    everywhere = {"only": None, "updated": LATER}
    standin.tables[PATH] = small(2, **everywhere)
    refreshing()
    standin.tables[PATH] = small(
        2, **everywhere | {"updated": "2027-01-25T08:00:00"}, merged=[("KU020", "KU049")]
    )

    (found,) = refreshing().values()

    assert "areas that have ended: 020" in found.message
    old, new = refreshing.keys
    assert vintages(refreshing.folder)[-1].parts[STEM].ended == ("020",)
    assert ("020" in figures_areas(refreshing, old), "020" in figures_areas(refreshing, new)) == (True, False)


def figures_areas(refreshing, key):
    return set(refreshing.store(key).where(STEM)["ref_area"])


def test_the_published_month_itself_passes_every_check(standin, refreshing):
    standin.tables[PATH] = published()

    found = refreshing()["standin_12r5"]

    assert (found.outcome, found.message) == (Outcome.FETCHED, "2026-06 to 2026-06")
    kept = figures(refreshing.store(), ref_area=["SSS", "MKJO", "205"])
    assert kept["SSS", "2026-06", "new_vacancies", "_T", "_T"] == (31_390, "normal")
    assert kept["MKJO", "2026-06", "new_vacancies", "_T", "_T"] == (9_244, "normal")
