"""What a subscription is about and what it brings, in words."""

from __future__ import annotations

from collections.abc import Mapping

from jigsaw.calendar.words import count_words
from jigsaw.learning.bulletin_words import what_a_search_sends, what_is_sent
from jigsaw.learning.models import Subscription
from jigsaw.library import queries
from jigsaw.library.filtering import words
from jigsaw.library.released import name_of

# Subjects of mails begin with what was found: a name of this length is still read whole in a list of mails.
LONGEST_NAME_GIVEN = 50


def about(subscription: Subscription) -> str:
    """The partnership or the region; of a saved search the name that the reader gave it."""
    return subscription.name or name_of(subscription.publisher)


def what_comes(subscription: Subscription) -> str:
    """What is sent and when, in a sentence."""
    if subscription.is_search:
        return what_a_search_sends(searched_words(subscription.query))
    return what_is_sent(subscription.themes)


def searched_words(query: Mapping[str, str]) -> str:
    """What is searched for: the words, then each filter."""
    return ", ".join(_said(query))


def short_name(query: Mapping[str, str]) -> str:
    """A name to begin with for a saved search: what is asked first, and how many filters more, in a short line."""
    first, *more = _said(query) or [""]
    rest = f" and {count_words(len(more), 'filter')}" if more else ""
    return f"{shortened(first.strip('‘’'), LONGEST_NAME_GIVEN - len(rest))}{rest}"


def shortened(words: str, most: int) -> str:
    """The first words, in at most `most` characters."""
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def _said(query: Mapping[str, str]) -> list[str]:
    names = {each.slug: each.name for each in queries.publishers()}
    said = [f"‘{query['q']}’"] if query.get("q") else []
    only = ["only these words"] if query.get("words") else []
    filters = [words(name, value, names) for name, value in query.items() if name not in ("q", "words")]
    return [*said, *filters, *only]
