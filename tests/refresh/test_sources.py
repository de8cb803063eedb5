"""The sources beside the tables: each told from its own description, and left where it is not as expected."""

import pytest
import shapely

from data.areas import area
from data.refresh.run import Outcome
from data.refresh.sources import SOURCES, sources
from tests.refresh.conftest import Refreshing
from tests.standin.others import Others, square
from tests.standin.server import served

BOUNDARIES, GRID, MEMBERS, SHARES = SOURCES


@pytest.fixture
def others():
    service = Others()
    with served(service.app) as url:
        service.url = url
        yield service


@pytest.fixture
def fetching(tmp_path, others):
    """Give a refresh of the sources alone; it returns what became of each."""
    work = Refreshing(tmp_path / "vintages", "http://127.0.0.1:9")
    services = {each: f"{others.url}/{each}" for each in ("wfs", "classifications", "catalogue")}
    every = sources(services, area("TA10"), asking=work.service)
    work.fetch = lambda: work(sources=every)
    yield work
    work.close()


def test_each_source_is_fetched_in_the_form_of_its_newest_year(fetching):
    found = fetching.fetch()
    store = fetching.store()

    assert {each.outcome for each in found.values()} == {Outcome.FETCHED}
    outlines = store.where(BOUNDARIES)
    assert (len(outlines), set(outlines["year"])) == (308, {"2026"})
    assert shapely.from_wkb(bytes(outlines["geometry"].iloc[0])).area == 10_000**2
    grid = store.where(GRID)
    assert grid.loc[0].to_dict() == {"x_m": 500, "y_m": 7_000_500, "population": 5_600, "year": "2025"}
    assert grid["population"].isna().sum() == 1
    members = store.where(MEMBERS)
    own = members[members["member_of"] == "TA10"].groupby("valid_from")["ref_area"].agg(set).to_dict()
    assert own["2026-01-01"] == set(area("TA10").municipalities)
    assert own["2025-01-01"] == {*own["2026-01-01"], "785"}


def test_shares_are_added_up_over_ages_and_what_is_hidden_stays_unknown(fetching):
    fetching.fetch()

    rows = fetching.store().where(SHARES).set_index("ref_area")
    assert set(rows["time_period"]) == {"2026-06"}
    assert rows.loc["205", ["recipients", "paid_eur", "municipal_share_eur"]].tolist() == [15, 11_163, 1_000]
    assert rows.loc["005", ["recipients", "municipal_share_eur"]].isna().all()


def test_what_has_not_changed_makes_no_vintage(fetching):
    fetching.fetch()

    again = fetching.fetch()

    assert {each.outcome for each in again.values()} == {Outcome.UNCHANGED}
    assert len(fetching.keys) == 1


def test_a_source_that_changed_is_seen_anew_and_the_earlier_vintage_has_the_old(fetching, others):
    fetching.fetch()
    others.rows[0][-1] = "2000.50"

    found = fetching.fetch()

    assert {stem for stem, each in found.items() if each.outcome == Outcome.FETCHED} == {SHARES}
    old, new = (
        fetching.store(key).where(SHARES, ref_area=["205"])["municipal_share_eur"].item()
        for key in fetching.keys
    )
    assert (old, new) == (1_000, 2_000)


def _no_layer(others, name):
    del others.layers[name]


def _moved(others):
    others.areas["maakunta"]["205"] = "17"


WRONG = {
    "no grid": (lambda o: _no_layer(o, "vaestoruutu:vaki2025_1km"), GRID, "no layer like"),
    "few municipalities": (
        lambda o: o.layers.update(
            {"tilastointialueet:kunta4500k_2027": o.layers["vaestoruutu:vaki2025_1km"][:1]}
        ),
        BOUNDARIES,
        "has no kunta",
    ),
    "municipality twice": (
        lambda o: o.layers["tilastointialueet:kunta4500k_2026"].append(
            square(0, 0, 1, kunta="205", nimi="Kajaani", namn="Kajana")
        ),
        BOUNDARIES,
        "twice",
    ),
    "nobody": (lambda o: o.layers["vaestoruutu:vaki2025_1km"].__delitem__(slice(500)), GRID, "people"),
    "no table": (lambda o: o.areas.pop("tyollisyysalue"), MEMBERS, "no table from kunta to tyollisyysalue"),
    "moved": (_moved, MEMBERS, "MK18 is"),
    "no column": (
        lambda o: o.fields.__setitem__(8, "osuus"),
        SHARES,
        "not one column for municipal_share_eur",
    ),
    "no number": (lambda o: o.rows[0].__setitem__(8, "n. 5"), SHARES, "that are no numbers"),
    "html package": (lambda o: o.said.update({"package.json": "<html>"}), SHARES, "a web page"),
    "html list": (lambda o: o.said.update({"correspondenceTables": "<html>"}), MEMBERS, "a web page"),
    "no packages": (
        lambda o: o.said.update({"package_search": '{"success": false}'}),
        SHARES,
        "does not tell",
    ),
    "another title": (
        lambda o: o.said.update({"package_search": '{"result": {"results": []}}'}),
        SHARES,
        "not one package",
    ),
}


@pytest.mark.parametrize(("wrong", "stem", "said"), WRONG.values(), ids=WRONG)
def test_a_source_not_as_expected_is_named_and_the_others_go_on(fetching, others, wrong, stem, said):
    wrong(others)

    found = fetching.fetch()

    assert said in found[stem].message
    assert not found[stem].is_good
    assert {key for key, each in found.items() if each.is_good} == set(SOURCES) - {stem}
    assert stem not in fetching.store().sha256


@pytest.mark.parametrize(
    "said", ["<html>", "", '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>']
)
def test_capabilities_that_are_none_leave_both_layers(fetching, others, said):
    others.said["wfs"] = said

    found = fetching.fetch()

    assert {key for key, each in found.items() if not each.is_good} == {BOUNDARIES, GRID}
