"""Indicator registry: what each figure is, in which unit, and where it stands in the data.

Text lives in `i18n/locales/*/indicators.toml` under `indicators.<key>`; this module holds only
what code branches on. A test keeps the two in step.
"""

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """Unit of measure of an indicator; decides formatting and axis labels."""

    PERSONS = "persons"
    JOBS = "jobs"
    SHARE = "share"
    RATIO = "ratio"


class Direction(StrEnum):
    """Which way is better, for colouring a change. `NEUTRAL` never colours."""

    HIGHER = "higher"
    LOWER = "lower"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One figure a reader can select, map or compare.

    Attributes:
        key: Name in the registry, in URLs and in locale files.
        concept: Value of the `indicator` column in the observation snapshots; "" if derived.
        sex: SDMX code of the `sex` dimension.
        age: SDMX code of the `age` dimension.
        unit: Unit of measure.
        better: Which direction of change is good news.
        statfin: Content code in StatFin table tyonv 12r5; "" if the table lacks it.
    """

    key: str
    concept: str
    unit: Unit
    better: Direction
    statfin: str = ""
    sex: str = "_T"
    age: str = "_T"


def _persons(key: str, statfin: str, *, better: Direction = Direction.LOWER) -> Indicator:
    return Indicator(key=key, concept=key, unit=Unit.PERSONS, better=better, statfin=statfin)


def _unemployed(key: str, statfin: str, *, sex: str = "_T", age: str = "_T") -> Indicator:
    return Indicator(
        key=key,
        concept="unemployed",
        unit=Unit.PERSONS,
        better=Direction.LOWER,
        statfin=statfin,
        sex=sex,
        age=age,
    )


def _derived(key: str, unit: Unit, better: Direction) -> Indicator:
    return Indicator(key=key, concept="", unit=unit, better=better)


_INDICATORS = (
    _persons("jobseekers", "HAKIJALOPUSSA", better=Direction.NEUTRAL),
    _persons("labour_force", "TYOVOIMATK", better=Direction.NEUTRAL),
    _unemployed("unemployed", "TYOTTOMATLOPUSSA"),
    Indicator(
        key="unemployed_share",
        concept="unemployed_share",
        unit=Unit.SHARE,
        better=Direction.LOWER,
        statfin="TYOTOSUUS",
    ),
    _unemployed("unemployed_men", "TYOTTOMATMIEHET", sex="M"),
    _unemployed("unemployed_women", "TYOTTOMATNAISET", sex="F"),
    _unemployed("unemployed_under_20", "TYOTTOMAT20", age="Y_LT20"),
    _unemployed("unemployed_under_25", "TYOTTOMAT25", age="Y_LT25"),
    _unemployed("unemployed_over_50", "TYOTTOMAT50", age="Y_GT50"),
    _persons("long_term_unemployed", "PITKAAIKAISTYOTTOMAT"),
    _persons("unemployed_disabled", "TYOTTOMATSAIR"),
    _persons("unemployed_foreign", "TYOTTOMATULK"),
    _persons("unemployed_in_fund", "KASSASSA", better=Direction.NEUTRAL),
    _persons("laid_off", "LOMAUTETTU"),
    _persons("short_week", "LYHTYOVKO"),
    _persons("service_subsidised", "TYOLLISTETTYLOP", better=Direction.NEUTRAL),
    _persons("service_work_practice", "TYOHARJOITTELULOP", better=Direction.NEUTRAL),
    _persons("service_try_out", "KOKEILULOP", better=Direction.NEUTRAL),
    _persons("service_training", "TVKOULUTUSLOP", better=Direction.NEUTRAL),
    _persons("service_coaching", "VALMENNUSLOP", better=Direction.NEUTRAL),
    _persons("service_other", "MTPPALVELUTLOP", better=Direction.NEUTRAL),
    Indicator(
        key="vacancies",
        concept="vacancies",
        unit=Unit.JOBS,
        better=Direction.HIGHER,
        statfin="AVPAIKATLOPUSSA",
    ),
    Indicator(
        key="new_vacancies",
        concept="new_vacancies",
        unit=Unit.JOBS,
        better=Direction.HIGHER,
        statfin="UUDETAVP",
    ),
    _derived("service_participants", Unit.PERSONS, Direction.NEUTRAL),
    _derived("broad_unemployed", Unit.PERSONS, Direction.LOWER),
    _derived("activation_rate", Unit.SHARE, Direction.HIGHER),
    _derived("vacancies_per_unemployed", Unit.RATIO, Direction.NEUTRAL),
)

INDICATORS = {indicator.key: indicator for indicator in _INDICATORS}

WHOLE_OF = {
    "unemployed": "labour_force",
    "unemployed_under_20": "unemployed_under_25",
    **dict.fromkeys(
        (
            "unemployed_men",
            "unemployed_women",
            "unemployed_under_25",
            "unemployed_over_50",
            "long_term_unemployed",
            "unemployed_disabled",
            "unemployed_foreign",
            "unemployed_in_fund",
            "laid_off",
        ),
        "unemployed",
    ),
}
"""Persons of a kind -> the persons whom they are part of."""

SERVICES = (
    "service_subsidised",
    "service_work_practice",
    "service_try_out",
    "service_training",
    "service_coaching",
    "service_other",
)
"""The six labour-market services whose participants on the count day make up P."""

SENSITIVE = frozenset({"unemployed_disabled", "unemployed_foreign"})
"""Groups by health and by nationality: no total is told from which a suppressed count would follow."""
