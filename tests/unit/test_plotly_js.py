"""plotly.js sets up the kinds of traces that the dashboard draws, and no others."""

import re
from importlib.resources import files

import pytest

from ui.plotly_js import SHORTCUTS, TRACES, prepared, trimmed

REGISTERED = re.compile(r"\.register\(\[([^\]]+)\]\)")


@pytest.fixture(scope="module")
def installed():
    return files("plotly").joinpath("package_data/plotly.min.js").read_text(encoding="utf-8")


def test_the_installed_script_keeps_the_kinds_that_are_drawn_and_loses_nothing_else(installed):
    before, after = (REGISTERED.search(script)[1].split(",") for script in (installed, trimmed(installed)))

    assert len(after) == len(TRACES)
    assert set(after) < set(before)
    assert REGISTERED.sub("", installed) == REGISTERED.sub("", trimmed(installed))


@pytest.mark.parametrize("script", ["", "register([])", "p.register([a(),b()]);var a=1"])
def test_a_script_built_in_another_way_is_served_whole(script):
    assert prepared(script) == script


@pytest.mark.parametrize(("standing", "instead"), SHORTCUTS)
def test_a_shortcut_stands_in_the_installed_script_where_its_detour_stood(installed, standing, instead):
    detours = standing.findall(installed)

    assert len(detours) == 1
    assert standing.sub(instead, installed, count=1) != installed
