"""Measure what readers wait for: `python -m bench`, or `python -m bench server queries` for a part."""

import json
import sys
from importlib import import_module
from pathlib import Path

MODULES = (
    "server",
    "pages",
    "queries",
    "build",
    "board",
    "sessions",
    "readers",
    "memory",
    "staffing",
    "flows",
    "paths",
    "network",
    "shock",
    "joint",
    "scenarios",
    "room",
    "reports",
    "scale",
)
"""Modules of this package; each has `measure() -> dict[str, float]`, and may have `GOALS`: name -> most."""

RATIOS = {
    "page_over_fragment": ("control_to_last_chart_p50_ms", 1.5),
    "confirm_over_fragment": ("board_confirm_p50_ms", 0.8),
    "board_repaint_over_fragment": ("board_repaint_p50_ms", 0.12),
}
"""Figure -> what is divided by `fragment_p50_ms` of the same run, and the most it may be: machines differ."""

RESULTS = Path(__file__).parents[1] / "build" / "bench.json"
UNITS = {"_ms": "ms", "_s": "s"}


def main(names: list[str]) -> None:
    """Measure the modules asked for, or all; print the table and write it as JSON."""
    values: dict[str, float] = {}
    goals: dict[str, float] = {}
    for name in names or MODULES:
        print(f"measuring {name} ...", file=sys.stderr)
        module = import_module(f"bench.{name}")
        values |= module.measure()
        goals |= getattr(module, "GOALS", {})
    for name, (numerator, most) in RATIOS.items():
        if {numerator, "fragment_p50_ms"} <= values.keys():
            values[name] = values[numerator] / values["fragment_p50_ms"]
            goals[name] = most
    print(_table(values, goals))
    RESULTS.parent.mkdir(exist_ok=True)
    earlier = json.loads(RESULTS.read_text(encoding="utf-8")) if names and RESULTS.exists() else {}
    RESULTS.write_text(json.dumps(earlier | values, indent=2) + "\n", encoding="utf-8")


def _table(values: dict[str, float], goals: dict[str, float]) -> str:
    width = max(len(name) for name in values)
    lines = [f"{'figure':<{width}}      value  unit     goal  met"]
    for name, value in values.items():
        unit = next((unit for suffix, unit in UNITS.items() if name.endswith(suffix)), "")
        goal = f"{goals[name]:g}" if name in goals else "-"
        met = "" if name not in goals else "yes" if value <= goals[name] else "NO"
        lines.append(f"{name:<{width}}  {value:>9.3g}  {unit:<4}  {goal:>7}  {met}".rstrip())
    return "\n".join(lines)


main(sys.argv[1:])
