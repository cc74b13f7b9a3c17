"""Write mail inside the act that causes it; send it afterwards; show signs of life."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from datetime import datetime
from email.utils import format_datetime

from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage

from jigsaw.notices.attempts import attempt, claimed
from jigsaw.notices.models import Heartbeat, Mail

log = logging.getLogger("jigsaw.notices")


def write_mail(*, key: str, person, subject: str, body: str, at: datetime) -> None:
    """Write a mail to a person, to be sent by the worker. The same key is written once only.

    Call inside the transaction of the act, so that the mail exists if and only if the act does.
    Raises ValueError for a line break in the subject.
    """
    if "\n" in subject or "\r" in subject:
        raise ValueError("The subject of a mail must be one line")
    Mail.objects.get_or_create(
        key=key,
        defaults={
            "person": str(person.pk),
            "to": person.email,
            "subject": subject,
            "body": body,
            "written_at": at,
            "next_attempt_at": at,
        },
    )


def take_back_mail(person, *, words: Iterable[str], at: datetime) -> int:
    """Never send what waits for a person and has one of these words in its key or text. Returns how many.

    A word is found whole: AB-2026-10 is not in AB-2026-100.

    Call inside the act that ends what entitled them to it.
    """
    whole = "|".join(re.escape(word) for word in words if word)
    named = re.compile(rf"(?<!\w)(?:{whole})(?!\w)")
    waiting = Mail.objects.filter(person=str(person.pk), sent_at=None, given_up_at=None) if whole else []
    taken = [mail.pk for mail in waiting if named.search(f"{mail.key}\n{mail.subject}\n{mail.body}")]
    return Mail.objects.filter(pk__in=taken).update(given_up_at=at, body="") if taken else 0


def send_waiting_mail(*, at: datetime, most: int = 50) -> int:
    """Send the mail that waits. Returns how many were sent.

    Whether the person may still have it is asked at this moment: somebody whose access ended gets nothing.
    A failure is tried again after 1, 2, 4 ... minutes, eight times.
    """
    waiting = Mail.objects.filter(sent_at=None, given_up_at=None, next_attempt_at__lte=at)
    return sum(_send(mail, at) for mail in list(waiting.order_by("written_at")[:most]))


def send_next(*, at: datetime) -> int:
    """Let all mail that waits for a later time go with the next sending. Returns how many.

    For the demonstration, where the time can be moved back to before the mail was written.
    """
    later = Mail.objects.filter(sent_at=None, given_up_at=None, next_attempt_at__gt=at)
    return later.update(next_attempt_at=at)


def _send(mail: Mail, at: datetime) -> int:
    """Try one mail, unless the person's access has ended since it was written."""
    person = get_user_model()._default_manager.filter(pk=mail.person, is_active=True).first()
    if person is None:
        if claimed(mail, given_up_at=at):
            log.info("mail %s not sent: the person's access has ended", mail.pk)
        return 0
    letter = EmailMessage(mail.subject, mail.body, to=[person.email], headers={"Date": format_datetime(at)})
    return attempt(mail, letter, at=at, emptied={"body": ""})


def beat(name: str, *, at: datetime) -> None:
    """Show that the process `name` is alive."""
    Heartbeat.objects.update_or_create(name=name, defaults={"at": at})
