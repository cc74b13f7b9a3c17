"""Updates by email, from the asking to the end. Nothing here tells an asker who is subscribed already."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connections, transaction
from django.db.models import F, Q, QuerySet

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
# The first number of the advisory locks of addresses; no other lock of Jigsaw has two numbers.
ADDRESS_LOCK = 5


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
    _ask(email, at, name=_one_line(name), query=dict(query))


def _ask(email: str, at: datetime, **chosen: Any) -> None:
    address = email.strip().lower()
    with transaction.atomic(using=settings.PUBLIC_DATABASE):
        _hold(address)
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

    What the same address had of the same partnership or search is one with it, and older links lead to it. Where that
    is running, it goes on with what is chosen now, so that nothing that came before this moment is lost or told twice.
    """
    with transaction.atomic(using=settings.PUBLIC_DATABASE):
        _hold(subscription.email)
        row = Subscription.objects.select_for_update().filter(pk=subscription.pk).first()
        if row is None or row.is_running:
            return
        older = _alike(row)
        kept = next((each for each in older if each.is_running), row)
        kept.themes, kept.name, kept.asked_at = row.themes, row.name, row.asked_at
        for each in (*older, row):
            if each.pk != kept.pk:
                SubscriptionLink.objects.filter(subscription=each).update(subscription=kept)
                _mails_about(each).delete()
                each.delete()
        kept.confirmed_at, kept.news_since = kept.confirmed_at or at, kept.news_since or at
        kept.ended_at, kept.ended_why, kept.bounced = None, "", 0
        kept.save()


def _alike(row: Subscription) -> list[Subscription]:
    """What the address of a subscription has confirmed of the same partnership, or of the same search."""
    found = Subscription.objects.select_for_update().filter(
        email=row.email, publisher=row.publisher, confirmed_at__isnull=False
    )
    return [
        each
        for each in found.exclude(pk=row.pk)
        if each.is_search == row.is_search and each.query == row.query
    ]


def _hold(address: str) -> None:
    """Let nobody else ask or confirm for this address until the transaction ends. SQLite lets one write at a time."""
    connection = connections[settings.PUBLIC_DATABASE]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [ADDRESS_LOCK, address])


def change_updates(subscription: Subscription, *, themes: Iterable[str]) -> None:
    """Set the themes of a subscription that is confirmed."""
    rows = Subscription.objects.filter(pk=subscription.pk, confirmed_at__isnull=False)
    rows.update(themes=list(dict.fromkeys(themes)))


def rename_search(subscription: Subscription, *, name: str) -> None:
    """Give a saved search that is confirmed another name. Raises ValueError for an empty one."""
    said = _one_line(name)
    if not said:
        raise ValueError("A saved search has a name")
    rows = Subscription.objects.filter(pk=subscription.pk, confirmed_at__isnull=False).exclude(name="")
    rows.update(name=said)


def _one_line(name: str) -> str:
    """A name as subjects of mails can hold it."""
    return " ".join(name.split())


def end_updates(subscription: Subscription, *, at: datetime) -> None:
    """Send no more, nor what is written and waits. A second time changes nothing."""
    rows = Subscription.objects.filter(pk=subscription.pk, confirmed_at__isnull=False, ended_at=None)
    with transaction.atomic(using=settings.PUBLIC_DATABASE):
        if rows.update(ended_at=at, ended_why=Subscription.Why.READER):
            _take_back(subscription, at=at)


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
                _take_back(row, at=at)
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
            _mails_about(row).delete()
            row.delete()
            gone += 1
    return gone


def _mails_about(row: Subscription) -> QuerySet[OutgoingMail]:
    """The mails that were written for a subscription, sent or not."""
    return OutgoingMail.objects.filter(
        Q(key=f"updates {row.pk} confirm")
        | Q(key__startswith=f"search {row.pk} ")
        | Q(key__startswith="bulletin ", key__endswith=f" {row.pk}"),
        to=row.email,
    )


def _take_back(row: Subscription, *, at: datetime) -> None:
    """Never send what waits for a subscription that has ended."""
    waiting = _mails_about(row).filter(sent_at=None, given_up_at=None)
    waiting.update(given_up_at=at, **OutgoingMail.EMPTIED)
