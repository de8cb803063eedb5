"""Scenarios in words: who and when, and how two versions differ."""

import html
from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from analytics.staffing.assumptions import ASSUMPTIONS
from domain.errors import InfeasibleError, LinkError, ParameterError
from i18n.text import Text
from scenarios.differences import Decoder, Difference, input_differences
from scenarios.limits import EARLIEST
from scenarios.model import Inputs
from ui import current_context, loaders, navigation
from ui.saved import parameter_words
from ui.saved.current import choices_among
from ui.saved.results import look
from views.kept import DECK
from views.staffing import assumed
from views.staffing.choices import ASSUMED, FTE
from views.staffing.words import short

ZONE = ZoneInfo("Europe/Helsinki")
"""The area's clock."""


def moment(text: Text, time: datetime) -> str:
    """Return a day and a time on the area's clock; that it is not known where it was lost."""
    if time <= EARLIEST:
        return text("scenario_page.no_time")
    local = time.astimezone(ZONE)
    return text(
        "scenario_page.moment",
        date=f"{local.day}.{local.month}.{local.year}",
        hour=str(local.hour),
        minute=f"{local.minute:02}",
    )


def who(text: Text, author: str) -> str:
    """Return an author, or that none was told."""
    return author if author.strip() else text("scenario_page.no_author")


def isolated(words: str) -> str:
    """Return words of a reader's own so that, whichever way they run, those around them stay in place."""
    return f"\N{FIRST STRONG ISOLATE}{words}\N{POP DIRECTIONAL ISOLATE}"


def marked(words: str) -> str:
    """Return words of a reader's own as HTML that shows them as they were written."""
    return f"<bdi>{html.escape(words)}</bdi>"


def shortened(words: str, longest: int = 34) -> str:
    """Return words cut to fit where there is little room."""
    return words if len(words) <= longest else f"{words[: longest - 1].rstrip()}…"


def snapshot_name(text: Text, stem: str) -> str:
    """Return what the main source of a snapshot is called."""
    try:
        return text(f"{loaders.origins_of(stem)[0].text_key}.short")
    except (OSError, LookupError):
        return stem


def differences(text: Text, before: Inputs, after: Inputs) -> list[str]:
    """Return how the choices of two versions differ, a sentence each.

    Raises:
        SnapshotMissingError, SnapshotDamagedError: What a choice stands for cannot be read.
    """
    before, after = choices_among(before), choices_among(after)
    found = input_differences(_pages(before), _pages(after), _DECODERS)
    sentences = [_sentence(text, each) for each in found]
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


def _sentence(text: Text, each: Difference) -> str:
    if each.parameter == FTE.key and each.part:
        return text(
            "scenario_page.difference.fte",
            unit=current_context.context().area.units[each.part].name[text.language],
            before=_fte(text, each.before),
            after=_fte(text, each.after),
        )
    if each.part:
        return text(
            "scenario_page.difference.choice",
            page=_page(text, each.page),
            label=text(f"staffing.assumptions.{each.part}.label"),
            before=_assumption(text, each.part, each.before),
            after=_assumption(text, each.part, each.after),
        )
    return text(
        "scenario_page.difference.choice",
        page=_page(text, each.page),
        label=parameter_words.label(text, each.page, each.parameter),
        before=shortened(parameter_words.value(text, each.page, each.parameter, each.before), 80),
        after=shortened(parameter_words.value(text, each.page, each.parameter, each.after), 80),
    )


def _page(text: Text, page: str) -> str:
    return text(f"pages.{page}") if page in {entry.name for entry in navigation.PAGES} else page


def _fte(text: Text, code: str | None) -> str:
    return text.unknown if code is None else short(text, float(code))


def _assumption(text: Text, name: str, code: str | None) -> str:
    return text.unknown if code is None else assumed.written(text, name, float(code))


def _fte_of(parameters: Mapping[str, str]) -> dict[str, str]:
    try:
        fte = look(parameters).fte
    except (ParameterError, InfeasibleError) as error:
        raise LinkError(str(error)) from error
    return {unit: f"{value:g}" for unit, value in fte.items()}


def _assumptions_of(parameters: Mapping[str, str]) -> dict[str, str]:
    values = look(parameters).assumptions
    return {name: f"{getattr(values, name):g}" for name in ASSUMPTIONS}


_DECODERS: Mapping[tuple[str, str], Decoder] = {
    ("staffing", FTE.key): _fte_of,
    ("staffing", ASSUMED.key): _assumptions_of,
}
"""Choices of many parts in one parameter."""
