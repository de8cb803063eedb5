"""The project runs from its own folder alone, and its SQL stands in files."""

import ast
import re

from tests.architecture.code import ROOT, calls, files, listed, modules, name_of, nodes, place, strings

OUTSIDE = re.compile(rb"\.\./(shared|example)|(?<![\w./:~-])/(work|tmp|home|root|Users)/")
SQL = re.compile(
    r"\b(SELECT\s.+\sFROM|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+(TABLE|VIEW)|ATTACH)\b",
    re.DOTALL,
)


def test_no_file_names_a_folder_outside_the_project():
    naming = [str(path.relative_to(ROOT)) for path in files() if OUTSIDE.search(path.read_bytes())]

    assert not listed(naming)


def test_no_statement_stands_in_code():
    assert not listed(
        [place(path, each) for path in modules() for each in strings(path) if SQL.search(each.value)]
    )


def test_no_statement_is_put_together_from_parts():
    built = [
        place(path, call)
        for path in modules()
        for call in calls(path)
        if name_of(call) in ("sql", "execute", "executemany")
        for argument in call.args[:1]
        if isinstance(argument, ast.JoinedStr | ast.BinOp)
        or (isinstance(argument, ast.Call) and name_of(argument) in ("format", "join", "replace"))
    ]

    assert not listed(built)


def test_nothing_swallows_every_exception():
    broad = [
        place(path, node)
        for path in modules()
        for node in nodes(path)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or getattr(node.type, "id", "") in ("Exception", "BaseException"))
    ]

    assert not listed(broad)


def test_every_merge_names_its_key_its_kind_and_its_cardinality():
    loose = [
        place(path, call)
        for path in modules()
        for call in calls(path)
        if name_of(call) == "merge" and not {"how", "validate"} <= {keyword.arg for keyword in call.keywords}
    ]

    assert not listed(loose)
