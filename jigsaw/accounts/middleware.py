"""Sessions end, access ends with them, and a password alone opens nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.contrib.auth import logout
from django.shortcuts import redirect
from django.utils import timezone

from jigsaw.accounts.rules import SIGNED_OUT_PERSON, why_session_is_over
from jigsaw.accounts.trail import OWES_SECOND_FACTOR
from jigsaw.audit.actions import record_reading
from jigsaw.calendar.present import present

SIGNED_IN_AT, LAST_SEEN_AT = "signed_in_at", "last_seen_at"
# How old the note of the last page may grow before it is written again, in seconds.
GRAIN = 60
# What somebody who owes a second factor may open: setting one up, and leaving.
WAYS_TO_SET_ONE_UP = {
    "mfa_index",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_view_recovery_codes",
    "account_reauthenticate",
    "account_logout",
}


class SessionLimits:
    """End a session after 30 minutes without a page, and after 12 hours in any case."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated:
            self.hold_or_end(request, timezone.now())
        who = request.user
        response = self.get_response(request)
        if who.is_authenticated and not request.user.is_authenticated:
            request.session[SIGNED_OUT_PERSON] = str(who.pk)  # what another window still sends is theirs
        return response

    def hold_or_end(self, request: Any, now: datetime) -> None:
        """Note that the person was here, or end their session; who it was is left in the empty one."""
        session, stamp = request.session, now.timestamp()
        first, last = session.get(SIGNED_IN_AT, stamp), session.get(LAST_SEEN_AT, stamp)
        why = why_session_is_over(signed_in_at=_time(first), last_seen_at=_time(last), now=now)
        if why:
            person = request.user
            record_reading("session_ended", by=person, at=present(), why=why)
            logout(request)
            session[SIGNED_OUT_PERSON] = str(person.pk)
        elif SIGNED_IN_AT not in session or stamp - last >= GRAIN:
            session[SIGNED_IN_AT], session[LAST_SEEN_AT] = first, stamp


class SecondFactorFirst:
    """Somebody who signed in with a password alone sets up a second factor before anything else."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        owes = request.user.is_authenticated and request.session.get(OWES_SECOND_FACTOR)
        if not owes or request.resolver_match.url_name in WAYS_TO_SET_ONE_UP:
            return None
        if getattr(getattr(view, "view_class", view), "public", False):
            return None
        return redirect("mfa_index")


def _time(stamp: float) -> datetime:
    return datetime.fromtimestamp(stamp, UTC)
