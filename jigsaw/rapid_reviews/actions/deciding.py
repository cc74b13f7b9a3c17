"""Weigh the factors, take the decision, record the views of it, change it."""

from __future__ import annotations

from datetime import datetime

from jigsaw.accounts.models import Person
from jigsaw.audit.actions import act
from jigsaw.calendar import london
from jigsaw.incidents.actions import duties
from jigsaw.incidents.actions.guarding import no_names
from jigsaw.incidents.actions.rows import move
from jigsaw.incidents.rules.terms import Stage
from jigsaw.partnerships.saving import take_turn
from jigsaw.rapid_reviews.actions.writing import held_for_writing
from jigsaw.rapid_reviews.models import Decision, PartnerView, RapidReview
from jigsaw.rapid_reviews.queries.decision import factors_of, is_sent
from jigsaw.rapid_reviews.rules import deciding
from jigsaw.rapid_reviews.rules.terms import FACTORS, Body

OUTCOME = "outcome"
PUBLISH_REVIEW, TELL_OF_COMMISSION = "publish-review", "tell-of-commission"
SEND_DECISION = "send-decision"


def save_factor(
    review: RapidReview, *, factor: str, answer: str, reasons: str, revision: int | None, said_no_name: str = "",
    by: Person, at: datetime,
) -> Decision:  # fmt: skip
    """Save the answer to one factor with its reasons.

    Raises Refused, PossibleName where the reasons may hold a name, and SavedMeanwhile where another person saved
    the factor.
    """
    if factor not in FACTORS:
        raise TypeError(f"Regulation 11 has no factor {factor}")
    about = {"partnership": review.partnership, "about": review.incident}
    with act("save_factor", by=by, at=at, factor=factor, length=len(reasons), **about):
        held = held_for_writing(review)
        decision = _held(held)
        deciding.still_open(decision.decided_on is not None)
        take_turn(decision, factor, revision=revision, by=by, at=at)
        deciding.factor_holds(answer, reasons)
        no_names(held, f"factor {factor}", {"reasons": reasons}, said=said_no_name, by=by, at=at)
        decision.factors = {**decision.factors, factor: {"answer": answer, "reasons": reasons.strip()}}
        decision.save()
        held.save(update_fields=["not_names"])
    return decision


def save_outcome(
    review: RapidReview, *, outcome: str, reasons: str, learning_captured: str, revision: int | None,
    said_no_name: str = "", by: Person, at: datetime,
) -> Decision:  # fmt: skip
    """Save the outcome with its reasons. Raises as `save_factor` does."""
    about = {"partnership": review.partnership, "about": review.incident}
    with act("save_outcome", by=by, at=at, **about):
        held = held_for_writing(review)
        decision = _held(held)
        deciding.still_open(decision.decided_on is not None)
        take_turn(decision, OUTCOME, revision=revision, by=by, at=at)
        deciding.outcome_holds(outcome, reasons, learning_captured)
        texts = {"reasons": reasons, "learning_captured": learning_captured}
        no_names(held, "outcome", texts, said=said_no_name, by=by, at=at)
        decision.outcome, decision.reasons = outcome, reasons.strip()
        decision.learning_captured = learning_captured.strip()
        decision.save()
        held.save(update_fields=["not_names"])
    return decision


def decide(review: RapidReview, *, by: Person, at: datetime) -> Decision:
    """Take the decision as it is written. Done twice, it is done once. Raises Refused while a factor is open."""
    with act("decide", by=by, at=at, partnership=review.partnership, about=review.incident) as doing:
        decision = _held(held_for_writing(review))
        if decision.decided_on is None:
            deciding.can_be_decided(
                factors_of(decision), decision.outcome, decision.reasons, decision.learning_captured
            )
            decision.decided_on, decision.decided_at = london.to_london(at).date(), at
            decision.decided_by = by
            decision.save()
        doing.details.update(decision=decision.number, outcome=decision.outcome)
    return decision


def record_view(
    review: RapidReview, *, body: Body, said: deciding.Said, said_no_name: str = "", by: Person, at: datetime
) -> PartnerView:
    """Record what a statutory partner, or education, says of the decision; a second record takes the first's place.

    Raises Refused for dissent without reasons, and for a day ahead or before the notification.
    """
    about = {"partnership": review.partnership, "about": review.incident}
    with act("record_view", by=by, at=at, body=body.value, view=said.view, **about):
        held = held_for_writing(review)
        decision = _held(held)
        deciding.views_can_be_recorded(decision.decided_on is not None, is_sent(held))
        deciding.view_holds(said, held.started_on, london.to_london(at).date())
        no_names(held, f"view {body}", {"reasons": said.reasons}, said=said_no_name, by=by, at=at)
        view = PartnerView.rows.filter(decision=decision, body=body).first() or PartnerView(
            decision=decision, body=body, partnership_id=held.partnership_id
        )
        view.person_name, view.person_role = said.name.strip(), said.role.strip()
        view.view, view.reasons, view.given_on = said.view, said.reasons.strip(), said.given_on
        view.recorded_at, view.recorded_by = at, by
        view.save()
        held.save(update_fields=["not_names"])
    return view


def change_decision(
    review: RapidReview, *, number: int, why_changed: str, said_no_name: str = "", by: Person, at: datetime
) -> Decision:
    """Write another decision in the place of decision `number`, beginning with what that one says. It stays.

    The views are asked for anew. A case whose record went to the Panel goes back to its rapid review until a new
    version is sent. Done twice, it is done once. Raises Refused.
    """
    with act("change_decision", by=by, at=at, partnership=review.partnership, about=review.incident) as doing:
        held = held_for_writing(review)
        before = _held(held)
        doing.details["decision"] = before.number
        if before.number == number + 1 > 1 and before.decided_on is None:
            return before
        under_review = held.incident.stage == Stage.REVIEW
        deciding.can_be_changed(before.decided_on is not None, under_review, why_changed)
        no_names(held, f"change {number}", {"why_changed": why_changed}, said=said_no_name, by=by, at=at)
        before.replaced_at = at
        before.save()
        changed = Decision.rows.create(
            review=held,
            partnership_id=held.partnership_id,
            number=before.number + 1,
            factors=before.factors,
            outcome=before.outcome,
            reasons=before.reasons,
            learning_captured=before.learning_captured,
            why_changed=why_changed.strip(),
            revision=before.revision + 1,
            part_changes={
                part: [before.revision + 1, str(by.pk), at.isoformat()] for part in (*FACTORS, OUTCOME)
            },
        )
        held.save(update_fields=["not_names"])
        doing.details["decision"] = changed.number
        if held.incident.stage == Stage.DECIDED:
            _back_to_rapid_review(held, changed, by=by, at=at)
    return changed


def _back_to_rapid_review(review: RapidReview, changed: Decision, *, by: Person, at: datetime) -> None:
    """What follows from a decision that no longer stands: its clocks end, and the new one is to be sent."""
    incident = review.incident
    duties.withdraw(incident, [PUBLISH_REVIEW, TELL_OF_COMMISSION])
    duties.add_task(
        incident,
        f"{SEND_DECISION}-{changed.number}",
        "Send the changed decision to the Panel",
        due_on=None,
        page="record_sent",
        started_on=london.to_london(at).date(),
    )
    move(
        incident, Stage.RAPID_REVIEW, by=by, at=at, why=f"The decision is changed: decision {changed.number}"
    )


def _held(review: RapidReview) -> Decision:
    """The decision that stands, held until the act ends; the first one is begun here. Part of an act."""
    rows = Decision.rows.select_for_update().filter(review=review, replaced_at=None)
    decision = rows.first()
    if decision is None:
        decision = Decision.rows.create(review=review, partnership_id=review.partnership_id, number=1)
    decision.review = review
    return decision
