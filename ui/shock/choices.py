"""What a reader may vary about a structural change: the controls, and the parameters they stand at."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from analytics.structural_change.arrows import ARROWS, ArrowKey
from analytics.structural_change.parameters import ChangeParameters, started
from domain.area import ReadyChange
from i18n.text import Text
from ui import loaders, own_data, picks, url, words
from ui.flows import upload
from ui.situation import KAJAANI_FIRST

MONTHS = tuple(
    pd.period_range(pd.Period(loaders.LATEST_PERIOD, freq="M") + 1, periods=24, freq="M").astype(str)
)
"""Months in which the change may happen: the two years after the latest figures."""

MOST_JOBS, JOBS_STEP = 1_000, 5
"""Ends and step of the slider of jobs."""

AREA, JOBS, MONTH, START = "tyokunta", "tyopaikat", "kuukausi", "esimerkki"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slider:
    """The slider of a coefficient: its URL key, its step, and whether it shows a share in per cent."""

    key: str
    step: float
    is_percent: bool = False

    @property
    def per_unit(self) -> int:
        """What the slider shows for a coefficient of one."""
        return 100 if self.is_percent else 1


SLIDERS = {
    ArrowKey.SUPPLIER_MULTIPLIER: Slider(key="kerrannainen", step=0.1),
    ArrowKey.LEAVING_SHARE: Slider(key="muuttaa", step=1, is_percent=True),
    ArrowKey.REGISTERING_SHARE: Slider(key="ilmoittautuu", step=1, is_percent=True),
    ArrowKey.MONTHS_TO_WORK: Slider(key="tyollistyy", step=1),
    ArrowKey.HOURS_PER_CLIENT: Slider(key="tunnit", step=0.1),
    ArrowKey.FTE_COST: Slider(key="hinta", step=1_000),
}
"""Coefficients that a reader sets; the others come from data."""

FIELDS = {arrow: str(arrow) for arrow in SLIDERS} | {ArrowKey.FTE_COST: "fte_cost_eur"}
"""Arrow -> field of `ChangeParameters` that holds its coefficient."""

OFF_KEYS = {
    arrow: f"ohita_{place}"
    for place, arrow in enumerate(ArrowKey, start=1)
    if not ARROWS[arrow].is_definition
}
"""Arrow -> key of its switch, by its place in the chain."""

_SEEN = "shock_start"


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """The ready-made change that the controls start from."""

    key: str
    ready: ReadyChange
    parameters: ChangeParameters


def start(text: Text) -> Start:
    """Show the list of ready-made changes; a new choice sets every control to its values."""
    ready = loaders.area().changes
    key = url.selectbox(
        text("shock_page.start"),
        tuple(ready),
        key=START,
        format_func=lambda code: ready[code].label[text.language],
    )
    chosen = Start(key=key, ready=ready[key], parameters=started(ready[key], MONTHS[0]))
    url.opening(START, state=_SEEN)
    if st.session_state.get(_SEEN, key) != key:
        _set_controls(chosen.parameters)
    st.session_state[_SEEN] = key
    return chosen


def event(text: Text, names: Mapping[str, str], chosen: Start) -> tuple[str, str]:
    """Show where and when the change happens; return the municipality and the month."""
    area = url.selectbox(
        text("shock.parameters.area.label"),
        KAJAANI_FIRST,
        key=AREA,
        format_func=names.__getitem__,
        default=chosen.parameters.area,
    )
    month = url.selectbox(
        text("shock.parameters.month.label"),
        MONTHS,
        key=MONTH,
        format_func=text.period,
        default=chosen.parameters.month,
    )
    return area, month


def jobs(text: Text, chosen: Start) -> int:
    """Show the slider of jobs lost or gained, and return them."""
    return round(
        url.slider(
            text("shock.parameters.jobs_change.label"),
            -MOST_JOBS,
            MOST_JOBS,
            chosen.parameters.jobs_change,
            key=JOBS,
            step=JOBS_STEP,
            help=text("shock.parameters.jobs_change.help"),
        )
    )


def example_note(text: Text, chosen: Start, area: str, jobs_change: int) -> None:
    """Say what is known of the ready-made change, as long as its jobs are the ones shown."""
    if (area, jobs_change) == (chosen.parameters.area, chosen.parameters.jobs_change):
        words.note(chosen.ready.note[text.language])


def coefficient(text: Text, key: ArrowKey, chosen: Start, hours_per_client: float) -> float | None:
    """Return an arrow's coefficient, whether or not its slider is drawn; None where data give it."""
    if key not in SLIDERS:
        return None
    given = _slider(text, key, chosen, hours_per_client)
    value = picks.kept_number(
        given["label"],
        given["low"],
        given["high"],
        given["default"],
        key=given["key"],
        step=given["step"],
        is_percent=given["is_percent"],
    )
    # A step of a tenth may miss its end by a rounding error.
    return round(value / SLIDERS[key].per_unit, 4)


def is_off(text: Text, key: ArrowKey) -> bool:
    """Return whether an arrow is switched off, whether or not its switch is drawn."""
    return key in OFF_KEYS and picks.kept_flag(
        f"{text('shock.switch_off')}: {_label(text, key)}", key=OFF_KEYS[key]
    )


def arrow(text: Text, key: ArrowKey, chosen: Start, hours_per_client: float) -> None:
    """Show one arrow's coefficient, source and switch."""
    if key in SLIDERS:
        url.slider(**_slider(text, key, chosen, hours_per_client))
    else:
        st.markdown(f"**{_label(text, key)}**")
    if key in OFF_KEYS:
        url.toggle(text("shock.switch_off"), key=OFF_KEYS[key])
    words.note(source(text, key))
    if key is ArrowKey.HOME_MUNICIPALITY:
        upload.controls(text)


def source(text: Text, key: ArrowKey) -> str:
    """Return where an arrow's coefficient and range come from."""
    file = own_data.flows()
    if key is ArrowKey.HOME_MUNICIPALITY and file is not None:
        return text("shock_page.loaded_flows", file=file.name)
    return text(f"shock.arrows.{key}.source")


def _label(text: Text, key: ArrowKey) -> str:
    return text(f"shock.arrows.{key}.label")


def _slider(text: Text, key: ArrowKey, chosen: Start, hours_per_client: float) -> dict[str, Any]:
    """Return what the slider of a coefficient takes."""
    slider, arrow = SLIDERS[key], ARROWS[key]
    own = hours_per_client if key is ArrowKey.HOURS_PER_CLIENT else getattr(chosen.parameters, FIELDS[key])
    number = int if slider.step >= 1 else float
    low, high = sorted((arrow.low or 0.0, arrow.high or 0.0))
    return {
        "label": _label(text, key),
        "low": number(round(low * slider.per_unit, 1)),
        "high": number(round(high * slider.per_unit, 1)),
        "default": number(round(own * slider.per_unit, 1)),
        "key": slider.key,
        "step": number(slider.step),
        "is_percent": slider.is_percent,
    }


def _set_controls(parameters: ChangeParameters) -> None:
    """Put the values of a ready-made change into the controls, and every arrow on."""
    st.session_state[AREA] = parameters.area
    st.session_state[MONTH] = parameters.month
    st.session_state[JOBS] = parameters.jobs_change
    for key, slider in SLIDERS.items():
        if key is ArrowKey.HOURS_PER_CLIENT:
            st.session_state.pop(slider.key, None)
            continue
        value = getattr(parameters, FIELDS[key]) * slider.per_unit
        st.session_state[slider.key] = round(value) if slider.step >= 1 else round(value, 1)
    for switch in OFF_KEYS.values():
        st.session_state[switch] = False
