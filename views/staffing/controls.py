"""Controls of parts of the staffing page's coded choices: an assumption, the meetings of the own rule."""

from analytics.staffing.durations import BANDS
from views.blocks import Bar, Block
from views.choices import Number, PartOf, Switch
from views.staffing import assumed, choices
from views.staffing.look import Look


def assumption(look: Look, name: str, place: str, *, label: str = "") -> PartOf:
    """Return the slider of one assumption; every slider of one assumption shows the same value.

    Args:
        look: What was chosen.
        name: Its field of `Assumptions`.
        place: Where on the page it stands.
        label: Key of the words above it; the assumption's name and unit if empty.
    """
    return PartOf(
        key=f"{place}_{name}",
        label=label,
        whole=choices.ASSUMED,
        value=lambda values: getattr(values, name),
        like=Number(key=name, label=label, **assumed.slider(look.assumptions.registry[name])),
        words_of=lambda text: (
            text(label) if label else assumed.label(text, name),
            assumed.source(look.context, text, name),
        ),
    )


def rule() -> tuple[Block, ...]:
    """Return the meetings of each band as numbers to type, and the switches."""
    meetings = (Bar(tuple(_meetings(kind, band) for band in BANDS)) for kind in assumed.KINDS)
    return (*meetings, Bar(tuple(_switch(name) for name in assumed.SWITCHES)))


def _meetings(kind: str, band: str) -> PartOf:
    name = f"{kind}_in_{band}"
    return PartOf(
        key=f"rule_{name}",
        label="",
        whole=choices.RULE,
        value=lambda value: getattr(value, kind)[tuple(BANDS).index(band)],
        like=Number(key=name, label="", **assumed.field()),
        words_of=lambda text: (
            f"{text(f'staffing_page.hours.{kind}')}: {text(f'staffing.bands.{band}')}",
            "",
        ),
    )


def _switch(name: str) -> PartOf:
    return PartOf(
        key=f"rule_{name}",
        label=f"staffing_page.hours.{name}",
        whole=choices.RULE,
        value=lambda value: getattr(value, name),
        like=Switch(key=name, label=f"staffing_page.hours.{name}"),
    )
