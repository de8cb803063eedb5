"""What if the service points were elsewhere?"""

from i18n.text import Text
from views.choices import Chosen
from views.context import Context
from views.moment import PERIOD
from views.page import Page, View
from views.service_network import best, outcome, visiting_round, what_if
from views.service_network.choices import CHOICES, VIEW_SHOWN

_PAGES = {"what_if": what_if.page, "best": best.page, "round": visiting_round.page}


def build(chosen: Chosen, context: Context, text: Text) -> Page:
    """Return the page of the chosen question: other points, the best places, or a visiting round."""
    return _PAGES[chosen[VIEW_SHOWN]](chosen, context, text)


VIEW = View(
    name="service_network",
    section="what_if",
    choices=(PERIOD, *CHOICES),
    build=build,
    results={
        "network_points": outcome.municipalities_with_point,
        "travel_km": outcome.kilometres,
        "clients_beyond": outcome.clients_beyond,
        "round_days": visiting_round.days,
        "round_km": visiting_round.kilometres,
    },
    snapshots=("statfin_12r5", "road_distances", "service_points"),
    model="1.2",
    follows=True,
)
