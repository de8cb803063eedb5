"""Check of the hours against a change whose effect in the whole country has been published."""

from dataclasses import dataclass, replace

from analytics.staffing.assumptions import Assumptions
from analytics.staffing.durations import BANDS, duration_profile
from analytics.staffing.hours import required_fte, workload
from analytics.staffing.regimes import BY_NEED_2026, NORDIC_2022

PUBLISHED_CHANGE_FTE = -572.0
"""Estimated change of statutory work on 1.1.2026 (TyVM 9/2025 on HE 108/2025)."""

SURCHARGES = ("recording_min", "no_show_share")
"""What the model adds to the meetings themselves: time of recording, and meetings booked again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """Persons of the whole country at the end of a month."""

    jobseekers: float
    unemployed: float
    long_term_unemployed: float


def national_change_fte(country: Country, assumptions: Assumptions) -> float:
    """Return what the model gives for the change of 1.1.2026 in the whole country, FTE.

    The published estimate is `PUBLISHED_CHANGE_FTE`; the model is shown beside it and not tuned to it.
    Clients who are met are the unemployed, so `met_share` plays no part.
    """
    profile = duration_profile(assumptions, country.long_term_unemployed / country.unemployed)
    hours = [
        workload(
            regime,
            assumptions,
            new_searches=country.unemployed * profile.inflow * 12,
            clients_by_band={
                band: country.unemployed * share for band, share in zip(BANDS, profile.shares, strict=True)
            },
            all_clients=country.jobseekers,
        ).hours
        for regime in (NORDIC_2022, BY_NEED_2026)
    ]
    return required_fte(hours[1] - hours[0], assumptions)


def needed_supplementary_for(change_fte: float, country: Country, assumptions: Assumptions) -> float:
    """Return the supplementary discussions by need, per client-year, that would give a national change.

    The change is linear in them. A reader can judge whether the number is plausible; it is never put
    in place of the assumption, and may lie outside its range.

    Args:
        change_fte: Change of statutory work in the whole country, e.g. `PUBLISHED_CHANGE_FTE`.
        country: Persons of the whole country.
        assumptions: Everything else.
    """
    ends = [national_change_fte(country, replace(assumptions, needed_supplementary=s)) for s in (0, 1)]
    return (change_fte - ends[0]) / (ends[1] - ends[0])


def surcharge_pairs(assumptions: Assumptions) -> dict[str, Assumptions]:
    """Return the assumptions with neither surcharge, with one of them alone, and with both as assumed.

    Neither of the two explains by itself what both do together, so one at a time would hide it.
    """
    none = dict.fromkeys(SURCHARGES, 0.0)
    return {
        "neither": assumptions.changed(none),
        **{name: assumptions.changed(none | {name: getattr(assumptions, name)}) for name in SURCHARGES},
        "both": assumptions,
    }
