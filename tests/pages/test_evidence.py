"""Service points, held against the plan."""

from tests.pages.elements import answer, figures, opened, seen


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
