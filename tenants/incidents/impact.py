"""How bad an incident is, told from what it does to components."""

from collections.abc import Iterable

from tenants.words import Impact, Status, worst_of

_IMPACTS = {
    Status.OPERATIONAL: Impact.NONE,
    Status.MAINTENANCE: Impact.NONE,
    Status.DEGRADED: Impact.MINOR,
    Status.PARTIAL: Impact.MAJOR,
    Status.OUTAGE: Impact.CRITICAL,
}


def impact_from(statuses: Iterable[Status]) -> Impact:
    """As bad as the worst of them: degraded is minor, a partial outage major, an outage critical."""
    return _IMPACTS[worst_of(statuses)]
