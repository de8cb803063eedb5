"""What one person costs by paid day: the law of today in colour, others as a grey background."""

from collections.abc import Sequence
from dataclasses import dataclass

from charts import theme
from charts.drawing import Drawing
from charts.trend import end_labels
from i18n.quantity import COUNT, EUROS
from i18n.text import Text

HEIGHT = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Climb:
    """A law's cost of one person: its name, days, the euros up to each, and whether it is chosen."""

    name: str
    days: Sequence[float]
    euros: Sequence[float]
    is_chosen: bool


def cumulative_cost(
    climbs: Sequence[Climb], text: Text, *, day: float, spared: tuple[float, float], marks: Sequence[float]
) -> Drawing:
    """Draw the cost of a person up to each paid day, one line per law; a band is the year that is spared.

    Args:
        climbs: The chosen one last.
        text: The reader's language.
        day: Days paid so far.
        spared: From which day to which a placement would spare.
        marks: Days under which the axis has a number.
    """
    highest = 1.06 * max(max(each.euros) for each in climbs) or 1.0
    last = climbs[0].days[-1]
    traces = [
        {
            "type": "scatter",
            "mode": "lines",
            "x": list(each.days),
            "y": list(each.euros),
            "name": each.name,
            "line": {
                "color": theme.BRAND.light if each.is_chosen else theme.GREY.light,
                "width": 3 if each.is_chosen else 1.4,
            },
            "text": [
                f"{each.name}, {COUNT.write(text, at)}: <b>{EUROS.write(text, eur)}</b>"
                for at, eur in zip(each.days, each.euros, strict=True)
            ],
            "hovertemplate": "%{text}<extra></extra>",
        }
        for each in climbs
    ]
    ends = [
        (each.name, each.euros[-1], theme.BRAND.light if each.is_chosen else theme.MUTED.light)
        for each in climbs
    ]
    step = next(each for each in (1_000, 2_000, 5_000, 10_000) if highest / each <= 6 or each == 10_000)
    ticks = [step * number for number in range(int(highest / step) + 1)]
    layout = theme.layout(
        text,
        height=HEIGHT,
        hovermode="closest",
        xaxis={
            "range": [0, last],
            "tickvals": list(marks),
            "ticktext": [COUNT.write(text, each) for each in marks],
            "showgrid": False,
            "title": {
                "text": text("bill.person.axis"),
                "font": {"color": theme.MUTED.light, "size": theme.FONT_SIZE},
            },
        },
        yaxis={
            "range": [0, highest],
            "tickvals": ticks,
            "ticktext": [EUROS.write(text, each) for each in ticks],
        },
        margin={"r": 118},
        shapes=[
            {
                "type": "rect",
                "x0": spared[0],
                "x1": min(spared[1], last),
                "y0": 0,
                "y1": 1,
                "yref": "paper",
                "fillcolor": theme.UNDER_SOFT.light,
                "line": {"width": 0},
                "layer": "below",
            },
            {
                "type": "line",
                "x0": day,
                "x1": day,
                "y0": 0,
                "y1": 1,
                "yref": "paper",
                "line": {"color": theme.UNDER.light, "width": 1.5},
            },
        ],
    )
    layout["annotations"] = end_labels(ends, last, gap=highest * 0.085)
    return Drawing(traces, layout)
