"""Record the notice of a looked-after child's or a care leaver's death to the Secretary of State and Ofsted."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.components import fields
from jigsaw.incidents.actions.notifying import OF_A_DEATH, record_notice
from jigsaw.incidents.desk.sent_form import SendingPage, SentForm
from jigsaw.incidents.desk.shown import shown_duty
from jigsaw.incidents.models import Duty
from jigsaw.incidents.queries.duties import open_duty
from jigsaw.incidents.queries.facts import facts_of
from jigsaw.incidents.queries.notices import standing_notice
from jigsaw.incidents.rules import notifying, starting
from jigsaw.incidents.rules.terms import NoticeKind, Stage
from jigsaw.partnerships.rules import Refused


class NoticeForm(SentForm):
    """When it was sent, and a copy."""

    field_order = ("sent_date", "sent_time", "late_reason", "late_note", "copy")
    sent_date = fields.DateField(
        label="When did you send the notice?",
        said="Date you sent the notice",
        missing="Enter the date you sent the notice",
        hint="For example, 27 3 2026",
    )
    sent_time = fields.TimeField(
        label="At what time? (optional)",
        said="Time you sent the notice",
        hint="London time. For example, 11:30am",
        required=False,
    )


class RecordNotice(SendingPage):
    """It says first which duty this is, and what it does not ask for."""

    permission = "edit_case"
    heading = "Record the notice to the Secretary of State and Ofsted"
    form_class = NoticeForm

    def record(self, form: NoticeForm) -> str:
        """The notice, with its copy."""
        given = form.cleaned_data
        record_notice(
            self.incident,
            sent_on=given["sent_date"],
            sent_time=given["sent_time"],
            copy=given["copy"] or None,
            by=self.who,
            at=self.now,
            **form.late,
        )
        return "The notice to the Secretary of State and Ofsted is recorded."

    def duty_to_end(self) -> Duty | None:
        """The duty that this page ends, the one with a date first."""
        return open_duty(self.incident, *OF_A_DEATH)

    def show_form(self, form: NoticeForm, *, status: int = 200) -> HttpResponse:
        """The page; in place of the form, why there is nothing to record."""
        duty, facts = self.duty_to_end(), facts_of(self.incident)
        return self.show(
            status=status,
            form=form,
            clock=shown_duty(duty, self.incident, self.today, self.table) if duty else None,
            looked_after=starting.looked_after_child_died(facts),
            care_leaver=starting.care_leaver_died(facts),
            criteria_met=starting.criteria_are_met(facts),
            standing=standing_notice(self.incident, NoticeKind.SECRETARY_OF_STATE),
            refusal=self.refusal(duty),
            file_lost=status == 400 and self.file_lost(),
        )

    def refusal(self, duty: Duty | None) -> str:
        """Why nothing can be recorded; nothing where it can."""
        try:
            notifying.can_be_notified(Stage(self.incident.stage), self.incident.aware_on)
        except Refused as refused:
            return str(refused)
        if duty is None:
            return (
                "Nothing in this case asks for this notice. It is given for the death of a looked-after child, "
                "or of a care leaver up to and including the age of 24."
            )
        return ""
