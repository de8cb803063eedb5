"""What the benchmarks measure against still runs: nothing else asks before the next measurement."""

import os
import subprocess
import sys

import pytest

from tests.architecture.code import ROOT

PLAIN = ROOT / "bench" / "peers" / "plain_fragment.py"


@pytest.mark.slow
def test_the_plain_fragment_runs_with_its_own_folder_first_as_streamlit_runs_it():
    paths = os.pathsep.join([str(PLAIN.parent), str(ROOT)])
    done = subprocess.run(
        [sys.executable, PLAIN],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": paths},
        check=False,
    )

    assert done.returncode == 0, done.stderr
