"""How each event is sealed together with the one before it."""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import UTC
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from jigsaw.audit.models import Event

FIRST_LINK = "0" * 64


def link(event: Event) -> str:
    """The seal of one event: HMAC-SHA256 over its fields and the seal of the event before it."""
    parts = [
        event.number,
        event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        event.verb,
        event.by,
        event.partnership,
        event.about,
        event.details,
        event.previous,
    ]
    text = json.dumps(parts, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hmac.new(settings.AUDIT_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()
