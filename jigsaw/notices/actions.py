"""Write mail inside the act that causes it; send it afterwards; show signs of life."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.db import transaction

from jigsaw.notices.models import Heartbeat, Mail

log = logging.getLogger("jigsaw.notices")
ATTEMPTS = 8


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


def send_waiting_mail(*, at: datetime, most: int = 50) -> int:
    """Send the mail that waits. Returns how many were sent.

    Whether the person may still have it is asked at this moment: somebody whose access ended gets nothing.
    A failure is tried again after 1, 2, 4 ... minutes, eight times.
    """
    sent = 0
    waiting = Mail.objects.filter(sent_at=None, given_up_at=None, next_attempt_at__lte=at)
    for pk in list(waiting.order_by("written_at").values_list("pk", flat=True)[:most]):
        with transaction.atomic():
            mail = Mail.objects.select_for_update().get(pk=pk)
            if mail.sent_at or mail.given_up_at:
                continue
            sent += _send(mail, at)
            mail.save()
    return sent


def _send(mail: Mail, at: datetime) -> int:
    person = get_user_model()._default_manager.filter(pk=mail.person, is_active=True).first()
    if person is None:
        mail.given_up_at = at
        log.info("mail %s not sent: the person's access has ended", mail.pk)
        return 0
    mail.attempts += 1
    try:
        EmailMessage(mail.subject, mail.body, to=[person.email]).send()
    except OSError as fault:
        mail.next_attempt_at = at + timedelta(minutes=2 ** (mail.attempts - 1))
        if mail.attempts >= ATTEMPTS:
            mail.given_up_at = at
        log.warning("mail %s not sent (%s), attempt %d", mail.pk, type(fault).__name__, mail.attempts)
        return 0
    # What was sent is not kept: a body may hold a code.
    mail.sent_at, mail.body = at, ""
    return 1


def beat(name: str, *, at: datetime) -> None:
    """Show that the process `name` is alive."""
    Heartbeat.objects.update_or_create(name=name, defaults={"at": at})
