"""How often one place may ask for something, without a puzzle for people.

A whole trust may sit behind one address, so the bounds are wide for people and narrow for machines only.
"""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest

from jigsaw.learning.models import Ask

# So many askings of one kind from one place within ten minutes. [local practice]
MOST, WITHIN = 40, timedelta(minutes=10)
KEPT = timedelta(days=1)


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
    return hmac.new(key, address.encode(), hashlib.sha256).hexdigest()


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
