"""Settings: Streamlit's exist in the pinned release and have their value; data lie where README says."""

import importlib.metadata
import re
import tomllib

import pytest
from packaging.requirements import Requirement
from streamlit import config

from scenarios.database import FOLDER
from tests.architecture.code import ROOT
from ui.navigation import FRAME

SETTINGS = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
PINNED = re.compile(r"(?P<name>[a-z0-9-]+)(\[[a-z]+\])?==(?P<version>[^\s;]+)( ; .+)?")
HASHED = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def flattened(table, prefix=""):
    for key, value in table.items():
        if isinstance(value, dict):
            yield from flattened(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


@pytest.mark.parametrize("option", [key for key, _ in flattened(SETTINGS)])
def test_a_setting_exists_in_this_streamlit(option):
    assert option in config._config_options_template


@pytest.mark.parametrize(("option", "value"), list(flattened(SETTINGS)))
def test_a_setting_is_in_force(option, value):
    assert config.get_option(option) == value


def test_garbage_is_not_collected_after_every_run():
    # A hidden option, which a newer release may drop without a word.
    assert config._config_options_template["runner.postScriptGC"].visibility == "hidden"
    assert config.get_option("runner.postScriptGC") is False


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("browser.gatherUsageStats", False),
        ("client.allowedOrigins", []),
        ("client.showErrorDetails", "none"),
        ("client.showErrorLinks", False),
        ("server.fileWatcherType", "none"),
        ("server.headless", True),
    ],
)
def test_nothing_is_asked_sent_or_shown_that_should_not_be(option, value):
    assert config.get_option(option) == value


def requirements(name):
    """Return the requirements of a file, each with its hashes, without comments and included files."""
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", "")
    lines = [line.strip() for line in text.splitlines()]
    return [line for line in lines if line and not line.startswith(("#", "-r "))]


def pins(name):
    """Return the version of each package that a file of requirements pins, by its name."""
    found = [PINNED.fullmatch(HASHED.sub("", line).strip()) for line in requirements(name)]
    assert all(found)
    return {pin["name"]: pin["version"] for pin in found}


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_every_package_also_an_indirect_one_is_pinned_with_its_hashes(name):
    locked = pins(f"{name}.txt")

    assert all(HASHED.search(line) for line in requirements(f"{name}.txt"))
    assert pins(f"{name}.in").items() <= locked.items()
    assert _needed(pins(f"{name}.in")) <= set(locked)


def test_tests_and_server_run_on_the_same_packages():
    assert pins("requirements.txt").items() <= pins("requirements-dev.txt").items()


@pytest.mark.parametrize("name", ["requirements.in", "requirements-dev.in"])
def test_every_package_is_pinned_to_the_version_in_use(name):
    assert pins(name) == {package: importlib.metadata.version(package) for package in pins(name)}


def test_packages_come_from_no_registry_that_is_named():
    assert not [
        line
        for name in ("requirements", "requirements-dev")
        for line in requirements(f"{name}.txt")
        if "://" in line or "index-url" in line
    ]


def _needed(names):
    """Return every package installed here that these need, directly or not."""
    needed, asked = set(), list(names)
    while asked:
        name = re.sub(r"[-_.]+", "-", asked.pop()).lower()
        if name in needed:
            continue
        needed.add(name)
        for each in importlib.metadata.requires(name) or []:
            requirement = Requirement(each)
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                asked.append(requirement.name)
    return needed


def test_scenarios_stand_where_the_readme_says():
    place = f"{FOLDER.relative_to(ROOT).as_posix()}/scenarios.sqlite3"

    assert f"`{place}`" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_script_around_every_page_is_there():
    assert FRAME.is_file()
