"""What a service may do wrong: every fault ends with the last good figures served, and with a word on it."""

import shutil

import pytest

from data.refresh.run import Outcome
from data.refresh.service import ATTEMPTS
from tests.refresh.conftest import DECLARED, PATH, Refreshing, figures, small
from tests.refresh.test_refresh import LATER, REVISED
from tests.standin.pxweb import PxService
from tests.standin.server import served
from tests.standin.tables import cut

STEM = DECLARED.stem

UNREACHABLE = {
    "500": "HTTP 500",
    "503": "HTTP 503",
    "429": "HTTP 429",
    "cut": "IncompleteRead",
    "slow": "ReadTimeout",
}
UNREADABLE = {
    "html": "a web page",
    "type": "what is no JSON",
    "400": "HTTP 400",
    "404": "HTTP 404",
    "codes": "other values of Alue",
    "no_value": "values",
    "text": "a value is no number",
    "short": "values",
}
WRONG = {
    "unmarked": "lost the marks",
    "unknown_mark": "cells marked ['?']",
    "negative": "outside 0-100 %",
    "thousands": "outside 0-100 %",
}


def on_data(fault):
    return lambda method, _path: fault if method == "POST" else ""


def on_metadata(fault):
    return lambda method, path: fault if method == "GET" and path == PATH else ""


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    """Return what a first refresh left in its folder, and its figures."""
    service = PxService({PATH: small()}, maxCalls=10_000)
    with served(service.app) as url:
        work = Refreshing(tmp_path_factory.mktemp("first") / "vintages", f"{url}/PxWeb/api/v1/fi")
        work()
        yield work, figures(work.store())
        work.close()


@pytest.fixture
def held(refreshing, standin, first):
    """Return the figures of a first refresh, after which the service has others."""
    work, found = first
    shutil.copytree(work.folder, refreshing.folder)
    refreshing.now = work.now
    standin.tables[PATH] = small(more=REVISED, updated=LATER)
    return found


@pytest.mark.parametrize(
    ("fault", "outcome", "said"),
    [
        *((fault, Outcome.UNREACHABLE, said) for fault, said in UNREACHABLE.items()),
        *((fault, Outcome.REFUSED, said) for fault, said in (UNREADABLE | WRONG).items()),
    ],
)
def test_wrong_data_leave_the_last_good_figures_and_say_why(refreshing, standin, held, fault, outcome, said):
    standin.fault = on_data(fault)

    (found,) = refreshing().values()

    assert found.outcome == outcome
    assert said in found.message
    assert figures(refreshing.store()) == held
    assert len(refreshing.keys) == 1

    standin.fault = on_data("")
    (found,) = refreshing().values()
    assert (found.outcome, found.revised) == (Outcome.FETCHED, 1)


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [("400", "refused"), ("html", "refused"), ("no_variables", "refused"), ("503", "unreachable")],
)
def test_metadata_that_cannot_be_read_leave_the_last_good_figures(refreshing, standin, held, fault, outcome):
    standin.fault = on_metadata(fault)

    (found,) = refreshing().values()

    assert found.outcome == outcome
    assert figures(refreshing.store()) == held


@pytest.mark.usefixtures("held")
def test_a_passing_fault_is_tried_again_ever_later(refreshing, standin):
    faults = iter(["503", "cut", "503"])
    standin.fault = lambda method, _path: next(faults, "") if method == "POST" else ""

    (found,) = refreshing().values()

    assert found.outcome == Outcome.FETCHED
    assert refreshing.waited == [1, 2, 4]


@pytest.mark.usefixtures("held")
def test_too_many_calls_wait_as_long_as_the_service_counts_them(refreshing, standin):
    faults = iter(["429"])
    standin.fault = lambda method, _path: next(faults, "") if method == "POST" else ""

    (found,) = refreshing().values()

    assert found.outcome == Outcome.FETCHED
    assert refreshing.waited == [standin.config["timeWindow"]]


def test_a_service_that_gives_fewer_cells_than_it_says_is_asked_for_fewer(refreshing, standin):
    standin.most_cells = 1_000

    (found,) = refreshing().values()

    assert found.outcome == Outcome.FETCHED
    assert len(refreshing.store().where(STEM)) == standin.tables[PATH].values.size


def test_without_a_network_everything_is_unreachable_and_the_last_good_figures_stay(refreshing, held):
    refreshing.url = "http://127.0.0.1:9/PxWeb/api/v1/fi"

    (found,) = refreshing().values()

    assert found.outcome == Outcome.UNREACHABLE
    assert f"no answer in {ATTEMPTS} attempts" in found.message
    assert found.good is None or found.good < found.checked
    assert figures(refreshing.store()) == held


def test_a_sum_that_does_not_reconcile_is_refused(refreshing, standin, held):
    wrong = small(updated=LATER)
    at = wrong.index(Alue="SK181", timeperiod_m="2026M02", contentscode="HAKIJALOPUSSA")
    wrong.values[at] += 1
    standin.tables[PATH] = wrong

    (found,) = refreshing().values()

    assert found.outcome == Outcome.REFUSED
    assert "municipalities of SK181 add up to" in found.message
    assert figures(refreshing.store()) == held


@pytest.mark.parametrize(
    ("dimension", "value", "said"),
    [
        ("timeperiod_m", "2026M03", "no longer has 2026-03"),
        ("contentscode", "KOKEILULOP", "no longer has ('service_try_out'"),
        ("Alue", ("KU091", "KU020", "KU049"), "the municipalities add up to"),
        ("Alue", tuple(f"ELY{number:02}" for number in range(1, 17)), "has lost 16 areas"),
    ],
)
def test_coverage_that_shrinks_is_refused(refreshing, standin, held, dimension, value, said):
    lost = {value} if isinstance(value, str) else set(value)
    standin.tables[PATH] = cut(small(updated=LATER), dimension, lambda each: each not in lost)

    (found,) = refreshing().values()

    assert found.outcome == Outcome.REFUSED
    assert said in found.message
    assert figures(refreshing.store()) == held
