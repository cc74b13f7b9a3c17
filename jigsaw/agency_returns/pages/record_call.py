"""Record what came of a call to an agency."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.agency_returns.actions.reminding import record_call
from jigsaw.agency_returns.desk.page import RequestFormPage
from jigsaw.agency_returns.desk.shown_request import call_words
from jigsaw.agency_returns.rules.asking import LONGEST_REASON
from jigsaw.components.fields import TextArea
from jigsaw.incidents.desk.part_writing import WritingForm


class CallForm(WritingForm):
    """What came of it."""

    note = TextArea(
        label="What came of the call?",
        said="What came of the call",
        missing="Enter what came of the call",
        hint="For example, “Left a message” or “Will send it on Wednesday”. Name nobody of the family.",
        max_length=LONGEST_REASON,
        rows=3,
    )


class RecordCall(RequestFormPage):
    """The call that was due is then made."""

    heading = "Record a call"
    form_class = CallForm

    def write(self, form: CallForm) -> HttpResponse:
        """Record it."""
        record_call(
            self.asked,
            note=form.cleaned_data["note"],
            said_no_name=form.said_no_name(),
            by=self.who,
            at=self.now,
        )
        return self.go_on("The call is recorded.")

    def show(self, template: str = "", *, status: int = 200, **variables) -> HttpResponse:
        """The page, with whom to call."""
        return super().show(template, status=status, **({"call": call_words(self.asked)} | variables))
