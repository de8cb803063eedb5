"""How the choices of two versions differ, in words."""

from collections.abc import Mapping
from typing import Any

from analytics.staffing.assumptions import UNITS
from domain.digits import plain_number
from domain.errors import InfeasibleError, LinkError, ParameterError
from i18n.text import Text
from scenarios.differences import Decoder, Difference, input_differences
from scenarios.model import Inputs
from views.choices import Choice
from views.context import Context
from views.kept import DECK, choices_among
from views.saved.names import shortened
from views.saved.results import STAFFING, look
from views.staffing import assumed
from views.staffing.choices import ASSUMED, FTE
from views.staffing.words import short
from views.topics import TOPICS

LONGEST = 80
"""Most characters of a value in a sentence."""


def differences(context: Context, text: Text, before: Inputs, after: Inputs) -> list[str]:
    """Return how the choices of two versions differ, a sentence each.

    Raises:
        SnapshotMissingError, SnapshotDamagedError: What a choice stands for cannot be read.
    """
    before, after = choices_among(before, context), choices_among(after, context)
    found = input_differences(_pages(before), _pages(after), _decoders(context))
    sentences = [_sentence(context, text, each) for each in found]
    if before.get(DECK, {}) != after.get(DECK, {}):
        sentences.append(
            text(
                "scenario_page.difference.deck",
                before=str(len(before.get(DECK, {}))),
                after=str(len(after.get(DECK, {}))),
            )
        )
    return sentences


def _pages(inputs: Inputs) -> Inputs:
    return {page: chosen for page, chosen in inputs.items() if page != DECK}


def said(context: Context, text: Text, page: str, parameter: str, code: str | None) -> str:
    """Return what a code of a choice means, whatever it is; the code where nothing is known of it.

    Args:
        context: Where and when.
        text: The reader's language.
        page: The page.
        parameter: Its name in the address, today's or a former one.
        code: As in the address; None is the default.

    Raises:
        DashboardError: Data that the words are made of cannot be read.
    """
    choice, codes = _choice(page, parameter), {} if code is None else {parameter: code}
    words = TOPICS[page].chosen(codes, context).words(choice, text) if choice else ""
    return words or code or text("scenario_page.default")


def _choice(page: str, parameter: str) -> Choice[Any] | None:
    choices = TOPICS[page].choices if page in TOPICS else ()
    return next((each for each in choices if parameter in (each.key, *each.formerly)), None)


def _sentence(context: Context, text: Text, each: Difference) -> str:
    if each.parameter == FTE.key and each.part:
        return text(
            "scenario_page.difference.fte",
            unit=context.area.units[each.part].name[text.language],
            before=_fte(text, each.before),
            after=_fte(text, each.after),
        )
    choice, codes = _choice(each.page, each.parameter), (each.before, each.after)
    if each.part:
        label = text(f"staffing.assumptions.{each.part}.label")
        before, after = (_assumption(text, each.part, code) for code in codes)
    else:
        label = text(choice.label) if choice else each.parameter
        before, after = (
            shortened(said(context, text, each.page, each.parameter, code), LONGEST) for code in codes
        )
    page = text(f"pages.{each.page}") if each.page in TOPICS else each.page
    return text("scenario_page.difference.choice", page=page, label=label, before=before, after=after)


def _fte(text: Text, code: str | None) -> str:
    return text.unknown if code is None else short(text, plain_number(code))


def _assumption(text: Text, name: str, code: str | None) -> str:
    return text.unknown if code is None else assumed.written(text, name, plain_number(code))


def _decoders(context: Context) -> Mapping[tuple[str, str], Decoder]:
    """Return how choices of many parts in one parameter are taken apart."""

    def fte_of(parameters: Mapping[str, str]) -> dict[str, str]:
        try:
            fte = look(context, parameters).fte
        except (ParameterError, InfeasibleError) as error:
            raise LinkError(str(error)) from error
        return {unit: f"{value:g}" for unit, value in fte.items()}

    def assumptions_of(parameters: Mapping[str, str]) -> dict[str, str]:
        values = look(context, parameters).assumptions
        return {name: f"{getattr(values, name):g}" for name in UNITS}

    return {(STAFFING, FTE.key): fte_of, (STAFFING, ASSUMED.key): assumptions_of}
