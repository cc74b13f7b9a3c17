"""The bulletins that somebody approved: taken over from casework, and sent a batch at a time."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.db import transaction

from jigsaw.calendar.clocks import add_months
from jigsaw.learning.actions.subscriptions import new_link
from jigsaw.learning.bulletin_details import LONGEST_INTRODUCTION, BulletinDetails
from jigsaw.learning.bulletin_items import Part
from jigsaw.learning.bulletin_words import Letter, bulletin_letter
from jigsaw.learning.mail import write_mail
from jigsaw.learning.models import Bulletin, OutgoingMail, Subscription
from jigsaw.learning.queries.bulletins import beginning_of, parts_of, readers
from jigsaw.library.actions import introduce
from jigsaw.library.released import name_of, public_address


def receive_bulletin(details: BulletinDetails, *, at: datetime) -> bool:
    """Take over the bulletin of a partnership's month as it was approved. Returns whether this call did it.

    Idempotent: a partnership has one bulletin a month, and what was taken over first stays. Raises ValueError for an
    introduction that is too long, a month that is not given by its first day, or a time without a zone.
    """
    if details.month.day != 1 or details.due_at.utcoffset() is None:
        raise ValueError("A bulletin has the first day of its month, and a time with its zone")
    if len(details.introduction) > LONGEST_INTRODUCTION:
        raise ValueError(f"The introduction must be {LONGEST_INTRODUCTION} characters or less")
    introduce(details.publisher, at=at)
    with transaction.atomic(using=settings.PUBLIC_DATABASE):
        _, made = Bulletin.objects.get_or_create(
            publisher=details.publisher.slug,
            month=details.month,
            defaults={
                "until": beginning_of(add_months(details.month, 1)),
                "introduction": details.introduction,
                "reviews": list(details.reviews),
                "articles": list(details.articles),
                "events": list(details.events),
                "received_at": at,
                "due_at": details.due_at,
            },
        )
    return made


def begin_region_bulletin(month: date, *, at: datetime) -> bool:
    """Begin the region's bulletin of a month, of all parts that partnerships approved and that it has not told yet.

    Returns whether it began. Without a part nothing begins, so that the region's readers are told nothing that
    nobody approved. A part that is approved later is told with the next month's.
    """
    with transaction.atomic(using=settings.PUBLIC_DATABASE):
        parts = Bulletin.objects.select_for_update().filter(part_of=None, due_at__lte=at)
        found = list(parts.filter(month__in=(month, add_months(month, -1))).exclude(publisher=""))
        if not found or Bulletin.objects.filter(publisher="", month=month).exists():
            return False
        region = Bulletin.objects.create(
            month=month, until=beginning_of(add_months(month, 1)), received_at=at, due_at=at
        )
        Bulletin.objects.filter(pk__in=[each.pk for each in found]).update(part_of=region)
    return True


def send_bulletins(*, at: datetime) -> int:
    """Take every bulletin that is due one batch further; the worker calls this each turn. Returns the mails written."""
    waiting = Bulletin.objects.filter(finished_at=None, due_at__lte=at).values_list("pk", flat=True)
    return sum(send_bulletin(pk, at=at) for pk in list(waiting))


def send_bulletin(pk: int, *, at: datetime, most: int = Bulletin.ADVANCE) -> int:
    """Write the mails of the next `most` subscriptions of a bulletin. Returns how many were written.

    The mails and how far it has gone are kept in one transaction, so a worker that stops in the middle goes on
    where it was, and nobody is written to twice. What was withdrawn meanwhile is not told.
    """
    with transaction.atomic(using=settings.PUBLIC_DATABASE):
        bulletin = Bulletin.objects.select_for_update().get(pk=pk)
        if bulletin.finished_at is not None or bulletin.due_at > at:
            return 0
        due = readers(bulletin.publisher, until=bulletin.until)
        if bulletin.begun_at is None:
            bulletin.begun_at, bulletin.of = at, due.count()
        batch = list(due.filter(pk__gt=bulletin.passed_up_to).order_by("pk")[:most])
        parts, of = parts_of(bulletin, at=at) if batch else [], name_of(bulletin.publisher)
        written = sum(_write(bulletin, each, parts, of, at) for each in batch)
        bulletin.passed += len(batch)
        bulletin.written += written
        if batch:
            bulletin.passed_up_to = batch[-1].pk
        if len(batch) < most:
            bulletin.finished_at = at
        bulletin.save()
    return written


def _write(bulletin: Bulletin, reader: Subscription, parts: list[Part], of: str, at: datetime) -> int:
    """One mail, unless there is no news for this reader or it was written already."""
    since, key = reader.news_since, f"bulletin {bulletin.pk} {reader.pk}"
    news = [each.for_reader(since=since, themes=reader.themes) for each in parts] if since else []
    if not any(each.items for each in news) or OutgoingMail.objects.filter(key=key).exists():
        return 0
    token = new_link(reader, at=at)
    change, end = public_address("change_updates", token), public_address("end_updates", token)
    letter = bulletin_letter(news, of=of, month=bulletin.month, change=change, end=end)
    if letter is None:
        return 0
    write_update(key, reader, letter, end=end, at=at)
    return 1


def write_update(key: str, subscription: Subscription, letter: Letter, *, end: str, at: datetime) -> None:
    """Write one mail of updates, with the headers by which a mail program ends them in one press (RFC 8058)."""
    headers = {"List-Unsubscribe": f"<{end}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    write_mail(
        key=key, to=subscription.email, subject=letter.subject, body=letter.body, at=at, headers=headers
    )
    Subscription.objects.filter(pk=subscription.pk).update(last_sent_at=at)
