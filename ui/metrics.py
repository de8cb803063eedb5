"""What an operator's monitoring reads at `/metrics`: numbers of this process, in Prometheus form."""

from collections.abc import Iterable
from datetime import UTC, datetime

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector
from starlette.requests import Request
from starlette.responses import Response

from domain.errors import DashboardError
from ui import current_context, gate, limits, loaders, warmup

_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)

REGISTRY = CollectorRegistry()

PAGE_SECONDS = Histogram(
    "tilannehuone_page_seconds",
    "Time to answer what a reader did on a page.",
    ["page"],
    buckets=_SECONDS,
    registry=REGISTRY,
)

SAVES = Counter(
    "tilannehuone_saves",
    "Scenarios that readers saved, and saves that failed.",
    ["outcome"],
    registry=REGISTRY,
)
for _outcome in ("saved", "failed"):
    SAVES.labels(_outcome)


class _Now(Collector):
    """What is looked up when somebody asks."""

    def collect(self) -> Iterable[Metric]:
        """Yield readers, waits, readiness, what is kept, and the age of the data."""
        yield GaugeMetricFamily("tilannehuone_sessions", "Readers whose page is open.", gate.sessions())
        waiting = GaugeMetricFamily("tilannehuone_queue", "Work that runs or waits.", labels=["queue"])
        for name, queue in (("files", limits.FILES), ("calculations", limits.CALCULATIONS)):
            waiting.add_metric([name], len(queue))
        yield waiting
        yield GaugeMetricFamily("tilannehuone_ready", "1 when every page opens.", warmup.state().is_ready)
        try:
            memory = current_context.context().memory
            vintage = loaders.vintage()
        except DashboardError:
            return  # what is wrong stands in /ready
        yield GaugeMetricFamily("tilannehuone_kept_results", "Pages and figures kept.", len(memory))
        yield GaugeMetricFamily("tilannehuone_kept_share", "Share of askings that were kept.", memory.share)
        if vintage:
            yield GaugeMetricFamily(
                "tilannehuone_refresh_age_seconds",
                "Time since the newest vintage was fetched.",
                _age(vintage),
            )


def _age(vintage: str) -> float:
    fetched = datetime.strptime(vintage, "%Y-%m-%dT%H%M%SZ").replace(tzinfo=UTC)
    return (datetime.now(UTC) - fetched).total_seconds()


REGISTRY.register(_Now())


def respond(_request: Request) -> Response:
    """Answer with the numbers of this process."""
    return Response(generate_latest(REGISTRY), media_type=CONTENT_TYPE_LATEST)
