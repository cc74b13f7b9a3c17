"""What our sign-in adds to the library's: invited people only, mail through the outbox, secrets sealed."""

from __future__ import annotations

import base64
import uuid
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib import messages
from django.core.signals import request_finished

from jigsaw.accounts.queries import person_with_access
from jigsaw.accounts.rules import CODE_WRONG
from jigsaw.calendar.present import present
from jigsaw.files.sealing import open_seal, seal
from jigsaw.notices.actions import send_waiting_mail, write_mail

PLACE = "second factor"
CHANGES = {
    "totp_activated": "An authenticator app was added to your sign-in.",
    "totp_deactivated": "The authenticator app was removed from your sign-in.",
    "recovery_codes_generated": "New recovery codes were made for your sign-in.",
    "webauthn_added": "A passkey was added to your sign-in.",
    "webauthn_removed": "A passkey was removed from your sign-in.",
    "password_changed": "The password of your sign-in was changed.",
    "password_set": "A password was set for your sign-in.",
    "password_reset": "The password of your sign-in was reset.",
    "account_connected": "Your organisation's sign-in was connected.",
}
CHANGED = """\
Hello,

{what}

If this was you, there is nothing to do. If it was not, tell your partnership's business manager now.
"""


class InvitedOnly(DefaultAccountAdapter):
    """People come in by invitation; mail goes through the outbox and never to a stranger."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "Enter the email address and the password that belong together",
        "incorrect_code": CODE_WRONG,
        "incorrect_password": "Enter your password",
        "enter_current_password": "Enter your current password",
        "too_many_login_attempts": "There were too many tries. Wait 5 minutes, or sign in with a passkey",
        "rate_limited": "There were too many tries. Wait 5 minutes",
        "invalid_password_reset": "Ask for a new code: this one can no longer be used",
    }

    def is_open_for_signup(self, request: Any) -> bool:
        """Nobody signs up."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Write the mail to the outbox, and try to send it as soon as the answer has gone out.

        The page answers alike and equally fast whether or not the address is known, and the worker sends
        what could not be sent at once.
        """
        person = person_with_access(email)
        if person is None:
            return
        mail = self.render_mail(template_prefix, email, {"email": email, **context})
        _write(person, str(mail.subject), str(mail.body))

    def send_notification_mail(self, template_prefix: str, user: Any, *args: Any, **kwargs: Any) -> None:
        """Tell somebody that their sign-in was changed."""
        what = CHANGES.get(template_prefix.rsplit("/", 1)[-1], "Your sign-in was changed.")
        _write(user, "Your sign-in to Jigsaw was changed", CHANGED.format(what=what))

    def add_message(self, request: Any, level: int, *args: Any, **kwargs: Any) -> None:
        """Keep what went wrong for the sign-in page; a page that did what it says needs no message."""
        if level >= messages.ERROR:
            super().add_message(request, level, *args, **kwargs)


def _write(person: Any, subject: str, body: str) -> None:
    write_mail(key=f"sign-in {uuid.uuid4().hex}", person=person, subject=subject, body=body, at=present())
    request_finished.connect(_send_now, dispatch_uid="jigsaw sign-in mail", weak=False)


def _send_now(**signal: Any) -> None:
    request_finished.disconnect(dispatch_uid="jigsaw sign-in mail")
    send_waiting_mail(at=present(), most=5)


class KnownPeopleOnly(DefaultSocialAccountAdapter):
    """An organisation's sign-in connects to somebody invited, by proved address. It never creates anybody."""

    def is_open_for_signup(self, request: Any, sociallogin: Any) -> bool:
        """Nobody signs up."""
        return False


class SealedSecrets(DefaultMFAAdapter):
    """Second factors lie sealed in the database."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "Enter the code that your authenticator app shows now, or an unused recovery code",
        "rate_limited": "There were too many tries. Wait 5 minutes",
    }

    def encrypt(self, text: str) -> str:
        return base64.b64encode(seal(text.encode(), place=PLACE)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return open_seal(base64.b64decode(encrypted_text), place=PLACE).decode()
