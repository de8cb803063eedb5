"""What the operator of an installation says of it."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass

KEEPER_SETTING = "TILANNEHUONE_KEEPER"
"""Environment variable that names who keeps the installation, and answers for it."""

FEEDBACK_SETTING = "TILANNEHUONE_FEEDBACK"
"""Environment variable of the mail address, or the https address, that takes feedback."""

_MAIL = re.compile(r"[^@\s:/?&]+@[^@\s:/?&]+")


@dataclass(frozen=True, slots=True)
class Installation:
    """Who keeps it, and where feedback is given; "" for what is not said."""

    keeper: str
    feedback: str

    @property
    def feedback_address(self) -> str:
        """Where a press on the channel of feedback leads; "" where it is no address."""
        if _MAIL.fullmatch(self.feedback):
            return f"mailto:{self.feedback}"
        return self.feedback if self.feedback.startswith("https://") else ""


def installation(environment: Mapping[str, str] = os.environ) -> Installation:
    """Return what the environment says of this installation."""
    return Installation(
        keeper=environment.get(KEEPER_SETTING, "").strip(),
        feedback=environment.get(FEEDBACK_SETTING, "").strip(),
    )
