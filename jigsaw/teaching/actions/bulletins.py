"""The month's bulletin: it proposes itself, somebody writes and approves it or not, and it is handed over.

Nothing reaches a reader without an approval, but where the partnership chose that a bulletin goes by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any

from jigsaw.accounts.models import Person
from jigsaw.audit.actions import WORKER, Act, act
from jigsaw.calendar.clocks import add_months
from jigsaw.calendar.london import to_london
from jigsaw.learning.actions.bulletins import begin_region_bulletin, receive_bulletin
from jigsaw.learning.bulletin_details import BulletinDetails
from jigsaw.learning.bulletin_items import KINDS, Item
from jigsaw.learning.queries.bulletins import beginning_of, offered, reader_counts
from jigsaw.notices.actions import write_mail
from jigsaw.partnerships.models import Partnership
from jigsaw.partnerships.queries import working_days
from jigsaw.partnerships.rules import Refused
from jigsaw.partnerships.saving import take_turn
from jigsaw.publishing.actions.crossing import publisher_details
from jigsaw.teaching.models import BulletinSettings, MonthlyBulletin
from jigsaw.teaching.queries.bulletins import introduction_of, letter_of, progress_of, seal_of, told_items
from jigsaw.teaching.rules import bulletins as rules
from jigsaw.teaching.rules.bulletins import BulletinState

CHANGED = (
    "What would be sent has changed since you opened this page. Read it again, then approve it as it is now."
)
NOBODY_DECIDED = "Nobody decided before the next one was due."


def propose_bulletins(*, at: datetime) -> int:
    """Let last month's bulletin of each partnership propose itself, on the first working day from 8:00 on.

    Only where there is something to tell and somebody to tell it to. What nobody decided of earlier months ends here.
    The worker calls this; again it does nothing more. Returns how many proposed themselves.
    """
    month = rules.month_told(to_london(at).date())
    if at < rules.proposal_moment(month, working_days()):
        return 0
    _end_older(month, at)
    counts = reader_counts(until=beginning_of(add_months(month, 1)))
    proposed = MonthlyBulletin.rows.filter(month=month).values("partnership")
    made = 0
    for home in Partnership.objects.exclude(pk__in=proposed):
        if (counts.get("") or counts.get(home.slug)) and offered(home.slug, month, at=at):
            with act("propose_bulletin", by=WORKER, at=at, partnership=home, month=month) as under_way:
                under_way.about = MonthlyBulletin.rows.create(partnership=home, month=month, proposed_at=at)
            made += 1
    return made


def write_bulletin(
    bulletin: MonthlyBulletin, *, introduction: str, left_out: Iterable[str], revision: int, by: Person, at: datetime
) -> MonthlyBulletin:  # fmt: skip
    """Keep the introduction and what is left out. Raises Refused, and SavedMeanwhile for another's newer words."""
    with _act_on(bulletin, "write_bulletin", by=by, at=at):
        held = _locked(bulletin)
        rules.may_be_decided(held.state)
        take_turn(held, "words", revision=revision, by=by, at=at)
        held.introduction = rules.introduction_fits(introduction)
        held.left_out = sorted(set(left_out))
        held.save()
    return held


def send_test_bulletin(bulletin: MonthlyBulletin, *, by: Person, at: datetime) -> None:
    """Mail the bulletin as it stands to the person who asks. Raises Refused where there is nothing to tell."""
    with _act_on(bulletin, "send_test_bulletin", by=by, at=at):
        letter = letter_of(_locked(bulletin), at=at)
        if letter is None:
            raise Refused("There is nothing to tell, so there is no mail.")
        key = f"bulletin test {bulletin.pk} {by.pk} {at.isoformat()}"
        write_mail(key=key, person=by, subject=f"Test: {letter.subject}", body=letter.body, at=at)


def approve_bulletin(
    bulletin: MonthlyBulletin, *, seen: str, by: Person, at: datetime, due_at: datetime | None = None
) -> MonthlyBulletin:
    """Approve a bulletin, to go out now or at `due_at`. `seen` is the seal of the mail that the person read.

    Raises Refused when the mail is another by now, tells nothing, was decided on, or the time is not ahead.
    """
    with _act_on(bulletin, "approve_bulletin", by=by, at=at) as under_way:
        held = _locked(bulletin)
        rules.may_be_decided(held.state)
        items = told_items(held, at=at)
        rules.something_is_told(len(items))
        letter = letter_of(held, at=at)
        if letter is None or seal_of(letter) != seen:
            raise Refused(CHANGED)
        if due_at is not None:
            rules.time_is_ahead(due_at, at)
        _approve(held, items, due_at or at, by, at)
        under_way.details |= {"due_at": held.due_at, "seal": seen, **_counts(held)}
    return held


def take_back_bulletin(bulletin: MonthlyBulletin, *, by: Person, at: datetime) -> MonthlyBulletin:
    """Take an approval back before the bulletin has gone out. Raises Refused."""
    with _act_on(bulletin, "take_back_bulletin", by=by, at=at):
        held = _locked(bulletin)
        rules.may_be_taken_back(held.state)
        if progress_of(held) is not None:
            rules.may_be_taken_back(BulletinState.SENT)
        held.state, held.told = BulletinState.PROPOSED, {}
        held.decided_at = held.decided_by = held.due_at = None
        held.save()
    return held


def skip_bulletin(bulletin: MonthlyBulletin, *, reason: str, by: Person, at: datetime) -> MonthlyBulletin:
    """Decide that a month's bulletin is not sent. Raises Refused without a reason."""
    with _act_on(bulletin, "skip_bulletin", by=by, at=at):
        held = _locked(bulletin)
        rules.may_be_decided(held.state)
        held.state, held.not_sent_why = BulletinState.NOT_SENT, rules.reason_fits(reason)
        held.decided_at, held.decided_by = at, by
        held.save()
    return held


def choose_bulletin_settings(
    partnership: Partnership, *, sends_by_itself: bool, by: Person, at: datetime
) -> BulletinSettings:
    """Choose whether a bulletin that nobody decided on goes out by itself, without an introduction."""
    with act("choose_bulletin_settings", by=by, at=at, partnership=partnership) as under_way:
        values = {"sends_by_itself": sends_by_itself, "changed_at": at, "changed_by": by}
        kept, _ = BulletinSettings.rows.update_or_create(partnership=partnership, defaults=values)
        under_way.about, under_way.details = kept, {"sends_by_itself": sends_by_itself}
    return kept


def approve_by_itself(*, at: datetime) -> int:
    """Let the bulletins go that nobody decided on, of partnerships that chose so: the 5th working day from 17:00 on.

    Without an introduction, for nobody approved one. The worker calls this. Returns how many.
    """
    month = rules.month_told(to_london(at).date())
    if at < rules.by_itself_moment(month, working_days()):
        return 0
    waiting = MonthlyBulletin.rows.filter(
        month=month, state=BulletinState.PROPOSED, partnership__bulletin_settings__sends_by_itself=True
    )
    gone = 0
    for bulletin in waiting.select_related("partnership"):
        items = told_items(bulletin, at=at)
        if not items:
            continue
        with _act_on(bulletin, "approve_bulletin_by_itself", by=WORKER, at=at) as under_way:
            held = _locked(bulletin)
            if held.state == BulletinState.PROPOSED:
                _approve(held, items, at, None, at)
                under_way.details |= _counts(held)
                gone += 1
    return gone


def hand_over_bulletins(*, at: datetime) -> int:
    """Hand over the approved bulletins whose time has come; the public side sends them. Returns how many.

    The worker calls this each turn. Cut off between the two sides, it hands over the same once more: the door is
    idempotent.
    """
    due = MonthlyBulletin.rows.filter(state=BulletinState.APPROVED, due_at__lte=at)
    gone = 0
    for bulletin in due.select_related("partnership__region"):
        with _act_on(bulletin, "hand_over_bulletin", by=WORKER, at=at):
            held = _locked(bulletin)
            if held.state == BulletinState.APPROVED and held.due_at and held.due_at <= at:
                receive_bulletin(_details(held), at=at)
                held.state, held.handed_over_at = BulletinState.SENT, at
                held.save()
                gone += 1
    return gone


def begin_region(*, at: datetime) -> bool:
    """Let the approved parts go to the readers of the whole region, from the 6th working day, 8:00 on."""
    month = rules.month_told(to_london(at).date())
    return at >= rules.region_moment(month, working_days()) and begin_region_bulletin(month, at=at)


def _end_older(month: Any, at: datetime) -> None:
    for bulletin in MonthlyBulletin.rows.filter(state=BulletinState.PROPOSED, month__lt=month):
        with _act_on(bulletin, "end_bulletin_undecided", by=WORKER, at=at):
            held = _locked(bulletin)
            if held.state == BulletinState.PROPOSED:
                held.state, held.not_sent_why, held.decided_at = BulletinState.NOT_SENT, NOBODY_DECIDED, at
                held.save()


def _approve(
    held: MonthlyBulletin, items: list[Item], due_at: datetime, by: Person | None, at: datetime
) -> None:
    held.told = {kind: [each.id for each in items if each.kind == kind] for kind in KINDS}
    held.state, held.due_at = BulletinState.APPROVED, due_at
    held.decided_at, held.decided_by = at, by
    held.save()


def _counts(held: MonthlyBulletin) -> dict[str, int]:
    return {f"{kind}s": len(held.told.get(kind, [])) for kind in KINDS}


def _details(held: MonthlyBulletin) -> BulletinDetails:
    reviews, articles, events = (tuple(held.told.get(kind, [])) for kind in KINDS)
    assert held.due_at is not None
    return BulletinDetails(
        publisher=publisher_details(held.partnership),
        month=held.month,
        due_at=held.due_at,
        introduction=introduction_of(held),
        reviews=reviews,
        articles=articles,
        events=events,
    )


def _locked(bulletin: MonthlyBulletin) -> MonthlyBulletin:
    rows = MonthlyBulletin.rows.select_for_update(of=("self",)).select_related("partnership__region")
    return rows.get(pk=bulletin.pk)


def _act_on(
    bulletin: MonthlyBulletin, verb: str, *, by: Person | str, at: datetime, **details: Any
) -> AbstractContextManager[Act]:
    return act(verb, by=by, at=at, partnership=bulletin.partnership, about=bulletin, **details)
