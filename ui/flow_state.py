"""Which commuting flows the pages work with: a loaded file of this session, else the reader's estimate."""

from dataclasses import dataclass

import streamlit as st

from analytics.flows.estimate import (
    BETA_BAND,
    BETA_CENTRAL,
    BETA_LIMITS,
    EXTERNAL_SHARE_BAND,
    GravityParameters,
    estimated_flows,
    plausible_band,
)
from analytics.flows.frames import FlowSet
from analytics.flows.gravity import Deterrence
from i18n.text import Text
from ui import loaders, url

FORMS = (Deterrence.POWER, Deterrence.EXPONENTIAL)
"""The power form first: it fits published matrices better."""

BETA_KEYS = {Deterrence.POWER: "beeta", Deterrence.EXPONENTIAL: "beeta_km"}
"""Each form's beta has its own slider, for its unit and range are its own."""

BETA_STEPS = {Deterrence.POWER: 0.1, Deterrence.EXPONENTIAL: 0.005}
BETA_FORMATS = {Deterrence.POWER: "%.1f", Deterrence.EXPONENTIAL: "%.3f"}

EXTERNAL_PCT = (10, 90, 45)
OULU_PCT = (0, 100, 50)
"""Least, most and central value of the shares, in per cent."""

_LOADED = "flow_file"


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedFile:
    """Flows of a file that the reader loaded, and the file's name."""

    name: str
    flows: FlowSet


def loaded() -> LoadedFile | None:
    """Return the file loaded in this session, if any."""
    found: LoadedFile | None = st.session_state.get(_LOADED)
    return found


def keep(file: LoadedFile | None) -> None:
    """Let a loaded file replace the estimate, or the estimate return."""
    st.session_state[_LOADED] = file


def parameters(text: Text, *, columns: int = 4) -> GravityParameters:
    """Show the controls of the estimate side by side and return what the reader chose."""
    places = st.columns(columns, gap="small")
    with places[0]:
        code = url.selectbox(
            text("flows.parameters.form.label"),
            [each.value for each in FORMS],
            key="muoto",
            format_func=lambda code: text(f"flows.forms.{code}"),
        )
    form = Deterrence(code)
    low, high = BETA_LIMITS[form]
    with places[1 % columns]:
        beta = url.slider(
            text("flows.parameters.beta.label"),
            low,
            high,
            BETA_CENTRAL[form],
            key=BETA_KEYS[form],
            step=BETA_STEPS[form],
            format=BETA_FORMATS[form],
            help=text("flows.parameters.beta.help"),
        )
    with places[2 % columns]:
        external_pct = _percent(text, "external_share", EXTERNAL_PCT, "ulkopuoli")
    with places[3 % columns]:
        oulu_pct = _percent(text, "location_effect", OULU_PCT, "oulu")
    return GravityParameters(
        form=form,
        beta=round(min(max(beta, low), high), 4),
        external_share=external_pct / 100,
        location_effect=oulu_pct / 100,
    )


def flows(parameters: GravityParameters) -> FlowSet:
    """Return the loaded flows, or else the estimate with these parameters and its plausible range.

    Raises:
        DashboardError: Data are missing, or the parameters allow no flows.
    """
    file = loaded()
    if file is not None:
        return file.flows
    return estimated_flows(
        loaders.commuting(), loaders.road_distances(), parameters, plausible_band(parameters.form)
    )


def band_words(text: Text, form: Deterrence) -> str:
    """Return the plausible ranges that the ranges of the flows span."""
    return text(
        "flows_page.band",
        beta=text.span(*BETA_BAND[form], 2 if form is Deterrence.EXPONENTIAL else 1),
        share=text.percent_span(*EXTERNAL_SHARE_BAND, 0),
    )


def _percent(text: Text, name: str, limits: tuple[int, int, int], key: str) -> float:
    low, high, central = limits
    return url.slider(
        text(f"flows.parameters.{name}.label"),
        low,
        high,
        central,
        key=key,
        step=5,
        format=text("flows_page.percent_format"),
        help=text(f"flows.parameters.{name}.help"),
    )
