"""A snapshot that is damaged changes no page silently: the page names the file, or is as it was."""

import copy
import json
from dataclasses import replace

import pytest

from data.areas import area
from domain.errors import SnapshotDamagedError
from i18n.text import Text
from tests.views.reading import read_by
from tests.views.test_every_view import shown
from ui import current_context
from views.context import opened
from views.own import NOTHING
from views.registry import VIEWS

FI = Text("fi")


@pytest.mark.parametrize("name", VIEWS)
def test_a_page_names_each_damaged_file_that_it_reads_or_is_as_it_was(name, store):
    view = VIEWS[name]
    library = current_context.with_own(view, NOTHING).library
    whole = told(view, store, library)
    silent = []
    for stem in read_by(view, store, library):
        damaged = copy.copy(store)
        damaged.problems = {stem: SnapshotDamagedError("it is cut", file=f"{stem}.parquet")}
        said = told(view, damaged, library)
        if FI("errors.snapshot_damaged", file=f"{stem}.parquet") not in said and said != whole:
            silent.append(stem)

    assert not silent


def told(view, store, library):
    """Return all that a page shows, as one text."""
    context = replace(opened(store, area("TA10")), library=library)
    bodies, figures = shown(
        view, context, explaining=lambda text, error: text(error.text_key, **error.values)
    )
    return json.dumps([bodies, figures], ensure_ascii=False)
