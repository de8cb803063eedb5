"""The files of queries, and what a page binds to their parameters."""

from data.areas import area
from data.store import QUERY_DIR
from domain.indicators import INDICATORS

FILES = {path.stem: path.read_text(encoding="utf-8") for path in sorted(QUERY_DIR.glob("*.sql"))}

ROUNDED = {"commuting"}
"""Those that Spark is not asked: of fractions their CAST to whole numbers would mean something else there."""

EVERY = sorted(f"{each.concept}/{each.sex}/{each.age}" for each in INDICATORS.values() if each.concept)
BOUND = {
    "area_observations": {"time_period": "2026-06", "ref_areas": list(area("TA10").observed)},
    "months": {"indicators": EVERY, "number": len(EVERY)},
    "national_observations": {"time_period": "2026-06", "area_level": "municipality"},
}
"""Query -> parameters, of those that have any."""
