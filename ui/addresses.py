"""The names an address may hold, and what is said of those that no page knows."""

from i18n.text import Text
from ui import navigation, own_data, url
from ui.meeting.presenter import PLACE
from ui.words import notice
from views.kept import DECK
from views.registry import VIEWS
from views.saved.names import isolated, shortened
from views.saved.opening import ANEW_KEY, LINK_KEY

KNOWN = frozenset(
    {
        url.LANGUAGE,
        url.FOLLOWED,
        PLACE,
        DECK,
        LINK_KEY,
        ANEW_KEY,
        *own_data.ADDRESS_KEYS.values(),
        *navigation.MEETING,
        *(name for view in VIEWS.values() for name in view.known),
    }
)
"""Parameters of every page's address, and the choices of all."""

FORMER = {"alusta": ANEW_KEY, "esitys": PLACE, "oma_virrat": own_data.ADDRESS_KEYS[own_data.FLOWS]}
"""What a parameter of every page's address has been called -> what it is called today."""

NAMED, LONGEST = 5, 40
"""Most unknown names that are told, and the most characters of each."""


def mend() -> list[str]:
    """Read former names and those that a chat or a mail has changed; return those that no page knows."""
    return url.unknown(KNOWN, FORMER)


def say_unknown(text: Text, names: list[str]) -> None:
    """Say which names of the address were not understood; nothing where all were."""
    if not names:
        return
    said = ", ".join(isolated(shortened(name, LONGEST)) for name in names[:NAMED])
    more = len(names) - NAMED
    rest = [text("app.unknown_more", number=str(more))] if more > 0 else []
    notice(text("app.unknown_names", names=said), *rest, text("app.unknown_do"))
