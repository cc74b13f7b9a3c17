"""Record that a step of the case was done: on which day, and what shows it."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.components import fields
from jigsaw.incidents.actions.completing import complete_duty
from jigsaw.incidents.desk.sent_form import LateForm, SendingPage
from jigsaw.incidents.desk.shown import shown_duty, title_of
from jigsaw.incidents.models import Duty
from jigsaw.incidents.rules.terms import DutyState


class CompleteForm(LateForm):
    """The day and what shows it."""

    field_order = ("done_on", "evidence", "late_reason", "late_note")
    done_on = fields.DateField(
        label="When was this done?",
        said="Date this was done",
        missing="Enter the date this was done",
        hint="For example, 27 3 2026",
    )
    evidence = fields.TextArea(
        label="What shows that it was done?",
        said="What shows that it was done",
        missing="Enter what shows that it was done",
        hint="For example, email to the head of service, 2:10pm. Name nobody of the family.",
        max_length=300,
        rows=3,
    )


class CompleteDuty(SendingPage):
    """Only steps that have no page of their own are recorded here."""

    permission = "edit_case"
    heading = "Record that this was done"
    form_class = CompleteForm
    duty: Duty

    def find_row(self):
        """The case, then the step of it that the address names."""
        incident = super().find_row()
        steps = self.rows(Duty).filter(incident=incident, page=self.name())
        self.duty = self.find(steps, pk=self.kwargs["duty_id"])
        self.about = incident
        return incident

    def duty_to_end(self) -> Duty:
        """The step that the address names."""
        return self.duty

    def record(self, form: CompleteForm) -> str:
        """The step, as done."""
        given = form.cleaned_data
        complete_duty(
            self.incident,
            duty=self.duty,
            done_on=given["done_on"],
            evidence=given["evidence"],
            by=self.who,
            at=self.now,
            **form.late,
        )
        return f"Recorded as done: {title_of(self.duty, self.incident)}."

    def show_form(self, form: CompleteForm, *, status: int = 200) -> HttpResponse:
        """The page; without a form where the step is done or withdrawn."""
        return self.show(
            status=status,
            form=form,
            clock=shown_duty(self.duty, self.incident, self.today, self.table),
            open=self.duty.state == DutyState.OPEN,
        )
