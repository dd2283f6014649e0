"""Counters for operators, as Prometheus reads them."""

from prometheus_client import CollectorRegistry, Counter, ProcessCollector, generate_latest


class PrometheusCounters:
    """Counts into a registry; every process has its own."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._registry = registry
        self._stopped = Counter(
            "trainer_guard_stopped",
            "Replies of a model that were stopped",
            ["problem"],
            registry=registry,
        )
        self._fell_back = Counter(
            "trainer_voice_fell_back",
            "Replies the authored voice had to say",
            ["reason"],
            registry=registry,
        )

    def text(self) -> bytes:
        """All counters in Prometheus' text form."""
        return generate_latest(self._registry)

    def guard_stopped(self, problem: str) -> None:
        """The guard stopped words of a model."""
        self._stopped.labels(problem).inc()

    def voice_fell_back(self, reason: str) -> None:
        """The authored voice spoke in place of the model."""
        self._fell_back.labels(reason).inc()


def make_counters() -> PrometheusCounters:
    """Counters in a registry of their own, with what the process itself reports."""
    registry = CollectorRegistry()
    ProcessCollector(registry=registry)
    return PrometheusCounters(registry)
