"""What a model cannot do, in the reader's words: limits that clash, clients that are not known."""

from collections.abc import Mapping

from domain.digits import plain_number
from i18n.text import Text, catalogue
from ui import loaders
from views.staffing.words import short


def conflict(text: Text, values: Mapping[str, str]) -> str:
    """Return which limits clash, in words, from the values of an `InfeasibleError`.

    Its `conflict` is a key of `staffing.conflicts`; another model's, which has no words of its own, is
    returned as it is.
    """
    key = f"staffing.conflicts.{values['conflict']}"
    if key not in catalogue(text.language):
        return values["conflict"]
    return text(key, **{name: _value(text, name, value) for name, value in values.items()})


def unknown_clients(text: Text, values: Mapping[str, str]) -> str:
    """Return which units' clients are not known, in a sentence, from the values of a `ParameterError`.

    "" where the error is about something else. A unit is named where the model names it.
    """
    named = [unit for unit in values.get("value", "").split(", ") if unit in loaders.area().units]
    if values.get("name") != "clients" or not (named or values["value"] == "nan"):
        return ""
    if not named:
        return text("staffing_page.clients_unknown")
    units = text.listed([_named(text, unit) for unit in named])
    return text("staffing_page.clients_unknown_of", units=units)


def _value(text: Text, name: str, value: str) -> str:
    if name == "unit":
        return _named(text, value)
    try:
        return short(text, plain_number(value))
    except ValueError:
        return value


def _named(text: Text, unit: str) -> str:
    return loaders.area().units[unit].name[text.language]
