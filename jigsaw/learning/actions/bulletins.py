"""The bulletin of each month: it proposes itself from what was released, and goes out a batch at a time."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from jigsaw.calendar.london import LONDON, to_london
from jigsaw.learning.actions.subscriptions import new_link
from jigsaw.learning.bulletin_words import Letter, bulletin_letter, propose
from jigsaw.learning.mail import write_mail
from jigsaw.learning.models import Bulletin, OutgoingMail, Subscription
from jigsaw.library.released import NewReview, chosen_from, name_of, public_address, released_between

# On the first day of each month, at this time of London, the bulletins of the month before begin. [local practice]
HOUR = time(8, 0)


def begin_bulletins(*, at: datetime) -> int:
    """Begin the bulletins of last month, one for each partnership and for the region with somebody subscribed.

    The worker calls this each turn; once they have begun, nothing more happens until next month. Returns how many.
    """
    today = to_london(at)
    if today.day == 1 and today.time() < HOUR:
        return 0
    month = (today.date().replace(day=1) - timedelta(days=1)).replace(day=1)
    since, until = _beginning(month), _beginning(today.date().replace(day=1))
    begun = Bulletin.objects.filter(month=month).values("publisher")
    wanted = _running().filter(name="", confirmed_at__lt=until).exclude(publisher__in=begun)
    publishers = list(wanted.order_by().values_list("publisher", flat=True).distinct())
    for publisher in publishers:
        of = _due(publisher, until).count()
        Bulletin.objects.get_or_create(
            publisher=publisher,
            month=month,
            defaults={"since": since, "until": until, "of": of, "begun_at": at},
        )
    return len(publishers)


def send_bulletins(*, at: datetime) -> int:
    """Take every bulletin under way one batch further; the worker calls this each turn. Returns the mails written."""
    waiting = Bulletin.objects.filter(finished_at=None).values_list("pk", flat=True)
    return sum(send_bulletin(pk, at=at) for pk in list(waiting))


def send_bulletin(pk: int, *, at: datetime, most: int = Bulletin.ADVANCE) -> int:
    """Write the mails of the next `most` subscriptions of a bulletin. Returns how many were written.

    The mails and how far it has gone are kept in one transaction, so a worker that stops in the middle goes on
    where it was, and nobody is written to twice. What was withdrawn meanwhile is not told.
    """
    with transaction.atomic(using=settings.PUBLIC_DATABASE):
        bulletin = Bulletin.objects.select_for_update().get(pk=pk)
        if bulletin.finished_at is not None:
            return 0
        due = _due(bulletin.publisher, bulletin.until).filter(pk__gt=bulletin.passed_up_to)
        batch = list(due.order_by("pk")[:most])
        reviews, of = released_between(bulletin.since, bulletin.until), name_of(bulletin.publisher)
        written = sum(_write(bulletin, each, reviews, of, at) for each in batch)
        bulletin.passed += len(batch)
        bulletin.written += written
        if batch:
            bulletin.passed_up_to = batch[-1].pk
        if len(batch) < most:
            bulletin.finished_at = at
        bulletin.save()
    return written


def _write(
    bulletin: Bulletin, subscription: Subscription, reviews: list[NewReview], of: str, at: datetime
) -> int:
    """One mail, unless there is no news for this reader or it was written already."""
    fresh = [
        each for each in reviews if subscription.news_since and each.released_at > subscription.news_since
    ]
    chosen = chosen_from(fresh, publisher=bulletin.publisher, themes=subscription.themes)
    proposal = propose(of=of, month=bulletin.month, reviews=chosen)
    key = f"bulletin {bulletin.pk} {subscription.pk}"
    if proposal is None or OutgoingMail.objects.filter(key=key).exists():
        return 0
    token = new_link(subscription, at=at)
    change, end = public_address("change_updates", token), public_address("end_updates", token)
    write_update(key, subscription, bulletin_letter(proposal, change=change, end=end), end=end, at=at)
    return 1


def write_update(key: str, subscription: Subscription, letter: Letter, *, end: str, at: datetime) -> None:
    """Write one mail of updates, with the headers by which a mail program ends them in one press (RFC 8058)."""
    headers = {"List-Unsubscribe": f"<{end}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    write_mail(
        key=key, to=subscription.email, subject=letter.subject, body=letter.body, at=at, headers=headers
    )
    Subscription.objects.filter(pk=subscription.pk).update(last_sent_at=at)


def _running() -> QuerySet[Subscription]:
    return Subscription.objects.filter(confirmed_at__isnull=False, ended_at=None)


def _due(publisher: str, until: datetime) -> QuerySet[Subscription]:
    return _running().filter(publisher=publisher, name="", confirmed_at__lt=until)


def _beginning(day: date) -> datetime:
    return datetime.combine(day, time(0, 0), LONDON)
