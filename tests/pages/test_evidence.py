"""Service points, reconciliation and sources, held against the plan and the rule of suppression."""

import csv
import io

from i18n.text import Text
from tests.pages.elements import answer, figures, opened, seen
from ui import loaders
from ui.sources import snapshot_csv


def downloaded(page, key):
    """Return the rows of a figure's download, without their headings."""
    return list(csv.reader(io.StringIO(figures(seen(page))[key]["table"]["csv"]), delimiter=";"))[1:]


def texts(data):
    """Return the text of a figure's table, row by row, with ordinary spaces."""
    return [[cell["text"].replace("\xa0", " ") for cell in row] for row in data["table"]["rows"]]


def test_the_thirteen_points_are_counted_and_the_office_not_taken_over_is_listed_apart():
    assert "13 palvelupistettä" in answer(seen("service_points"))

    rows = texts(figures(seen("service_points"))["addresses"])
    assert [row[-1] for row in rows].count("● palvelupiste") == 13
    assert [row[2] for row in rows if row[-1].startswith("×")] == ["Kitkantie 28, 93600 Kuusamo"]


def test_the_map_says_that_its_marks_are_no_buildings():
    assert "kuntakeskuksen tarkkuudella" in figures(seen("service_points"))["points"]["source"]


def test_the_nearest_point_of_a_chosen_municipality_is_by_road():
    # From Puolanka it is 51,9 km to Hyrynsalmi, 55,9 km to Ristijärvi and 60,5 km to Paltamo.
    rows = texts(figures(opened("service_points", kunta="620"))["ways"])

    assert [row[0] for row in rows][:3] == ["Hyrynsalmi", "Ristijärvi", "Paltamo"]


def test_a_way_within_ones_own_municipality_is_never_shown_as_0_km():
    shown = figures(seen("service_points"))

    assert next(row for row in texts(shown["points"]) if row[0] == "Kajaani")[-1] == "ei voi laskea"
    for place, row in enumerate(texts(shown["matrix"])):
        assert row[place + 1] == ""
    for data in shown.values():
        assert not any(cell in ("0,0", "0,0 km") for row in texts(data) for cell in row)


def test_a_downloaded_dataset_keeps_suppressed_cells_with_their_status():
    text = snapshot_csv(loaders.snapshot_rows("statfin_12r5"), "statfin_12r5", Text("fi"))
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))

    assert len(rows) == 9683
    assert {row["obs_status"] for row in rows if row["obs_value"] == "..."} == {"confidential"}
    assert {row["obs_value"] for row in rows if row["obs_status"] == "confidential"} == {"..."}


def test_every_source_names_its_checksum_and_every_dataset_its_state():
    sources = figures(seen("sources"))["periods"]
    datasets = figures(seen("sources"))["snapshots"]

    assert all(len(row[-1]) == 64 for row in texts(sources))
    assert {row[-1] for row in texts(datasets)} == {"● ehjä"}
