"""How long it takes to build every snapshot from the sources, start of Python included."""

import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

GOALS = {"build_s": 5.0}

RUNS = 3
ROOT = Path(__file__).parents[1]
BUILD = "import pathlib, sys; from data.build import build; build(target=pathlib.Path(sys.argv[1]))"


def measure() -> dict[str, float]:
    """Return median seconds of a build into an empty folder."""
    taken = []
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as folder:
            started = perf_counter()
            subprocess.run([sys.executable, "-c", BUILD, folder], cwd=ROOT, check=True)
            taken.append(perf_counter() - started)
    return {"build_s": statistics.median(taken)}
