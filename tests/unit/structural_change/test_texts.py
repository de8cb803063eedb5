"""Whatever flows, network and structural change can show has a text in every language."""

import pytest

from analytics.flows import errors as flow_errors
from analytics.flows.gravity import Deterrence
from analytics.flows.views import Direction
from analytics.service_network.round import StopTooFarError
from analytics.structural_change.arrows import ArrowKey
from analytics.structural_change.frames import Case, State
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
    *(f"shock.arrows.{arrow}.{part}" for arrow in ArrowKey for part in ("label", "source")),
    *(f"shock.states.{state}" for state in State),
    *(f"shock.states_gain.{state}" for state in State),
    *(f"shock.cases.{case}" for case in Case),
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_there(language):
    assert [key for key in KEYS if key not in catalogue(language)] == []
