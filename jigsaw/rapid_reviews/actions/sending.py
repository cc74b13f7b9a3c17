"""Record that the record went to the Panel, and what the Panel replied."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from jigsaw.accounts.models import Person
from jigsaw.audit.actions import act
from jigsaw.calendar import london
from jigsaw.incidents.actions import duties
from jigsaw.incidents.actions.guarding import no_names
from jigsaw.incidents.actions.rows import move
from jigsaw.incidents.models import Duty
from jigsaw.incidents.rules import starting
from jigsaw.incidents.rules.terms import DutyState, Stage
from jigsaw.partnerships.rules import Refused
from jigsaw.rapid_reviews.actions.deciding import PUBLISH_REVIEW, SEND_DECISION, TELL_OF_COMMISSION
from jigsaw.rapid_reviews.actions.versions import SIGN_RECORD
from jigsaw.rapid_reviews.actions.writing import held_for_writing
from jigsaw.rapid_reviews.models import Decision, PanelReply, RapidReview, RecordVersion
from jigsaw.rapid_reviews.queries.decision import days_decided, decisions_of, is_sent, standing_decision
from jigsaw.rapid_reviews.queries.versions import newest_version, sign_off, standing_of
from jigsaw.rapid_reviews.rules import deciding, signing
from jigsaw.rapid_reviews.rules.terms import Outcome, ReplyKind

PANEL_REPLY = "panel-reply"
NOT_TO_COMMISSION = "decision-not-to-commission"
# Replies after which nothing more is waited for.
SETTLES = (ReplyKind.AGREES, ReplyKind.NATIONAL)


@dataclass(frozen=True)
class Sending:
    """How the record went: the day and time in London, what shows it, and why without all signatures, if so."""

    sent_on: date
    sent_time: time | None
    evidence: str
    reason: str = ""
    late_reason: str = ""
    late_note: str = ""


def record_sent(review: RapidReview, *, sending: Sending, by: Person, at: datetime) -> RapidReview:
    """Record that the newest version went to the Panel: ends the clocks of the rapid review, starts what follows.

    Raises Refused for a day before the version was made or ahead, for a record that has changed or is not signed
    (without its reason), and for a late one without the reason for that.
    """
    about = {"partnership": review.partnership, "about": review.incident}
    with act("record_sent", by=by, at=at, **about) as doing:
        held = held_for_writing(review)
        if _the_same(held, sending):
            return held
        version, decision = may_be_sent(held, sending, at)
        first_time = held.sent_on is None
        doing.details.update(version=version.number, unsigned=bool(sign_off(version, held).lacks))
        held.sent_on, held.sent_at = sending.sent_on, _moment(sending, at)
        held.sent_evidence = evidence_of(sending, version)
        held.save(update_fields=["sent_on", "sent_at", "sent_evidence"])
        _end_clocks(held, sending, version, decision, first_time, by=by, at=at)
        why = f"Sent without all signatures: {sending.reason.strip()}" if sending.reason.strip() else ""
        move(held.incident, Stage.DECIDED, by=by, at=at, why=why)
        _start_what_follows(held, decision, sending.sent_on)
    return held


def may_be_sent(review: RapidReview, sending: Sending, at: datetime) -> tuple[RecordVersion, Decision]:
    """The version and decision that go to the Panel. Raises Refused for whatever stands in the way."""
    version, decision = newest_version(review), standing_decision(review)
    standing = standing_of(version, review) if version else None
    signing.can_be_sent(
        decided=decision is not None and decision.decided_on is not None,
        sent=is_sent(review),
        newest=version.number if version else 0,
        documents=version.documents_state if version else "",
        current=standing is not None and standing.current,
        sign_off=sign_off(version, review).lacks if version else "",
        reason=sending.reason,
    )
    if version is None or decision is None:
        raise Refused("Make a version of the record first.")
    made_on = london.to_london(version.made_at).date()
    signing.sent_between(sending.sent_on, sending.sent_time, made_on, version.number, at)
    if not sending.evidence.strip():
        raise Refused("Enter what shows that it was sent", "evidence")
    if len(sending.evidence.strip()) > signing.LONGEST_EVIDENCE - 30:
        raise Refused(f"What shows it must be {signing.LONGEST_EVIDENCE - 30} characters or less", "evidence")
    clock = Duty.rows.filter(
        incident=review.incident_id, key=starting.RAPID_REVIEW, state=DutyState.OPEN
    ).first()
    if clock is not None:
        duties.lateness_is_explained(clock, sending.sent_on, sending.late_reason)
    return version, decision


def evidence_of(sending: Sending, version: RecordVersion) -> str:
    """What shows that it was sent, with the version that went."""
    return f"Version {version.number} sent. {sending.evidence.strip()}"[: signing.LONGEST_EVIDENCE]


def record_reply(
    review: RapidReview, *, received_on: date, kind: str, what_it_says: str, our_answer: str,
    said_no_name: str = "", by: Person, at: datetime,
) -> PanelReply:  # fmt: skip
    """Record a reply of the Panel. Agreement, and a national review, end the waiting. Done twice, it is done once.

    Raises Refused.
    """
    about = {"partnership": review.partnership, "about": review.incident}
    with act("record_reply", by=by, at=at, kind=kind, **about):
        held = held_for_writing(review)
        deciding.reply_holds(kind, what_it_says, our_answer)
        deciding.reply_lies_between(received_on, held.sent_on, london.to_london(at).date())
        texts = {"what_it_says": what_it_says, "our_answer": our_answer}
        no_names(held, f"reply {received_on}", texts, said=said_no_name, by=by, at=at)
        held.save(update_fields=["not_names"])
        told = {"received_on": received_on, "kind": kind, "what_it_says": what_it_says.strip()}
        known = PanelReply.rows.filter(review=held, our_answer=our_answer.strip(), **told).first()
        if known is not None:
            return known
        reply = PanelReply.rows.create(
            review=held,
            partnership_id=held.partnership_id,
            our_answer=our_answer.strip(),
            recorded_at=at,
            recorded_by=by,
            **told,
        )
        if kind in SETTLES:
            waiting = Duty.rows.filter(
                incident=held.incident, key__startswith=PANEL_REPLY, state=DutyState.OPEN
            )
            for key in list(waiting.values_list("key", flat=True)):
                said = ReplyKind(kind).words
                duties.finish(held.incident, key, done_on=received_on, by=by, at=at, evidence=said)
    return reply


def _the_same(review: RapidReview, sending: Sending) -> bool:
    """Whether just this was recorded already: what is sent twice is recorded once."""
    version = newest_version(review)
    if version is None or not is_sent(review):
        return False
    return (review.sent_on, review.sent_evidence) == (sending.sent_on, evidence_of(sending, version))


def _moment(sending: Sending, at: datetime) -> datetime:
    """When it went, as far as the time is known; else when that was recorded."""
    if sending.sent_time is None:
        return at
    return datetime.combine(sending.sent_on, sending.sent_time, tzinfo=london.LONDON)


def _end_clocks(
    review: RapidReview, sending: Sending, version: RecordVersion, decision: Decision, first_time: bool,
    *, by: Person, at: datetime,
) -> None:  # fmt: skip
    """End what was to be done by now: the rapid review, the decision with it, a changed decision, open signatures."""
    incident = review.incident
    if first_time and decision.outcome != Outcome.LOCAL_REVIEW:
        duties.start_clock(incident, NOT_TO_COMMISSION, review.started_on)
    asked = incident.duties.filter(key__startswith=f"{SIGN_RECORD}-").values_list("key", flat=True)
    duties.withdraw(incident, list(asked))
    for key in (starting.RAPID_REVIEW, NOT_TO_COMMISSION, f"{SEND_DECISION}-{decision.number}"):
        duties.finish(
            incident,
            key,
            done_on=sending.sent_on,
            by=by,
            at=at,
            evidence=evidence_of(sending, version),
            late_reason=sending.late_reason,
            late_note=sending.late_note,
        )


def _start_what_follows(review: RapidReview, decision: Decision, sent_on: date) -> None:
    """A local review is to be published, and its commission told; in any case the Panel replies."""
    incident = review.incident
    if decision.outcome == Outcome.LOCAL_REVIEW:
        start = deciding.review_runs_from(days_decided(decisions_of(review)))
        duties.start_clock(incident, PUBLISH_REVIEW, start)
        duties.start_clock(incident, TELL_OF_COMMISSION, start, page="complete_duty")
    earlier = Duty.rows.filter(incident=incident, key=PANEL_REPLY, state=DutyState.DONE).exists()
    key = f"{PANEL_REPLY}-{decision.number}" if earlier else PANEL_REPLY
    waiting = duties.start_clock(incident, PANEL_REPLY, sent_on, key=key, page="record_reply")
    waiting.waits_on, waiting.waits_since = signing.PANEL, sent_on
    waiting.save(update_fields=["waits_on", "waits_since"])
