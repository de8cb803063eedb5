"""What the reader's choices are called, and what each value of them means in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from i18n.text import Text
from ui import current_context
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
        words = VIEWS[page].chosen(codes, current_context.context()).words(choice, text)
        return words or code or text("scenario_page.default")
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


def _switch(text: Text, code: str) -> str:
    return text("scenario_page.on" if code == "1" else "scenario_page.off")


def _versions(text: Text, code: str) -> str:
    """How many versions are compared."""
    return text.integer(len(set(code.split("~"))))


PARAMETERS: Mapping[tuple[str, str], Parameter] = {
    ("compare", "versiot"): Parameter(label="scenario_page.parameters.compared", write=_versions),
    ("compare", "nykyinen"): Parameter(label="scenario_page.compare.recompute", write=_switch, default="0"),
}
"""Every choice that has words, by page and parameter."""
