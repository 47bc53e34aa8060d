"""Which addresses a URL may lead to: none inside this machine or its network, unless a person says so.

IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890), by Python's `ipaddress`; IPv6 forms that carry an
IPv4 address (RFC 4291, 3056, 4380, 6052) are judged by the address that they carry as well.
"""

import socket
from collections.abc import Callable, Iterator
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from dragoman.record.errors import FetchError

Address = IPv4Address | IPv6Address
Resolver = Callable[[str, int], tuple[Address, ...]]
Judge = Callable[[Address], bool]

NAT64 = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))
COMPATIBLE = IPv6Network("::/96")  # deprecated, but some systems still connect to the IPv4 address in it
METADATA = frozenset({IPv4Address("168.63.129.16")})  # a cloud's own service at an address that looks public
IPV4_BITS = 0xFFFFFFFF


def resolved(host: str, port: int) -> tuple[Address, ...]:
    """The addresses of a host, as the system resolves it. Raises FetchError where it has none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    except (OSError, UnicodeError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "no such host"
        message = f"{host} cannot be resolved ({reason})"
        raise FetchError(message) from None
    return tuple(dict.fromkeys(ip_address(str(entry[4][0]).partition("%")[0]) for entry in found))


def is_public(address: Address) -> bool:
    """Whether an address, and any that it carries inside, is one of the public internet."""
    return all(one.is_global and not one.is_multicast and one not in METADATA for one in _carried(address))


def checked(host: str, port: int, *, resolve: Resolver = resolved, allowed: Judge = is_public) -> Address:
    """The address to connect to: the first, when all that the host has are allowed. Raises FetchError."""
    found = resolve(host, port)
    for address in found:
        if not allowed(address):
            shown = host if host == str(address) else f"{host} ({address})"
            message = f"{shown} is an address inside this machine or its network: refused"
            raise FetchError(message)
    if not found:
        message = f"{host} has no address"
        raise FetchError(message)
    return found[0]


def _carried(address: Address) -> Iterator[Address]:
    """The address, and the IPv4 address that an IPv6 one carries."""
    if not isinstance(address, IPv6Address):
        yield address
        return
    inside = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if any(address in network for network in (*NAT64, COMPATIBLE)):
        inside.append(IPv4Address(int(address) & IPV4_BITS))
    if address.ipv4_mapped is None:  # Python 3.11 calls every mapped address private
        yield address
    yield from (one for one in inside if one is not None)
