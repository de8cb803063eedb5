"""Every page about the area, by its name in the menu: what a scenario holds choices of."""

from views import (
    about,
    activation,
    bill,
    changes,
    commuting,
    development,
    flows,
    goals,
    joint_services,
    municipality,
    overview,
    partners,
    paths,
    peers,
    reconciliation,
    refresh,
    service_network,
    service_points,
    shared_metrics,
    sources,
    staffing,
    structural_change,
)
from views.page import View

_EVERY = (
    overview.VIEW,
    changes.VIEW,
    municipality.VIEW,
    development.VIEW,
    activation.VIEW,
    commuting.VIEW,
    staffing.VIEW,
    service_points.VIEW,
    bill.VIEW,
    goals.VIEW,
    partners.VIEW,
    shared_metrics.VIEW,
    paths.VIEW,
    peers.VIEW,
    flows.VIEW,
    service_network.VIEW,
    structural_change.VIEW,
    joint_services.VIEW,
    reconciliation.VIEW,
    sources.VIEW,
    refresh.VIEW,
    about.VIEW,
)

TOPICS: dict[str, View] = {view.name: view for view in _EVERY}
