"""A snapshot that is damaged changes no page silently: the page names the file, or is as it was."""

import copy
import json
from dataclasses import replace
from types import MappingProxyType

import pytest

from data.areas import area
from data.store import SNAPSHOT_DIR
from domain.errors import SnapshotDamagedError
from i18n.text import Text
from tests.views.reading import read_by
from tests.views.test_every_view import SLIP, shown, words
from views.context import opened
from views.registry import VIEWS

FI = Text("fi")
STEMS = sorted(path.stem for path in SNAPSHOT_DIR.glob("*.parquet"))


def without(store, stem):
    """Return the store as it is where one snapshot is damaged."""
    damaged = copy.copy(store)
    damaged.problems = MappingProxyType(
        {stem: SnapshotDamagedError(f"{stem} is damaged", file=f"{stem}.parquet")}
    )
    return damaged


@pytest.fixture(scope="module")
def readers(store, library):
    """Return of each snapshot the views that read it."""
    read = {view.name: read_by(view, store, library) for view in VIEWS.values()}
    return {stem: [view for view in VIEWS.values() if stem in read[view.name]] for stem in STEMS}


@pytest.fixture(scope="module")
def whole(store, library):
    """Return the shipped area as a server opens it over whole data."""
    return replace(opened(store, area("TA10")), library=library)


@pytest.fixture(scope="module", params=STEMS)
def damaged(request, store, library):
    """Return a snapshot, and the area over data in which it is damaged; one for all views, as served."""
    return request.param, replace(opened(without(store, request.param), area("TA10")), library=library)


def told(view, context):
    """Return all that a page shows, as one text."""
    bodies, figures = shown(
        view, context, explaining=lambda text, error: text(error.text_key, **error.values)
    )
    return json.dumps([bodies, figures], ensure_ascii=False)


def test_the_data_are_those_of_the_folder(store):
    assert sorted(store.sha256) == STEMS


def test_a_page_names_each_damaged_file_that_it_reads_or_is_as_it_was(readers, whole, damaged):
    stem, context = damaged
    named = FI("errors.snapshot_damaged", file=f"{stem}.parquet")
    said = [(view, told(view, context)) for view in readers[stem]]

    assert not [view.name for view, page in said if named not in page and page != told(view, whole)]


def test_a_page_over_a_damaged_snapshot_has_its_title_and_nothing_else_is_wrong(readers, damaged):
    stem, context = damaged
    for view in readers[stem]:
        bodies, figures = shown(view, context)
        said = list(words(bodies, figures))

        assert bodies[0]["title"] == FI(f"{view.name}.title"), view.name
        assert {each for each in said if each.startswith("failed: ")} <= {f"failed: {stem} is damaged"}, (
            view.name
        )
        assert not [each for each in said if SLIP.search(each)], view.name


def test_a_choice_has_a_value_whichever_snapshot_is_damaged(damaged):
    _, context = damaged
    for view in VIEWS.values():
        for codes in ({}, {choice.key: "nonsense" for choice in view.choices}):
            chosen = view.chosen(codes, context)

            assert view.chosen(chosen.codes, context).codes == chosen.codes, view.name
            assert view.chosen(chosen.changed, context).codes == chosen.codes, view.name
