"""Record that the local authority notified the Panel, or the Secretary of State and Ofsted; withdraw a notice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from hashlib import sha256
from typing import Any

from jigsaw.accounts.models import Person
from jigsaw.audit.actions import act
from jigsaw.calendar import london
from jigsaw.calendar.rule_book import NoVersionThen
from jigsaw.files import storing
from jigsaw.files.gate.passing import Passed
from jigsaw.incidents import followers
from jigsaw.incidents.actions import duties
from jigsaw.incidents.actions.rows import locked, move, refresh_duties
from jigsaw.incidents.models import Duty, Incident, Notice
from jigsaw.incidents.rules import notifying, starting
from jigsaw.incidents.rules.terms import DutyState, NoticeKind, Stage
from jigsaw.partnerships.rules import Refused

NOT_MET = "The criteria prove not met: the notification was withdrawn"
# The deaths of which the Secretary of State and Ofsted hear.
OF_A_DEATH = (starting.LOOKED_AFTER_DEATH, starting.CARE_LEAVER_DEATH)


def record_notification(
    incident: Incident, *, sent_on: date, sent_time: time | None, panel_reference: str, by: Person, at: datetime,
    copy: Passed | None = None, late_reason: str = "", late_note: str = "",
) -> Notice:  # fmt: skip
    """Record the notification to the Panel: ends clock 1, starts the rapid review's, and opens the rapid review.

    The same notification recorded again changes nothing. Raises Refused for a day that lies before awareness or
    ahead, and for a late one without its reason. A copy has passed the gate before.
    """
    facts = {"sent_on": sent_on, "sent_time": sent_time, "panel_reference": panel_reference, "copy": copy}
    late: dict[str, str] = {"late_reason": late_reason, "late_note": late_note}
    with act("record_notification", by=by, at=at, partnership=incident.partnership, about=incident) as doing:
        held = locked(incident)
        if again := _the_same(held, NoticeKind.PANEL, facts):
            doing.details["again"] = True
            return again
        _decided_by_notifying(held)
        late = late if _is_late(held, [starting.NOTIFY_PANEL], sent_on) else {}
        notice = _write(held, NoticeKind.PANEL, facts, by=by, at=at)
        evidence = f"Panel reference {panel_reference}" if panel_reference else "Notification recorded"
        duties.finish(held, starting.NOTIFY_PANEL, done_on=sent_on, by=by, at=at, evidence=evidence, **late)
        _start_what_follows(held, sent_on)
        if held.stage == Stage.NOTIFICATION:
            move(held, Stage.RAPID_REVIEW, by=by, at=at)
        followers.notified(incident=held, sent_on=sent_on, by=by, at=at)
    return notice


def record_notice(
    incident: Incident, *, sent_on: date, sent_time: time | None, by: Person, at: datetime,
    copy: Passed | None = None, late_reason: str = "", late_note: str = "",
) -> Notice:  # fmt: skip
    """Record the notice of a looked-after child's or a care leaver's death to the Secretary of State and Ofsted.

    Raises Refused as `record_notification` does.
    """
    facts = {"sent_on": sent_on, "sent_time": sent_time, "panel_reference": "", "copy": copy}
    late: dict[str, str] = {"late_reason": late_reason, "late_note": late_note}
    with act("record_notice", by=by, at=at, partnership=incident.partnership, about=incident) as doing:
        held = locked(incident)
        if again := _the_same(held, NoticeKind.SECRETARY_OF_STATE, facts):
            doing.details["again"] = True
            return again
        if not Duty.rows.filter(incident=held, key__in=OF_A_DEATH, state=DutyState.OPEN).exists():
            raise Refused("Nothing in this case asks for this notice.")
        late = late if _is_late(held, OF_A_DEATH, sent_on) else {}
        notice = _write(held, NoticeKind.SECRETARY_OF_STATE, facts, by=by, at=at)
        for key in OF_A_DEATH:
            duties.finish(held, key, done_on=sent_on, by=by, at=at, evidence="Notice recorded", **late)
    return notice


def withdraw_notification(incident: Incident, *, reason: str, by: Person, at: datetime) -> Notice:
    """Withdraw a notification whose criteria prove not met. Nothing is deleted: the notice stays, with its reason.

    What followed from it ends too: the rapid review's clock and the steps of its plan. Where the facts of the case
    still meet the criteria, the duty to notify runs again, from the same day. Raises Refused.
    """
    with act("withdraw_notification", by=by, at=at, partnership=incident.partnership, about=incident):
        held = locked(incident)
        notice = Notice.rows.filter(incident=held, kind=NoticeKind.PANEL, withdrawn_on=None).first()
        if notice is None:
            raise Refused("There is no notification to withdraw.")
        notifying.can_be_withdrawn(Stage(held.stage))
        notifying.withdrawal_has_a_reason(reason)
        notice.withdrawn_on, notice.withdrawn_by = london.to_london(at).date(), by
        notice.withdrawn_reason = reason.strip()
        notice.save()
        duties.withdraw(held, [starting.RAPID_REVIEW, starting.COPY_TO_OFFICE])
        followers.withdrawn(incident=held, by=by, at=at)
        if held.stage in (Stage.RAPID_REVIEW, Stage.DECIDED):
            _go_back(held, reason=reason.strip(), by=by, at=at)
        duties.set_aside(held, starting.NOTIFY_PANEL)
        refresh_duties(held, by=by, at=at)
    return notice


def _decided_by_notifying(incident: Incident) -> None:
    """Whoever notifies has decided that abuse or neglect is suspected: the duty to notify ran from the same day."""
    if duties.withdraw(incident, [starting.DECIDE_SUSPICION]) and incident.aware_on is not None:
        duties.start_clock(incident, starting.NOTIFY_PANEL, incident.aware_on, page="record_notification")


def _start_what_follows(incident: Incident, sent_on: date) -> None:
    try:
        duties.start_clock(incident, starting.COPY_TO_OFFICE, sent_on, page="complete_duty")
        duties.start_clock(incident, starting.RAPID_REVIEW, sent_on, page="view_rapid_review")
    except NoVersionThen as early:
        raise Refused(str(early), "sent_date") from early


def _go_back(incident: Incident, *, reason: str, by: Person, at: datetime) -> None:
    """Back to the stage of notification, from a decision by way of the rapid review."""
    if incident.stage == Stage.DECIDED:
        move(incident, Stage.RAPID_REVIEW, by=by, at=at, why=NOT_MET)
    move(incident, Stage.NOTIFICATION, by=by, at=at, why=f"{NOT_MET}. {reason}"[:500])


def _is_late(incident: Incident, keys: Sequence[str], sent_on: date) -> bool:
    """Whether one of these duties is done after its date, so that its reason is kept."""
    return Duty.rows.filter(
        incident=incident, key__in=keys, state=DutyState.OPEN, due_on__lt=sent_on
    ).exists()


def _the_same(incident: Incident, kind: NoticeKind, facts: dict[str, Any]) -> Notice | None:
    """The standing notice with just these facts: what is sent twice is recorded once."""
    told = {name: facts[name] for name in ("sent_on", "sent_time", "panel_reference")}
    return Notice.rows.filter(incident=incident, kind=kind, withdrawn_on=None, **told).first()


def _write(
    incident: Incident, kind: NoticeKind, facts: dict[str, Any], *, by: Person, at: datetime
) -> Notice:
    notifying.can_be_notified(Stage(incident.stage), incident.aware_on)
    assert incident.aware_on is not None
    what = "notification" if kind == NoticeKind.PANEL else "notice"
    notifying.sent_between(facts["sent_on"], facts["sent_time"], incident.aware_on, at, what=what)
    if Notice.rows.filter(incident=incident, kind=kind, withdrawn_on=None).exists():
        raise Refused("This was recorded already. Withdraw it first if it was wrong.")
    # Of the file only its content is kept: a name may name somebody.
    copy: Passed | None = facts["copy"]
    return Notice.rows.create(
        incident=incident,
        partnership_id=incident.partnership_id,
        kind=kind,
        sent_on=facts["sent_on"],
        sent_time=facts["sent_time"],
        panel_reference=facts["panel_reference"],
        copy_stored_as=storing.store(copy.content, folder="notices") if copy else "",
        copy_filename=f"copy.{copy.kind}" if copy else "",
        copy_sha256=sha256(copy.content).hexdigest() if copy else "",
        recorded_at=at,
        recorded_by=by,
    )
