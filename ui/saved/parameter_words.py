"""What the reader's choices are called, and what each value of them means in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from analytics.staffing.link import decoded
from analytics.staffing.presets import Preset
from domain.errors import LinkError
from i18n.text import Text
from ui import current_context, loaders
from ui.shock import added_posts, on_board
from ui.staffing import assumptions, own_rule, setup
from ui.staffing.board_state import LINK_KEY as FTE_KEY
from ui.staffing.posts import moved
from views.choices import Choice
from views.registry import VIEWS

Write = Callable[[Text, str], str]
"""Makes words of a code that may be anything: it can come from a link or from an imported file."""

Among = Callable[[Text, str, Mapping[str, str]], str]
"""Makes words of such a code beside the other choices of its page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A choice of a page.

    Attributes:
        label: Key of the text that names it.
        write: Makes words of its code.
        default: Code it has where nothing is said.
        among: Makes words of its code where they depend on the other choices of its page; None elsewhere.
    """

    label: str
    write: Write
    default: str = ""
    among: Among | None = None


def is_known(page: str, parameter: str) -> bool:
    """Return whether a choice has words."""
    return (page, parameter) in PARAMETERS or _choice(page, parameter) is not None


def label(text: Text, page: str, parameter: str) -> str:
    """Return what a choice is called; its own name in the address where it has no other."""
    choice, known = _choice(page, parameter), PARAMETERS.get((page, parameter))
    if choice is not None:
        return text(choice.label)
    return text(known.label) if known else parameter


def value(
    text: Text, page: str, parameter: str, code: str | None, chosen: Mapping[str, str] | None = None
) -> str:
    """Return what a code of a choice means, or the code itself where nothing is known of it.

    Args:
        text: The reader's language.
        page: The page.
        parameter: Its name in the address.
        code: As in the address; None is the default.
        chosen: Every choice of the page; None where they are not known.

    Raises:
        DashboardError: Data that the words are made of cannot be read.
    """
    choice = _choice(page, parameter)
    if choice is not None:
        codes = {**(chosen or {}), **({} if code is None else {parameter: code})}
        return VIEWS[page].chosen(codes, current_context.context()).words(choice, text)
    known = PARAMETERS.get((page, parameter))
    if known is None:
        return text("scenario_page.default") if code is None else code
    if known.among is not None and code is not None:
        return known.among(text, code, chosen or {})
    said = known.default if code is None else code
    return known.write(text, said) if said else text("scenario_page.default")


def _choice(page: str, parameter: str) -> Choice[Any] | None:
    """Return the choice of a view that a name in an address means, today's or a former one."""
    choices = VIEWS[page].choices if page in VIEWS else ()
    return next((each for each in choices if parameter in (each.key, *each.formerly)), None)


def _words(prefix: str) -> Write:
    """Codes whose words stand under a key of their own."""

    def write(text: Text, code: str) -> str:
        return str(text.tree(prefix).get(code, code))

    return write


def _number(text: Text, code: str) -> str:
    read = _read(code)
    if read is None:
        return code
    digits = len(code.partition(".")[2])
    return text.number(read, digits)


def _read(code: str) -> float | None:
    # Short plain numbers only, as the pages write them.
    plain = code.removeprefix("-").replace(".", "", 1)
    return float(code) if plain.isdecimal() and plain.isascii() and len(plain) < 12 else None


def _switch(text: Text, code: str) -> str:
    return text("scenario_page.on" if code == "1" else "scenario_page.off")


def _place(text: Text, code: str) -> str:
    """A service unit or the whole area."""
    return text("staffing_page.area") if code == "alue" else _words("staffing.units")(text, code)


def _labelled(prefix: str) -> Write:
    """Codes whose words stand under a key of their own, as a label."""
    return lambda text, code: str(text.tree(prefix).get(code, {}).get("label", code))


def _change(text: Text, code: str) -> str:
    """A structural change in short."""
    return on_board.change_words(text, code) or code


def _allocation(text: Text, code: str, chosen: Mapping[str, str]) -> str:
    """The units that an allocation moves from the page's start."""
    try:
        fte = decoded(code, tuple(loaders.area().units))
    except LinkError:
        return code
    return moved(text, fte, setup.read(chosen).baseline.fte) or code


def _versions(text: Text, code: str) -> str:
    """How many versions are compared."""
    return text.integer(len(set(code.split("~"))))


def _itself(_text: Text, code: str) -> str:
    return code


PARAMETERS: Mapping[tuple[str, str], Parameter] = {
    ("staffing", "jako"): Parameter(
        label="board.preset", write=_words("staffing.presets"), default=next(iter(Preset))
    ),
    ("staffing", "asiakkaat"): Parameter(
        label="board.basis", write=_words("board.bases"), default=next(iter(setup.BASES))
    ),
    ("staffing", "laki"): Parameter(
        label="board.regime", write=_words("staffing.regimes"), default=setup.REGIME_CODES[0]
    ),
    **{
        ("staffing", code): Parameter(label=f"board.counted.{code}", write=_switch, default="0")
        for code in setup.COUNTED
    },
    ("staffing", "perus"): Parameter(label="board.simple", write=_switch, default="0"),
    ("staffing", FTE_KEY): Parameter(label="scenario_page.parameters.fte", write=_itself, among=_allocation),
    ("staffing", assumptions.LINK_KEY): Parameter(
        label="staffing_page.sections.oletukset", write=assumptions.in_words
    ),
    ("staffing", own_rule.LINK_KEY): Parameter(label="staffing.regimes.own", write=own_rule.in_words),
    ("staffing", "askel"): Parameter(label="board.step", write=_number, default=setup.DEFAULT_STEP),
    ("staffing", "yhteensa"): Parameter(label="board.best_free", write=_words("board.totals")),
    ("staffing", "enintaan"): Parameter(label="board.seek_target", write=_number),
    ("staffing", "osio"): Parameter(label="app.section", write=_words("staffing_page.sections")),
    ("staffing", "oletus"): Parameter(
        label="staffing_page.assumptions.choose",
        write=_labelled("staffing.assumptions"),
    ),
    ("staffing", "tulos"): Parameter(
        label="staffing_page.tornado.output", write=_words("staffing_page.tornado.outputs")
    ),
    ("staffing", "katso"): Parameter(
        label="staffing_page.futures.measure", write=_words("staffing_page.futures.measures")
    ),
    ("staffing", "yksikko"): Parameter(label="board.columns.unit", write=_place, default="alue"),
    ("staffing", "siemen"): Parameter(label="staffing_page.futures.seed", write=_itself),
    ("staffing", on_board.LINK_KEY): Parameter(label="pages.structural_change", write=_change),
    ("staffing", added_posts.LINK_KEY): Parameter(
        label="shock_page.board.added_posts", write=added_posts.in_words
    ),
    ("staffing", on_board.RANGE_KEY): Parameter(
        label="shock_page.board.whole_range", write=_switch, default="0"
    ),
    ("compare", "versiot"): Parameter(label="scenario_page.parameters.compared", write=_versions),
    ("compare", "nykyinen"): Parameter(label="scenario_page.compare.recompute", write=_switch, default="0"),
}
"""Every choice that has words, by page and parameter."""
