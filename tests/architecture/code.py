"""The project's own files and their syntax trees, for tests that read code instead of running it."""

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = (
    "analytics",
    "charts",
    "data",
    "domain",
    "geo",
    "i18n",
    "reports",
    "scenarios",
    "views",
    "ui",
    "pages",
)
HIDDEN_BUT_OURS = {".ci", ".streamlit", ".gitignore"}


def files() -> list[Path]:
    """Return every file that belongs to the project, caches and environments left out."""
    return [path for path in sorted(ROOT.rglob("*")) if path.is_file() and not _is_foreign(path)]


def modules() -> list[Path]:
    """Return every Python file that the running dashboard is made of."""
    inside = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    return [ROOT / "app.py", *inside]


@cache
def tree(path: Path) -> ast.Module:
    """Return the syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Return every node of a file's syntax tree."""
    return tuple(ast.walk(tree(path)))


@cache
def calls(path: Path) -> tuple[ast.Call, ...]:
    """Return every call in a file."""
    return tuple(node for node in nodes(path) if isinstance(node, ast.Call))


@cache
def strings(path: Path) -> tuple[ast.Constant, ...]:
    """Return every string in a file that is not a docstring."""
    return tuple(_strings(path))


def _strings(path: Path) -> Iterator[ast.Constant]:
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    prose = {
        id(statement.value)
        for node in nodes(path)
        for statement in (node.body if isinstance(node, documented) else [])
        if isinstance(statement, ast.Expr)
    }
    for node in nodes(path):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            yield node


def name_of(call: ast.Call) -> str:
    """Return the last part of what is called: "merge" of `rows.merge(...)`."""
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def place(path: Path, node: ast.AST) -> str:
    """Return where a node stands, for a message: "ui/table.py:12"."""
    return f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"


def listed(places: Iterable[str]) -> str:
    """Return the places a rule is broken at, a line each: "" if it holds."""
    return "\n".join(places)


def _is_foreign(path: Path) -> bool:
    first, *rest = path.relative_to(ROOT).parts
    is_made = first in ("build", "var") or "__pycache__" in (first, *rest)
    return is_made or (first[0] == "." and first not in HIDDEN_BUT_OURS)
