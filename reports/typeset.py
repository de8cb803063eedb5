"""A report or a picture set by Typst in a process of its own: `python -m reports.typeset`, data in, file out.

Typst keeps what it has set for the next time, hundreds of megabytes after a long report; they go with the
process. It can be ended, too, which a compilation in ours could not.
"""

import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import typst

from domain.errors import BusyError

FOLDER = Path(__file__).parent
FONTS = FOLDER / "fonts"

STANDARD: Final = "ua-1"
"""PDF/UA-1: a screen reader can read it."""

DOTS_PER_INCH = 200
"""Of a picture: 1 500 wide, sharp on a projector and on paper."""

PATIENCE_S = 120.0
"""The longest deck takes a fifth of it."""


def typeset(report: str, patience_s: float = PATIENCE_S, *, kind: str = "document") -> bytes:
    """Return the PDF of a report's data, or the PNG of its first figure.

    Args:
        report: JSON.
        patience_s: After how many seconds it is given up.
        kind: The template that takes the data: "document" or "picture".

    Raises:
        BusyError: The file was not ready in time.
    """
    command = [sys.executable, "-m", __name__, kind]
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
        raise BusyError(f"no {kind} in {patience_s:.0f} s", seconds=f"{patience_s:.0f}") from error
    return done.stdout


def _main(kind: str) -> None:
    setting: dict[str, Any] = (
        {"format": "png", "ppi": DOTS_PER_INCH}
        if kind == "picture"
        else {"format": "pdf", "pdf_standards": [STANDARD]}
    )
    made: bytes = typst.compile(
        FOLDER / f"{kind}.typ",
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[FONTS]),
        sys_inputs={"report": sys.stdin.buffer.read().decode()},
        **setting,
    )
    sys.stdout.buffer.write(made)


if __name__ == "__main__":
    _main(sys.argv[1])
