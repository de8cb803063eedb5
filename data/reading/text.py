"""The text of a file in whichever encoding a spreadsheet or a statistics office wrote it."""

import codecs
import re

from data.reading.errors import UnreadableFileError, WorkbookError

_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins as UTF-16 does
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_NO_TEXT = re.compile(r"[\0-\x08\x0e-\x19\x1b-\x1f\x7f]")
_SAMPLE = 1000


def decoded(content: bytes) -> str:
    """Return the text: UTF-8, UTF-16 or UTF-32 by its mark, UTF-16 by its zeros, UTF-8, else Windows-1252.

    Windows-1252 reads Latin-1 as well: where the two differ, Latin-1 has no letters.

    Raises:
        WorkbookError: It is a spreadsheet's own file, of a kind that is not read.
        UnreadableFileError: It is no text.
    """
    if content.startswith(_WORKBOOKS):
        raise WorkbookError("a workbook")
    marked = next((encoding for mark, encoding in _MARKED if content.startswith(mark)), None)
    for encoding in (marked,) if marked else (*_by_zeros(content), "utf-8", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _NO_TEXT.search(text):
            return text
    raise UnreadableFileError("no text in a known encoding")


def _by_zeros(content: bytes) -> list[str]:
    """Return in which kind of UTF-16 a table is written without a mark: every other byte of it is 0."""
    sample = content[:_SAMPLE]
    half = len(sample) // 2
    zeros = {"utf-16-be": sample[0::2].count(0), "utf-16-le": sample[1::2].count(0)}
    return [encoding for encoding, count in zeros.items() if half and count > 0.8 * half]
