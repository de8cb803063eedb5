"""What a reader changed, as short texts for links, each with its version, and back."""

import re
from collections.abc import Mapping, Sequence

from analytics.staffing.assumptions import UNITS, Assumptions, Registry
from analytics.staffing.bounds import MAX_FTE
from analytics.staffing.regimes import Regime, own_rule
from domain.errors import LinkError, ParameterError

VERSION = "1"

_FTE = re.compile(r"[0-9]{1,3}(\.[0-9]{1,2})?")
"""Up to three digits and hundredths of a post: nothing that a reader can set is written otherwise."""

_NUMBER = re.compile(r"-?[0-9]{1,6}(\.[0-9]{1,4})?")
"""Up to six digits and ten-thousandths, as `_digits` writes an assumption."""

FORMERLY = {"suomussalmi_state_fte": "ranged_state_fte"}
"""Names of assumptions in earlier links -> those of today."""

_MEETINGS = re.compile(r"[0-9]{1,2}")

_SWITCHES = re.compile(r"r?n?a?")


def encoded(fte: Mapping[str, float], units: Sequence[str]) -> str:
    """Return an allocation as "1~12~9.5~...": the version, then each unit's FTE in the order of `units`."""
    return "~".join([VERSION, *(f"{round(fte[unit], 2):g}" for unit in units)])


def decoded(code: str, units: Sequence[str]) -> dict[str, float]:
    """Return the allocation of a link.

    Raises:
        LinkError: The code is of another version, of another number of units, or not FTE in 0-500.
    """
    version, *parts = code.split("~")
    if version != VERSION or len(parts) != len(units) or not all(map(_FTE.fullmatch, parts)):
        raise LinkError(f"not an allocation: {code[:80]!r}")
    fte = dict(zip(units, map(float, parts), strict=True))
    if max(fte.values(), default=0) > MAX_FTE:
        raise LinkError(f"more than {MAX_FTE:g} FTE: {code[:80]!r}")
    return fte


def encoded_assumptions(assumptions: Assumptions) -> str:
    """Return the changed assumptions as "1~needed_supplementary:3~...", in registry order; "" if none."""
    changed = [f"{key}:{_digits(value)}" for key, value in changed_assumptions(assumptions).items()]
    return "~".join([VERSION, *changed]) if changed else ""


def decoded_assumptions(code: str, registry: Registry) -> Assumptions:
    """Return the assumptions of a link; those it does not name have their defaults.

    Raises:
        LinkError: The code is of another version, names an assumption twice or one that does not exist,
            or holds what is not a number in its range.
    """
    values = {key: float(value) for key, value in _written(code).items()}
    try:
        return registry.changed(values)
    except ParameterError as error:
        raise LinkError(f"{error}: {code[:80]!r}") from error


def with_assumption(code: str, name: str, value: float | None) -> str:
    """Return the code of a link with another value of one assumption; None gives it its default.

    Whether the value lies in its range is judged where the code is read.

    Raises:
        LinkError: The code cannot be read, there is no such assumption, or no code can hold the value.
    """
    kept = {key: said for key, said in (_written(code) if code else {}).items() if key != name}
    if name not in UNITS:
        raise LinkError(f"no assumption {name[:80]!r}")
    said = kept if value is None else {**kept, name: _digits(value)}
    parts = [f"{key}:{said[key]}" for key in UNITS if key in said]
    if not parts:
        return ""
    changed = "~".join([VERSION, *parts])
    _written(changed)  # a number that no code can hold
    return changed


def changed_assumptions(assumptions: Assumptions) -> dict[str, float]:
    """Return the assumptions that differ from their defaults, in the registry's order."""
    registry = assumptions.registry
    values = {key: getattr(assumptions, key) for key in registry}
    return {key: value for key, value in values.items() if value != registry[key].default}


def _written(code: str) -> dict[str, str]:
    """Return the numbers of a code as it writes them, by assumption."""
    version, *parts = code.split("~")
    said = [part.split(":") for part in parts]
    pairs = [(FORMERLY.get(key, key), *value) for key, *value in said]
    readable = all(len(pair) == 2 and pair[0] in UNITS and _NUMBER.fullmatch(pair[1]) for pair in pairs)
    if version != VERSION or not pairs or not readable:
        raise LinkError(f"not assumptions: {code[:80]!r}")
    found = {key: value for key, value in pairs}  # noqa: C416 - each is a pair, as was just seen
    if len(found) < len(pairs):
        raise LinkError(f"an assumption twice: {code[:80]!r}")
    return found


def encoded_rule(rule: Regime) -> str:
    """Return a rule of the reader's own as "1~4-4-4-4~0-0-0-0~rn": whole meetings by band, and letters.

    r: returning searches are spared an interview; n: meetings by need come on top; a: those of the
    activation period do.
    """
    kinds = (rule.discussions, rule.supplementary)
    discussions, supplementary = ("-".join(f"{meetings:.0f}" for meetings in kind) for kind in kinds)
    switches = {"r": rule.spares_returning, "n": rule.by_need, "a": rule.activates}
    letters = "".join(letter for letter, is_on in switches.items() if is_on)
    return "~".join([VERSION, discussions, supplementary, letters])


def decoded_rule(code: str) -> Regime:
    """Return the reader's own rule of a link.

    Raises:
        LinkError: The code is of another version or shape, or a number of meetings is out of range.
    """
    version, *parts = code.split("~")
    if version != VERSION or len(parts) != 3 or not _SWITCHES.fullmatch(parts[2]):
        raise LinkError(f"not a rule: {code[:80]!r}")
    try:
        return own_rule(
            discussions=_meetings(parts[0]),
            supplementary=_meetings(parts[1]),
            spares_returning="r" in parts[2],
            by_need="n" in parts[2],
            activates="a" in parts[2],
        )
    except ParameterError as error:
        raise LinkError(f"{error}: {code[:80]!r}") from error


def encoded_numbers(values: Mapping[str, float]) -> str:
    """Return what a reader set one by one as "1~kajaani:120~...", in the order of `values`; "" if nothing."""
    parts = [f"{name}:{_digits(value)}" for name, value in values.items()]
    return "~".join([VERSION, *parts]) if parts else ""


def decoded_numbers(code: str, names: Sequence[str], low: float, high: float) -> dict[str, float]:
    """Return the numbers of a link in the order of `names`.

    Raises:
        LinkError: The code is of another version, names what is none of `names` or one of them twice, or
            holds what is not a number from `low` to `high`.
    """
    version, *parts = code.split("~")
    said = [part.partition(":")[::2] for part in parts]
    readable = all(name in names and _NUMBER.fullmatch(value) for name, value in said)
    found = {name: float(value) for name, value in said} if readable else {}
    if version != VERSION or not found or len(found) < len(said):
        raise LinkError(f"not numbers: {code[:80]!r}")
    if not all(low <= value <= high for value in found.values()):
        raise LinkError(f"a number out of range: {code[:80]!r}")
    return {name: found[name] for name in names if name in found}


def with_number(code: str, name: str, value: float | None) -> str:
    """Return the code with another number of one name; None takes it away.

    Whether there is such a name, and whether the number is in its range, is judged where it is read.
    """
    _, *parts = code.split("~")
    kept = [part for part in parts if part and part.partition(":")[0] != name]
    parts = kept if value is None else [*kept, f"{name}:{_digits(value)}"]
    return "~".join([VERSION, *parts]) if parts else ""


def _meetings(code: str) -> tuple[float, float, float, float]:
    parts = code.split("-")
    if len(parts) != 4 or not all(map(_MEETINGS.fullmatch, parts)):
        raise LinkError(f"not meetings in four bands: {code[:80]!r}")
    first, second, third, fourth = map(float, parts)
    return first, second, third, fourth


def _digits(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")
