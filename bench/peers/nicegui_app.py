"""The peer in NiceGUI: `python -m bench.peers.nicegui_app PORT`."""

import sys

from nicegui import ui

from bench.peers.content import INDICATORS, overview
from bench.peers.plain_fragment import content, model


@ui.page("/overview")
def overview_page() -> None:
    """Show the first page; the charts follow the indicator."""
    page = overview(INDICATORS[0])
    ui.label(page.title).classes("text-h4")
    for sentence in page.answer:
        ui.label(sentence)
    with ui.row():
        for label, value in page.key_figures:
            with ui.card():
                ui.label(label)
                ui.label(value).classes("text-h5")
    chosen = ui.radio(list(INDICATORS), value=INDICATORS[0])
    plots = [ui.plotly(chart).classes("w-full") for chart in page.charts]

    def follow() -> None:
        for plot, chart in zip(plots, overview(chosen.value).charts, strict=True):
            plot.update_figure(chart)

    chosen.on_value_change(follow)


@ui.page("/board")
def board_page() -> None:
    """Show the board: sliders, five figures and the chart of caseloads."""
    fte = dict(model()[1])
    figures, chart = content(fte)

    def moved(unit: str, value: float) -> None:
        fte[unit] = value
        figures, chart = content(fte)
        for label, figure in zip(labels, figures.values(), strict=True):
            label.set_text(figure)
        plot.update_figure(chart)

    for unit, value in fte.items():
        ui.label(unit)
        ui.slider(
            min=0, max=40, step=0.5, value=value, on_change=lambda event, unit=unit: moved(unit, event.value)
        )
    with ui.row():
        labels = [ui.label(figure) for figure in figures.values()]
    plot = ui.plotly(chart).classes("w-full")


ui.run(port=int(sys.argv[1]), show=False, reload=False)
