"""Typing is never lost.

What somebody sent after their session ended waits, sealed, until they have signed in (`keep`). What somebody types
into a long text waits, sealed, for the day on which they open the page again without having saved it (`autosave`).
"""

from __future__ import annotations

import base64
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.http import HttpRequest, QueryDict
from django.utils.crypto import salted_hmac

from jigsaw.accounts.rules import SIGNED_OUT_PERSON
from jigsaw.calendar.london import time_words, to_london
from jigsaw.calendar.words import MONTHS
from jigsaw.files.sealing import SealBroken, open_seal, seal
from jigsaw.partnerships.models import Autosave
from jigsaw.partnerships.rules import Refused

KEPT_IN_SESSION = "kept_typing"
KEPT_FOR = timedelta(hours=1)
# What one page of typing may weigh, in bytes, and how many pages wait at most in one browser.
MOST_BYTES = 1_000_000
MOST_KEPT = 3
NEVER_KEPT = ("password", "code", "csrfmiddlewaretoken", "credential")
# How long typing waits that nobody saved, and on how many pages at most for one person.
AUTOSAVED_FOR = timedelta(days=14)
MOST_AUTOSAVED = 100


@dataclass(frozen=True)
class Kept:
    """What was typed and where: the address with its query, and the fields as they were sent."""

    address: str
    data: QueryDict


def keep(request: HttpRequest, *, now: datetime) -> str | None:
    """Keep the fields of a POST from somebody whose session has ended. Returns the token that gives them back.

    Returns None when there is nothing to keep or too much of it. Passwords, codes and files are never kept.
    """
    text = _worth_keeping(request.POST)
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
    """Let go of what was kept for this address, typed by this person: it has been sent."""
    throw_away(by=request.user, path=request.path)
    waiting = request.session.get(KEPT_IN_SESSION)
    if waiting:
        left = {token: entry for token, entry in waiting.items() if entry["path"] != request.path}
        if left != waiting:
            request.session[KEPT_IN_SESSION] = left


def autosave(*, by: Any, path: str, typed: str, at: datetime) -> None:
    """Keep what a person types on the page at `path`, as its form would send it; what was kept before goes.

    Passwords and codes are left out. Raises Refused when it is more than `MOST_BYTES`.
    """
    if len(typed) > MOST_BYTES:
        raise Refused("It is too long to be kept while you write. Save this page now.")
    sealed = seal(_worth_keeping(QueryDict(typed)).encode(), place=_place_of_page(by, path))
    with transaction.atomic():
        Autosave.objects.update_or_create(
            person_id=by.pk, path=path, defaults={"sealed": sealed, "saved_at": at}
        )
        others = Autosave.objects.filter(person_id=by.pk).order_by("-saved_at")
        for oldest in others.values_list("pk", flat=True)[MOST_AUTOSAVED:]:
            Autosave.objects.filter(pk=oldest).delete()


@dataclass(frozen=True)
class Autosaved:
    """Typing that waits for its person on this page: since when, and the fields (None if the seal is broken)."""

    saved_at: datetime
    data: QueryDict | None

    @property
    def when(self) -> str:
        """Since when in words: "1 May at 4:12pm"."""
        here = to_london(self.saved_at)
        return f"{here.day} {MONTHS[here.month - 1]} at {time_words(here.time())}"


def autosaved_for(request: HttpRequest) -> Autosaved | None:
    """What this person typed at this address without saving it; None for anybody or anywhere else."""
    person: Any = request.user
    row = Autosave.objects.filter(person_id=person.pk, path=request.path).first()
    if row is None:
        return None
    try:
        text = open_seal(bytes(row.sealed), place=_place_of_page(person, request.path))
    except SealBroken:
        return Autosaved(row.saved_at, None)
    return Autosaved(row.saved_at, QueryDict(text.decode()))


def throw_away(*, by: Any, path: str) -> None:
    """Let go of what a person typed on a page."""
    Autosave.objects.filter(person_id=by.pk, path=path).delete()


def mark_of(person: Any) -> str:
    """A mark of whose page is open, so that what they type is never kept as somebody else's who signed in since."""
    return salted_hmac("jigsaw autosave", str(person.pk)).hexdigest()[:24]


def forget_old_typing(*, at: datetime) -> int:
    """Let go of typing that nobody came back for in a fortnight. Returns how many pages of it."""
    return Autosave.objects.filter(saved_at__lt=at - AUTOSAVED_FOR).delete()[0]


def _worth_keeping(typed: QueryDict) -> str:
    """The fields as a form sends them, without passwords and codes."""
    fields = typed.copy()
    for name in list(fields):
        if any(word in name.lower() for word in NEVER_KEPT):
            del fields[name]
    return fields.urlencode()


def _place(token: str) -> str:
    return f"kept typing {token}"


def _place_of_page(person: Any, path: str) -> str:
    return f"autosave {person.pk} {path}"
