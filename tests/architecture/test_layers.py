"""The direction of dependencies, checked by import-linter."""

import logging
import tomllib

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from tests.architecture.code import ROOT


@pytest.fixture
def _root_logging():
    """Put back the handlers that import-linter replaces, and the loggers that it silences."""
    root = logging.getLogger()
    before = root.handlers[:], root.level
    loud = [each for each in map(logging.getLogger, root.manager.loggerDict) if not each.disabled]
    yield
    root.handlers[:], root.level = before
    for each in loud:
        each.disabled = False


@pytest.mark.usefixtures("_root_logging")
def test_imports_point_downwards():
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), cache_dir=None) == EXIT_STATUS_SUCCESS


def test_every_package_has_a_place_in_the_layers():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    layers = " ".join(settings["contracts"][0]["layers"]).replace("|", " ").split()
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests", "bench"}

    assert packages == set(settings["root_packages"]) == set(layers)


def test_nothing_beside_the_script_has_the_name_of_a_package():
    # Streamlit puts the folder of ui/frame.py first on the path: there it would be imported instead.
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}

    assert not packages & {path.stem for path in (ROOT / "ui").iterdir()}
