"""Frames that code promises to be of a type without looking: a test looks at each of them."""

import re

import pandas as pd

from domain.frames import Observations
from tests.architecture.code import ROOT, modules

PROMISED = re.compile(r'cast\(\s*"DataFrame\[(\w+)\]"')
LOOKED_AT = re.compile(r"\b(\w+)\.validate\(")


def test_every_frame_that_code_promises_is_validated_by_a_test():
    promised = {name for path in modules() for name in PROMISED.findall(path.read_text(encoding="utf-8"))}
    tests = (path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    looked_at = {name for text in tests for name in LOOKED_AT.findall(text)}

    assert promised
    assert promised - looked_at == set()


def test_pandera_is_imported_where_pandas_is_set_for_it_and_nowhere_else():
    named = re.compile(r"^\s*(?:from|import) pandera\b", re.MULTILINE)
    naming = [path for path in modules() if named.search(path.read_text(encoding="utf-8"))]

    assert naming == [ROOT / "domain" / "typed.py"]


def test_texts_are_kept_as_contracts_expect_them():
    kept = pd.Series(["091"]).dtype

    assert kept.storage == "python"
    assert Observations.to_schema().columns["ref_area"].dtype.type == kept
