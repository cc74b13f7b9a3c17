"""How often one place may ask for something, without a puzzle for people.

A whole trust may sit behind one address, so the bounds are wide for people and narrow for machines only.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from datetime import datetime, timedelta
from ipaddress import IPv6Address, IPv6Network, ip_address

from django.conf import settings
from django.http import HttpRequest

from jigsaw.learning.models import Ask

# So many askings of one kind from one place within ten minutes. [local practice]
MOST, WITHIN = 40, timedelta(minutes=10)
KEPT = timedelta(days=1)
# So many bits of an IPv6 address name a network; the others a household chooses at will.
IPV6_NETWORK = 64
_WITH_PORT = re.compile(r"(\d+\.\d+\.\d+\.\d+):\d+|\[(.+)\](?::\d+)?")


def place_of(request: HttpRequest, *, at: datetime) -> str:
    """A keyed hash of the address that asks, another each day; the address itself is not kept.

    Behind proxies of our own (settings.PROXIES) it is the address that the nearest of them was asked from.
    """
    passed_on = [
        each.strip() for each in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if each.strip()
    ]
    proxies = settings.PROXIES
    trusted = proxies and len(passed_on) >= proxies
    address = passed_on[-proxies] if trusted else request.META.get("REMOTE_ADDR", "")
    key = f"{settings.SECRET_KEY}{at:%Y-%m-%d}".encode()
    return hmac.new(key, network_of(address).encode(), hashlib.sha256).hexdigest()


def network_of(address: str) -> str:
    """What counts as one place: an IPv4 address without the port that some proxies add, an IPv6 one's network."""
    named = _WITH_PORT.fullmatch(address)
    plain = (named[1] or named[2]) if named else address
    try:
        found = ip_address(plain)
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return str(found)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(IPv6Network((int(found), IPV6_NETWORK), strict=False))


def asks_too_often(kind: str, place: str, *, at: datetime) -> bool:
    """Note the asking, and say whether this place has asked for more of this kind than people do."""
    Ask.objects.create(kind=kind, place=place, at=at)
    return Ask.objects.filter(kind=kind, place=place, at__gt=at - WITHIN).count() > MOST


def has_asked_too_often(kind: str, place: str, *, at: datetime) -> bool:
    """Whether this place is at the bound already. Notes nothing: for what only counts when it fails."""
    return Ask.objects.filter(kind=kind, place=place, at__gt=at - WITHIN).count() >= MOST


def forget_askings(*, at: datetime) -> int:
    """Remove what was asked more than a day ago; the worker calls this each turn. Returns how many rows went."""
    return Ask.objects.filter(at__lte=at - KEPT).delete()[0]
