"""A report set by Typst in a process of its own: `python -m reports.typeset`, data in, PDF out.

Typst keeps what it has set for the next time, hundreds of megabytes after a long report; they go with the
process. It can be ended, too, which a compilation in ours could not.
"""

import subprocess
import sys
from pathlib import Path
from typing import Final

import typst

from domain.errors import BusyError

TEMPLATE = Path(__file__).with_name("document.typ")
FONTS = Path(__file__).with_name("fonts")

STANDARD: Final = "ua-1"
"""PDF/UA-1: a screen reader can read it."""

PATIENCE_S = 120.0
"""The longest deck takes a fifth of it."""


def typeset(report: str, patience_s: float = PATIENCE_S) -> bytes:
    """Return the PDF of a report's data, as `document.typ` takes them.

    Args:
        report: JSON.
        patience_s: After how many seconds it is given up.

    Raises:
        BusyError: The PDF was not ready in time.
    """
    command = [sys.executable, "-m", __name__]
    try:
        done = subprocess.run(  # noqa: S603 - our own module
            command,
            input=report.encode(),
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[1],
            timeout=patience_s,
            check=True,
        )
    except subprocess.TimeoutExpired as error:
        raise BusyError(f"no PDF in {patience_s:.0f} s", seconds=f"{patience_s:.0f}") from error
    return done.stdout


def _main() -> None:
    pdf: bytes = typst.compile(
        TEMPLATE,
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[FONTS]),
        sys_inputs={"report": sys.stdin.buffer.read().decode()},
        format="pdf",
        pdf_standards=[STANDARD],
    )
    sys.stdout.buffer.write(pdf)


if __name__ == "__main__":
    _main()
