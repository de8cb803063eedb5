"""What addresses, scenarios and files can hold, from the code: `python -m views.reference` writes it."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from data.areas import chosen
from data.origins import snapshot_origins
from data.store import SNAPSHOT_DIR, Store
from i18n.text import Text
from views.choices import NONE, Choice, Chosen, Coded, Number, OneOf, Several, Switch
from views.context import Context, opened
from views.page import View
from views.picks import GAP, Picked, Sought
from views.registry import VIEWS

REFERENCE = Path(__file__).parents[1] / "docs" / "reference.md"

_HEAD = """# Reference

Written by `make docs` from the code; a test keeps it so. Every page stands at `/<page>`; its choices are
parameters of the address, left out at their default, and are stored with scenarios under the same names.
Former names open as today's.

"""


def reference() -> str:
    """Return the reference as Markdown: pages with choices and results, then snapshots with columns."""
    store = Store()
    context = opened(store, chosen())
    text = Text("en")
    parts = [_HEAD, *(_view(view, context, text) for view in VIEWS.values()), _snapshots()]
    store.close()
    return "".join(parts)


def _view(view: View, context: Context, text: Text) -> str:
    opened = view.chosen({}, context)
    rows = [
        (
            f"`{choice.key}`",
            text(choice.label),
            _allowed(choice, opened),
            "those changed last" if isinstance(choice, Picked) else _listed([choice.code(opened[choice])]),
            ", ".join(f"`{name}`" for name in choice.formerly),
        )
        for choice in view.choices
    ]
    table = (
        _table(("choice", "what it is", "codes", "default", "formerly"), rows) if rows else "No choices.\n"
    )
    results = ", ".join(f"`{key}`" for key in view.results)
    said = f"\nResults (model {view.model}): {results}\n" if results else ""
    return f"## {view.name}\n{text(f'{view.name}.title')}\n\n{table}{said}\n"


def _allowed(choice: Choice[Any], opened: Chosen) -> str:
    match choice:
        case OneOf():
            codes = list(choice.options(opened))
            return _listed(codes) or "one of what is saved"
        case Several():
            codes = list(choice.codes(opened) if callable(choice.codes) else choice.codes)
            return f"any of {_listed(codes)}, with hyphens between; `0` for none"
        case Switch():
            return "`1`, `0`"
        case Number():
            return f"{choice.low:g} to {choice.highest(opened):.10g} in steps of {choice.step:g}"
        case Picked():
            return f"at most {choice.most} identifiers, with `{GAP}` between; `{NONE}` for none"
        case Sought():
            return "any words; in no address"
        case Coded():
            return "a code of its own"
    return ""


def _listed(codes: Sequence[str], most: int = 12) -> str:
    shown = ", ".join(f"`{code}`" for code in codes[:most] if code)
    return shown if len(codes) <= most else f"{shown} … ({len(codes)})"


def _snapshots() -> str:
    parts = ["# Snapshots\n\nFiles of `data/snapshots/`, each described beside it.\n"]
    for stem, origin in snapshot_origins().items():
        schema = pq.read_schema(SNAPSHOT_DIR / f"{stem}.parquet")
        rows = [(f"`{field.name}`", str(field.type)) for field in schema]
        period = f" Period {origin.period}." if origin.period else ""
        parts.append(f"\n## {stem}\n{origin.note}{period}\n\n{_table(('column', 'type'), rows)}")
    return "".join(parts)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    def lines() -> Iterator[str]:
        yield f"| {' | '.join(heads)} |"
        yield f"|{' --- |' * len(heads)}"
        for row in rows:
            yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"

    return "\n".join(lines()) + "\n"


if __name__ == "__main__":
    REFERENCE.write_text(reference(), encoding="utf-8")
