"""Why a file that somebody brought is not read.

`row` is the line of the file, from 1 (of parquet: the row), `column` its heading and `cell` what stands
there, both as they are in the file.
"""

from domain.errors import DashboardError


class UnreadableFileError(DashboardError):
    """The bytes are neither a text in a known encoding nor parquet."""

    text_key = "reading.errors.unreadable"


class WorkbookError(DashboardError):
    """The file is an archive, or a workbook of another kind than .xlsx, perhaps one with a password."""

    text_key = "reading.errors.workbook"


class SheetsError(DashboardError):
    """Several sheets of a workbook have the columns that are needed; value `sheets`."""

    text_key = "reading.errors.sheets"


class FormulaError(DashboardError):
    """A cell holds a formula without the value that it came to; values `row`, `column`."""

    text_key = "reading.errors.formula"


class FileSizeError(DashboardError):
    """The file is larger than is read; values `megabytes`, `rows` and `columns` are the limits."""

    text_key = "reading.errors.size"


class UnpackedSizeError(DashboardError):
    """A workbook is a small file that unpacks to more than is read; value `megabytes`."""

    text_key = "reading.errors.unpacked"


class FileTimeError(DashboardError):
    """Reading took longer than is allowed; value `seconds`."""

    text_key = "reading.errors.time"


class ColumnKindError(DashboardError):
    """A column of a parquet file holds lists or tables instead of numbers and texts; value `column`."""

    text_key = "reading.errors.column_kind"


class ColumnsError(DashboardError):
    """No heading names all the columns that are needed; value `missing`."""

    text_key = "reading.errors.columns"


class ColumnTwiceError(DashboardError):
    """Two columns may be the one that is needed; values `row`, `column` and `other`."""

    text_key = "reading.errors.column_twice"


class QuotationError(DashboardError):
    """A quotation mark is left open, or a cell is endless; value `row`."""

    text_key = "reading.errors.quotation"


class RowError(DashboardError):
    """A line is no row of the table: a note below it, or too many cells; values `row`, `cell`."""

    text_key = "reading.errors.row"


class NumberError(DashboardError):
    """A cell is no number; values `row`, `column`, `cell`."""

    text_key = "reading.errors.number"


class TwoNumbersError(DashboardError):
    """A cell may be two numbers, such as 12.769; values `row`, `column`, `cell`."""

    text_key = "reading.errors.two_numbers"


class CountError(DashboardError):
    """A number of persons is negative or not whole; values `row`, `column`, `cell`."""

    text_key = "reading.errors.count"


class NoCodeError(DashboardError):
    """A row has no area; values `row`, `column`."""

    text_key = "reading.errors.no_code"


class UnknownCodeError(DashboardError):
    """A cell is no area that is known; values `row`, `column`, `cell`."""

    text_key = "reading.errors.unknown_code"


class TwoCodesError(DashboardError):
    """A cell gives the code of one area and the name of another; values `row`, `column`, `cell`."""

    text_key = "reading.errors.two_codes"


class TotalRowError(DashboardError):
    """A row is of an area that others are part of; values `row`, `column`, `cell`."""

    text_key = "reading.errors.total_row"


class UnknownPlaceError(DashboardError):
    """A row is of people whose place is not known or abroad; values `row`, `column`, `cell`."""

    text_key = "reading.errors.unknown_place"
