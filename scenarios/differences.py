"""What differs between two versions, as data; words are made from it where the language is known."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from domain.errors import LinkError
from scenarios.model import Inputs

Decoder = Callable[[Mapping[str, str]], Mapping[str, str]]
"""What one parameter says of each of its parts, read from all parameters of its page.

It is asked also where the parameter is absent, and can then tell what the page starts from; a
`LinkError` leaves the parameter whole.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One choice that differs.

    Attributes:
        page: Page on which it is made.
        parameter: Its name in the address.
        part: What the decoder calls the part that differs; None where the parameter is taken whole.
        before: Value in the first version; None where it is the page's default.
        after: Value in the second one, likewise.
    """

    page: str
    parameter: str
    part: str | None = None
    before: str | None
    after: str | None


def input_differences(
    before: Inputs, after: Inputs, decoders: Mapping[tuple[str, str], Decoder] | None = None
) -> tuple[Difference, ...]:
    """Return what differs, by page, parameter and the decoder's order of parts.

    Args:
        before: Inputs of the first version.
        after: Inputs of the second one.
        decoders: (page, parameter) -> how to take its value apart.
    """
    differences: list[Difference] = []
    for page in sorted({*before, *after}):
        first, second = before.get(page, {}), after.get(page, {})
        for parameter in sorted({*first, *second}):
            if first.get(parameter) != second.get(parameter):
                decoder = (decoders or {}).get((page, parameter))
                differences += _parts(page, parameter, first, second, decoder)
    return tuple(differences)


def _parts(
    page: str,
    parameter: str,
    first: Mapping[str, str],
    second: Mapping[str, str],
    decoder: Decoder | None,
) -> list[Difference]:
    whole = Difference(
        page=page, parameter=parameter, before=first.get(parameter), after=second.get(parameter)
    )
    if decoder is None:
        return [whole]
    try:
        old, new = decoder(first), decoder(second)
    except LinkError:
        return [whole]
    return [
        Difference(page=page, parameter=parameter, part=part, before=old.get(part), after=new.get(part))
        for part in dict.fromkeys([*old, *new])
        if old.get(part) != new.get(part)
    ]
