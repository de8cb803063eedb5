"""What the tests of a view look at: its page as files take it, its figures and what they say."""

import re

from i18n.text import Text
from views.files import report
from views.table import NO_WORDS


def explain(_text, error):
    return f"failed: {error}"


def shown(view, context, text=None, **codes):
    """Return the page of a link with these codes."""
    return report(view, codes, context, text or Text("fi"), explain=explain)


def figure(page, key):
    return next(each for each in page.figures if each.key == key)


def breaking(words):
    """Return words with ordinary spaces, so that a test can be read; another test looks at the spaces."""
    return words.replace("\N{NO-BREAK SPACE}", " ")


def texts(figure):
    """Return the text of a figure's table, row by row, with ordinary spaces."""
    return [[breaking(cell.text) for cell in row] for row in figure.grid.rows]


def cells(page, key):
    """Return the same by the first column."""
    return {first: rest for first, *rest in texts(figure(page, key))}


def blocks(body):
    """Yield every block of a sheet, those within others too."""

    def every(found):
        for block in found:
            yield block
            for cell in block.get("cells", []):
                yield from every(cell)
            yield from every(block.get("blocks", []))
            for arrow in block.get("arrows", []):
                yield from every(arrow["blocks"])

    for place in ("moment", "main", "side", "below"):
        yield from every(body.get(place, []))


def told_of(table, columns):
    """Return the rows of a page's table with a text for each of its file's columns.

    What a page tells under another cell stands in its own column; there it is left out where it says nothing.
    Two ends that it tells in one cell have its words, both of them.
    """
    shown = [column["label"] for column in table["columns"]]
    headings = {each: _heading(each, shown) for each in columns}
    stands = [each for each in columns if each in shown or _is_low(each, columns, headings)]
    assert [headings[each] for each in stands] == shown
    rows = []
    for row in table["rows"]:
        texts = dict(zip(shown, (cell["text"] for cell in row), strict=True))
        below = {label: words for cell in row for label, words in cell.get("under", ())}
        rows.append([below.get(each, texts.get(headings[each], NO_WORDS)) for each in columns])
    return rows


def _heading(column, shown):
    """Return the heading of a page that a file's column stands under: its own, or that of both ends."""
    if column in shown:
        return column
    return next((each for each in shown if column.startswith(f"{each}, ")), "")


def _is_low(column, columns, headings):
    """Return whether a column is the first of two ends that a page tells in one cell."""
    heading = headings[column]
    return (
        heading not in ("", column) and next(each for each in columns if headings[each] == heading) == column
    )


def is_told(words, told):
    """Return whether a file's cell is told by a page's: in the same words, or as an end of a range."""
    ends = re.split("[\N{EN DASH}\N{HORIZONTAL ELLIPSIS}]", told)
    return words == told or (len(ends) == 2 and _digits(words) != "" and _digits(words) in map(_digits, ends))


def _digits(words):
    return re.sub(r"[^\d,.\N{MINUS SIGN}+]", "", words)
