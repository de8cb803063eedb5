"""Published activation rates to hold the area's own beside."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark:
    """One published activation rate.

    Attributes:
        key: Name in the locale files, under `benchmarks.`.
        rate: Fraction.
        time_period: SDMX period; "" where the source contradicts itself.
        source: Text key of the source.
        is_approximate: Whether the source gives a round figure.
    """

    key: str
    rate: float
    time_period: str
    source: str
    is_approximate: bool = False


COUNTRY_BENCHMARKS = (
    Benchmark(
        key="country_2011",
        rate=109_134 / (109_134 + 243_876),
        time_period="2011",
        source="benchmarks.employment_service_statistics",
    ),
    Benchmark(
        key="country_2015",
        rate=117_789 / (117_789 + 351_872),
        time_period="2015",
        source="benchmarks.employment_service_statistics",
    ),
)
"""Whole country, persons in services and unemployed jobseekers (Employment Service Statistics)."""

FOREIGN_BENCHMARKS = (
    Benchmark(key="foreign_men_kainuu", rate=0.694, time_period="", source="benchmarks.plan"),
    Benchmark(key="foreign_women_kainuu", rate=0.653, time_period="", source="benchmarks.plan"),
    Benchmark(
        key="foreign_elsewhere", rate=0.5, time_period="", source="benchmarks.plan", is_approximate=True
    ),
)
"""Foreign jobseekers in Kainuu and other regions, from the plan's section on immigration.

The plan says August 2018 in the text and September 2023 in the source, so no period is given.
"""
