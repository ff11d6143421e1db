"""The registered domain of a name, and the name as it is entered there: `status` of status.acme.com."""

from functools import cache

from publicsuffixlist import PublicSuffixList

APEX = "@"


def name_in_zone(name: str, host: str) -> str:
    """`name`, which is `host` or below it, without the domain that providers add by themselves."""
    zone = _list().privatesuffix(host) or host
    return APEX if name == zone else name.removesuffix(f".{zone}")


@cache
def _list() -> PublicSuffixList:
    """Read when first needed: it takes a sixth of a second."""
    return PublicSuffixList()
