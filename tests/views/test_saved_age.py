"""How saved versions stand to the programme of now: their area, the models of their pages, their data."""

from dataclasses import replace

import pytest

from data import areas
from domain.interval import Interval
from scenarios.identifiers import new_identifier
from scenarios.model import Version
from tests.scenarios.drafts import draft
from views.own import NOTHING
from views.results import models, numbers, written_results
from views.saved import age
from views.saved.results import METRICS, STAFFING, page_of

RESULTS = written_results(
    {"largest_caseload": Interval.point(99), "unserved_clients": Interval.point(0), "places": Interval(1, 2)}
)
HERE = areas.FIRST
NOW = max(models().values(), key=numbers)


@pytest.fixture
def vintage(home):
    """Return the checksum of the rows of every snapshot."""
    return {stem: checksums[0] for stem, checksums in home.store.vintages.items()}


def version(model=NOW, vintage=None, **said):
    about = {"saved": {"page": "staffing", "area": HERE, **said}, "results": RESULTS}
    made = draft(inputs=about, model_version=model, data_vintage=vintage or {})
    return Version(
        **{name: getattr(made, name) for name in type(made).__dataclass_fields__},
        id=new_identifier(),
        scenario_id=new_identifier(),
    )


def test_what_is_saved_now_says_its_area_and_the_model_of_each_page(home):
    said = age.said_now(home, "activation", NOTHING)

    assert said["area"] == HERE
    assert {said[f"model_{page}"] for page in models()} == set(models().values())
    assert age.raised_models(version(**said)) == {}
    assert age.kept_results(home, version(**said)) == {}


def test_only_pages_whose_model_rose_keep_what_was_saved(home):
    one = version(model_staffing="1.1", model_activation="1.2")

    assert age.raised_models(one) == {STAFFING: ("1.1", models()[STAFFING])}
    assert set(age.kept_results(home, one)) == {"largest_caseload", "unserved_clients"}


@pytest.mark.parametrize(("model", "pages"), [("1.0", 2), ("1.1", 2), ("1.2", 1), ("1.2.2", 1), ("1.3", 0)])
def test_a_version_of_one_model_for_all_compares_by_it(model, pages):
    assert len(age.raised_models(version(model)).keys() & {STAFFING, "activation"}) == pages


def test_only_pages_whose_data_are_others_keep_what_was_saved(home, vintage):
    shares = vintage | {"statfin_12tf": "0" * 64}
    assert not age.kept_pages(home, version(vintage=shares)) & {STAFFING, "activation"}

    plan = vintage | {"plan_2023_staffing": "0" * 64}
    assert age.kept_pages(home, version(vintage=plan)) & {STAFFING, "activation"} == {STAFFING}


def test_a_checksum_of_a_file_of_the_same_rows_is_no_other_vintage(home):
    assert age.renewed_snapshots(home, version(vintage=dict(home.store.sha256))) == []


def test_a_version_that_names_no_area_is_of_the_first_one(home):
    said = version().inputs["saved"]
    old = replace(version(), inputs={"saved": {key: said[key] for key in said if key != "area"}})

    assert age.area_of(old) == areas.FIRST
    assert not age.is_elsewhere(home, old)


def test_of_another_area_everything_is_as_it_was_saved(home):
    one = version(area="TA99")

    assert age.is_elsewhere(home, one)
    assert set(age.kept_results(home, one)) == {"largest_caseload", "unserved_clients", "places"}


@pytest.mark.parametrize("hostile", ["", "x", "1.", "9" * 999, "<b>"])
def test_a_model_that_is_none_is_not_older(hostile):
    assert STAFFING not in age.raised_models(version(model_staffing=hostile))


def test_every_metric_is_one_of_a_page_that_has_a_model():
    assert {page_of(metric.key) for metric in METRICS} == set(models())
