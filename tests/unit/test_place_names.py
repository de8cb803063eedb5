"""Names beside centres on a map: where each stands when marks, lines or other names are in the way."""

import pytest

from charts.maps import Marker
from charts.places import place_names
from geo.boundaries import Outline

# The extent with its margin is 202 x 322 km: half a kilometre to a pixel on a map of 644 pixels.
AREA = Outline(
    ref_area="205",
    name="",
    is_own=True,
    x=(0.0, 184e3, 184e3, 0.0),
    y=(0.0, 0.0, 304e3, 304e3),
    label_x=92e3,
    label_y=152e3,
)
HEIGHT = 644


def neighbour(x, y):
    return Outline(ref_area="x", name="Pudasjärvi", is_own=False, x=(), y=(), label_x=x, label_y=y)


def sides(*centres, outlines=(AREA,), lines=()):
    marks = {
        str(number): Marker(x=x, y=y, label=label, hover="") for number, (x, y, label) in enumerate(centres)
    }
    drawn = place_names(marks, outlines, height=HEIGHT, clear_px=22, lines=lines)
    return drawn["textposition"]


def test_names_stand_away_from_the_middle_where_nothing_is_in_the_way():
    assert sides((60e3, 150e3, "Puolanka"), (120e3, 150e3, "Kuhmo")) == ["middle left", "middle right"]


@pytest.mark.parametrize(
    ("label", "side"), [("Sotkamo", "middle right"), ("Sotkamo <b>40 km</b>", "bottom center")]
)
def test_a_name_that_would_reach_a_mark_stands_below(label, side):
    # The mark is 40 km away, 80 pixels: the name alone is short of it.
    west, east = (20e3, 250e3, "Kajaani"), (140e3, 150e3, "Kuhmo")

    assert sides(west, (100e3, 150e3, label), east)[1] == side


def test_a_name_keeps_off_the_names_of_neighbours_and_the_edge():
    taivalkoski, kuhmo = (60e3, 150e3, "Taivalkoski"), (120e3, 20e3, "Kuhmo")

    assert sides(taivalkoski, kuhmo, outlines=(AREA, neighbour(30e3, 150e3)))[0] == "bottom center"
    assert sides((5e3, 150e3, "Taivalkoski"), kuhmo)[0] == "middle right"


def test_a_name_keeps_off_lines():
    puolanka, kuhmo = (80e3, 150e3, "Puolanka"), (120e3, 20e3, "Kuhmo")
    west, down = ((80e3, 20e3), (150e3, 150e3)), ((80e3, 80e3), (150e3, 20e3))

    assert sides(puolanka, kuhmo, lines=[west])[0] == "bottom center"
    assert sides(puolanka, kuhmo, lines=[west, down])[0] == "top center"


def test_a_mark_is_worse_than_a_line():
    line, kuhmo = ((20e3, 60e3), (150e3, 150e3)), (60e3, 135e3, "Kuhmo")

    assert sides((60e3, 150e3, "Puolanka"), kuhmo, (170e3, 20e3, "x"), lines=[line])[0] != "bottom center"
