"""Resumption tokens: the whole state of a list in the token itself, sealed, so that the server keeps none."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
from dataclasses import asdict, dataclass
from datetime import datetime

from jigsaw.library.exchange.oai import OaiFault, Selection


@dataclass(frozen=True)
class Place:
    """Where a list broke off: after which record, how many were given, of how many; in which state of the library."""

    verb: str
    selection: Selection
    change: int
    after: tuple[datetime, str]
    given: int
    total: int


def seal(place: Place, key: str) -> str:
    """The token for a place."""
    told = asdict(place)
    told["after"] = [place.after[0].isoformat(), place.after[1]]
    for name in ("since", "before"):
        at = told["selection"][name]
        told["selection"][name] = at.isoformat() if at else None
    said = base64.urlsafe_b64encode(json.dumps(told, separators=(",", ":")).encode()).decode().rstrip("=")
    return f"{said}.{_seal(said, key)}"


def opened(token: str, key: str, *, verb: str, change: int) -> Place:
    """The place in a token of this verb.

    Raises OaiFault with badResumptionToken for a token that is not ours, belongs to another verb, or was given
    before the library last changed: the list then begins anew, so that none of it is missed.
    """
    said, _, sealed = token.partition(".")
    if not hmac.compare_digest(sealed.encode(), _seal(said, key).encode()):
        raise OaiFault("badResumptionToken", "This repository gave no such token")
    try:
        told = json.loads(base64.urlsafe_b64decode(said + "=" * (-len(said) % 4)))
    except (ValueError, binascii.Error) as unreadable:
        raise OaiFault("badResumptionToken", "This repository gave no such token") from unreadable
    if told["verb"] != verb:
        raise OaiFault("badResumptionToken", f"The token belongs to {told['verb']}")
    if told["change"] != change:
        raise OaiFault(
            "badResumptionToken", "The list has changed since: ask for it again from its beginning"
        )
    chosen = told["selection"]
    since, before = (datetime.fromisoformat(chosen[n]) if chosen[n] else None for n in ("since", "before"))
    return Place(
        verb=verb,
        selection=Selection(since, before, chosen["set"]),
        change=change,
        after=(datetime.fromisoformat(told["after"][0]), told["after"][1]),
        given=told["given"],
        total=told["total"],
    )


def _seal(said: str, key: str) -> str:
    return hmac.new(f"oai-pmh:{key}".encode(), said.encode("utf-8", "replace"), hashlib.sha256).hexdigest()
