"""The demo's updates by email, through the verbs that people use: readers, March's as it was sent, April's to decide.

The addresses are invented, and the mail goes nowhere.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from jigsaw.accounts.models import Person
from jigsaw.calendar.london import LONDON
from jigsaw.learning.actions.bulletins import send_bulletins
from jigsaw.learning.actions.looked_for import tell_looked_for
from jigsaw.learning.actions.subscriptions import ask_for_updates, confirm_updates, end_updates, note_bounce
from jigsaw.learning.mail import send_waiting
from jigsaw.learning.models import Subscription
from jigsaw.partnerships.models import Partnership
from jigsaw.teaching.actions.bulletins import (
    approve_bulletin,
    begin_region,
    hand_over_bulletins,
    propose_bulletins,
    write_bulletin,
)
from jigsaw.teaching.models import MonthlyBulletin
from jigsaw.teaching.queries.bulletins import letter_of, seal_of

MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)
# Who subscribed, in the order of asking; some to Alderbrook's, some to the whole region's, some to few themes.
FIRST_NAMES = ("Ada", "Bea", "Carys", "Dov", "Edie", "Femi", "Gwen", "Hugo", "Ines", "Joss")
LAST_NAMES = ("Lockwood", "Torrance", "Winfield", "Castell")
READERS = len(FIRST_NAMES) * len(LAST_NAMES)
CHOICES: tuple[tuple[bool, tuple[str, ...]], ...] = (
    *((True, ()), (True, ()), (True, ("unseen-fathers", "information-sharing"))),
    *((False, ()), (True, ("siblings",))),
)
INTRODUCTION = (
    "The escalation policy has shorter times from this month. Two working days is the longest that a disagreement "
    "about a child may wait.\n\nPlease take five minutes for it in your next team meeting."
)
NEXT_INTRODUCTION = (
    "Spring is a good time to look back: one page says what our reviews have taught us since September."
)
# How many days before the demo begins each was told, the earliest first.
LOOKED_FOR = (
    ("safer sleep poster for grandparents", (23, 9, 2)),
    ("template for a return interview", (16, 4)),
    ("vaping", (11,)),
    ("who to call about a private fostering arrangement at the weekend", (28,)),
)


def seed_readers_and_march(home: Partnership, *, by: Person) -> MonthlyBulletin:
    """Some 40 readers, and the updates of March as they were approved and went out. Call it before the webinars.

    What is made public later than April began must not stand yet: the mail tells what is public at the time.
    """
    _subscribe(home)
    propose_bulletins(at=_clock(4, 1, 8))
    held = _write(MonthlyBulletin.rows.get(partnership=home, month=MARCH), INTRODUCTION, by, _clock(4, 1, 11))
    letter = letter_of(held, at=_clock(4, 2, 9))
    assert letter is not None
    approve_bulletin(held, seen=seal_of(letter), by=by, at=_clock(4, 2, 9), due_at=_clock(4, 2, 12))
    hand_over_bulletins(at=_clock(4, 2, 12))
    send_bulletins(at=_clock(4, 2, 12))
    begin_region(at=_clock(4, 10, 8))
    send_bulletins(at=_clock(4, 10, 8))
    send_waiting(at=_clock(4, 10, 9), most=1_000)
    note_bounce(_address(0), at=_clock(4, 2, 13), permanent=False)
    note_bounce(_address(1), at=_clock(4, 2, 13), permanent=True)
    end_updates(Subscription.objects.get(email=_address(5)), at=_clock(4, 20, 18))
    return held


def seed_april(home: Partnership, *, by: Person, now: datetime) -> MonthlyBulletin:
    """The updates of April, which proposed themselves this morning, and what people looked for in vain."""
    for words, days in LOOKED_FOR:
        for day in days:
            tell_looked_for(words=words, at=now - timedelta(days=day, hours=3))
    propose_bulletins(at=_clock(5, 1, 8))
    held = MonthlyBulletin.rows.get(partnership=home, month=APRIL)
    return _write(held, NEXT_INTRODUCTION, by, now - timedelta(hours=5))


def _subscribe(home: Partnership) -> None:
    for number in range(READERS):
        of_home, themes = CHOICES[number % len(CHOICES)]
        asked = _clock(1, 20, 9) + timedelta(hours=26 * number)
        address = _address(number)
        ask_for_updates(email=address, publisher=home.slug if of_home else "", themes=themes, at=asked)
        confirm_updates(Subscription.objects.get(email=address), at=asked + timedelta(minutes=20))
    send_waiting(at=_clock(4, 1, 7), most=1_000)


def _write(held: MonthlyBulletin, introduction: str, by: Person, at: datetime) -> MonthlyBulletin:
    return write_bulletin(held, introduction=introduction, left_out=(), revision=held.revision, by=by, at=at)


def _address(number: int) -> str:
    first, last = FIRST_NAMES[number % len(FIRST_NAMES)], LAST_NAMES[number // len(FIRST_NAMES)]
    return f"{first}.{last}@reader.example".lower()


def _clock(month: int, day: int, hour: int) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=LONDON)
