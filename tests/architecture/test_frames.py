"""Frames that code promises to be of a type without looking: a test looks at each of them."""

import re

from tests.architecture.code import ROOT, modules

PROMISED = re.compile(r'cast\(\s*"DataFrame\[(\w+)\]"')
LOOKED_AT = re.compile(r"\b(\w+)\.validate\(")


def test_every_frame_that_code_promises_is_validated_by_a_test():
    promised = {name for path in modules() for name in PROMISED.findall(path.read_text(encoding="utf-8"))}
    tests = (path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    looked_at = {name for text in tests for name in LOOKED_AT.findall(text)}

    assert promised
    assert promised - looked_at == set()
