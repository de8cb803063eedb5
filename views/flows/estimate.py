"""How commuters are estimated: what a reader may vary of it, wherever a page rests on the flows."""

from typing import Any

from analytics.flows.estimate import BETA_CENTRAL, BETA_LIMITS, GravityParameters
from analytics.flows.gravity import Deterrence
from i18n.quantity import PER_CENT
from i18n.text import Text
from views.blocks import Action, Bar, Block, Words
from views.choices import Choice, Chosen, Number, OneOf
from views.context import Context


def _is_estimated(chosen: Chosen) -> bool:
    return chosen.context.own is None


FORM = OneOf(
    key="form",
    formerly=("muoto",),
    label="flows.parameters.form.label",
    help="flows.parameters.form.help",
    codes=(Deterrence.POWER.value, Deterrence.EXPONENTIAL.value),
    said=lambda code, _chosen, text: text(f"flows.forms.{code}"),
    counts=_is_estimated,
)
"""How willingness falls with distance; the power form first: it fits published matrices better."""


def _beta(form: Deterrence, *, key: str, formerly: str, step: float) -> Number:
    low, high = BETA_LIMITS[form]
    return Number(
        key=key,
        formerly=(formerly,),
        label="flows.parameters.beta.label",
        help="flows.parameters.beta.help",
        low=low,
        high=high,
        default=BETA_CENTRAL[form],
        step=step,
        counts=lambda chosen: _is_estimated(chosen) and chosen[FORM] == form,
    )


BETAS = {
    Deterrence.POWER: _beta(Deterrence.POWER, key="beta", formerly="beeta", step=0.1),
    Deterrence.EXPONENTIAL: _beta(Deterrence.EXPONENTIAL, key="beta_km", formerly="beeta_km", step=0.005),
}
"""Each form's beta is a choice of its own, for its unit and range are its own."""


def _share(name: str, *, formerly: str, low: float, high: float, default: float) -> Number:
    return Number(
        key=name,
        formerly=(formerly,),
        label=f"flows.parameters.{name}.label",
        help=f"flows.parameters.{name}.help",
        low=low,
        high=high,
        default=default,
        step=5,
        quantity=PER_CENT,
        counts=_is_estimated,
    )


EXTERNAL_SHARE = _share("external_share", formerly="ulkopuoli", low=10, high=90, default=45)
LOCATION_EFFECT = _share("location_effect", formerly="oulu", low=0, high=100, default=50)

CHOICES: tuple[Choice[Any], ...] = (FORM, *BETAS.values(), EXTERNAL_SHARE, LOCATION_EFFECT)
"""Everything that the estimate leaves to its reader, in reading order."""


def parameters(chosen: Chosen) -> GravityParameters:
    """Return the assumptions that were chosen."""
    form = Deterrence(chosen[FORM])
    return GravityParameters(
        form=form,
        beta=chosen[BETAS[form]],
        external_share=chosen[EXTERNAL_SHARE] / 100,
        location_effect=chosen[LOCATION_EFFECT] / 100,
    )


def controls(chosen: Chosen, text: Text) -> tuple[Block, ...]:
    """Return the choices that count, or what is said of the reader's own file, with the way back."""
    if not _is_estimated(chosen):
        back = Action(key="flows_estimate", label=text("flows_page.back"))
        return Words(own_words(chosen.context, text)), back
    counted = tuple(each for each in CHOICES if chosen.counts(each))
    outside = chosen.context.area.outside
    names = chosen.context.names(text.language)
    gateway = text("flows.gateway", gateway=names[outside.gateway]) if outside else ""
    return Bar(counted), Words((gateway,))


def own_words(context: Context, text: Text) -> tuple[str, ...]:
    """Return what is said where a file is named: what it replaces, and how far it is from the plan."""
    file = context.own
    if file is None:
        return ()
    departure, flows = file.departure, file.flows
    is_ranged = len(flows.members) > 1
    return (
        text("flows_page.loaded", file=file.name),
        text(
            "flows_page.departs",
            area=context.names(text.language)[departure.area],
            margin=text(f"flows.margins.{departure.margin}"),
            value=text.span(departure.low, departure.high),
            expected=text.integer(departure.expected),
            change=text.integer(departure.persons, signed=True),
            share=text.percent(departure.share),
        )
        if departure.persons
        else text("flows_page.fits" if is_ranged else "flows_page.agrees"),
        *([text("flows_page.no_own")] if flows.own is None else []),
        *([text("flows_page.suppressed")] if is_ranged else []),
    )
