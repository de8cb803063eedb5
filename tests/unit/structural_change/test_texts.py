"""Whatever flows, network and structural change can show has a text in every language."""

import pytest

from analytics.flows import errors as flow_errors
from analytics.flows.gravity import Deterrence
from analytics.flows.views import Direction
from analytics.service_network.round import StopTooFarError
from analytics.structural_change.arrows import ArrowKey
from analytics.structural_change.frames import State
from i18n.text import LANGUAGES, catalogue

KEYS = [
    *(f"flows.forms.{form}" for form in Deterrence),
    *(f"flows.directions.{direction}" for direction in Direction),
    *(
        error.text_key
        for error in (
            flow_errors.DistanceError,
            flow_errors.MarginsClashError,
            flow_errors.MissingZoneError,
            flow_errors.SwappedError,
            StopTooFarError,
        )
    ),
    *(f"structural_change.arrow.{arrow}.{part}" for arrow in ArrowKey for part in ("label", "source")),
    *(f"structural_change.state.{state}" for state in State),
    *(f"structural_change.state_gain.{state}" for state in State),
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_there(language):
    assert [key for key in KEYS if key not in catalogue(language)] == []
