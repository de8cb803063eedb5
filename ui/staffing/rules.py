"""Names of the rules of meetings, and what is not known of yleistuki's activation period."""

from dataclasses import replace

from analytics.staffing.assumptions import ASSUMPTIONS
from analytics.staffing.hour_balance import HourBalance, workload_of
from analytics.staffing.hours import required_fte
from analytics.staffing.regimes import YLEISTUKI_2026, regime_in
from i18n.text import Text
from ui.staffing.posts import short
from ui.staffing.setup import BASES, OF_MONTH, Setting

_UNKNOWN = ("yleistuki_share", "activation_min")
"""What is assumed of the meetings besides their number."""


def name(text: Text, code: str, basis: str) -> str:
    """Return the name of one of `REGIME_CODES`; the month's rule says which one it is."""
    if code != OF_MONTH:
        return text(f"staffing.regimes.{code}")
    return text(
        "board.regime_of_month", rule=text(f"staffing_page.hours.rules.{regime_in(BASES[basis][0]).key}")
    )


def activation_notes(text: Text, setting: Setting, area: HourBalance) -> list[str]:
    """Return sentences on the activation period; none where the rule knows no such meetings."""
    clients = [entry["clients_high"] for entry in setting.coefficients["units"]]
    if not setting.regime.activates or area.workload is None:
        return []
    ends = []
    for end in ("low", "high"):
        values = {name: getattr(ASSUMPTIONS[name], end) for name in _UNKNOWN}
        one = replace(setting.assumptions, activation_meetings=1, **values)
        ends.append(required_fte(workload_of(sum(clients), one, YLEISTUKI_2026).activation, one))
    share, minutes = (ASSUMPTIONS[name] for name in _UNKNOWN)
    counted = setting.assumptions.activation_meetings
    return [
        text("staffing_page.yleistuki.what"),
        text("staffing_page.yleistuki.none")
        if counted == 0
        else text(
            "staffing_page.yleistuki.counted",
            meetings=short(text, counted),
            hours=text.integer(area.workload.activation),
        ),
        text(
            "staffing_page.yleistuki.one",
            fte=text.span(ends[0], ends[1], 1),
            share=text.percent_span(share.low, share.high, 0),
            minutes=text.span(minutes.low, minutes.high),
        ),
    ]
