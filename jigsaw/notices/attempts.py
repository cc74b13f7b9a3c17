"""One attempt to send one waiting mail, whoever it is for: claimed first, then sent, tried again when it fails."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Any

from django.core.mail import EmailMessage

log = logging.getLogger("jigsaw.notices")
ATTEMPTS = 8


def attempt(mail: Any, letter: EmailMessage, *, at: datetime, emptied: dict[str, Any]) -> int:
    """Send `letter` for the waiting row `mail`. Returns 1 when it went, else 0.

    A failure is tried again after 1, 2, 4 ... minutes, eight times. `emptied` is written over what was sent or is
    given up: a body may hold a code. The talk with the mail server takes as long as it likes, so no transaction is
    open then.
    """
    attempts = mail.attempts + 1
    if not claimed(mail, attempts=attempts, next_attempt_at=at + timedelta(minutes=2 ** (attempts - 1))):
        return 0
    rows = type(mail)._default_manager.filter(pk=mail.pk)
    try:
        letter.send()
    except Exception as fault:  # whatever one mail meets, those behind it still go
        if attempts >= ATTEMPTS:
            rows.update(given_up_at=at, **emptied)
        log.warning("mail %s not sent (%s), attempt %d", mail.pk, type(fault).__name__, attempts)
        return 0
    return rows.update(sent_at=at, **emptied)


def claimed(mail: Any, **values: object) -> bool:
    """Write the values if nobody else took up the mail since it was read."""
    rows = type(mail)._default_manager
    unclaimed = rows.filter(pk=mail.pk, attempts=mail.attempts, sent_at=None, given_up_at=None)
    return bool(unclaimed.update(**values) == 1)
