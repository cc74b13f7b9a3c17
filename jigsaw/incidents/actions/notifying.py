"""Record that the local authority notified the Panel, or the Secretary of State and Ofsted; withdraw a notice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from hashlib import sha256
from typing import Any

from jigsaw.accounts.models import Person
from jigsaw.audit.actions import act
from jigsaw.calendar import london
from jigsaw.files import storing
from jigsaw.incidents import followers
from jigsaw.incidents.actions import duties
from jigsaw.incidents.actions.rows import locked, move
from jigsaw.incidents.models import Incident, Notice
from jigsaw.incidents.rules import notifying, starting
from jigsaw.incidents.rules.terms import NoticeKind, Stage
from jigsaw.partnerships.rules import Refused

NOT_MET = "The criteria prove not met: the notification was withdrawn"


@dataclass(frozen=True)
class Copy:
    """A copy of what was sent: the file's name and its bytes, already looked at by the page."""

    filename: str
    content: bytes


def record_notification(
    incident: Incident, *, sent_on: date, sent_time: time | None, panel_reference: str, by: Person, at: datetime,
    copy: Copy | None = None, late_reason: str = "", late_note: str = "",
) -> Notice:  # fmt: skip
    """Record the notification to the Panel: ends clock 1, starts the rapid review's, and opens the rapid review.

    Raises Refused for a day that lies before awareness or ahead, and for a late one without its reason.
    """
    facts = {"sent_on": sent_on, "sent_time": sent_time, "panel_reference": panel_reference, "copy": copy}
    late = {"late_reason": late_reason, "late_note": late_note}
    with act("record_notification", by=by, at=at, partnership=incident.partnership, about=incident):
        held = locked(incident)
        notice = _write(held, NoticeKind.PANEL, facts, by=by, at=at)
        evidence = f"Panel reference {panel_reference}" if panel_reference else "Notification recorded"
        duties.finish(held, starting.NOTIFY_PANEL, done_on=sent_on, by=by, at=at, evidence=evidence, **late)
        duties.withdraw(held, [starting.DECIDE_SUSPICION])
        duties.start_clock(held, starting.COPY_TO_OFFICE, sent_on, page="complete_duty")
        duties.start_clock(held, starting.RAPID_REVIEW, sent_on, page="view_rapid_review")
        if held.stage == Stage.NOTIFICATION:
            move(held, Stage.RAPID_REVIEW, by=by, at=at)
        followers.notified(incident=held, sent_on=sent_on, by=by, at=at)
    return notice


def record_notice(
    incident: Incident, *, sent_on: date, sent_time: time | None, by: Person, at: datetime,
    copy: Copy | None = None, late_reason: str = "", late_note: str = "",
) -> Notice:  # fmt: skip
    """Record the notice of a looked-after child's or a care leaver's death to the Secretary of State and Ofsted.

    Raises Refused as `record_notification` does.
    """
    facts = {"sent_on": sent_on, "sent_time": sent_time, "panel_reference": "", "copy": copy}
    with act("record_notice", by=by, at=at, partnership=incident.partnership, about=incident):
        held = locked(incident)
        notice = _write(held, NoticeKind.SECRETARY_OF_STATE, facts, by=by, at=at)
        for key in (starting.LOOKED_AFTER_DEATH, starting.CARE_LEAVER_DEATH):
            duties.finish(
                held, key, done_on=sent_on, by=by, at=at, evidence="Notice recorded",
                late_reason=late_reason, late_note=late_note,
            )  # fmt: skip
    return notice


def withdraw_notification(incident: Incident, *, reason: str, by: Person, at: datetime) -> Notice:
    """Withdraw a notification whose criteria prove not met. Nothing is deleted: the notice stays, with its reason.

    What followed from it ends too: the rapid review's clock and the steps of its plan. Raises Refused.
    """
    with act("withdraw_notification", by=by, at=at, partnership=incident.partnership, about=incident):
        held = locked(incident)
        notice = Notice.rows.filter(incident=held, kind=NoticeKind.PANEL, withdrawn_on=None).first()
        if notice is None:
            raise Refused("There is no notification to withdraw")
        notifying.withdrawal_has_a_reason(reason)
        notice.withdrawn_on, notice.withdrawn_by = london.to_london(at).date(), by
        notice.withdrawn_reason = reason.strip()
        notice.save()
        duties.withdraw(held, [starting.RAPID_REVIEW, starting.COPY_TO_OFFICE])
        followers.withdrawn(incident=held, by=by, at=at)
        if held.stage == Stage.RAPID_REVIEW:
            move(held, Stage.NOTIFICATION, by=by, at=at, why=NOT_MET)
    return notice


def _write(
    incident: Incident, kind: NoticeKind, facts: dict[str, Any], *, by: Person, at: datetime
) -> Notice:
    notifying.can_be_notified(Stage(incident.stage), incident.aware_on)
    assert incident.aware_on is not None
    notifying.sent_between(facts["sent_on"], facts["sent_time"], incident.aware_on, at)
    if Notice.rows.filter(incident=incident, kind=kind, withdrawn_on=None).exists():
        raise Refused("This was recorded already. Withdraw it first if it was wrong.")
    copy: Copy | None = facts["copy"]
    return Notice.rows.create(
        incident=incident,
        partnership_id=incident.partnership_id,
        kind=kind,
        sent_on=facts["sent_on"],
        sent_time=facts["sent_time"],
        panel_reference=facts["panel_reference"],
        copy_stored_as=storing.store(copy.content, folder="notices") if copy else "",
        copy_filename=copy.filename if copy else "",
        copy_sha256=sha256(copy.content).hexdigest() if copy else "",
        recorded_at=at,
        recorded_by=by,
    )
