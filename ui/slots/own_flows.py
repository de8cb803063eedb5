"""A file of flows of the reader's own: loading it, and the way back to the estimate."""

from i18n.text import Text
from ui import own_data
from views.choices import Chosen


def leave(_chosen: Chosen, _text: Text) -> None:
    """Work with the estimate again, on every page."""
    own_data.keep(None)
    own_data.rerun_if_changed()
