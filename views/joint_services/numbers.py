"""A choice of whole numbers by member, such as a reader's own clients, and the controls of its parts."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from domain.digits import plain_number, plain_whole
from domain.errors import LinkError
from i18n.quantity import COUNT
from i18n.text import Text
from views.choices import Chosen, Coded, Number, PartOf

Numbers = Mapping[str, int]
"""Code of a member -> its number, of those that have one."""

MOST = 1_000_000
_NONE: Numbers = MappingProxyType({})
_CODE = re.compile(r"[0-9]{3}_[0-9]{1,7}(-[0-9]{3}_[0-9]{1,7})*")


def numbers_choice(key: str, label: str, said: Callable[[Numbers, Chosen, Text], str]) -> Coded[Numbers]:
    """Return the choice of a number for each member that has one."""
    return Coded[Numbers](
        key=key,
        label=label,
        decode=lambda code, _chosen: _decoded(code),
        encode=_encoded,
        default=lambda _chosen: _NONE,
        said=said,
        part=_with_part,
    )


def number_control(whole: Coded[Numbers], member: str, name: str, usual: float, about: str) -> PartOf:
    """Return the field of one member's number.

    Args:
        whole: The choice.
        member: Its code.
        name: What it is called.
        usual: What stands there until a reader says otherwise.
        about: Text that explains it.
    """
    return PartOf(
        key=f"{whole.key}_{member}",
        label="",
        whole=whole,
        value=lambda numbers: numbers.get(member, round(usual)),
        like=Number(key=member, label="", low=0, high=MOST, default=0, quantity=COUNT, is_typed=True),
        words_of=lambda _text: (name, about),
    )


def _decoded(code: str) -> Numbers:
    """Return the numbers of a code.

    Raises:
        LinkError: It is none of numbers.
    """
    if not code:
        return _NONE
    if not _CODE.fullmatch(code):
        raise LinkError(f"no numbers {code[:80]!r}")
    pairs = (each.split("_") for each in code.split("-"))
    found = {member: plain_whole(number) for member, number in pairs}
    if max(found.values()) > MOST:
        raise LinkError(f"too large a number in {code[:80]!r}")
    return found


def _encoded(numbers: Numbers) -> str:
    return "-".join(f"{member}_{number}" for member, number in sorted(numbers.items()))


def _with_part(code: str | None, member: str, value: str) -> str:
    """Return the code with another number of one member; what is none takes its own away."""
    try:
        numbers = dict(_decoded(code or ""))
    except LinkError:
        numbers = {}
    try:
        numbers[member] = min(max(round(plain_number(value)), 0), MOST)
    except (ValueError, OverflowError):
        numbers.pop(member, None)
    written = _encoded(numbers)
    return written if not written or _CODE.fullmatch(written) else code or ""
