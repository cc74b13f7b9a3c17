"""What a subscription is about and what it brings, in words."""

from __future__ import annotations

from jigsaw.learning.bulletin_words import what_a_search_sends, what_is_sent
from jigsaw.learning.models import Subscription
from jigsaw.library import queries
from jigsaw.library.filtering import words
from jigsaw.library.released import name_of


def about(subscription: Subscription) -> str:
    """The partnership or the region; of a saved search the name that the reader gave it."""
    return subscription.name or name_of(subscription.publisher)


def what_comes(subscription: Subscription) -> str:
    """What is sent and when, in a sentence."""
    if subscription.is_search:
        return what_a_search_sends(searched_words(subscription.query))
    return what_is_sent(subscription.themes)


def searched_words(query: dict[str, str]) -> str:
    """What is searched for: the words, then each filter."""
    names = {each.slug: each.name for each in queries.publishers()}
    said = [f"‘{query['q']}’"] if query.get("q") else []
    return ", ".join([*said, *(words(name, value, names) for name, value in query.items() if name != "q")])
