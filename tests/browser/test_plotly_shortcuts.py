"""What Plotly draws is the same with its detours and without them."""

from importlib.resources import files

import pytest

from ui.plotly_js import prepared

AXES = {"fixedrange": True, "automargin": True, "tickangle": 0}
SIZE = {"width": 500, "height": 320, "showlegend": True, "margin": {"l": 8, "r": 8, "t": 8, "b": 8}}
DRAWINGS = [
    {
        "data": [
            {
                "type": "bar",
                "orientation": "h",
                "x": [3, 1, 2],
                "y": ["Puolanka", "Kuhmo", "Kajaani<br>Sotkamo"],
            }
        ],
        "layout": {**SIZE, "xaxis": {**AXES, "title": {"text": "henkilöä"}}, "yaxis": AXES},
    },
    # Its labels have moved, and two of them are new.
    {
        "data": [
            {"type": "bar", "orientation": "h", "x": [30_000, 10], "y": ["Kuhmo", "Hyrynsalmi ja Ristijärvi"]}
        ],
        "layout": {**SIZE, "xaxis": {**AXES, "range": [0, 90_000]}, "yaxis": AXES},
    },
    {
        "data": [
            {
                "type": "scatter",
                "mode": "lines+text",
                "x": [1, 2, 3],
                "y": [1e-9, 2e6, -4],
                "text": ["a", "b", "c"],
            }
        ],
        "layout": {
            **SIZE,
            "xaxis": {**AXES, "side": "top", "tickangle": 30},
            "yaxis": {**AXES, "side": "right"},
        },
    },
]

DRAWN = """async drawings => {
  const plot = document.body.appendChild(document.createElement("div"))
  const drawn = []
  for (const { data, layout } of drawings) {
    await Plotly.react(plot, data, layout, { displayModeBar: false, staticPlot: true })
    const { l, r, t, b } = plot._fullLayout._size
    const drawnAtRandom = [plot._fullLayout._uid, ...plot._fullData.map(trace => trace.uid)]
    const marks = [...plot.querySelectorAll(".main-svg")].map(each => each.outerHTML).join("")
    drawn.push([[l, r, t, b], drawnAtRandom.reduce((left, uid) => left.replaceAll(uid, ""), marks)])
  }
  return drawn
}"""


@pytest.fixture
def drawn(browser):
    """Return what draws with a script: margins and marks of each drawing."""
    tabs = []

    def drawing(script):
        tabs.append(browser.new_page())
        tabs[-1].set_content("<body></body>")
        tabs[-1].add_script_tag(content=script)
        return tabs[-1].evaluate(DRAWN, DRAWINGS)

    yield drawing
    for tab in tabs:
        tab.close()


def test_a_drawing_is_the_same_without_the_detours(drawn):
    installed = files("plotly").joinpath("package_data/plotly.min.js").read_text(encoding="utf-8")

    detoured, shortened = drawn(installed), drawn(prepared(installed))

    assert shortened == detoured
    assert len({str(margins) for margins, _ in detoured}) == len(DRAWINGS)
