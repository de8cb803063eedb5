"""One file of flows, and the ways in which spreadsheets and statistics offices write it.

The flows are made up within the plan's margins: 6 425 commute out, 2 210 of them between the ten
municipalities and 4 215 elsewhere; 4 306 come in from elsewhere.
"""

from functools import cache
from pathlib import Path

HEADING = ("origin_area", "destination_area", "commuters")
CSV = "text/csv"


@cache
def rows():
    """Return the rows, every cell as text."""
    _, *lines = (Path(__file__).parent / "data/flow_files/plain.csv").read_text().splitlines()
    return [tuple(line.split(";")) for line in lines]


def written(table, heading=HEADING, *, delimiter=";", above=(), below=(), encoding="utf-8", line_end="\r\n"):
    """Return the bytes of a table."""
    lines = [*above, *(delimiter.join(row) for row in (heading, *table)), *below]
    return "".join(f"{line}{line_end}" for line in lines).encode(encoding)


def plain():
    """Return the file as the template has it."""
    return written(rows())


def scaled(factor):
    """Return the flows of another year: every one times the same number, rounded."""
    return written([(origin, to, str(round(int(count) * factor))) for origin, to, count in rows()])


def swapped():
    """Return the flows with homes and workplaces exchanged."""
    return written([(to, origin, count) for origin, to, count in rows()])


def suppressed(mark=".."):
    """Return the flows with those of 1-4 persons as their producer hides them."""
    return written([(origin, to, mark if 1 <= int(count) <= 4 else count) for origin, to, count in rows()])


def spaced(count, space="\N{NO-BREAK SPACE}"):
    """Return a count with its thousands parted."""
    return f"{int(count):,}".replace(",", space)


def external_in_one(name="External"):
    """Return the flows with all other municipalities under one name."""
    ours = {to for origin, to, _ in rows() if origin == to}
    sums = {}
    for origin, to, count in rows():
        pair = tuple(area if area in ours else name for area in (origin, to))
        sums[pair] = sums.get(pair, 0) + int(count)
    return written([(*pair, str(count)) for pair, count in sums.items()])


NAMES = {
    "105": "Hyrynsalmi",
    "205": "Kajaani",
    "290": "Kuhmo",
    "578": "Paltamo",
    "620": "Puolanka",
    "697": "Ristijärvi",
    "765": "Sotkamo",
}
"""Some of the municipalities; the others stay codes."""


def named(area):
    """Return an area as Statistics Finland's table service writes it in one cell."""
    return f'"KU{area} {NAMES[area]}"' if area in NAMES else f"KU{area}"


def dialects():
    """Return files that all say the same, by what is special about them."""
    table = rows()
    return {
        "as the template": plain(),
        "no zeros before codes": written([(str(int(a)), str(int(b)), n) for a, b, n in table]),
        "codes made decimal": written([(f"{a}.0", f"{b},0", n) for a, b, n in table]),
        "codes kept as text": written([(f'"=""{a}"""', f"'{b}", n) for a, b, n in table]),
        "no-break thousands": written([(a, b, spaced(n)) for a, b, n in table]),
        "narrow thousands": written([(a, b, spaced(n, "\N{NARROW NO-BREAK SPACE}")) for a, b, n in table]),
        "decimal commas": written([(a, b, f"{n},0") for a, b, n in table]),
        "decimal points": written([(a, b, f"{n}.00") for a, b, n in table]),
        "external in one": external_in_one(),
        "external by its name": external_in_one("muu Suomi"),
        "blank rows": written(table, below=(";;", "", " ; ;")),
        "declared delimiter": written(table, delimiter="|", above=("sep=|",)),
        "tabs": written(table, delimiter="\t"),
        "commas": written(table, delimiter=",", line_end="\n"),
        "old line ends": written(table, line_end="\r"),
        "UTF-8 with a mark": written(table, encoding="utf-8-sig"),
        "UTF-16 with a mark": written(table, delimiter="\t", encoding="utf-16"),
        "UTF-16 without": written(table, delimiter="\t", encoding="utf-16-le"),
        "UTF-16, big end first": written(table, encoding="utf-16-be"),
        "Windows-1252, a column more": written(
            [(*row, f"{row[0]} väli") for row in table], (*HEADING, "väli"), encoding="cp1252"
        ),
        "Statistics Finland's": written(
            [(named(a), named(b), n) for a, b, n in table],
            ('"Asuinkunta"', '"Työpaikan kunta"', '"Työlliset 2023"'),
            above=('"Työlliset asuinkunnan ja työpaikan kunnan mukaan"', ""),
            encoding="cp1252",
        ),
        "Swedish headings, decomposed": written(
            [(NAMES.get(a, a).replace("ä", "a\N{COMBINING DIAERESIS}"), b, n) for a, b, n in table],
            ("Bostadskommun", "Arbetskommun", "Pendlare"),
        ),
    }
