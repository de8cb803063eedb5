"""What the operator's guide names is what there is: settings, addresses, numbers and lines of the log."""

import re

import pytest
from streamlit import config

from tests.architecture.code import ROOT, calls, modules, name_of, strings
from ui import metrics, server

GUIDE = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
SECURITY = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
OURS = re.compile(r"TILANNEHUONE_[A-Z_]+")
LEVELS = ("info", "warning", "error")


def numbers():
    """Return the name of each number under which monitoring finds it."""
    return {
        f"{family.name}_total" if family.type == "counter" else family.name
        for family in metrics.REGISTRY.collect()
    }


def test_every_setting_of_ours_is_named_and_no_other():
    read = {each.value for path in modules() for each in strings(path) if OURS.fullmatch(str(each.value))}

    assert set(OURS.findall(GUIDE)) == read


def test_every_option_of_the_command_is_one_of_streamlits():
    named = re.findall(r"--((?:server|client|browser)\.\w+)", GUIDE)

    assert named
    assert not [option for option in named if option not in config._config_options_template]


def test_every_number_is_named_and_no_other():
    names = set(re.findall(r"\btilannehuone_[a-z_]+\b", GUIDE)) - {"tilannehuone_process"}  # a cookie

    assert names == numbers()


def test_every_address_for_monitoring_is_named():
    asked = {route.path for route in server.routes() if route.path.count("/") == 1 and "." not in route.path}

    assert asked == set(re.findall(r"^\| `(/\w+)` \|", GUIDE, re.MULTILINE))


@pytest.mark.parametrize("line", re.findall(r"^\| `([^`/]+)…?` \|", GUIDE, re.MULTILINE))
def test_every_line_of_the_log_is_written_somewhere(line):
    if OURS.match(line) or line.startswith("tilannehuone_"):
        return
    start = line.rstrip(" …")
    written = [
        str(call.args[0].value)
        for path in modules()
        for call in calls(path)
        if name_of(call) in LEVELS and call.args and hasattr(call.args[0], "value")
    ]

    assert [each for each in written if each.startswith(start)]


def test_every_command_of_make_is_one():
    targets = set(re.findall(r"^([\w./-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))

    assert {name for name in re.findall(r"\bmake ([\w./]+)", GUIDE) if name != "restore"} <= targets


@pytest.mark.parametrize("guide", [GUIDE, SECURITY], ids=["operations", "security"])
def test_every_file_that_is_named_is_there(guide):
    linked = re.findall(r"\]\(([\w.-]+)\)", guide)
    held = re.findall(r"`((?:[\w.*-]+/)+(?:[\w*-]+\.\w+)?)[`:]", guide)
    roots = (ROOT, ROOT / "tests")

    assert linked
    assert not [name for name in linked if not (ROOT / "docs" / name).exists()]
    kept = [path for path in held if not path.startswith("var/")]
    assert not [path for path in kept if not any(list(root.glob(path)) for root in roots)]


def test_every_chapter_of_the_standard_is_ticked_or_explained():
    chapters = re.findall(r"^\| V(\d+) [^|]+\| [^|]+\| (.+) \|$", SECURITY, re.MULTILINE)

    assert [int(number) for number, _ in chapters] == list(range(1, 18))
    assert all(chapters)


@pytest.mark.parametrize("name", re.findall(r"`(\w+_(?:ms|s))`", GUIDE))
def test_every_measure_is_one_of_the_benchmarks_with_its_value(name):
    row = next(line for line in GUIDE.splitlines() if f"`{name}`" in line)
    measured = (ROOT / "BENCHMARKS.md").read_text(encoding="utf-8")
    rows = "".join(line for line in measured.splitlines() if f"`{name}`" in line)

    assert rows
    for value in re.findall(rf"`{name}` (\d[\d ]* ms)", row):
        assert value in rows
