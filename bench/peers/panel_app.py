"""The peer in Panel: `python -m bench.peers.panel_app PORT`."""

import sys

import panel as pn

from bench.peers.content import INDICATORS, overview
from bench.peers.plain_fragment import content, model

pn.extension("plotly")


def overview_page() -> pn.Column:
    """Return the first page; the charts follow the indicator."""
    page = overview(INDICATORS[0])
    chosen = pn.widgets.RadioBoxGroup(options=list(INDICATORS))
    plots = [pn.pane.Plotly(chart, sizing_mode="stretch_width", height=400) for chart in page.charts]

    def follow(_event: object) -> None:
        for plot, chart in zip(plots, overview(chosen.value).charts, strict=True):
            plot.object = chart

    chosen.param.watch(follow, "value")
    return pn.Column(
        f"# {page.title}",
        *page.answer,
        pn.Row(*(pn.pane.Str(f"{label}: {value}") for label, value in page.key_figures)),
        chosen,
        *plots,
    )


def board_page() -> pn.Column:
    """Return the board: sliders, five figures and the chart of caseloads."""
    fte = model()[1]
    sliders = [
        pn.widgets.FloatSlider(name=unit, end=40, step=0.5, value=value) for unit, value in fte.items()
    ]
    figures, chart = content(fte)
    labels = [pn.pane.Str(figure) for figure in figures.values()]
    plot = pn.pane.Plotly(chart, sizing_mode="stretch_width", height=400)

    def moved(_event: object) -> None:
        figures, chart = content({unit: each.value for unit, each in zip(fte, sliders, strict=True)})
        for label, figure in zip(labels, figures.values(), strict=True):
            label.object = figure
        plot.object = chart

    for slider in sliders:
        slider.param.watch(moved, "value")
    return pn.Column(*sliders, pn.Row(*labels), plot)


pn.serve({"overview": overview_page, "board": board_page}, port=int(sys.argv[1]), show=False, threaded=False)
