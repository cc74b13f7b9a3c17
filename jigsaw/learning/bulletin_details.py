"""What crosses from casework to the public side of a month's bulletin: plain values, no row of the other side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from jigsaw.library.release import PublisherDetails

LONGEST_INTRODUCTION = 600


@dataclass(frozen=True)
class BulletinDetails:
    """A bulletin as somebody approved it.

    `month` is the first day of the month that it tells of. `reviews`, `articles` and `events` are identifiers of what
    is public; `due_at` is the moment from which it is sent.
    """

    publisher: PublisherDetails
    month: date
    due_at: datetime
    introduction: str = ""
    reviews: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
