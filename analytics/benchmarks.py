"""Published activation rates to hold the area's own beside."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark:
    """One published activation rate.

    Attributes:
        key: Name in the locale files, under `benchmarks.`.
        rate: Fraction.
        time_period: SDMX period.
    """

    key: str
    rate: float
    time_period: str


COUNTRY_BENCHMARKS = (
    Benchmark(
        key="country_2011",
        rate=109_134 / (109_134 + 243_876),
        time_period="2011",
    ),
    Benchmark(
        key="country_2015",
        rate=117_789 / (117_789 + 351_872),
        time_period="2015",
    ),
)
"""Whole country, persons in services and unemployed jobseekers (Employment Service Statistics)."""
