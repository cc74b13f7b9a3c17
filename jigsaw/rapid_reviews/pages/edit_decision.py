"""The decision under regulation 11: its factors, what came before, the outcome, the views of it, its history."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.calendar.words import date_words
from jigsaw.components.fields import RadioField, TextArea
from jigsaw.partnerships.desk import refusing
from jigsaw.partnerships.rules import Refused
from jigsaw.rapid_reviews.actions.deciding import decide, save_outcome
from jigsaw.rapid_reviews.desk.decision_shown import (
    FIRST_FEW,
    factor_groups,
    next_view,
    shown_before,
    shown_earlier,
    view_rows,
)
from jigsaw.rapid_reviews.desk.writing import WritingForm, WritingPage
from jigsaw.rapid_reviews.models import Decision
from jigsaw.rapid_reviews.queries.decision import (
    came_before,
    earlier_decisions,
    factors_of,
    is_sent,
    outcome_words,
    standing_decision,
    views_of,
)
from jigsaw.rapid_reviews.rules.deciding import ASK_LEARNING, LONGEST_REASONS, oddity, views_missing
from jigsaw.rapid_reviews.rules.terms import Outcome


class OutcomeForm(WritingForm):
    """The outcome, its reasons, and without a review where the learning is captured."""

    outcome = RadioField(
        label="What do the partners decide?",
        said="The outcome",
        missing="Select the outcome",
        choices=[(outcome.value, outcome.words) for outcome in Outcome],
        opens={Outcome.NO_FURTHER_REVIEW.value: "learning_captured"},
    )
    learning_captured = TextArea(
        label="Where is the learning captured?",
        said="Where the learning is captured",
        missing=ASK_LEARNING,
        hint="For example, in an action plan, a briefing or another review.",
        max_length=LONGEST_REASONS,
        required=False,
        autosave=True,
    )
    reasons = TextArea(
        label="Reasons for the decision",
        hint="Say how the factors led to it, and why nothing else would serve children better.",
        max_length=LONGEST_REASONS,
        rows=10,
        autosave=True,
    )

    def clean(self) -> dict[str, Any]:
        """Without a review, where the learning is captured."""
        typed = super().clean() or self.cleaned_data
        none = typed.get("outcome") == Outcome.NO_FURTHER_REVIEW
        if none and "learning_captured" not in self.errors and not typed.get("learning_captured"):
            self.add_error("learning_captured", ASK_LEARNING)
        return typed


class EditDecision(WritingPage):
    """Everything of the decision on one page; each factor has its own."""

    heading = "The decision"
    form_class = OutcomeForm

    @property
    def decision(self) -> Decision | None:
        """The decision that stands."""
        return standing_decision(self.review)

    def held(self) -> dict[str, Any]:
        """The outcome as it is saved."""
        decision = self.decision
        names = ("outcome", "reasons", "learning_captured")
        return {name: getattr(decision, name) for name in names} if decision else {}

    def revision_now(self) -> int:
        """The revision of the decision."""
        decision = self.decision
        return decision.revision if decision else 0

    def on_post(self) -> HttpResponse:
        """Take the decision, or save the outcome."""
        if "decide" not in self.request.POST:
            return super().on_post()
        try:
            decide(self.review, by=self.who, at=self.now)
        except Refused as refused:
            return self.show(form=refusing(str(refused)), outcome_form=self.form(), status=400)
        return self.go_on("edit_decision", "The decision is taken. Record the views of it next.")

    def write(self, form: Any) -> HttpResponse:
        """Save the outcome."""
        values = form.cleaned_data
        save_outcome(
            self.review,
            outcome=values["outcome"],
            reasons=values["reasons"],
            learning_captured=values["learning_captured"],
            revision=form.seen_revision(),
            said_no_name=form.said_no_name(),
            by=self.who,
            at=self.now,
        )
        return self.go_on("edit_decision", "The outcome was saved.")

    def in_words(self, name: str, value: Any) -> str:
        """The outcome by its words."""
        return Outcome(value).words if name == "outcome" and value else super().in_words(name, value)

    def show(self, template: str = "", *, status: int = 200, **variables: Any) -> HttpResponse:
        """The page."""
        decision, factors = self.decision, factors_of(self.decision)
        decided = decision is not None and decision.decided_on is not None
        left = sum(not each.whole for each in factors)
        own = {
            "decision": decision,
            "decided": decided,
            "decided_words": date_words(decision.decided_on) if decision and decision.decided_on else "",
            "outcome_words": outcome_words(decision),
            "number": decision.number if decision else 1,
            "groups": factor_groups(factors, self.address),
            "left": left,
            "total": len(factors),
            "can_decide": not decided and not left and bool(decision and decision.outcome),
            "oddity": oddity(factors, decision.outcome if decision else ""),
            "before": shown_before(
                came_before(self.review, self.who, self.now), open_rows=0 if decided else FIRST_FEW
            ),
            "sent": is_sent(self.review),
            "history": shown_earlier(earlier_decisions(self.review)),
            "outcome_form": variables.get("form"),
        }
        if decided and decision is not None:
            views = views_of(decision)
            own["views"] = view_rows(views, self.address, open_now=not own["sent"])
            own |= {} if own["sent"] else next_view(views, self.address)
            own["views_whole"] = not views_missing([v.view.body for v in views if v.view])
        return super().show(template, status=status, **(own | variables))
