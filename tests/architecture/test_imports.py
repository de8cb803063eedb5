"""Whatever module is imported first, it can be: no module needs one that needs it."""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.architecture.code import ROOT, modules, tree

LATER = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
"""Imports in these wait until they are called."""


def name(path: Path) -> str:
    """Return what a file is imported as."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def statements(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what runs while a module is imported."""
    for child in ast.iter_child_nodes(node):
        is_for_types = isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test)
        if not (isinstance(child, LATER) or is_for_types):
            yield child
            yield from statements(child)


def packages(module: str) -> set[str]:
    """Return the packages that a module stands in: Python imports them before it."""
    parts = module.split(".")
    return {".".join(parts[:count]) for count in range(1, len(parts))}


def needed(module: ast.AST) -> set[str]:
    """Return what a module names in its imports, and the packages around that."""
    found = set()
    for node in statements(module):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
    return found.union(*map(packages, found))


def order(needs: dict[str, set[str]]) -> list[str]:
    """Return the modules, each after those it needs, the packages around it left out: these run already.

    Raises:
        CycleError: There is no such order.
    """
    inside = {each: (wants & needs.keys()) - {each} - packages(each) for each, wants in needs.items()}
    return list(TopologicalSorter(inside).static_order())


def test_no_module_needs_one_that_needs_it():
    needs = {name(path): needed(tree(path)) for path in modules()}

    assert set(order(needs)) == needs.keys()


def test_a_circle_through_a_package_is_found():
    needs = {
        "views.beside": needed(ast.parse("from views.development.rows import months")),
        "views.development": needed(
            ast.parse("def later():\n    import views.later\nfrom views import beside")
        ),
        "views.development.rows": needed(ast.parse("def later():\n    import views.development")),
    }

    with pytest.raises(CycleError):
        order(needs)
