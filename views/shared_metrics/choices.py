"""What a reader can choose of the shared metrics and of matching."""

from analytics.situation import GROUPS
from domain.indicators import INDICATORS
from i18n.quantity import COUNT, PER_CENT
from i18n.text import Text
from views.choices import Chosen, Number, OneOf
from views.places import one_municipality
from views.structural_change.posts import FTE

SECTION = OneOf(
    key="section",
    label="app.section",
    codes=("metrics", "matching"),
    said=lambda code, _chosen, text: text(f"shared_metrics.sections.{code}"),
)

MUNICIPALITY = one_municipality(key="municipality", label="shared_metrics.municipality")

RESOURCES = "resources"

COMPUTED = (RESOURCES, "unemployed_share", *GROUPS)


def _indicator(code: str, _chosen: Chosen, text: Text) -> str:
    return text(f"indicators.{code}.label") if code in INDICATORS else text(f"shared_metrics.six.{code}")


INDICATOR = OneOf(
    key="indicator",
    label="shared_metrics.indicator",
    codes=COMPUTED,
    default="unemployed_share",
    said=_indicator,
    counts=lambda chosen: chosen[SECTION] == "metrics",
    is_list=True,
)
"""The indicator that is shown by municipality."""

MINUTES = Number(
    key="minutes",
    label="shared_metrics.minutes",
    low=15,
    high=120,
    default=45,
    step=5,
    quantity=COUNT,
    counts=lambda chosen: chosen[SECTION] == "matching",
)
"""How far a vacancy is within reach, by road between centres [A]."""

VACANCIES = Number(
    key="vacancies",
    label="shared_metrics.vacancies",
    low=-50,
    high=100,
    default=10,
    step=5,
    quantity=PER_CENT,
    counts=lambda chosen: chosen[SECTION] == "matching",
)
"""By how much vacancies change in the literature's elasticities."""

CHOICES = (SECTION, MUNICIPALITY, INDICATOR, MINUTES, VACANCIES, FTE)
