"""Print one line per snapshot built."""

from data.build import build

for written in build():
    print(f"{written.stem:<24} {written.rows:>6} rows  {written.sha256[:12]}")
