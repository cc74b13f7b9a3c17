"""Write another decision in the place of the one that stands; that one stays in the history."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.components.fields import TextArea
from jigsaw.incidents.models import Incident
from jigsaw.incidents.rules.terms import Stage
from jigsaw.rapid_reviews.actions.deciding import change_decision
from jigsaw.rapid_reviews.desk.writing import WritingForm, WritingPage
from jigsaw.rapid_reviews.models import Decision
from jigsaw.rapid_reviews.queries.decision import is_sent, outcome_words, replies_of, standing_decision
from jigsaw.rapid_reviews.rules.deciding import LONGEST_WHY, UNDER_REVIEW
from jigsaw.rapid_reviews.rules.terms import ReplyKind


class ChangeForm(WritingForm):
    """Why the decision is changed."""

    why_changed = TextArea(
        label="Why is the decision changed?",
        said="Why the decision is changed",
        missing="Enter why the decision is changed",
        hint="It stands in the document for the Panel.",
        max_length=LONGEST_WHY,
    )


class ChangeDecision(WritingPage):
    """The decision that stands becomes an earlier one."""

    heading = "Change the decision"
    form_class = ChangeForm
    decision: Decision | None

    def find_row(self) -> Incident:
        """The case, its rapid review and the decision."""
        incident = super().find_row()
        self.decision = standing_decision(self.review)
        return incident

    @property
    def closed_words(self) -> str:
        """Only a decision that is taken can be changed."""
        if words := super().closed_words:
            return words
        if self.incident.stage == Stage.REVIEW:
            return UNDER_REVIEW
        if self.request.method == "GET" and (self.decision is None or self.decision.decided_on is None):
            return "This decision is still being written. Write it to its end."
        return ""

    def write(self, form: Any) -> HttpResponse:
        """Begin the new decision."""
        changed = change_decision(
            self.review,
            number=self.seen_number(),
            why_changed=form.cleaned_data["why_changed"],
            said_no_name=form.said_no_name(),
            by=self.who,
            at=self.now,
        )
        before = changed.number - 1
        words = f"Decision {changed.number} begins with what decision {before} says. Change it, then take it."
        return self.go_on("edit_decision", words)

    def seen_number(self) -> int:
        """The decision that the page showed; -1 for anything that is no number."""
        typed = self.request.POST.get("number", "")
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= 4 else -1

    def show(self, template: str = "", *, status: int = 200, **variables: Any) -> HttpResponse:
        """The page."""
        challenge = next((r for r in replies_of(self.review) if r.kind == ReplyKind.CHALLENGES), None)
        standing = self.decision.number if self.decision else 0
        own = {
            "number": self.seen_number() if self.request.method == "POST" else standing,
            "outcome_words": outcome_words(self.decision),
            "sent": is_sent(self.review),
            "challenge": challenge,
        }
        return super().show(template, status=status, **(own | variables))
