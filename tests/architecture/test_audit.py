"""What the audit of packages makes of pip-audit's answers."""

import json

import pytest

from tests.architecture.audit import verdict

SAFE = {"name": "a", "version": "1", "vulns": []}
SKIPPED = {"name": "b", "skip_reason": "Dependency not found on PyPI and could not be audited: b (2)"}
BAD = {"name": "c", "version": "3", "vulns": [{"id": "CVE-1", "fix_versions": ["4"], "aliases": []}]}


def answered(*packages):
    return verdict(json.dumps({"dependencies": packages, "fixes": []}))


def test_a_known_vulnerability_ends_the_check_and_is_named():
    found = answered(SAFE, SKIPPED, BAD)

    assert found.is_bad
    assert "c 3: CVE-1, mended in 4" in found.sentence


def test_nothing_known_is_good():
    assert answered(SAFE, SAFE).sentence == "None of 2 packages has a known vulnerability."


def test_what_could_not_be_asked_is_said_and_is_not_red():
    found = answered(SAFE, SKIPPED)

    assert not found.is_bad
    assert found.sentence.startswith("1 of 2 packages were not audited")


@pytest.mark.parametrize("output", ["", "Traceback ...", "[]", "{}"])
def test_no_answer_is_said_and_is_not_red(output):
    assert not verdict(output).is_bad
    assert "cannot be reached" in verdict(output).sentence
