"""One factor of regulation 11: its answer and its reasons, beside what came before."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse

from jigsaw.components.fields import RadioField, TextArea
from jigsaw.incidents.models import Incident
from jigsaw.rapid_reviews.actions.deciding import save_factor
from jigsaw.rapid_reviews.desk.decision_shown import looks_back, shown_before
from jigsaw.rapid_reviews.desk.writing import WritingForm, WritingPage
from jigsaw.rapid_reviews.models import Decision
from jigsaw.rapid_reviews.queries.decision import came_before, factors_of, standing_decision
from jigsaw.rapid_reviews.rules.deciding import ASK_FACTOR_REASONS, DECIDED, LONGEST_FACTOR, MUST, NAMES
from jigsaw.rapid_reviews.rules.terms import FACTORS, Answer


class FactorForm(WritingForm):
    """The answer and its reasons."""

    answer = RadioField(
        label="Your answer",
        missing="Select the answer",
        choices=[(answer.value, answer.words) for answer in Answer],
    )
    reasons = TextArea(
        label="Reasons",
        said="The reasons",
        missing=ASK_FACTOR_REASONS,
        hint="Also when the answer is no. Write aliases, like Child A and Mother.",
        max_length=LONGEST_FACTOR,
        rows=8,
        autosave=True,
    )


class EditFactor(WritingPage):
    """The factor that the address names, or 404."""

    form_class = FactorForm
    decision: Decision | None

    def find_row(self) -> Incident:
        """The case, its rapid review, and the factor."""
        incident = super().find_row()
        self.factor = str(self.kwargs["factor"])
        if self.factor not in FACTORS:
            raise Http404
        self.decision = standing_decision(self.review)
        return incident

    @property
    def closed_words(self) -> str:
        """A decision that is taken is not written over."""
        taken = self.decision is not None and self.decision.decided_on is not None
        return super().closed_words or (DECIDED if taken else "")

    def held(self) -> dict[str, Any]:
        """The answer as it is saved."""
        return dict(self.decision.factors.get(self.factor, {})) if self.decision else {}

    def revision_now(self) -> int:
        """The revision of the decision."""
        return self.decision.revision if self.decision else 0

    def write(self, form: Any) -> HttpResponse:
        """Save the answer; go on to the next factor that is open, or back to the decision."""
        decision = save_factor(
            self.review,
            factor=self.factor,
            answer=form.cleaned_data["answer"],
            reasons=form.cleaned_data["reasons"],
            revision=form.seen_revision(),
            said_no_name=form.said_no_name(),
            by=self.who,
            at=self.now,
        )
        keys = list(FACTORS)
        later = keys[keys.index(self.factor) + 1 :]
        following = next(
            (each.key for each in factors_of(decision) if each.key in later and not each.whole), ""
        )
        if following:
            return self.go_on("edit_factor", factor=following)
        return self.go_on("edit_decision", "The answer was saved.")

    def in_words(self, name: str, value: Any) -> str:
        """The answer by its words."""
        return Answer(value).words if name == "answer" and value else super().in_words(name, value)

    def show(self, template: str = "", *, status: int = 200, **variables: Any) -> HttpResponse:
        """The page under the name of the factor, with its question."""
        keys = list(FACTORS)
        back = looks_back(self.factor)
        own = {
            "heading": NAMES[self.factor],
            "question": FACTORS[self.factor],
            "place": f"Factor {keys.index(self.factor) + 1} of {len(keys)}",
            "must": self.factor in MUST,
            "looks_back": back,
            "before": shown_before(came_before(self.review, self.who, self.now)) if back else None,
        }
        return super().show(template, status=status, **(own | variables))

    @property
    def said(self) -> str:
        """Which factor it is, where the question is too long."""
        return f"Factor {list(FACTORS).index(self.factor) + 1} of the decision"

    def window(self, heading: str) -> str:
        """The window says which factor it is."""
        return super().window(self.said)

    def crumbs(self, heading: str) -> list[dict[str, str]]:
        """By way of the decision."""
        way = super().crumbs(self.said)
        way.insert(-1, {"text": "The decision", "href": self.address("edit_decision")})
        return way
