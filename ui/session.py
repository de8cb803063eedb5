"""What every page needs from the running session."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from domain.digits import plain_number
from domain.errors import DashboardError, FiguresMissingError, InfeasibleError, ParameterError
from i18n.text import DEFAULT_LANGUAGE, Text
from ui.conflicts import conflict, unknown_clients
from ui.streamlit_internals import ScriptControlException
from ui.words import failure

logger = logging.getLogger(__name__)

_DECIMAL = re.compile(r"-?[0-9]+\.[0-9]+")


def text() -> Text:
    """Return the text of the language the reader chose."""
    return Text(st.session_state.get("lang", DEFAULT_LANGUAGE))


def explained(text: Text, error: Exception) -> str:
    """Return what a reader is told about an error; of a bug only that it is one."""
    if not isinstance(error, DashboardError):
        return text("errors.unexpected")
    if isinstance(error, ParameterError) and (sentence := unknown_clients(text, error.values)):
        return sentence
    values = dict(error.values)
    if isinstance(error, ParameterError):
        values = {name: _written(text, value) for name, value in values.items()}
    if isinstance(error, FiguresMissingError) and "period" in values:
        values["period"] = text.period_of(values["period"])
    if isinstance(error, InfeasibleError):
        values["conflict"] = conflict(text, error.values)
    return text(error.text_key, **values)


def _written(text: Text, value: str) -> str:
    """Return a bound or a value of ours, a decimal number with the reader's decimal mark."""
    if not _DECIMAL.fullmatch(value):
        return value
    return text.number(plain_number(value), len(value.partition(".")[2]))


def told(text: Text, error: DashboardError) -> str:
    """Return the same as `explained`, and tell the log what its operator should know."""
    logger.warning("%s", error)
    return explained(text, error)


@contextmanager
def through(key: str, mark: object) -> Iterator[None]:
    """Keep a mark that work is through, also where it failed and would again; not where its run was ended.

    Streamlit ends a run at any call of its own once a newer one waits: without the mark, that one does the
    work again.

    Args:
        key: Where the session keeps the mark.
        mark: What it is.
    """
    is_through = True
    try:
        yield
    except ScriptControlException:
        is_through = False
        raise
    finally:
        if is_through:
            st.session_state[key] = mark


@contextmanager
def expected_errors(*, stop: bool = True) -> Iterator[None]:
    """Explain an expected error in the reader's language; let bugs surface.

    Args:
        stop: Whether the page ends there; otherwise the rest of it goes on.
    """
    try:
        yield
    except DashboardError as error:
        failure(told(text(), error))
        if stop:
            st.stop()
