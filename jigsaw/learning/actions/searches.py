"""Tell readers what is new among what their saved searches find: once a day at most."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.http import urlencode

from jigsaw.learning.actions.bulletins import write_update
from jigsaw.learning.actions.subscriptions import new_link
from jigsaw.learning.bulletin_items import Item, review_item
from jigsaw.learning.bulletin_words import search_letter
from jigsaw.learning.models import Subscription
from jigsaw.library.queries import last_change
from jigsaw.library.released import public_address, released_between
from jigsaw.library.search import released_since

# A release is told when the library has rested for so long: several released together make one mail.
REST = timedelta(minutes=1)
BETWEEN = timedelta(days=1)
# Searches carried out in one turn of the worker.
ADVANCE = 20


def send_searches(*, at: datetime) -> int:
    """Carry out the saved searches for which something may be new; the worker calls this each turn.

    Returns how many mails were written. A turn without a release since the last costs two queries.
    """
    change = last_change()
    if change.at is None or change.at > at - REST:
        return 0
    due = Subscription.objects.filter(
        Q(last_sent_at=None) | Q(last_sent_at__lte=at - BETWEEN),
        confirmed_at__isnull=False,
        ended_at=None,
        news_since__lt=change.at,
    ).exclude(name="")
    return sum(
        _carry_out(pk, until=change.at, at=at) for pk in list(due.values_list("pk", flat=True)[:ADVANCE])
    )


def _carry_out(pk: int, *, until: datetime, at: datetime) -> int:
    """One search: the mail and the moment up to which it has told are written together."""
    with transaction.atomic(using=settings.PUBLIC_DATABASE):
        subscription = Subscription.objects.select_for_update().filter(pk=pk, ended_at=None).first()
        if subscription is None or subscription.news_since is None or subscription.news_since >= until:
            return 0
        new = _found(subscription, since=subscription.news_since, until=until)
        Subscription.objects.filter(pk=pk).update(news_since=until)
        if new:
            _write(subscription, new, until=until, at=at)
    return 1 if new else 0


def _found(subscription: Subscription, *, since: datetime, until: datetime) -> list[Item]:
    query = dict(subscription.query)
    said, words_only = query.pop("q", ""), query.pop("words", "") == "1"
    slugs = set(released_since(said, query, since, words_only=words_only))
    found = released_between(since, until) if slugs else []
    return [review_item(each) for each in found if each.slug in slugs]


def _write(subscription: Subscription, new: list[Item], *, until: datetime, at: datetime) -> None:
    token = new_link(subscription, at=at)
    change, end = public_address("change_updates", token), public_address("end_updates", token)
    found = f"{public_address('library')}?{urlencode(subscription.query)}"
    letter = search_letter(subscription.name, new, all_found=found, change=change, end=end)
    write_update(f"search {subscription.pk} {until.isoformat()}", subscription, letter, end=end, at=at)
