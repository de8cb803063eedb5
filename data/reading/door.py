"""The one door for what people bring: bytes of any kind of file that is read to the table in it."""

from data.reading import parquet, workbook
from data.reading.table import LIMITS, Limits, Table, Wanted, text_table, too_large
from data.reading.text import decoded

ENDINGS = ("csv", "txt", "tsv", "xlsx", "parquet")
"""Of the files that are read; what a file is, its first bytes tell."""


def table_in(
    content: bytes, wanted: Wanted, any_of: Wanted | None = None, *, limits: Limits = LIMITS
) -> Table:
    """Return the table of a file: CSV in any usual dialect, a workbook, or parquet.

    Args:
        content: The file.
        wanted: Columns that it must have.
        any_of: Columns of which the sheet of a workbook must have one, where several could be meant.
        limits: How much is read.

    Raises:
        DashboardError: There is no such table, or not for certain; those of `data.reading.errors`.
    """
    if len(content) > limits.bytes:
        raise too_large(limits)
    if content.startswith(parquet.MAGIC):
        return parquet.parquet_table(content, wanted)
    if content.startswith(workbook.MAGIC):
        return workbook.workbook_table(content, wanted, any_of, limits=limits)
    return text_table(decoded(content), wanted, limits=limits)
