"""Remind agencies of their returns: by the worker at 8:00, by hand, and by a call."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from jigsaw.accounts.models import Person
from jigsaw.agency_returns.actions.writing import (
    duty_follows,
    held_open_request,
    reason_is_given,
    text_is_kept,
    write_to,
)
from jigsaw.agency_returns.models import AgencyRequest, RequestReminder
from jigsaw.agency_returns.queries.deliveries import last_changes
from jigsaw.agency_returns.queries.progress import missing_tasks
from jigsaw.agency_returns.queries.requests import mailed, open_requests, people_who_get_mail
from jigsaw.agency_returns.rules.mails import MailText, reminder_mail
from jigsaw.agency_returns.rules.reminders import reminder_due
from jigsaw.agency_returns.rules.terms import ReminderKind
from jigsaw.audit.actions import WORKER, act
from jigsaw.incidents.models import Duty
from jigsaw.incidents.rules.terms import DutyState
from jigsaw.partnerships.queries import working_days
from jigsaw.partnerships.rules import Refused

log = logging.getLogger("jigsaw.agency_returns")
NOBODY = (
    "Nobody gets the mail of this request any more: who got it does not lead the agency now. "
    "Change who gets it first."
)
CHANGED = "The mail has changed since this page was shown. Check it again before you send."


def send_due_reminders(*, at: datetime) -> int:
    """Remind of every return whose reminder is due. Returns how many. One that fails leaves the others as they are."""
    table, sent = working_days(), 0
    for asked in open_requests(at):
        kind = reminder_due(asked.due_on, last_changes(asked), at, table)
        if kind is None or _was_sent(asked, kind):
            continue
        try:
            sent += _remind_by_itself(asked, kind, at=at)
        except Refused:
            continue  # what ended meanwhile is not reminded
        except Exception as fault:
            log.error("request %s could not be reminded: %s", asked.pk, type(fault).__name__)
    return sent


def _was_sent(asked: AgencyRequest, kind: ReminderKind) -> bool:
    return RequestReminder.rows.filter(request=asked, kind=kind, due_on=asked.due_on).exists()


def _remind_by_itself(asked: AgencyRequest, kind: ReminderKind, *, at: datetime) -> int:
    """One reminder of the worker: each kind once for a due day, whatever happens between. Returns 1 for one sent."""
    with act("remind_agency", by=WORKER, at=at, partnership=asked.partnership, about=asked.incident) as doing:
        held = held_open_request(asked)
        doing.details |= {"code": held.code, "kind": kind.value}
        reminder, new = RequestReminder.rows.get_or_create(
            request=held,
            kind=kind,
            due_on=held.due_on,
            defaults={"partnership_id": held.partnership_id, "at": at},
        )
        if not new or held.paused_at is not None or held.due_on != asked.due_on:
            raise Refused("This reminder is not due any more.")
        if kind is ReminderKind.CALL:
            duty_follows(held, f"{held.agency.name} (time to call)")
        else:
            reminder.mail_keys = _write(held, kind, reminder.pk, at)
            reminder.save()
    return 1


def _write(held: AgencyRequest, kind: ReminderKind, number: Any, at: datetime) -> list[str]:
    """The mails of one reminder: to the lead, and on the day after to the deputy in copy. Returns their keys."""
    missing = missing_tasks(held)
    keys = []
    for person in people_who_get_mail(held):
        copy = person != held.lead
        if copy and kind is not ReminderKind.DAY_AFTER:
            continue
        mail = reminder_mail(mailed(held), kind, missing, lead=held.lead.full_name if copy else "")
        keys.append(write_to(person, f"reminder {number} {person.pk}", mail, at=at))
    return keys


def by_hand_of(asked: AgencyRequest) -> int:
    """How many reminders staff have sent by hand."""
    return RequestReminder.rows.filter(request=asked, kind=ReminderKind.BY_HAND).count()


def mail_by_hand(asked: AgencyRequest, missing: Sequence[str]) -> MailText:
    """The reminder that staff send, as it would be now."""
    return reminder_mail(mailed(asked), ReminderKind.BY_HAND, missing)


def remind_agency(
    asked: AgencyRequest, *, seen: str, after: int, by: Person, at: datetime
) -> RequestReminder | None:
    """Remind the lead by hand. `seen` is the seal of the mail that was shown; sent is what was seen.

    `after` is how many reminders by hand there were then: pressed twice, one is sent, and None says that it was.
    Raises Refused where the request is not open, nobody gets its mail, or the mail has changed.
    """
    with act("remind_agency", by=by, at=at, partnership=asked.partnership, about=asked.incident) as doing:
        held = held_open_request(asked)
        doing.details |= {"code": held.code, "kind": ReminderKind.BY_HAND.value}
        if by_hand_of(held) != after:
            return None
        people = people_who_get_mail(held)
        if not people:
            raise Refused(NOBODY)
        mail = mail_by_hand(held, missing_tasks(held))
        if mail.seal != seen:
            raise Refused(CHANGED)
        reminder = RequestReminder.rows.create(
            request=held, partnership_id=held.partnership_id, kind=ReminderKind.BY_HAND, due_on=held.due_on, at=at
        )  # fmt: skip
        reminder.mail_keys = [write_to(people[0], f"reminder {reminder.pk} {people[0].pk}", mail, at=at)]
        reminder.save()
        waiting = Duty.rows.filter(incident=held.incident, key=held.duty_key, state=DutyState.OPEN)
        waiting.update(nudged_at=at)
    return reminder


def record_call(
    asked: AgencyRequest, *, note: str, said_no_name: str = "", by: Person, at: datetime
) -> RequestReminder:
    """Record what came of a call to the agency; the call that was due is made. Raises Refused without words."""
    with act("record_call", by=by, at=at, partnership=asked.partnership, about=asked.incident) as doing:
        held = held_open_request(asked)
        doing.details["code"] = held.code
        kept = reason_is_given(note, "Enter what came of the call", "note")
        text_is_kept(held, "call", {"note": kept}, said=said_no_name, by=by, at=at)
        held.save()
        due = RequestReminder.rows.filter(request=held, kind=ReminderKind.CALL, done_at=None).last()
        call = due or RequestReminder(
            request=held, partnership_id=held.partnership_id, kind=ReminderKind.BY_HAND, due_on=held.due_on, at=at
        )  # fmt: skip
        call.done_at, call.note = at, kept
        call.save()
        duty_follows(held)
    return call


def pause_reminders(
    asked: AgencyRequest, *, reason: str, said_no_name: str = "", by: Person, at: datetime
) -> AgencyRequest:
    """Send no reminders of this request until they are resumed; the day on which it is due stays. Raises Refused."""
    with act("pause_reminders", by=by, at=at, partnership=asked.partnership, about=asked.incident) as doing:
        held = held_open_request(asked)
        doing.details["code"] = held.code
        why = reason_is_given(reason, "Enter why reminders are paused")
        text_is_kept(held, "pause", {"reason": why}, said=said_no_name, by=by, at=at)
        held.paused_at, held.paused_reason = held.paused_at or at, why
        held.save()
    return held


def resume_reminders(asked: AgencyRequest, *, by: Person, at: datetime) -> AgencyRequest:
    """Let reminders go again: from now on, none for the time in between. Done twice, it is done once."""
    with act("resume_reminders", by=by, at=at, partnership=asked.partnership, about=asked.incident) as doing:
        held = held_open_request(asked)
        doing.details["code"] = held.code
        if held.paused_at is not None:
            held.paused_at, held.paused_reason, held.resumed_at = None, "", at
            held.save()
    return held
