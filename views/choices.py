"""What a reader can choose, declared once: its code in links, its value, its words and its control."""

import math
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from typing_extensions import override

from domain.digits import plain_number
from domain.errors import ChoiceError, LinkError, ParameterError
from i18n.quantity import NUMBER, Quantity
from i18n.text import Text
from reports.model import shortened

if TYPE_CHECKING:
    from views.context import Context

T = TypeVar("T")

SEPARATOR = "-"
"""Between the codes of a choice of several."""

NONE = "0"
"""Stands for a choice of none where that is not the default."""

_MOST_SHOWN = 40
"""Characters of a code that cannot be chosen in the sentence that says so."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Choice(Generic[T]):
    """One choice. Its default may depend on what was chosen before it on the same page.

    Whatever data a context has, and lacks, a choice has a value: a reader chooses before anything is read.

    Attributes:
        key: Its name in links and scenarios.
        label: Key of the text that names it.
        formerly: Names it had in earlier links and scenarios.
        help: Key of the text that explains it; "" for none.
        starts: Keys of the choices that start anew when a reader changes this one.
        shared: What it stands for on every page that has it under this name; the same choice on two pages
            needs none.
        counts: Whether the page depends on it, with the choices before it; None for always.
    """

    key: str
    label: str
    formerly: tuple[str, ...] = ()
    help: str = ""
    starts: tuple[str, ...] = ()
    shared: str = ""
    counts: "Callable[[Chosen], bool] | None" = None

    def read(self, code: str | None, chosen: "Chosen") -> T:
        """Return the value of a code, which may be anything; the default where it is not allowed."""
        raise NotImplementedError

    def code(self, value: T) -> str:
        """Return the code of a value."""
        return str(value)

    def takes(self, code: str, chosen: "Chosen") -> bool:
        """Return whether a code says a value that can be chosen, so that `read` does as it says."""
        return self.code(self.read(code, chosen)) == code

    def renewed(self, code: str) -> str:
        """Return the code of an earlier link as it is written today."""
        return code

    def words(self, value: T, chosen: "Chosen", text: Text) -> str:
        """Return a value in words; "" where it is nothing to speak of."""
        raise NotImplementedError

    def control(self, value: T, chosen: "Chosen", text: Text) -> dict[str, Any]:
        """Return what the browser needs to draw its control, besides key, label and help."""
        raise NotImplementedError

    @property
    def is_drawn(self) -> bool:
        """Whether it has a control: one that has not is told of wherever it is chosen."""
        return type(self).control is not Choice.control

    @property
    def is_linked(self) -> bool:
        """Whether addresses hold it; what readers type stays in their session."""
        return True

    def is_always_said(self, value: T) -> bool:  # noqa: ARG002 - kinds of choices look at it
        """Return whether links say a value also where it is the default, because that changes with time."""
        return False


def renewed(choices: "Sequence[Choice[Any]]", codes: Mapping[str, str]) -> dict[str, str]:
    """Return the codes of an earlier link or scenario under today's names, without unknown ones."""
    found = {}
    for choice in choices:
        said = next((codes[name] for name in (choice.key, *choice.formerly) if name in codes), None)
        if said is not None:
            found[choice.key] = choice.renewed(said)
    return found


def _given(options: "Sequence[str] | Callable[[Chosen], Sequence[str]]", chosen: "Chosen") -> Sequence[str]:
    return options(chosen) if callable(options) else options


@dataclass(frozen=True, kw_only=True, eq=False)
class OneOf(Choice[str]):
    """One of a few codes, the first unless a reader or `default` says otherwise.

    Attributes:
        codes: In reading order; "" is chosen where there are none.
        old: Codes of earlier links -> those of today.
        default: The code it stands at first; None for the first one.
        said: Returns a code in words; None takes the text `<label>_choice.<code>`.
        is_list: Whether it opens as a list rather than stands as a row of buttons.
    """

    codes: "Sequence[str] | Callable[[Chosen], Sequence[str]]"
    old: Mapping[str, str] = field(default_factory=dict)
    default: "str | Callable[[Chosen], str] | None" = None
    said: "Callable[[str, Chosen, Text], str] | None" = None
    is_list: bool = False

    def options(self, chosen: "Chosen") -> Sequence[str]:
        """Return the codes that can be chosen."""
        return _given(self.codes, chosen)

    @override
    def renewed(self, code: str) -> str:
        return self.old.get(code, code)

    @override
    def read(self, code: str | None, chosen: "Chosen") -> str:
        options = self.options(chosen)
        code = None if code is None else self.renewed(code)
        if code is not None and code in options:
            return code
        default = self.default(chosen) if callable(self.default) else self.default
        return default if default is not None and default in options else next(iter(options), "")

    @override
    def takes(self, code: str, chosen: "Chosen") -> bool:
        return self.read(code, chosen) == self.renewed(code)

    @override
    def words(self, value: str, chosen: "Chosen", text: Text) -> str:
        return self.said(value, chosen, text) if self.said else text(f"{self.label}_choice.{value}")

    @override
    def control(self, value: str, chosen: "Chosen", text: Text) -> dict[str, Any]:
        options = [[code, self.words(code, chosen, text)] for code in self.options(chosen)]
        return {"type": "list" if self.is_list else "buttons", "options": options, "value": value}


@dataclass(frozen=True, kw_only=True, eq=False)
class Several(Choice[tuple[str, ...]]):
    """Any of a few codes, in their order.

    Attributes:
        codes: In reading order.
        default: Those that are chosen at first.
        said: Returns a code in words.
        most: How many at the most; 0 for any number.
    """

    codes: "Sequence[str] | Callable[[Chosen], Sequence[str]]"
    said: "Callable[[str, Chosen, Text], str]"
    default: "Sequence[str] | Callable[[Chosen], Sequence[str]]" = ()
    most: int = 0

    @override
    def read(self, code: str | None, chosen: "Chosen") -> tuple[str, ...]:
        options = _given(self.codes, chosen)
        if code == NONE:
            return ()
        wanted = (code or "").split(SEPARATOR)
        if not set(wanted) <= set(options):
            wanted = list(_given(self.default, chosen))
        found = tuple(each for each in options if each in wanted)
        return found[: self.most] if self.most else found

    @override
    def takes(self, code: str, chosen: "Chosen") -> bool:
        return code == NONE or set(code.split(SEPARATOR)) == set(self.read(code, chosen))

    @override
    def code(self, value: tuple[str, ...]) -> str:
        return SEPARATOR.join(value) or NONE

    @override
    def words(self, value: tuple[str, ...], chosen: "Chosen", text: Text) -> str:
        return ", ".join(self.said(each, chosen, text) for each in value)

    @override
    def control(self, value: tuple[str, ...], chosen: "Chosen", text: Text) -> dict[str, Any]:
        options = [[code, self.said(code, chosen, text)] for code in _given(self.codes, chosen)]
        shown = {"options": options, "value": list(value), "most": self.most, "gap": SEPARATOR}
        return {"type": "several", **shown}


@dataclass(frozen=True, kw_only=True, eq=False)
class Number(Choice[float]):
    """A number on the steps of a slider, or typed where it is `is_typed`.

    Attributes:
        low: The lowest.
        high: The highest, which may depend on the area.
        default: Where it stands at first; a value off the steps stays as it is.
        step: From one to the next.
        quantity: How it is written.
        is_typed: Whether it is typed or stepped instead of dragged.
    """

    low: float
    high: "float | Callable[[Chosen], float]"
    default: "float | Callable[[Chosen], float]"
    step: float = 1
    quantity: Quantity = NUMBER
    is_typed: bool = False

    def highest(self, chosen: "Chosen") -> float:
        """Return the highest number that can be chosen."""
        return self.high(chosen) if callable(self.high) else self.high

    @override
    def read(self, code: str | None, chosen: "Chosen") -> float:
        default = self.default(chosen) if callable(self.default) else self.default
        high = self.highest(chosen)
        try:
            value = plain_number(code or "")
        except ValueError:
            return default
        if not self.low <= value <= high or value == default:
            return default
        steps = min(round((value - self.low) / self.step), math.floor((high - self.low) / self.step + 1e-9))
        # A step of a tenth may miss its end by a rounding error.
        return round(self.low + steps * self.step, 9)

    @override
    def takes(self, code: str, chosen: "Chosen") -> bool:
        try:
            return math.isclose(plain_number(code), self.read(code, chosen), abs_tol=1e-9)
        except ValueError:
            return False

    @override
    def code(self, value: float) -> str:
        return f"{value:.10g}"

    @override
    def words(self, value: float, chosen: "Chosen", text: Text) -> str:
        return self.quantity.write(text, value)

    @override
    def control(self, value: float, chosen: "Chosen", text: Text) -> dict[str, Any]:
        low, high = self.low, self.highest(chosen)
        drawn = {"low": low, "high": high, "step": self.step, "value": value}
        shown = {**drawn, "written": self.quantity.browser(text)}
        if not self.is_typed:
            return {"type": "slider", **shown}
        ends = {name: text.number(end) for name, end in (("low", low), ("high", high))}
        return {"type": "number", **shown, "refusal": text("errors.number", value="{value}", **ends)}


@dataclass(frozen=True, kw_only=True, eq=False)
class Switch(Choice[bool]):
    """On or off; off unless a reader or `default` says otherwise."""

    default: bool = False

    @override
    def read(self, code: str | None, chosen: "Chosen") -> bool:
        return {"1": True, "0": False}.get(code or "", self.default)

    @override
    def code(self, value: bool) -> str:
        return str(int(value))

    @override
    def words(self, value: bool, chosen: "Chosen", text: Text) -> str:
        return text("scenario_page.on" if value else "scenario_page.off")

    @override
    def control(self, value: bool, chosen: "Chosen", text: Text) -> dict[str, Any]:
        return {"type": "switch", "value": value}


@dataclass(frozen=True, kw_only=True, eq=False)
class Coded(Choice[T]):
    """A value with a code of its own kind, such as an allocation; its control is drawn by the page.

    Attributes:
        decode: Returns the value of a code.
        encode: Returns the code of a value.
        default: The value it has at first.
        said: Returns a value in words.
        part: Returns the code after one part of it was set: the code before (None at the default), the
            part's name, and what the part was set to, which may be anything.
    """

    decode: "Callable[[str, Chosen], T]"
    encode: Callable[[T], str]
    default: "Callable[[Chosen], T]"
    said: "Callable[[T, Chosen, Text], str]"
    part: "Callable[[str | None, str, str], str] | None" = None

    @override
    def read(self, code: str | None, chosen: "Chosen") -> T:
        if code is None:
            return self.default(chosen)
        try:
            return self.decode(code, chosen)
        except (LinkError, ParameterError) as error:
            chosen.refused[self.key] = error
            return self.default(chosen)

    @override
    def takes(self, code: str, chosen: "Chosen") -> bool:
        try:
            self.decode(code, chosen)
        except (LinkError, ParameterError):
            return False
        return True

    @override
    def code(self, value: T) -> str:
        return self.encode(value)

    @override
    def words(self, value: T, chosen: "Chosen", text: Text) -> str:
        return self.said(value, chosen, text)


PART = "."
"""Between the key of a coded choice and the name of a part of it that has a control of its own."""


@dataclass(frozen=True, kw_only=True, eq=False)
class PartOf(Choice[Any]):
    """A control of one part of a coded choice; it is no choice of the view by itself.

    Attributes:
        whole: The coded choice.
        value: Returns the part of its value.
        like: What its control looks like; its key names the part.
        words_of: Returns its label and its help; None takes those of the keys.
    """

    whole: Coded[Any]
    value: "Callable[[Any], Any]"
    like: Choice[Any]
    words_of: "Callable[[Text], tuple[str, str]] | None" = None

    @override
    def control(self, value: Any, chosen: "Chosen", text: Text) -> dict[str, Any]:
        drawn = self.like.control(self.value(chosen[self.whole]), chosen, text)
        label, said = self.words_of(text) if self.words_of else (text(self.label), "")
        sends = f"{self.whole.key}{PART}{self.like.key}"
        return {**drawn, "sends": sends, "label": label, "help": said, "empties": True}


class Chosen:
    """What a reader chose of a view: each choice has its value, of its own type.

    Attributes:
        context: What the page takes for granted.
        refused: Key of a choice whose code said something that cannot be -> why.
        asked: The choices whose values somebody has asked for.
    """

    def __init__(self, choices: Sequence[Choice[Any]], codes: Mapping[str, str], context: "Context") -> None:
        self.context = context
        self.refused: dict[str, LinkError | ParameterError] = {}
        self.asked: set[Choice[Any]] = set()
        self._values: dict[Choice[Any], Any] = {}
        for choice in choices:
            names = (choice.key, *choice.formerly)
            said = next((codes[name] for name in names if name in codes), None)
            self._values[choice] = choice.read(said, self)
            if said is not None and choice.key not in self.refused and not choice.takes(said, self):
                self.refused[choice.key] = ChoiceError(
                    f"{choice.key}: no such choice", code=shortened(said, _MOST_SHOWN)
                )

    def __contains__(self, choice: Choice[Any]) -> bool:
        """Return whether it is a choice of the view."""
        return choice in self._values

    def __getitem__(self, choice: Choice[T]) -> T:
        self.asked.add(choice)
        return cast("T", self._values[choice])

    def unasked(self) -> "Chosen":
        """Return the same with nothing asked for yet: what is then worked out of it rests on what it asks."""
        found = copy(self)
        found.asked = set()
        return found

    @property
    def codes(self) -> dict[str, str]:
        """Return the code of every choice by its key, defaults included."""
        self.asked.update(self._values)
        return {choice.key: choice.code(value) for choice, value in self._values.items()}

    @property
    def changed(self) -> dict[str, str]:
        """Return the codes of the choices that are not at their default, or always said, by key."""
        self.asked.update(self._values)
        return {
            choice.key: choice.code(value)
            for choice, value in self._values.items()
            if choice.is_always_said(value) or choice.code(value) != choice.code(choice.read(None, self))
        }

    def counts(self, choice: Choice[Any]) -> bool:
        """Return whether the page depends on a choice, as the others stand."""
        return choice.counts is None or choice.counts(self)

    def words(self, choice: Choice[Any], text: Text) -> str:
        """Return what was chosen, in words."""
        return choice.words(self[choice], self, text)

    def control(self, choice: Choice[Any], text: Text) -> dict[str, Any]:
        """Return what the browser needs to draw a choice's control."""
        return {
            "kind": "control",
            "key": choice.key,
            "label": text(choice.label) if choice.label else "",
            "help": text(choice.help) if choice.help else "",
            **choice.control(self._values.get(choice), self, text),
        }
