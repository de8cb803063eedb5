"""What is written in digits is read in one way: `domain.digits`, or a pattern of [0-9]."""

import ast

from tests.architecture.code import ROOT, calls, modules, nodes, strings

LOOSE = {"isdigit", "isdecimal", "isnumeric"}
RULE = ROOT / "domain/digits.py"


def test_no_code_asks_whether_signs_are_digits_of_any_script():
    found = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in modules()
        for call in calls(path)
        if isinstance(call.func, ast.Attribute) and call.func.attr in LOOSE
    ]

    assert found == []


def test_no_pattern_takes_the_digits_of_any_script():
    found = [
        f"{path.relative_to(ROOT)}:{each.lineno}"
        for path in modules()
        for each in strings(path)
        if "\\d" in each.value
    ]

    assert found == []


def test_no_text_that_a_function_is_given_goes_to_float_or_int_unread():
    found = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in modules()
        if path != RULE
        for function in nodes(path)
        if isinstance(function, ast.FunctionDef)
        for call in _reading(function)
    ]

    assert found == []


def _reading(function):
    """Yield the calls in which a function makes a number of a text that it is given."""
    given = [*function.args.args, *function.args.kwonlyargs]
    texts = {
        each.arg for each in given if each.annotation and "str" in ast.unparse(each.annotation).split(" | ")
    }
    for call in ast.walk(function):
        if (
            isinstance(call, ast.Call)
            and isinstance(call.func, ast.Name)
            and call.func.id in ("float", "int")
        ):
            said = call.args[0] if call.args else None
            operands = said.values if isinstance(said, ast.BoolOp) else [said]
            if any(isinstance(each, ast.Name) and each.id in texts for each in operands):
                yield call
