"""What scenarios are compared by: results of every view, whatever its age, with their words and sources."""

import shutil
from dataclasses import replace

import pandas as pd
import pytest

from data.store import SNAPSHOT_DIR, Store
from domain.errors import ParameterError, SnapshotDamagedError
from domain.interval import UNKNOWN, Interval
from i18n.text import LANGUAGES, Text
from tests.data.conftest import write_drawn
from tests.scenarios.fixtures import save
from views.memory import Memory
from views.page import View
from views.registry import VIEWS
from views.results import (
    metrics,
    models,
    newest,
    numbers,
    read_results,
    results_of,
    written_results,
)
from views.saved.results import results_of as saved_results

OF_NOW = [each for each in save.said()["versions"] if each["model"] == "1.2"]
RANGES_NOW = {"hours_gap", "statutory_share", "cost_eur"}
"""Results that were single numbers then; since model 1.3 of staffing they are ranges over what is assumed."""

SNAPSHOTS = [path.stem for path in SNAPSHOT_DIR.glob("*.parquet")]
DECLARED = [view for view in VIEWS.values() if view.snapshots]


@pytest.mark.parametrize("metric", metrics(), ids=lambda metric: metric.key)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_metric_has_a_name_and_a_unit_in_words(metric, language):
    text = Text(language)

    assert text(f"scenario_page.metrics.{metric.key}").strip()
    assert metric.unit == "share" or text(f"scenario_page.units.{metric.unit}").strip()


def test_no_two_views_give_a_result_one_name():
    keys = [metric.key for metric in metrics()]

    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("each", OF_NOW, ids=lambda each: each["name"])
def test_versions_saved_before_lead_to_what_was_saved_with_them(each, home):
    found = results_of(each["inputs"], lambda _view: home)
    now = written_results(found)
    compared = {metric.key for metric in metrics()} & each["results"].keys() - RANGES_NOW

    assert {key: now[key] for key in compared} == {key: each["results"][key] for key in compared}
    for key in RANGES_NOW & each["results"].keys():
        then = read_results({key: each["results"][key]})[key]
        assert found[key].low < then.low <= then.high < found[key].high


def altered(stem, folder, *but):
    """Write a snapshot with other numbers, unless it is among `but`: halved, or doubled where they count."""
    path = SNAPSHOT_DIR / f"{stem}.parquet"
    table = pd.read_parquet(path)
    factors = {"float64": 0.5, "int64": 2}
    other = {
        name: table[name] * factors[str(kind)] for name, kind in table.dtypes.items() if str(kind) in factors
    }
    if stem in but or not other:
        shutil.copy(path, folder)
        shutil.copy(path.with_suffix(".toml"), folder)
        return
    write_drawn(folder, stem, table.assign(**other))


@pytest.mark.parametrize("view", DECLARED, ids=lambda view: view.name)
def test_results_come_from_the_snapshots_that_their_view_declares(view, home, tmp_path):
    for stem in SNAPSHOTS:
        altered(stem, tmp_path, *view.snapshots)
    store = Store(tmp_path)
    other, only = replace(home, store=store, memory=Memory()), {view.name: view}

    assert not store.problems
    assert results_of({}, lambda _view: other, only) == results_of({}, lambda _view: home, only)
    store.close()


def view(name, **results):
    return View(name=name, choices=(), build=lambda *_: None, results=results, model="1.10")


def refusing(error):
    def result(_chosen):
        raise error("no")

    return result


def test_results_of_what_readers_say_are_not_kept(home):
    said = [1.0]
    views = {"one": replace(view("one", told=lambda _: Interval.point(said[-1])), is_lasting=False)}
    context = replace(home, memory=Memory())

    before = results_of({}, lambda _view: context, views)
    said.append(2.0)

    assert (before["told"].low, results_of({}, lambda _view: context, views)["told"].low) == (1.0, 2.0)


def test_a_result_that_cannot_be_worked_out_leaves_the_others(home):
    views = {"one": view("one", bad=refusing(ParameterError), good=lambda _: Interval.point(3))}

    assert results_of({}, lambda _view: replace(home, memory=Memory()), views) == {"good": Interval.point(3)}


def test_damaged_data_fail_them_all(home):
    with pytest.raises(SnapshotDamagedError):
        results_of(
            {},
            lambda _view: replace(home, memory=Memory()),
            {"one": view("one", bad=refusing(SnapshotDamagedError))},
        )


def test_the_saved_results_are_those_of_the_page(home):
    found = saved_results(home, {})

    assert written_results(found)["largest_caseload"] == "203"
    # The numbers of the page (34 %, 56 366 hours, 3,78 million euros) are within the ranges that it shows.
    share = found["statutory_share"]
    assert (round(share.low, 4), round(share.high, 4)) == (0.2445, 0.5953)
    assert (int(found["hours_gap"].low), int(found["hours_gap"].high)) == (34_416, 65_815)
    assert found["cost_eur"] == Interval(63 * 50_000, 63 * 75_000)


def test_the_newest_model_is_that_of_any_view():
    one = view("one", good=lambda _: UNKNOWN)

    assert models({"one": one, "silent": view("silent")}) == {"one": "1.10"}
    assert newest({"one": one}) == "1.10"
    assert numbers("1.10") > numbers("1.9")


def test_what_is_written_is_read_and_nothing_else():
    said = {"a": Interval(1.5, 2), "b": Interval.point(-3), "c": UNKNOWN}

    assert read_results(written_results(said)) == {"a": Interval(1.5, 2), "b": Interval.point(-3)}
    assert read_results({"a": "x", "b": "nan", "c": "2..1", "d": "1e13", "e": "", "f": "1..x"}) == {}


def test_an_example_that_nobody_chose_is_no_part_of_a_scenario(home):
    change = {"structural_change": VIEWS["structural_change"]}

    def found(inputs):
        return results_of(inputs, lambda _view: home, change).keys()

    assert not found({})
    assert not found({"structural_change": {"fte": "1~20~9~4~9~7~9.5~3.5~4"}})
    assert found({"structural_change": {"jobs": "-50"}}) == change["structural_change"].results.keys()
    assert found({"structural_change": {"tyopaikat": "-50"}})
    assert found({"structural_change": {"area": "290"}})
    assert found({"saved": {"page": "structural_change"}})
