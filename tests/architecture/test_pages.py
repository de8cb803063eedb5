"""A page file only puts together: texts, choices, data, figures."""

import ast
import re

import pytest

from tests.architecture.code import ROOT, calls, listed, name_of, nodes, place, strings, tree
from ui.navigation import PAGE_DIR, PAGES

MOST_LINES = 60
MAY_IMPORT = {"views", "streamlit", "analytics", "charts", "domain", "ui"}
COMPUTES = {
    "merge",
    "groupby",
    "pivot",
    "agg",
    "apply",
    "sum",
    "mean",
    "query",
    "sql",
    "execute",
    "Figure",
    "concat",
}
PROSE = re.compile(r"[^\W\d_]+\s+\S|[A-ZÅÄÖ]")
"""Two words, or a capital letter: neither stands in a key, a code or a file name."""

every_page = pytest.mark.parametrize("path", sorted(PAGE_DIR.glob("*.py")), ids=lambda path: path.stem)


def test_every_page_file_is_served():
    hidden = set(
        re.findall(r'PAGE_DIR / "(\w+)\.py"', (ROOT / "ui" / "navigation.py").read_text(encoding="utf-8"))
    )

    assert {path.stem for path in PAGE_DIR.glob("*.py")} == {entry.name for entry in PAGES} | hidden


@every_page
def test_a_page_is_short_below_its_imports(path):
    imports = [node for node in tree(path).body if isinstance(node, ast.Import | ast.ImportFrom)]
    lines = path.read_text(encoding="utf-8").splitlines()[max(node.end_lineno for node in imports) :]

    assert len([line for line in lines if line.strip()]) <= MOST_LINES


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.name)
def test_a_page_of_the_menu_says_which_question_it_answers(entry):
    assert (ast.get_docstring(tree(PAGE_DIR / f"{entry.name}.py")) or "").endswith("?")


@every_page
def test_a_page_defines_nothing(path):
    defined = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)

    assert not listed([place(path, node) for node in nodes(path) if isinstance(node, defined)])


@every_page
def test_a_page_imports_no_drawing_data_or_frame_library(path):
    imported = set()
    for node in nodes(path):
        if isinstance(node, ast.Import):
            imported |= {alias.name.split(".")[0] for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            imported.add(node.module.split(".")[0])

    assert imported <= MAY_IMPORT


@every_page
def test_a_page_computes_nothing(path):
    assert not listed([place(path, call) for call in calls(path) if name_of(call) in COMPUTES])


@every_page
def test_a_pages_only_arithmetic_turns_per_cent_into_a_fraction(path):
    sums = [node for node in nodes(path) if isinstance(node, ast.BinOp)]

    assert not listed([place(path, node) for node in sums if not _is_fraction(node)])


@every_page
def test_a_page_holds_no_text_of_its_own(path):
    assert not listed([place(path, string) for string in strings(path) if PROSE.search(string.value)])


def test_only_the_languages_stand_without_a_label():
    unlabelled = {
        path.relative_to(ROOT).as_posix()
        for folder in ("ui", "pages")
        for path in (ROOT / folder).rglob("*.py")
        for call in calls(path)
        for keyword in call.keywords
        if keyword.arg == "label_visibility" and isinstance(keyword.value, ast.Constant)
    }

    assert unlabelled == {"ui/frame.py"}


def test_only_loaders_cache():
    caching = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "ui").rglob("*.py")
        for node in nodes(path)
        if isinstance(node, ast.Attribute) and node.attr in ("cache_data", "cache_resource")
    }

    assert caching == {"ui/loaders.py"}


def test_every_cache_of_several_things_is_bounded():
    decorators = [
        decorator
        for node in nodes(ROOT / "ui" / "loaders.py")
        if isinstance(node, ast.FunctionDef) and node.args.args
        for decorator in node.decorator_list
        if isinstance(decorator, ast.Call) and name_of(decorator) in ("cache_data", "cache_resource")
    ]

    assert decorators
    assert all("max_entries" in {keyword.arg for keyword in each.keywords} for each in decorators)


def _is_fraction(node: ast.BinOp) -> bool:
    return isinstance(node.op, ast.Div) and isinstance(node.right, ast.Constant) and node.right.value == 100


def test_a_download_starts_no_run_that_would_take_its_file_from_under_the_browser():
    every = [
        call
        for path in sorted((ROOT / "ui").rglob("*.py"))
        for call in calls(path)
        if isinstance(call.func, ast.Attribute) and call.func.attr == "download_button"
    ]
    said = [{each.arg: ast.unparse(each.value) for each in call.keywords}.get("on_click") for call in every]

    assert len(said) > 1
    assert set(said) == {"'ignore'"}
