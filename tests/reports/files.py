"""Exported files, opened again."""

import io
import zipfile

import openpyxl
import pypdf
from pptx import Presentation

HOSTILE = (
    "<b>bold</b> & <script>alert(1)</script>",
    '#eval("1") *strong* _emphasis_ $x$ @label `raw` \\ // = heading',
    "=cmd|' /C calc'!A0",
    "+SUM(1)",
    "@now",
    "-2+3",
    "😀 👩‍👩‍👧 日本",
    "\u202eesrever \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
    "bell \x07 null \x00 break\nline\ttab",
    "x" * 10_000,
    "{placeholder} %s %(name)d",
)
"""Words that somebody may give to a scenario, a view or a municipality."""


def opened(file):
    """Return a presentation."""
    return Presentation(io.BytesIO(file))


def charts(presentation):
    """Return the native charts, in the order of the slides."""
    return [shape.chart for slide in presentation.slides for shape in slide.shapes if shape.has_chart]


def series(chart):
    """Return the names and numbers that somebody finds who edits a chart."""
    return [(each.name, tuple(each.values)) for each in chart.plots[0].series]


def parts(file):
    """Yield the name and the bytes of every part of a zipped file, files within it opened too."""
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            yield name, content
            if content.startswith(b"PK"):
                yield from parts(content)


def workbook(file):
    """Return a workbook."""
    return openpyxl.load_workbook(io.BytesIO(file))


def pdf(file):
    """Return a PDF."""
    return pypdf.PdfReader(io.BytesIO(file))


def words(reader):
    """Return the words of a PDF, its spaces and line breaks as single spaces."""
    return " ".join(" ".join(sheet.extract_text() for sheet in reader.pages).split())
