"""Hold a case for legal reasons, close it, open it again. A case is never deleted."""

from __future__ import annotations

from datetime import datetime

from jigsaw.accounts.models import Person
from jigsaw.audit.actions import act
from jigsaw.calendar import london
from jigsaw.incidents import followers
from jigsaw.incidents.actions import duties
from jigsaw.incidents.actions.rows import locked, move, note_why, refresh_duties
from jigsaw.incidents.models import Duty, Incident, Notice
from jigsaw.incidents.rules import closing, starting
from jigsaw.incidents.rules.terms import DutyState, NoticeKind, Stage
from jigsaw.partnerships.rules import Refused


def hold_case(incident: Incident, *, reason: str, by: Person, at: datetime) -> Incident:
    """Place a legal hold: nothing of the case may be disposed of while it stands. Raises Refused without a reason."""
    kept = closing.reason_is_given(reason, "Enter why the case is held", "Why the case is held")
    with act("hold_case", by=by, at=at, partnership=incident.partnership, about=incident) as doing:
        held = locked(incident)
        if held.legal_hold:
            doing.details["again"] = True
            return held
        held.legal_hold, held.legal_hold_reason = True, kept
        held.save(update_fields=["legal_hold", "legal_hold_reason"])
        note_why(held, kept, by=by, at=at)
    return held


def lift_hold(incident: Incident, *, reason: str, by: Person, at: datetime) -> Incident:
    """Lift a legal hold. Why it stood and why it was lifted stay in the history. Raises Refused without a reason."""
    kept = closing.reason_is_given(reason, "Enter why the hold is lifted", "Why the hold is lifted")
    with act("lift_hold", by=by, at=at, partnership=incident.partnership, about=incident) as doing:
        held = locked(incident)
        if not held.legal_hold:
            doing.details["again"] = True
            return held
        held.legal_hold, held.legal_hold_reason = False, ""
        held.save(update_fields=["legal_hold", "legal_hold_reason"])
        note_why(held, kept, by=by, at=at)
    return held


def close_case(incident: Incident, *, reason: str, by: Person, at: datetime) -> Incident:
    """Close a case: what is still open in it is withdrawn, a legal hold stays. Raises Refused without a reason."""
    kept = closing.reason_is_given(reason, "Enter why the case is closed", "Why the case is closed")
    with act("close_case", by=by, at=at, partnership=incident.partnership, about=incident) as doing:
        held = locked(incident)
        if held.stage == Stage.CLOSED:
            doing.details["again"] = True
            return held
        doing.details["duties_withdrawn"] = duties.withdraw_all(held)
        held.closed_on, held.closed_reason = london.to_london(at).date(), kept
        held.save(update_fields=["closed_on", "closed_reason"])
        move(held, Stage.CLOSED, by=by, at=at, why=kept)
    return held


def reopen_case(incident: Incident, *, reason: str, by: Person, at: datetime) -> Incident:
    """Open a closed case again at the stage it had. Clocks that its facts ask for and that were not done run again.

    Their dates count from the facts, as if the case had never been closed. Raises Refused without a reason and for
    a case that is open.
    """
    kept = closing.reason_is_given(
        reason, "Enter why the case is opened again", "Why the case is opened again"
    )
    with act("reopen_case", by=by, at=at, partnership=incident.partnership, about=incident):
        held = locked(incident)
        if held.stage != Stage.CLOSED:
            raise Refused("This case is open already.")
        stages = [move.stage for move in held.moves.order_by("at", "pk")]
        held.closed_on, held.closed_reason = None, ""
        held.save(update_fields=["closed_on", "closed_reason"])
        move(held, closing.stage_before(stages), by=by, at=at, why=kept)
        if held.stage != Stage.RECORDING:
            refresh_duties(held, by=by, at=at)
            _follow_notification(held, by=by, at=at)
    return held


def _follow_notification(incident: Incident, *, by: Person, at: datetime) -> None:
    """Start again what a standing notification asks for and was not done when the case was closed."""
    notice = Notice.rows.filter(incident=incident, kind=NoticeKind.PANEL, withdrawn_on=None).first()
    if notice is None:
        return
    done = set(Duty.rows.filter(incident=incident, state=DutyState.DONE).values_list("key", flat=True))
    if starting.COPY_TO_OFFICE not in done:
        duties.start_clock(incident, starting.COPY_TO_OFFICE, notice.sent_on, page="complete_duty")
    if starting.RAPID_REVIEW not in done:
        duties.start_clock(incident, starting.RAPID_REVIEW, notice.sent_on, page="view_rapid_review")
        followers.notified(incident=incident, sent_on=notice.sent_on, by=by, at=at)
