"""Mail to somebody whom no server knows: tried as often as any mail, then given up. For the demo's stories."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused
from typing import Any

from django.core.mail.backends.base import BaseEmailBackend
from django.test.utils import override_settings

from jigsaw.notices.actions import send_waiting_mail
from jigsaw.notices.attempts import ATTEMPTS

log = logging.getLogger("jigsaw.notices")
BACKEND = f"{__name__}.Refusing"
_unknown: set[str] = set()


class Refusing(BaseEmailBackend):
    """A mail server that does not know some addresses. All other mail of the past goes nowhere."""

    def send_messages(self, email_messages: Sequence[Any]) -> int:
        """Refuse mail to an unknown address, as servers do."""
        for message in email_messages:
            if _unknown.intersection(message.to):
                raise SMTPRecipientsRefused(dict.fromkeys(message.to, (550, b"No such user here")))
        return len(email_messages)


def try_in_vain(address: str, at: datetime) -> None:
    """Try the mail that waits for this address from `at` on, at the times of the worker, until it is given up."""
    _unknown.add(address)
    log.disabled = True  # an expected failure is no news for whoever starts the demonstration
    try:
        with override_settings(EMAIL_BACKEND=BACKEND):
            for attempt in range(ATTEMPTS):
                send_waiting_mail(at=at, most=10_000)
                at += timedelta(minutes=2**attempt)
    finally:
        log.disabled = False
        _unknown.discard(address)
