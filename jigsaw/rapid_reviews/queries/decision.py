"""The decision that stands, those before it, the views of it, and what the Panel replied."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from jigsaw.accounts.models import Person
from jigsaw.incidents.rules.terms import Stage
from jigsaw.rapid_reviews.models import Decision, PanelReply, PartnerView, RapidReview
from jigsaw.rapid_reviews.recurrence import Earlier, what_came_before
from jigsaw.rapid_reviews.rules.deciding import Weighed, weighed
from jigsaw.rapid_reviews.rules.terms import Body, Outcome


@dataclass(frozen=True)
class ViewLine:
    """What one body says of the standing decision; `view` is None while it has not been asked."""

    body: Body
    view: PartnerView | None


def standing_decision(review: RapidReview) -> Decision | None:
    """The decision that is written or taken now; None before the first word of it."""
    return (
        Decision.rows.filter(review=review, replaced_at=None)
        .select_related("decided_by")
        .order_by("-number")
        .first()
    )


def decisions_of(review: RapidReview) -> list[Decision]:
    """All decisions, the first one first."""
    return list(Decision.rows.filter(review=review).select_related("decided_by").order_by("number"))


def earlier_decisions(review: RapidReview) -> list[Decision]:
    """The decisions that gave way to another one, with their views."""
    rows = Decision.rows.filter(review=review, replaced_at__isnull=False).order_by("number")
    return list(rows.select_related("decided_by").prefetch_related("views"))


def factors_of(decision: Decision | None) -> list[Weighed]:
    """Every factor with what the decision holds of it."""
    return weighed(decision.factors if decision else {})


def views_of(decision: Decision | None) -> list[ViewLine]:
    """The four bodies in their order, each with its view of the decision."""
    given = {view.body: view for view in decision.views.all()} if decision else {}
    return [ViewLine(body, given.get(body.value)) for body in Body]


def replies_of(review: RapidReview) -> list[PanelReply]:
    """What the Panel replied, the newest first."""
    rows = PanelReply.rows.filter(review=review).select_related("recorded_by")
    return list(rows.order_by("-received_on", "-pk"))


def is_sent(review: RapidReview) -> bool:
    """Whether what stands now went to the Panel: a decision changed afterwards has not."""
    return review.sent_on is not None and review.incident.stage in (Stage.DECIDED, Stage.REVIEW)


def came_before(review: RapidReview, person: Person, at: datetime) -> Earlier:
    """Earlier findings and recommendations of the review's themes, as this person may see them."""
    return what_came_before(partnership=review.partnership, themes=review.themes, person=person, at=at)


def days_decided(decisions: list[Decision]) -> list[tuple[str, date]]:
    """The outcomes taken and the days on which they were taken, oldest first."""
    return [(each.outcome, each.decided_on) for each in decisions if each.decided_on is not None]


def outcome_words(decision: Decision | None) -> str:
    """The outcome in words; "" while there is none."""
    return Outcome(decision.outcome).words if decision and decision.outcome else ""
