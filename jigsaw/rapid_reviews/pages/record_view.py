"""What one statutory partner, or education, says of the decision."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse

from jigsaw.calendar import london
from jigsaw.components.fields import DateField, RadioField, TextArea, TextField
from jigsaw.incidents.models import Incident
from jigsaw.rapid_reviews.actions.deciding import record_view
from jigsaw.rapid_reviews.desk.writing import WritingForm, WritingPage
from jigsaw.rapid_reviews.models import Decision
from jigsaw.rapid_reviews.queries.decision import is_sent, outcome_words, standing_decision, views_of
from jigsaw.rapid_reviews.rules.deciding import ASK_DISSENT, LONGEST_FACTOR, LONGEST_NAME, Said
from jigsaw.rapid_reviews.rules.terms import Body, View


class ViewForm(WritingForm):
    """Who says what, when, and for dissent why."""

    person_name = TextField(
        label="Who gave the view?",
        said="Their name",
        missing="Enter the name of the person",
        max_length=LONGEST_NAME,
    )
    person_role = TextField(
        label="Their role", missing="Enter the role of the person", max_length=LONGEST_NAME
    )
    view = RadioField(
        label="What do they say of the decision?",
        said="The view",
        missing="Select the view",
        choices=[(view.value, view.words) for view in View],
    )
    reasons = TextArea(
        label="Reasons",
        said="The reasons",
        missing=ASK_DISSENT,
        hint="Needed for dissent. They stand in the document for the Panel, in these words.",
        max_length=LONGEST_FACTOR,
        required=False,
        autosave=True,
    )
    given_on = DateField(
        label="When did they give it?",
        said="The date the view was given",
        missing="Enter the date the view was given",
    )

    def clean(self) -> dict[str, Any]:
        """Dissent has its reasons."""
        typed = super().clean() or self.cleaned_data
        dissents = typed.get("view") == View.DISSENTS
        if dissents and "reasons" not in self.errors and not typed.get("reasons"):
            self.add_error("reasons", ASK_DISSENT)
        return typed


class RecordView(WritingPage):
    """The body that the address names, or 404."""

    form_class = ViewForm
    decision: Decision | None

    def find_row(self) -> Incident:
        """The case, its rapid review, the body and the decision."""
        incident = super().find_row()
        if self.kwargs["body"] not in set(Body):
            raise Http404
        self.body = Body(self.kwargs["body"])
        self.decision = standing_decision(self.review)
        return incident

    @property
    def closed_words(self) -> str:
        """A view is given of a decision that is taken and not sent yet."""
        if words := super().closed_words:
            return words
        if self.decision is None or self.decision.decided_on is None:
            return "Take the decision first: a view is given of a decision."
        if is_sent(self.review):
            return "The record went to the Panel with its views. Change the decision to ask for them anew."
        return ""

    def held(self) -> dict[str, Any]:
        """The view as it is recorded; today while it is not."""
        view = next((line.view for line in views_of(self.decision) if line.body == self.body), None)
        names = ("person_name", "person_role", "view", "reasons", "given_on")
        if view is None:
            return {"given_on": london.to_london(self.now).date()}
        return {name: getattr(view, name) for name in names}

    def write(self, form: Any) -> HttpResponse:
        """Record it."""
        typed = form.cleaned_data
        said = Said(
            typed["person_name"], typed["person_role"], typed["view"], typed["reasons"], typed["given_on"]
        )
        record_view(
            self.review,
            body=self.body,
            said=said,
            said_no_name=form.said_no_name(),
            by=self.who,
            at=self.now,
        )
        return self.go_on("edit_decision", f"The view was recorded: {self.body.words.lower()}.")

    def show(self, template: str = "", *, status: int = 200, **variables: Any) -> HttpResponse:
        """The page under the body's name."""
        own = {
            "heading": f"View of the decision: {self.body.words.lower()}",
            "outcome_words": outcome_words(self.decision),
            "decision": self.decision,
        }
        return super().show(template, status=status, **(own | variables))
