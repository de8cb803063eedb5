"""What the tests of a view look at: its page as files take it, its figures and what they say."""

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
    """
    shown = [column["label"] for column in table["columns"]]
    assert [each for each in columns if each in shown] == shown
    rows = []
    for row in table["rows"]:
        texts = dict(zip(shown, (cell["text"] for cell in row), strict=True))
        texts |= {label: words for cell in row for label, words in cell.get("under", ())}
        rows.append([texts.get(each, NO_WORDS) for each in columns])
    return rows
