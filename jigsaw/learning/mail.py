"""Write mail to readers inside the act that causes it; the worker sends it afterwards.

A mail to a reader holds what they asked for and a link; never a word about a child beyond what is public.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from email.utils import format_datetime
from typing import Any

from django.core.mail import EmailMessage

from jigsaw.learning.models import OutgoingMail
from jigsaw.notices.attempts import attempt


def write_mail(
    *,
    key: str,
    to: str,
    subject: str,
    body: str,
    at: datetime,
    headers: Mapping[str, str] | None = None,
    attachments: Iterable[Mapping[str, str]] = (),
) -> None:
    """Write a mail to a reader, to be sent by the worker from `at` on. The same key is written once only.

    Call inside the transaction of the act. `attachments` are texts: {"filename", "content", "type"}.
    Raises ValueError for a line break in the subject or a header.
    """
    lines = [subject, *(headers or {}).values()]
    if any("\n" in line or "\r" in line for line in lines):
        raise ValueError("The subject and the headers of a mail must each be one line")
    OutgoingMail.objects.get_or_create(
        key=key,
        defaults={
            "to": to,
            "subject": subject,
            "body": body,
            "headers": dict(headers or {}),
            "attachments": [dict(each) for each in attachments],
            "written_at": at,
            "next_attempt_at": at,
        },
    )


def take_back(*, key_starts: str, at: datetime) -> int:
    """Never send what still waits under keys that start so. Returns how many."""
    waiting = OutgoingMail.objects.filter(key__startswith=key_starts, sent_at=None, given_up_at=None)
    return waiting.update(given_up_at=at, **OutgoingMail.EMPTIED)


def send_waiting(*, at: datetime, most: int = 50) -> int:
    """Send the mail that waits; the worker calls this each turn. Returns how many were sent."""
    waiting = OutgoingMail.objects.filter(sent_at=None, given_up_at=None, next_attempt_at__lte=at)
    return sum(_send(mail, at) for mail in list(waiting.order_by("next_attempt_at", "written_at")[:most]))


def _send(mail: OutgoingMail, at: datetime) -> int:
    headers: dict[str, Any] = {"Date": format_datetime(at), **mail.headers}
    letter = EmailMessage(mail.subject, mail.body, to=[mail.to], headers=headers)
    for each in mail.attachments:
        letter.attach(each["filename"], each["content"], each["type"])
    return attempt(mail, letter, at=at, emptied=OutgoingMail.EMPTIED)
