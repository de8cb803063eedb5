"""The page that CONTRIBUTING.md shows, made as it says in a copy of the house, stands."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"^`([\w/.]+)`\n```\w+\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL))
MOST_FILES = 7

OPENED = """
from i18n.text import Text
from tests.pages.elements import answer, figures, opened, titles
from ui.navigation import PAGES


def test_it_stands_in_the_menu_and_its_link_keeps_the_choice():
    app = opened("vacancies", lang="fi", counted="new_vacancies")
    assert "vacancies" in {entry.name for entry in PAGES}
    assert not app.exception
    assert list(figures(app)) == ["by_municipality"]
    assert titles(app) == [Text("fi")("vacancies.title")]
"""


@pytest.fixture
def copy(tmp_path):
    """Return a copy of the house with the page in it; data and places are read where they are."""
    left_out = shutil.ignore_patterns(".*", "__pycache__", "var", "build", "bench", "browser", "snapshots")
    shutil.copytree(ROOT, tmp_path / "house", ignore=left_out)
    house = tmp_path / "house"
    shutil.copytree(ROOT / "data" / "build", house / "data" / "build")
    (house / "data" / "snapshots").symlink_to(ROOT / "data" / "snapshots")
    for name, content in FILES.items():
        assert not (house / name).exists(), name
        (house / name).write_text(content, encoding="utf-8")
    topics = house / "views" / "topics.py"
    lines = topics.read_text(encoding="utf-8")
    lines = lines.replace("    structural_change,\n)", "    structural_change,\n    vacancies,\n)")
    topics.write_text(lines.replace("\n)\n\nTOPICS", "\n    vacancies.VIEW,\n)\n\nTOPICS"), encoding="utf-8")
    return house


def test_a_page_takes_at_most_seven_files():
    assert len(FILES) + len(["views/topics.py"]) <= MOST_FILES
    assert {name.split("/")[0] for name in FILES} == {"pages", "views", "i18n", "tests"}


def test_the_page_of_the_guide_stands(copy):
    (copy / "tests" / "pages" / "test_opened.py").write_text(OPENED, encoding="utf-8")
    tests = ["tests/views/test_vacancies.py", "tests/pages/test_opened.py", "tests/views/test_every_view.py"]
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-k",
        "vacancies or opened",
        *tests,
    ]

    asked = {**os.environ, "PYTEST_ADDOPTS": ""}  # who runs this may have asked for less to be written

    done = subprocess.run(command, cwd=copy, env=asked, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout[-3000:]
    assert "passed" in done.stdout
