"""What the pages of bulletins read: what is offered, what is told, the mail as it will go, how far it has gone."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from jigsaw.accounts.models import Person
from jigsaw.calendar import london
from jigsaw.calendar.clocks import add_months
from jigsaw.calendar.words import count_words
from jigsaw.learning.bulletin_items import KINDS, Item, Part
from jigsaw.learning.bulletin_words import Letter, bulletin_letter, month_words
from jigsaw.learning.queries import bulletins as public
from jigsaw.learning.queries.bulletins import Progress
from jigsaw.library.released import name_of, public_address
from jigsaw.partnerships.models import Partnership
from jigsaw.teaching.models import BulletinSettings, MonthlyBulletin
from jigsaw.teaching.rules.bulletins import BulletinState

# Stands in a preview where each reader's own mail has a link of their own.
OWN_LINK = "the-link-of-each-reader"


@dataclass(frozen=True)
class ListedBulletin:
    """A bulletin in the list: whose, of which month, and where it stands in a line."""

    id: Any
    title: str
    partnership: str
    state: str
    is_open: bool
    facts: str


def offered_items(bulletin: MonthlyBulletin, *, at: datetime) -> list[Item]:
    """All that the bulletin can tell at this moment."""
    return public.offered(bulletin.partnership.slug, bulletin.month, at=at)


def told_items(bulletin: MonthlyBulletin, *, at: datetime) -> list[Item]:
    """What it tells: what is offered without what is left out; once approved, what was approved of it and stands."""
    offered = offered_items(bulletin, at=at)
    if bulletin.state in (BulletinState.APPROVED, BulletinState.SENT):
        told = {f"{kind}:{each}" for kind in KINDS for each in bulletin.told.get(kind, [])}
        return [each for each in offered if each.key in told]
    return [each for each in offered if each.key not in bulletin.left_out]


def introduction_of(bulletin: MonthlyBulletin) -> str:
    """The introduction that is mailed: none where nobody approved one."""
    by_itself = bulletin.state in (BulletinState.APPROVED, BulletinState.SENT) and not bulletin.decided_by_id
    return "" if by_itself else bulletin.introduction


def letter_of(bulletin: MonthlyBulletin, *, at: datetime) -> Letter | None:
    """The mail as a reader of all themes gets it, but for the two links of each reader's own; None for nothing."""
    of = name_of(bulletin.partnership.slug) or bulletin.partnership.name
    items = tuple(told_items(bulletin, at=at))
    change, end = (public_address(name, OWN_LINK) for name in ("change_updates", "end_updates"))
    part = Part(of, bulletin.month, introduction_of(bulletin), items)
    return bulletin_letter([part], of=of, month=bulletin.month, change=change, end=end)


def seal_of(letter: Letter) -> str:
    """What stands for the words of a mail, so that an approval is of the words that were seen."""
    return hashlib.sha256(f"{letter.subject}\n{letter.body}".encode()).hexdigest()


def reader_words(bulletin: MonthlyBulletin) -> str:
    """How many are written to, in words."""
    counts = public.reader_counts(until=public.beginning_of(add_months(bulletin.month, 1)))
    own, region = counts.get(bulletin.partnership.slug, 0), counts.get("", 0)
    return (
        f"{count_words(own, 'reader')} of {bulletin.partnership.area}, "
        f"and {count_words(region, 'reader')} of the whole region with what other partnerships approve"
    )


def progress_of(bulletin: MonthlyBulletin) -> Progress | None:
    """How far a bulletin has gone that was handed over."""
    key = (bulletin.partnership.slug, bulletin.month)
    return public.progress([key]).get(key)


def listed(rows: Any) -> list[ListedBulletin]:
    """The bulletins for a list, with how far each has gone. Two queries however many there are."""
    found = list(rows.select_related("partnership", "decided_by"))
    sent = [(each.partnership.slug, each.month) for each in found if each.state == BulletinState.SENT]
    progress = public.progress(sent) if sent else {}
    return [
        ListedBulletin(
            id=each.pk,
            title=month_words(each.month),
            partnership=each.partnership.name,
            state=BulletinState(each.state).words,
            is_open=each.state == BulletinState.PROPOSED,
            facts=_facts(each, progress.get((each.partnership.slug, each.month))),
        )
        for each in found
    ]


def goes_by_itself(partnership: Partnership) -> bool:
    """Whether the partnership chose that a bulletin goes out that nobody decided on in time."""
    return BulletinSettings.rows.filter(partnership=partnership, sends_by_itself=True).exists()


def bulletins_to_decide(person: Person) -> QuerySet[MonthlyBulletin]:
    """The bulletins that wait for this person's decision, among others'."""
    return MonthlyBulletin.rows.visible_to(person, "send_bulletin").filter(state=BulletinState.PROPOSED)


def progress_words(progress: Progress) -> str:
    """How far a sending has gone, in a line: numbers only."""
    if progress.begun_at is None:
        return "It has not begun yet"
    mailed = f"{progress.written} mailed of {count_words(progress.of, 'reader')}"
    bounced = f", {progress.bounced} could not be delivered" if progress.bounced else ""
    if progress.finished_at is None:
        return (
            f"{mailed}, {progress.passed} looked at, since {london.moment_words(progress.begun_at)}{bounced}"
        )
    return f"{mailed}, finished {london.moment_words(progress.finished_at)}{bounced}"


def _facts(bulletin: MonthlyBulletin, progress: Progress | None) -> str:
    if bulletin.state == BulletinState.APPROVED and bulletin.due_at:
        return f"Goes out {london.moment_words(bulletin.due_at)}"
    if bulletin.state == BulletinState.NOT_SENT:
        return bulletin.not_sent_why
    if bulletin.state == BulletinState.SENT:
        return progress_words(progress) if progress else "Being handed over"
    return f"Proposed {london.moment_words(bulletin.proposed_at)}"
