"""Which limits cannot hold together, in the reader's words."""

from collections.abc import Mapping

from i18n.text import Text, catalogue
from ui.staffing_words import short


def conflict(text: Text, values: Mapping[str, str]) -> str:
    """Return which limits clash, in words, from the values of an `InfeasibleError`.

    Its `conflict` is a key of `staffing.conflicts`; another model's, which has no words of its own, is
    returned as it is.
    """
    key = f"staffing.conflicts.{values['conflict']}"
    if key not in catalogue(text.language):
        return values["conflict"]
    return text(key, **{name: _value(text, name, value) for name, value in values.items()})


def _value(text: Text, name: str, value: str) -> str:
    if name == "unit":
        return text(f"staffing.units.{value}")
    try:
        return short(text, float(value))
    except ValueError:
        return value
