"""Addresses of machines, shortened until they name a network and nobody in it."""

from ipaddress import ip_address, ip_network

_KEPT_BITS = {4: 24, 6: 48}


def shortened(address: str) -> str:
    """The network's first address; one that is short already stays as it is. "" for none."""
    if not address:
        return ""
    parsed = ip_address(address)
    bits = _KEPT_BITS[parsed.version]
    return str(ip_network((parsed, bits), strict=False).network_address)
