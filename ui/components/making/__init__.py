"""Says below the buttons of a page's files that one is being made, and that one could not be."""

from pathlib import Path

import streamlit as st

from i18n.text import Text

_HERE = Path(__file__).parent

_making = st.components.v2.component(
    "tilannehuone_making",
    html='<p class="th-note th-making" role="status"></p>',
    js=(_HERE / "making.js").read_text(encoding="utf-8"),
    css=(_HERE / "making.css").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def making(text: Text, *, patience_s: float) -> None:
    """Tell of the download buttons in the same container how far their files are.

    Args:
        text: The reader's language.
        patience_s: How long a file waits for its turn, seconds.
    """
    labels = {
        "making": text("exports.making", seconds=text.integer(patience_s)),
        "failed": text("exports.failed"),
    }
    _making(key="export_making", data={"labels": labels}, width="content")
