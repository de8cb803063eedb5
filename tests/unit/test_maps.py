"""What the map of the municipalities writes on it."""

from charts.maps import extent, municipality_map
from geo.boundaries import Outline
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
