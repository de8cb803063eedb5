"""Which commuting flows the pages work with: a loaded file of this session, else the reader's estimate."""

from dataclasses import dataclass

import streamlit as st

from analytics.flows.estimate import (
    BETA_BAND,
    BETA_CENTRAL,
    BETA_LIMITS,
    EXTERNAL_SHARE_BAND,
    GravityParameters,
)
from analytics.flows.frames import FlowSet
from analytics.flows.gravity import Deterrence
from i18n.text import Text
from ui import loaders, own_data, picks, url

FORM_KEY = "muoto"
CODES = (Deterrence.POWER.value, Deterrence.EXPONENTIAL.value)
"""The power form first: it fits published matrices better."""

BETA_KEYS = {Deterrence.POWER: "beeta", Deterrence.EXPONENTIAL: "beeta_km"}
"""Each form's beta has its own slider, for its unit and range are its own."""

BETA_STEPS = {Deterrence.POWER: 0.1, Deterrence.EXPONENTIAL: 0.005}

EXTERNAL_PCT = (10, 90, 45)
OULU_PCT = (0, 100, 50)
"""Least, most and central value of the shares, in per cent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slider:
    """A slider of the estimate; shares are in per cent. Its texts are under `flows.parameters.<name>`."""

    name: str
    key: str
    low: float
    high: float
    default: float
    step: float
    is_percent: bool = False


def parameters(text: Text, *, columns: int = 4) -> GravityParameters:
    """Show the controls of the estimate side by side and return what the reader chose."""
    places = st.columns(columns, gap="small")
    with places[0]:
        code = url.selectbox(
            text("flows.parameters.form.label"),
            CODES,
            key=FORM_KEY,
            format_func=lambda code: text(f"flows.forms.{code}"),
        )
    form = Deterrence(code)
    for place, slider in enumerate(_sliders(form), start=1):
        with places[place % columns]:
            url.slider(
                text(f"flows.parameters.{slider.name}.label"),
                slider.low,
                slider.high,
                slider.default,
                key=slider.key,
                step=slider.step,
                is_percent=slider.is_percent,
                help=text(f"flows.parameters.{slider.name}.help"),
            )
    return chosen(text)


def chosen(text: Text) -> GravityParameters:
    """Return what the reader chose, whether or not the controls are drawn."""
    form = Deterrence(url.remembered(FORM_KEY, CODES))
    url.publish(FORM_KEY, form, CODES[0])
    beta, external, oulu = (
        picks.kept_number(
            text(f"flows.parameters.{slider.name}.label"),
            slider.low,
            slider.high,
            slider.default,
            key=slider.key,
            step=slider.step,
            is_percent=slider.is_percent,
        )
        for slider in _sliders(form)
    )
    low, high = BETA_LIMITS[form]
    return GravityParameters(
        form=form,
        beta=round(min(max(beta, low), high), 4),
        external_share=external / 100,
        location_effect=oulu / 100,
    )


def flows(parameters: GravityParameters) -> FlowSet:
    """Return the loaded flows, or else the estimate with these parameters and its plausible range.

    Raises:
        DashboardError: Data are missing, or the parameters allow no flows.
    """
    file = own_data.flows()
    if file is not None:
        return file.flows
    return loaders.estimated_flows(parameters)


def band_words(text: Text, form: Deterrence) -> str:
    """Return the plausible ranges that the ranges of the flows span."""
    return text(
        "flows_page.band",
        beta=text.span(*BETA_BAND[form], 2 if form is Deterrence.EXPONENTIAL else 1),
        share=text.percent_span(*EXTERNAL_SHARE_BAND, 0),
    )


def _sliders(form: Deterrence) -> tuple[Slider, Slider, Slider]:
    low, high = BETA_LIMITS[form]
    return (
        Slider(
            name="beta",
            key=BETA_KEYS[form],
            low=low,
            high=high,
            default=BETA_CENTRAL[form],
            step=BETA_STEPS[form],
        ),
        _percent("external_share", "ulkopuoli", EXTERNAL_PCT),
        _percent("location_effect", "oulu", OULU_PCT),
    )


def _percent(name: str, key: str, limits: tuple[int, int, int]) -> Slider:
    low, high, central = limits
    return Slider(name=name, key=key, low=low, high=high, default=central, step=5, is_percent=True)
