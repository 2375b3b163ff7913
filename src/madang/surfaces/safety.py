"""Who may talk to the hub at all: names it answers to, pages it answers, headers it sends."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlsplit

from msgspec import Struct

__all__ = ["Safety", "is_loopback"]

_LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
_FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip")


def is_loopback(address: str | None) -> bool:
    """Whether the address (or name) is this machine's own loopback."""
    if address is None:
        return False
    if address in _LOOPBACK_NAMES:
        return True
    ip = _ip(address)
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped is not None:
        ip = ip.ipv4_mapped
    return ip is not None and ip.is_loopback


class Safety(Struct, frozen=True):
    """The checks before anything else is looked at.

    A page of another site can make a browser talk to the hub (DNS rebinding, cross-site requests and
    websockets). So the ``Host`` must be a name that only the hub has, and where a browser tells the
    ``Origin``, it must be the hub's own.
    """

    loopback: bool = True
    """Bound to loopback only: no other name is answered to."""
    names: frozenset[str] = frozenset()
    """More host names to answer to (lower case), as the owner configured them."""

    @classmethod
    def of(cls, loopback: bool, names: Iterable[str] = ()) -> Safety:
        """The checks of a hub; on a network it also answers to the machine's own name."""
        known = {name.lower() for name in names if name}
        if not loopback:
            known.add(socket.gethostname().lower())
        return cls(loopback, frozenset(known))

    def allows_host(self, hosts: Sequence[str]) -> bool:
        """Whether the hub answers to this ``Host`` header (there has to be exactly one)."""
        name = _name(hosts[0]) if len(hosts) == 1 else None
        if name is None:
            return False
        if is_loopback(name) or name in self.names:
            return True
        if self.loopback:
            return False
        ip = _ip(name)
        return ip.is_private or ip.is_link_local if ip is not None else name.endswith(".local")

    def allows_origin(self, headers: Mapping[str, str]) -> bool:
        """Whether the request comes from the hub's own page, or from no page at all."""
        origin = headers.get("origin")
        if origin is None:
            return headers.get("sec-fetch-site", "none") in ("none", "same-origin")
        parts = urlsplit(origin)
        return parts.scheme in ("http", "https") and parts.netloc.lower() == headers.get("host", "").lower()

    def is_local(self, client: str | None, headers: Mapping[str, str]) -> bool:
        """Whether a request comes from the hub's own machine, not through a proxy on it."""
        return (
            is_loopback(client)
            and is_loopback(_name(headers.get("host")))
            and not any(name in headers for name in _FORWARDED)
        )


def _name(host: str | None) -> str | None:
    if not host:
        return None
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:
        return None


def _ip(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(name)
    except ValueError:
        return None
