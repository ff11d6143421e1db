"""Client addresses as the limits see them."""

from ipaddress import IPv6Address, ip_address, ip_network

IPV6_PREFIX = 64


def network_of(address: str) -> str:
    """An IPv4 address itself, an IPv6 address's /64 (one household owns all of it); other text unchanged."""
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return address[:64]
    if not isinstance(parsed, IPv6Address):
        return str(parsed)
    if parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    return str(ip_network((parsed, IPV6_PREFIX), strict=False))
