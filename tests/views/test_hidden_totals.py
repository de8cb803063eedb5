"""Whatever is suppressed of a sensitive group: pages, files, addresses and datasets say the same.

The data are written anew with the totals that other suppressed figures would make up, as far as the total of
the area allows where that may be told.
"""

import re
import shutil

import pandas as pd
import pytest

from data.areas import area
from data.downloads import snapshot_rows
from data.store import SNAPSHOT_DIR, Store
from domain.indicators import SENSITIVE
from i18n.text import Text
from tests.data.conftest import write_drawn
from tests.views.checked import explain
from views.choices import OneOf
from views.data_files import data_file
from views.files import report
from views.overview import VIEW as OVERVIEW
from views.registry import VIEWS
from views.sheet import sheet_after, sheets

TOTALS = area("TA10").totals
STEM = "statfin_12r5"
FI = Text("fi")

CHECKSUM = re.compile(r"\b[0-9a-f]{8,64}\b")
"""Other totals are another file, which the page of sources says; it is all that it says."""

WORLDS = {
    "unemployed_disabled": [{"697": 1}, {"697": 4}],
    "unemployed_foreign": [
        {"105": 1, "578": 1, "697": 4, "832": 3},
        {"105": 4, "578": 3, "697": 1, "832": 1},
    ],
}
"""What the suppressed figures may be."""


def world(folder, group, hidden):
    """Return the shipped data with the totals that these suppressed figures make up."""
    folder.mkdir()
    for path in SNAPSHOT_DIR.iterdir():
        shutil.copy(path, folder)
    table = pd.read_parquet(folder / f"{STEM}.parquet")
    of_group = table["indicator"] == group
    own = table[of_group].set_index("ref_area")["obs_value"].to_dict() | hidden
    for whole, parts in TOTALS.items():
        table.loc[of_group & (table["ref_area"] == whole), "obs_value"] = sum(own[part] for part in parts)
    write_drawn(folder, STEM, table)
    return Store(folder)


def screen(view, codes, context):
    """Return every byte that a browser gets of a page."""
    made = sheets(view, codes, context, FI, explain=explain)
    around = [sheet_after(each, made, view, codes, context, FI, explain=explain) for each in made.around]
    return [(part.body, sorted(part.figures.values())) for part in (made.first, *around)]


def addresses(view, codes, context):
    """Return the data of every figure at its address; pictures and workbooks are made of the report."""
    chosen = view.chosen(codes, context)
    keys = [figure.key for figure in report(view, codes, context, FI, explain=explain).figures if figure.grid]
    return [data_file(view, chosen, key, ending, FI) for key in keys for ending in ("csv", "json")]


def groups_of(view, context):
    """Return the codes that show a sensitive group, under whatever choice of a page."""
    chosen = view.chosen({}, context)
    lists = [choice for choice in view.choices if isinstance(choice, OneOf)]
    return [{each.key: group} for each in lists for group in sorted(SENSITIVE & {*each.options(chosen)})]


def everything(context):
    """Return all that a reader can get, by where."""
    found = told(context, VIEWS.values())
    return found | {"dataset": CHECKSUM.sub("", snapshot_rows(context.store, STEM).to_csv())}


def told(context, views):
    """Return all that a reader can get of pages, by where."""
    found = {}
    for view in views:
        for codes in [{}, *groups_of(view, context)]:
            page = report(view, codes, context, FI, explain=explain)
            where = (view.name, *codes.values())
            found[where] = (screen(view, codes, context), page, addresses(view, codes, context))
    return {where: CHECKSUM.sub("", repr(said)) for where, said in found.items()}


def test_the_worlds_are_those_of_the_shipped_data(store):
    rows = pd.read_parquet(store.path(STEM)).set_index(["ref_area", "indicator"])["obs_value"].dropna()

    assert WORLDS.keys() == SENSITIVE
    for group, worlds in WORLDS.items():
        known = rows[:, group]
        for hidden in worlds:
            own = known.to_dict() | hidden
            assert hidden.keys().isdisjoint(known.index)
            assert {own[part] for part in hidden} <= {1, 2, 3, 4}
            assert len({sum(hidden.values()) for hidden in worlds}) == (2 if len(hidden) == 1 else 1)


@pytest.mark.parametrize("group", sorted(WORLDS))
def test_all_worlds_look_the_same(group, contexts, tmp_path):
    worlds = []
    for number, hidden in enumerate(WORLDS[group]):
        store = world(tmp_path / str(number), group, hidden)
        worlds.append(everything(contexts(area("TA10"), store=store)))
        store.close()

    for other in worlds[1:]:
        assert {where for where in worlds[0] if worlds[0][where] != other[where]} == set()


def test_a_total_that_may_be_told_is_seen(contexts, tmp_path):
    one = world(tmp_path / "one", "unemployed_disabled", {"697": 1})
    other = world(tmp_path / "other", "unemployed_disabled", {"697": 1, "105": 11})

    said, otherwise = (told(contexts(area("TA10"), store=each), [OVERVIEW]) for each in (one, other))

    assert said["overview", "unemployed_disabled"] != otherwise["overview", "unemployed_disabled"]
    one.close()
    other.close()
