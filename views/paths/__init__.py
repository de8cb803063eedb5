"""On which step of their path do clients fall off, and how long do they wait?"""

from collections.abc import Iterable

from analytics.paths.cube import Cube
from analytics.paths.moves import ALL
from data.event_log import TEMPLATE
from i18n.text import Text
from reports.model import KeyFigure
from views.blocks import Action, Bar, Block, Part, Row, Words
from views.choices import Chosen
from views.context import Context
from views.page import Page, Slot, View
from views.paths import clocks, dropoff, waits
from views.paths.cells import said, share_said
from views.paths.choices import EXAMPLE, PATH, SATURDAYS, STAY, has_log, path_of, reading
from views.paths.results import RESULTS
from views.paths.source import cube_of, day, name
from views.paths.template import template


def build(chosen: Chosen, context: Context, text: Text) -> Page:
    """Return the page: the drop-off first, then where and when; without a log, what one would answer."""
    if not has_log(chosen):
        return _without(text)
    cube, path = cube_of(context), path_of(chosen)
    return Page(
        answer=_answer(cube, path, context, text),
        key_figures=_key_figures(cube, path, chosen, text),
        main=(Bar(tuple(_controls(context))), *_about(context, text), Part("steps", dropoff.steps, path)),
        below=(
            Row((1, 1), ((Part("gaps", dropoff.gaps),), (Part("side", dropoff.side_by_side),))),
            Part("waits", waits.waits),
            Part("time", dropoff.over_time),
            SATURDAYS,
            Part("clocks", clocks.clocks, reading(chosen)),
            Part("passive", clocks.passive),
            STAY,
            Row(
                (1, 1), ((Part("stays", clocks.stays, int(chosen[STAY])),), (Part("chains", clocks.chains),))
            ),
            Part("ways", waits.ways),
        ),
        slot=Slot(key="own_log"),
        notes=tuple(text(f"paths.notes.{each}") for each in ("hidden", "clock", "steps")),
    )


def _without(text: Text) -> Page:
    """Return the page that waits for a log: nothing is counted, and nothing invented."""
    return Page(
        answer=(text("paths.empty.answer", columns=len(TEMPLATE)),),
        main=(
            Words(tuple(text(f"paths.empty.{each}") for each in ("steps", "waits", "clocks", "private"))),
            Action(
                key="open_example",
                label=text("paths.empty.open"),
                help=text("paths.empty.open_help"),
                is_primary=True,
            ),
            Part("template", template),
        ),
        slot=Slot(key="own_log"),
    )


def _controls(context: Context) -> Iterable[Block]:
    yield PATH
    if context.log is None:
        yield EXAMPLE


def _about(context: Context, text: Text) -> tuple[Block, ...]:
    """Return whose numbers these are, with the way to leave a log."""
    if context.log is None:
        return (Words((text("paths.example_says"),), "warning"),)
    says = text("paths.own_says", file=context.log.name, rows=text.integer(context.log.rows))
    return (Words((says,)), Action(key="leave_log", label=text("paths.leave")))


def _answer(cube: Cube, path: str, context: Context, text: Text) -> tuple[str, ...]:
    begun, lost = (cube.count("steps", path, ALL, each) for each in ("begun", "lost"))
    worst = max(cube.services, key=lambda each: cube.count("steps", path, each, "lost") or 0)
    most = cube.count("steps", path, worst, "lost") or 0
    first = text(
        "paths.answer",
        begun=said(text, begun),
        lost=said(text, lost),
        share=share_said(text, lost, begun),
        day=day(text, cube.as_of),
        path=name(text, "paths", path),
    )
    generated = (text("paths.answer_generated"),) if context.log is None else ()
    if not most:
        hidden = [each for each in cube.services if cube.count("steps", path, each, "lost") is None]
        names = text.listed([name(text, "services", each) for each in hidden])
        where = (text("paths.answer_hidden", services=names),) if hidden else ()
        return (*generated, first, *where)
    service = name(text, "services", worst)
    return (*generated, first, text("paths.answer_most", service=service, lost=said(text, most)))


def _key_figures(cube: Cube, path: str, chosen: Chosen, text: Text) -> tuple[KeyFigure, ...]:
    begun, *states = (cube.count("steps", path, ALL, each) for each in ("begun", "lost", "inside", "ended"))
    interviews = ("interviews", path, reading(chosen))
    kept, late = (cube.count(*interviews, each) for each in ("kept", "late"))
    held = None if kept is None or late is None else kept + late
    figures = [
        ("begun", said(text, begun), name(text, "paths", path)),
        *(
            (each, said(text, count), text("paths.of_begun", share=share_said(text, count, begun)))
            for each, count in zip(("lost", "inside", "ended"), states, strict=True)
        ),
    ]
    if held != 0:
        figures.append(
            ("interviews", share_said(text, kept, held), text(f"paths.readings.{reading(chosen)}"))
        )
    return tuple(
        KeyFigure(
            label=text(f"paths.kpi.{key}"),
            value=value,
            change=change,
            definition=text(f"paths.kpi_definition.{key}"),
        )
        for key, value, change in figures
    )


VIEW = View(
    name="paths",
    section="follow_up",
    choices=(EXAMPLE, PATH, SATURDAYS, STAY),
    build=build,
    results=RESULTS,
    actions={"open_example": lambda _chosen: {EXAMPLE.key: "1"}},
    model="1.3.1",
    takes_log=True,
)
