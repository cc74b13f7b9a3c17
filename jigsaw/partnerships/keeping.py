"""Typing is never lost: what somebody sent after their session ended waits, sealed, until they have signed in."""

from __future__ import annotations

import base64
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import HttpRequest, QueryDict

from jigsaw.accounts.rules import SIGNED_OUT_PERSON
from jigsaw.files.sealing import SealBroken, open_seal, seal

KEPT_IN_SESSION = "kept_typing"
KEPT_FOR = timedelta(hours=1)
# What one page of typing may weigh, in bytes, and how many pages wait at most in one browser.
MOST_BYTES = 1_000_000
MOST_KEPT = 3
NEVER_KEPT = ("password", "code", "csrfmiddlewaretoken", "credential")


@dataclass(frozen=True)
class Kept:
    """What was typed and where: the address with its query, and the fields as they were sent."""

    address: str
    data: QueryDict


def keep(request: HttpRequest, *, now: datetime) -> str | None:
    """Keep the fields of a POST from somebody whose session has ended. Returns the token that gives them back.

    Returns None when there is nothing to keep or too much of it. Passwords, codes and files are never kept.
    """
    fields = request.POST.copy()
    for name in list(fields):
        if any(word in name.lower() for word in NEVER_KEPT):
            del fields[name]
    text = fields.urlencode()
    if not text or len(text) > MOST_BYTES:
        return None
    token = secrets.token_urlsafe(24)
    entry = {
        "address": request.get_full_path(),
        "path": request.path,
        "person": request.session.get(SIGNED_OUT_PERSON, ""),
        "until": (now + KEPT_FOR).timestamp(),
        "sealed": base64.b64encode(seal(text.encode(), place=_place(token))).decode(),
    }
    waiting = {**request.session.get(KEPT_IN_SESSION, {}), token: entry}
    request.session[KEPT_IN_SESSION] = dict(list(waiting.items())[-MOST_KEPT:])
    return token


def kept_for(request: HttpRequest, *, now: datetime) -> Kept | None:
    """What was kept for this person at this address (`?kept=token`); None for anybody or anywhere else."""
    token = request.GET.get("kept", "")
    entry = request.session.get(KEPT_IN_SESSION, {}).get(token)
    if not entry or entry["path"] != request.path or entry["until"] < now.timestamp():
        return None
    if entry["person"] not in ("", str(request.user.pk)):
        return None
    try:
        text = open_seal(base64.b64decode(entry["sealed"]), place=_place(token))
    except SealBroken:
        return None
    return Kept(entry["address"], QueryDict(text.decode()))


def forget(request: HttpRequest) -> None:
    """Let go of what was kept for this address: it has been sent again."""
    waiting = request.session.get(KEPT_IN_SESSION)
    if waiting:
        left = {token: entry for token, entry in waiting.items() if entry["path"] != request.path}
        if left != waiting:
            request.session[KEPT_IN_SESSION] = left


def _place(token: str) -> str:
    return f"kept typing {token}"
