"""People who asked for updates by email, for the tests of this room."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from jigsaw.learning.actions.subscriptions import ask_for_updates, confirm_updates, hash_of, save_search
from jigsaw.learning.models import OutgoingMail, Subscription

ASKED = datetime(2026, 5, 20, 9, 0, tzinfo=UTC)
LEAH = "leah@health.example"


def asked_for(
    email: str = LEAH, *, publisher: str = "", themes: tuple[str, ...] = (), at: datetime = ASKED
) -> str:
    """Ask, and return the token of the link in the mail."""
    ask_for_updates(email=email, publisher=publisher, themes=themes, at=at)
    return newest_token(email)


def newest_token(email: str) -> str:
    """The token of the newest mail to confirm that went to an address."""
    newest = OutgoingMail.objects.filter(to=email.lower()).order_by("written_at", "key").last()
    assert newest is not None
    found = re.search(r"/updates/confirm/([\w-]+)/", newest.body)
    assert found is not None
    return found[1]


def of_token(token: str) -> Subscription:
    """The subscription behind a token."""
    return Subscription.objects.get(links__token_hash=hash_of(token))


def subscribed(email: str = LEAH, **chosen) -> str:
    """Ask and confirm. Returns the token."""
    token = asked_for(email, **chosen)
    confirm_updates(of_token(token), at=chosen.get("at", ASKED))
    return token


def searched(email: str = LEAH, *, name: str = "Fathers", at: datetime = ASKED, **query: str) -> str:
    """Save a search and confirm it. Returns the token."""
    save_search(email=email, name=name, query=query or {"q": "fathers"}, at=at)
    token = newest_token(email)
    confirm_updates(of_token(token), at=at)
    return token


def bulletins() -> list[OutgoingMail]:
    """The bulletins that wait to be sent, by reader."""
    return list(OutgoingMail.objects.filter(key__startswith="bulletin").order_by("to"))
