"""A structural change as a short text for links, with its version, and back."""

import re
from dataclasses import dataclass

from analytics.flows.estimate import GravityParameters
from analytics.flows.gravity import Deterrence
from analytics.structural_change.arrows import ArrowKey
from analytics.structural_change.parameters import ChangeParameters
from domain.area import Area
from domain.errors import LinkError, ParameterError

VERSION = "1"

_NUMBER = re.compile(r"-?[0-9]{1,5}(\.[0-9]{1,4})?")
"""Digits and at most four decimals: nothing that a reader can set is written otherwise."""

_OFF = re.compile(r"[0-8]{0,9}")
_FORMS = {"p": Deterrence.POWER, "e": Deterrence.EXPONENTIAL}
_OWN_FLOWS = "f"
_ARROWS = tuple(ArrowKey)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedChange:
    """What a link to the staffing board says: the change itself, and how commuters are estimated.

    Hours per client and the cost of an FTE are the board's own. A file of flows does not travel in a
    link; `own_flows` says that the sender worked with one.
    """

    parameters: ChangeParameters
    gravity: GravityParameters
    own_flows: bool = False


def encoded(change: LinkedChange) -> str:
    """Return a change as "1~765~-200~2026-07~...": version, what, coefficients, arrows off, flows."""
    parameters, gravity = change.parameters, change.gravity
    form = next(letter for letter, form in _FORMS.items() if form is gravity.form)
    off = "".join(str(place) for place, arrow in enumerate(_ARROWS) if arrow in parameters.switched_off)
    numbers = (
        parameters.supplier_multiplier,
        parameters.leaving_share,
        parameters.registering_share,
        parameters.months_to_work,
    )
    flows = (gravity.beta, gravity.external_share, gravity.location_effect)
    return "~".join(
        [
            VERSION,
            parameters.area,
            str(parameters.jobs_change),
            parameters.month,
            *(f"{round(number, 4):g}" for number in numbers),
            off,
            form,
            *(f"{round(number, 4):g}" for number in flows),
            *([_OWN_FLOWS] if change.own_flows else []),
        ]
    )


def decoded(code: str, around: Area) -> LinkedChange:
    """Return the change of a link, in a municipality of this area.

    Raises:
        LinkError: The code is of another version or length, or a part of it is out of range.
    """
    parts = code.split("~", 14)
    own_flows = parts[13:] == [_OWN_FLOWS]
    if len(parts) != 13 + own_flows or parts[0] != VERSION:
        raise LinkError(f"not a structural change: {code[:80]!r}")
    _, area, jobs, month, *rest = parts[:13]
    *coefficients, off, form, beta, external, effect = rest
    numbers = [jobs, *coefficients, beta, external, effect]
    is_plain = all(map(_NUMBER.fullmatch, numbers)) and "." not in jobs and _OFF.fullmatch(off)
    if not is_plain or area not in around.municipalities or form not in _FORMS:
        raise LinkError(f"not a structural change: {code[:80]!r}")
    multiplier, leaving, registering, months_to_work = map(float, coefficients)
    try:
        return LinkedChange(
            parameters=ChangeParameters(
                area=area,
                jobs_change=int(jobs),
                month=month,
                supplier_multiplier=multiplier,
                leaving_share=leaving,
                registering_share=registering,
                months_to_work=months_to_work,
                switched_off=frozenset(_ARROWS[int(place)] for place in off),
            ),
            gravity=GravityParameters(
                form=_FORMS[form],
                beta=float(beta),
                external_share=float(external),
                location_effect=float(effect),
            ),
            own_flows=own_flows,
        )
    except ParameterError as error:
        raise LinkError(f"out of range: {code[:80]!r}") from error
