"""What is counted, and how it is shown: one figure over all workers of a node.

Under the supervisor each worker keeps its counts in files of its own (prometheus-client's
multi-process mode), so any worker that is asked can add up all of them. The files belong to its
place in the crew: whoever replaces a worker goes on counting there.
"""

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest, values
from prometheus_client.multiprocess import MultiProcessCollector

from app.settings import metrics_place, shared_metrics_dir

CONTENT_TYPE = b"text/plain; version=0.0.4; charset=utf-8"
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)

if shared_metrics_dir() is not None:
    _place = metrics_place()
    values.ValueClass = values.MultiProcessValue(lambda: _place)  # type: ignore[no-untyped-call]  # the library is untyped here
_registry = CollectorRegistry()

REQUESTS = Counter(
    "hep_requests", "Requests that reached an application.", ["app", "method", "status"], registry=_registry
)
SECONDS = Histogram(
    "hep_request_seconds", "Time such a request took.", ["app"], buckets=_BUCKETS, registry=_registry
)
PREPARED = Counter("hep_prepared_answers", "Visits answered from published files.", registry=_registry)
RENDERED = Counter("hep_pages_rendered", "Pages drawn because they look new.", registry=_registry)
REFUSED_HOSTS = Counter("hep_refused_hosts", "Requests refused by their Host.", ["why"], registry=_registry)
JOBS = Counter("hep_jobs", "Jobs that were run.", ["kind", "outcome"], registry=_registry)


def count_request(app: str, method: str, status: int, seconds: float) -> None:
    """One answered request."""
    REQUESTS.labels(app, method if method in _METHODS else "other", str(status)).inc()
    SECONDS.labels(app).observe(seconds)


def count_job(kind: str, outcome: str) -> None:
    """One job that was run: done, failed, or lost to another runner."""
    JOBS.labels(kind, outcome).inc()


def exposition() -> bytes:
    """All figures in Prometheus's text format."""
    folder = shared_metrics_dir()
    if folder is None:
        return generate_latest(_registry)
    together = CollectorRegistry()
    MultiProcessCollector(together, path=folder)  # type: ignore[no-untyped-call]
    return generate_latest(together)
