"""Give an agency more time for its return, with a reason; its lead is told."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.agency_returns.actions.changing import extend_request
from jigsaw.agency_returns.desk.page import RequestFormPage
from jigsaw.agency_returns.rules.asking import LONGEST_REASON
from jigsaw.calendar.words import day_words
from jigsaw.components.fields import DateField, TextArea
from jigsaw.incidents.desk.part_writing import WritingForm


class ExtendForm(WritingForm):
    """The new day, and why."""

    due_on = DateField(
        label="New day on which the return is due",
        said="The new day",
        missing="Enter the new day on which the return is due",
        hint="A working day. For example, 20 5 2026",
    )
    reason = TextArea(
        label="Why is more time given?",
        said="Why more time is given",
        missing="Enter why more time is given",
        hint="Kept with the request. The agency is not shown it. Name nobody.",
        max_length=LONGEST_REASON,
        rows=3,
    )


class ExtendRequest(RequestFormPage):
    """Reminders begin anew for the new day."""

    heading = "Give more time"
    form_class = ExtendForm

    def write(self, form: ExtendForm) -> HttpResponse:
        """Extend it."""
        held = extend_request(
            self.asked,
            due_on=form.cleaned_data["due_on"],
            reason=form.cleaned_data["reason"],
            said_no_name=form.said_no_name(),
            by=self.who,
            at=self.now,
        )
        return self.go_on(
            f"The return is now due on {day_words(held.due_on)}. {held.lead.full_name} is told."
        )
