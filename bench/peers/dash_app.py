"""The peer in Dash: `python -m bench.peers.dash_app PORT`."""

import sys

from dash import ALL, Dash, Input, Output, dcc, html

from bench.peers.content import INDICATORS, overview
from bench.peers.plain_fragment import content, model

app = Dash(__name__, suppress_callback_exceptions=True)
app.layout = html.Div([dcc.Location(id="address"), html.Main(id="page")])


def _overview() -> list[object]:
    page = overview(INDICATORS[0])
    return [
        html.H1(page.title),
        *(html.P(sentence) for sentence in page.answer),
        html.Div([html.Div([html.P(label), html.B(value)]) for label, value in page.key_figures]),
        dcc.RadioItems(list(INDICATORS), INDICATORS[0], id="indicator"),
        *(
            dcc.Graph(figure=chart, id={"chart": place}, responsive=True)
            for place, chart in enumerate(page.charts)
        ),
    ]


def _board() -> list[object]:
    fte = model()[1]
    figures, chart = content(fte)
    return [
        *(
            html.Label(
                [unit, dcc.Slider(0, 40, 0.5, value=value, marks=None, id={"unit": unit}, updatemode="drag")]
            )
            for unit, value in fte.items()
        ),
        html.Div([html.B(figure, id={"figure": name}) for name, figure in figures.items()]),
        dcc.Graph(figure=chart, id="board"),
    ]


@app.callback(Output("page", "children"), Input("address", "pathname"))
def opened(path: str) -> list[object]:
    """Return the page of an address."""
    return _board() if path == "/board" else _overview()


@app.callback(Output({"chart": ALL}, "figure"), Input("indicator", "value"), prevent_initial_call=True)
def follow(indicator: str) -> list[object]:
    """Return the charts of an indicator."""
    return list(overview(indicator).charts)


@app.callback(
    Output({"figure": ALL}, "children"),
    Output("board", "figure"),
    Input({"unit": ALL}, "value"),
    prevent_initial_call=True,
)
def moved(posts: list[float]) -> tuple[list[str], object]:
    """Return the figures and the chart of these posts."""
    figures, chart = content(dict(zip(model()[1], posts, strict=True)))
    return list(figures.values()), chart


app.run(port=sys.argv[1])
