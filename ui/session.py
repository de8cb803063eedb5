"""What every page needs from the running session."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from domain.errors import DashboardError
from i18n.text import DEFAULT_LANGUAGE, Text

logger = logging.getLogger(__name__)


def text() -> Text:
    """Return the text of the language the reader chose."""
    return Text(st.session_state.get("lang", DEFAULT_LANGUAGE))


@contextmanager
def expected_errors(*, stop: bool = True) -> Iterator[None]:
    """Explain an expected error in the reader's language; let bugs surface.

    Args:
        stop: Whether the page ends there; otherwise the rest of it goes on.
    """
    try:
        yield
    except DashboardError as error:
        logger.warning("%s", error)
        st.error(text()(error.text_key, **error.values), icon=":material/error:")
        if stop:
            st.stop()
