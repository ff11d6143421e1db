"""Whether a host is somebody's, for the front door."""

from tenants.domains.models import Host


async def is_mounted(host: str) -> bool:
    """Whether a verified own domain points at a page, shown or hidden. Raises Unavailable."""
    return await Host.filter(host=host, state="verified", page_id__not_isnull=True).exists()
