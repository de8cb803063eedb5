"""Files, pictures and pages come in an order of their own: a set has another in every process."""

import ast

import pytest

from tests.architecture.code import ROOT, modules, nodes

ROOMS = ("charts", "i18n", "reports", "views")
"""What writes and draws."""


def is_set(node):
    """Return whether an expression makes a set; of a name nothing is known."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitAnd | ast.BitOr | ast.Sub | ast.BitXor):
        return any(is_set(side) or is_keys(side) for side in (node.left, node.right))
    is_made = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    return isinstance(node, ast.Set | ast.SetComp) or (is_made and node.func.id in ("set", "frozenset"))


def is_keys(node):
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "keys"


def walked(node):
    """Return what a node goes through one by one into something that has an order."""
    match node:
        case ast.For():
            return [node.iter]
        case ast.ListComp() | ast.DictComp():
            return [each.iter for each in node.generators]
        case ast.Starred():
            return [node.value]
        case ast.Call(func=ast.Name(id="list" | "tuple" | "enumerate" | "zip")):
            return node.args
        case ast.Call(func=ast.Attribute(attr="join" | "fromkeys"), args=[first, *_]):
            return [*first.generators[0:1], first] if isinstance(first, ast.GeneratorExp) else [first]
    return []


def found_in(all_nodes):
    """Return the lines where code goes through a set."""
    every = (
        each.iter if isinstance(each, ast.comprehension) else each for n in all_nodes for each in walked(n)
    )
    return [each.lineno for each in every if is_set(each)]


def test_nothing_is_drawn_or_written_in_the_order_of_a_set():
    looked_at = [path for path in modules() if path.relative_to(ROOT).parts[0] in ROOMS]
    found = {str(path.relative_to(ROOT)): lines for path in looked_at if (lines := found_in(nodes(path)))}

    assert looked_at
    assert found == {}


@pytest.mark.parametrize(
    "code",
    [
        "for each in {1, 2}: pass",
        "[each for each in set(known)]",
        "{each: 1 for each in {key for key in layout}}",
        "list(set(known) - few)",
        "','.join(each for each in frozenset(known))",
        "dict.fromkeys(said.keys() & known)",
        "[*{*saved, *present}]",
    ],
)
def test_a_walk_through_a_set_is_found(code):
    assert found_in(ast.walk(ast.parse(code))) == [1]


def test_a_set_that_is_sorted_or_asked_is_no_walk():
    assert found_in(ast.walk(ast.parse("sorted(set(known)); any(x for x in set(known)); x in {1, 2}"))) == []
