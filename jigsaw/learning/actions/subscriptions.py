"""Updates by email, from the asking to the end. Nothing here tells an asker who is subscribed already."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q

from jigsaw.learning.bulletin_words import DAYS_TO_CONFIRM, confirm_letter
from jigsaw.learning.chosen import about, what_comes
from jigsaw.learning.mail import write_mail
from jigsaw.learning.models import Bulletin, OutgoingMail, Subscription, SubscriptionLink
from jigsaw.library.released import public_address

TO_CONFIRM = timedelta(days=DAYS_TO_CONFIRM)
# An ending can be undone for so long; then the address is forgotten.
KEPT_AFTER_THE_END = timedelta(days=30)
# So many mails to confirm go to one address within a day, whoever asks for them. [local practice]
MOST_A_DAY = 3
# A permanent bounce ends a subscription, and so does this number of temporary ones, each within MEMORY of the last.
MOST_BOUNCES, MEMORY = 5, timedelta(days=92)


def hash_of(token: str) -> str:
    """What is kept of a link. The tokens are long and random, so a plain hash tells nobody what they are."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_link(subscription: Subscription, *, at: datetime) -> str:
    """Make a link to a subscription for one mail. Returns its token; only the hash is kept."""
    token = secrets.token_urlsafe(24)
    SubscriptionLink.objects.create(subscription=subscription, token_hash=hash_of(token), made_at=at)
    return token


def ask_for_updates(*, email: str, publisher: str, themes: Iterable[str], at: datetime) -> None:
    """Take down that somebody asked for bulletins, and write the mail from which it is confirmed.

    What happens is the same for an address that has these updates already. An address that was asked for three
    times within a day is written to no more that day.
    """
    _ask(email, at, publisher=publisher, themes=list(dict.fromkeys(themes)))


def save_search(*, email: str, name: str, query: Mapping[str, str], at: datetime) -> None:
    """Take down that somebody wants to hear of what a search finds; as for bulletins. `query` holds q and filters."""
    _ask(email, at, name=name, query=dict(query))


def _ask(email: str, at: datetime, **chosen: Any) -> None:
    address = email.strip().lower()
    with transaction.atomic(using=settings.PUBLIC_DATABASE):
        today = Subscription.objects.filter(email=address, asked_at__gt=at - timedelta(days=1))
        if today.count() >= MOST_A_DAY:
            return
        asked = Subscription.objects.create(email=address, asked_at=at, **chosen)
        link = public_address("confirm_updates", new_link(asked, at=at))
        letter = confirm_letter(of=about(asked), what=what_comes(asked), address=link)
        write_mail(
            key=f"updates {asked.pk} confirm", to=address, subject=letter.subject, body=letter.body, at=at
        )


def confirm_updates(subscription: Subscription, *, at: datetime) -> None:
    """Begin to send: what is released from now on is news. A second time changes nothing; an end is undone.

    It takes the place of what the same address had of the same partnership or search; older links lead to the new one.
    """
    with transaction.atomic(using=settings.PUBLIC_DATABASE):
        row = Subscription.objects.select_for_update().get(pk=subscription.pk)
        if row.is_running:
            return
        alike = Subscription.objects.filter(
            email=row.email, publisher=row.publisher, confirmed_at__isnull=False
        )
        alike = alike.exclude(pk=row.pk).exclude(name="") if row.is_search else alike.filter(name="")
        older = [each.pk for each in alike.exclude(pk=row.pk) if each.query == row.query]
        SubscriptionLink.objects.filter(subscription__in=older).update(subscription=row)
        Subscription.objects.filter(pk__in=older).delete()
        row.confirmed_at, row.news_since = row.confirmed_at or at, row.news_since or at
        row.ended_at, row.ended_why, row.bounced = None, "", 0
        row.save()


def change_updates(subscription: Subscription, *, themes: Iterable[str]) -> None:
    """Set the themes of a subscription that is confirmed."""
    rows = Subscription.objects.filter(pk=subscription.pk, confirmed_at__isnull=False)
    rows.update(themes=list(dict.fromkeys(themes)))


def rename_search(subscription: Subscription, *, name: str) -> None:
    """Give a saved search that is confirmed another name. Raises ValueError for an empty one."""
    if not name.strip():
        raise ValueError("A saved search has a name")
    rows = Subscription.objects.filter(pk=subscription.pk, confirmed_at__isnull=False).exclude(name="")
    rows.update(name=name.strip())


def end_updates(subscription: Subscription, *, at: datetime) -> None:
    """Send no more. A second time changes nothing."""
    rows = Subscription.objects.filter(pk=subscription.pk, confirmed_at__isnull=False, ended_at=None)
    rows.update(ended_at=at, ended_why=Subscription.Why.READER)


def note_bounce(address: str, *, at: datetime, permanent: bool) -> int:
    """Note that mail to an address could not be delivered. Returns how many subscriptions ended by it.

    One permanent bounce ends them; so do five temporary ones, none more than three months after the one before.
    The newest bulletin that the address was sent counts it, once a mail.
    """
    ended = 0
    with transaction.atomic(using=settings.PUBLIC_DATABASE):
        running = Subscription.objects.filter(
            email=address.strip().lower(), confirmed_at__isnull=False, ended_at=None
        )
        for row in running.select_for_update():
            before = row.bounced_at
            recent = row.bounced_at is not None and row.bounced_at > at - MEMORY
            row.bounced, row.bounced_at = (row.bounced if recent else 0) + 1, at
            _count_bounce(row, before=before, at=at)
            if permanent or row.bounced >= MOST_BOUNCES:
                row.ended_at, row.ended_why = at, Subscription.Why.BOUNCED
                ended += 1
            row.save()
    return ended


def _count_bounce(row: Subscription, *, before: datetime | None, at: datetime) -> None:
    """Let the newest bulletin to this reader count that its mail was not delivered, once however often it is told."""
    mails = OutgoingMail.objects.filter(to=row.email, key__startswith="bulletin ", written_at__gt=at - MEMORY)
    newest = mails.filter(key__endswith=f" {row.pk}").order_by("-written_at").first()
    if newest is not None and (before is None or before < newest.written_at):
        Bulletin.objects.filter(pk=newest.key.split()[1]).update(bounced=F("bounced") + 1)


def forget_subscriptions(*, at: datetime) -> int:
    """Remove what nobody confirmed in 7 days, and what ended 30 days ago; the worker calls this. Returns how many.

    What is left of the mails about them goes too, so that the address stands nowhere.
    """
    gone = 0
    for row in Subscription.objects.filter(
        Q(confirmed_at=None, asked_at__lte=at - TO_CONFIRM) | Q(ended_at__lte=at - KEPT_AFTER_THE_END)
    ):
        with transaction.atomic(using=settings.PUBLIC_DATABASE):
            mails = OutgoingMail.objects.filter(to=row.email)
            mails.filter(
                Q(key=f"updates {row.pk} confirm")
                | Q(key__startswith=f"search {row.pk} ")
                | Q(key__startswith="bulletin ", key__endswith=f" {row.pk}")
            ).delete()
            row.delete()
            gone += 1
    return gone
