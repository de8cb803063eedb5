"""Which snapshots a page reads: where another is damaged, it is the same page."""

import copy
from collections.abc import Mapping
from dataclasses import replace

from data.areas import area
from tests.views.test_every_view import shown
from views.context import opened


class Asked(Mapping):
    """The problems of whole data, of which there are none; keeps whose were asked for."""

    def __init__(self, stems):
        self.stems = frozenset(stems)
        self.asked = set()

    def __getitem__(self, stem):
        raise KeyError(stem)

    def __contains__(self, stem):
        self.asked.add(stem)
        return False

    def __iter__(self):
        self.asked |= self.stems
        return iter(())

    def __len__(self):
        self.asked |= self.stems
        return 0


def read_by(view, store, library):
    """Return the stems of the snapshots that a page reads as it opens; of all where it lists them."""
    watched = copy.copy(store)
    watched.problems = Asked(store.sha256)
    shown(view, replace(opened(watched, area("TA10")), library=library))
    return sorted(watched.problems.asked & watched.problems.stems)
