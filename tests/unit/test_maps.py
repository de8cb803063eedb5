"""What the map of the municipalities writes on it."""

import geopandas as gpd
import shapely

from charts.maps import extent, municipality_map
from geo.boundaries import CRS, Outline, around, outlines, places
from i18n.text import Text

OWN = Outline(
    ref_area="205",
    name="Kajaani",
    is_own=True,
    x=(0, 100_000, 100_000, 0),
    y=(0, 0, 300_000, 300_000),
    label_x=50_000,
    label_y=150_000,
)


def neighbour(name, x, y):
    return Outline(ref_area=name, name=name, is_own=False, x=(x,), y=(y,), label_x=x, label_y=y)


def test_a_neighbours_name_that_the_edge_would_cut_is_left_out():
    (west, east), (south, north) = extent((OWN,))
    inside = neighbour("Vaala", west + 20_000, 100_000)
    cut = [
        neighbour("Pyhäntä", west + 2_000, 100_000),
        neighbour("Siikalatva", west - 20_000, 100_000),
        neighbour("Lieksa", east - 2_000, 100_000),
        neighbour("Nurmes", 50_000, south + 1_000),
        neighbour("Salla", 50_000, north + 50_000),
    ]
    traces = municipality_map((OWN, inside, *cut), {}, Text("fi")).traces
    names = [trace["text"] for trace in traces if trace.get("mode") == "text"]

    assert names == [["Vaala"]]


def shapes(**drawn):
    """Return the boundaries of municipalities by their codes."""
    named = {"ref_area": list(drawn), "name": list(drawn)}
    return gpd.GeoDataFrame(named, geometry=list(drawn.values()), crs=CRS)


ISLANDS = shapely.MultiPolygon([shapely.box(0, 0, 10, 10), shapely.box(20, 0, 30, 10)])


def test_every_island_is_drawn_and_the_extent_holds_them_all():
    (found,) = outlines(shapes(a=ISLANDS), ["a"])

    assert found.x.count(None) == 1
    assert found.x[-1] is not None
    assert extent((found,)) == ([-9_000, 9_030], [-9_000, 9_010])


def test_neighbours_are_those_beside_the_area():
    every = shapes(
        a=shapely.box(0, 0, 10, 10), b=shapely.box(500, 0, 510, 10), c=shapely.box(5_000, 0, 5_010, 10)
    )

    assert around(every, ["a"])["ref_area"].tolist() == ["a", "b"]


def test_a_point_lies_in_one_municipality_or_in_none():
    assert places(shapes(a=ISLANDS, b=shapely.box(11, 0, 19, 10)), [5, 15, 25, 40], [5, 5, 5, 5]) == [
        "a",
        "b",
        "a",
        "",
    ]
