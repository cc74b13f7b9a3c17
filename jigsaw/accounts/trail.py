"""Signing in, signing out and changes of a sign-in stand in the audit trail; a session knows what it owes."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed

from jigsaw.accounts.rules import owes_second_factor
from jigsaw.audit.actions import record_reading
from jigsaw.calendar.present import present

OWES_SECOND_FACTOR = "owes_second_factor"
METHODS = "signed_in_by"
NOBODY = "nobody signed in"


def signed_in(sender: Any, request: Any, user: Any, **signal: Any) -> None:
    """Note how the person proved themselves, and whether they owe a second factor."""
    if request is None or request.resolver_match is None:
        return
    methods = sorted({record["method"] for record in get_authentication_records(request, user)})
    request.session[METHODS] = methods
    _settle(request)
    record_reading("signed_in", by=user, at=present(), methods=methods)


def signed_out(sender: Any, request: Any, user: Any, **signal: Any) -> None:
    """Note that the person left."""
    if user is not None and user.pk and getattr(request, "resolver_match", None) is not None:
        record_reading("signed_out", by=user, at=present())


def refused(sender: Any, **signal: Any) -> None:
    """Note that a sign-in failed. Whose address it was is not looked up, so that no answer takes longer."""
    record_reading("sign_in_refused", by=NOBODY, at=present())


def second_factor_added(sender: Any, request: Any, user: Any, authenticator: Any, **signal: Any) -> None:
    """The debt of a second factor is paid. Having just proved it, the person need not prove it once more."""
    if authenticator.type in (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN):
        request.session.pop(OWES_SECOND_FACTOR, None)
        record_authentication(request, user, method="mfa", type=str(authenticator.type), reauthenticated=True)
    record_reading("second_factor_added", by=user, at=present(), kind=str(authenticator.type))


def second_factor_removed(sender: Any, request: Any, user: Any, authenticator: Any, **signal: Any) -> None:
    """Without a second factor left, a session that began with a password owes one again."""
    kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    if not is_mfa_enabled(user, kinds) and "code" not in request.session.get(METHODS, []):
        request.session[OWES_SECOND_FACTOR] = bool(request.session.get(METHODS))
    record_reading("second_factor_removed", by=user, at=present(), kind=str(authenticator.type))


def recovery_codes_made(sender: Any, request: Any, user: Any, **signal: Any) -> None:
    """Note that the old recovery codes no longer open anything."""
    record_reading("recovery_codes_made", by=user, at=present())


def password_was_changed(sender: Any, request: Any, user: Any, **signal: Any) -> None:
    """Note that a password was set, changed or reset."""
    record_reading("password_changed", by=user, at=present())


def _settle(request: Any) -> None:
    methods = request.session[METHODS]
    if owes_second_factor(methods, organisation_brings_one=settings.OIDC_BRINGS_SECOND_FACTOR):
        request.session[OWES_SECOND_FACTOR] = True
    else:
        request.session.pop(OWES_SECOND_FACTOR, None)


def follow() -> None:
    """Begin to listen; called once when the room starts."""
    user_logged_in.connect(signed_in)
    user_logged_out.connect(signed_out)
    user_login_failed.connect(refused)
    authenticator_added.connect(second_factor_added)
    authenticator_removed.connect(second_factor_removed)
    authenticator_reset.connect(recovery_codes_made)
    for signal in (password_changed, password_set, password_reset):
        signal.connect(password_was_changed)
