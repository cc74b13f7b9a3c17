"""Record that the Panel was notified: clock 1 ends, the rapid review opens."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.components import fields
from jigsaw.incidents.actions.notifying import record_notification
from jigsaw.incidents.desk.sent_form import SendingPage, SentForm
from jigsaw.incidents.desk.shown import lead_of, position_of, shown_duty
from jigsaw.incidents.models import Duty
from jigsaw.incidents.queries.duties import clock_named, open_duty
from jigsaw.incidents.queries.notices import standing_notice
from jigsaw.incidents.rules import notifying, starting
from jigsaw.incidents.rules.terms import NoticeKind, Stage
from jigsaw.partnerships.rules import Refused


class NotificationForm(SentForm):
    """When it was sent, the Panel's reference, a copy."""

    field_order = ("sent_date", "sent_time", "panel_reference", "late_reason", "late_note", "copy")
    sent_date = fields.DateField(
        label="When did you send the notification?",
        said="Date you sent the notification",
        missing="Enter the date you sent the notification",
        hint="For example, 27 3 2026. The 15 working days of the rapid review count from this date.",
    )
    sent_time = fields.TimeField(
        label="At what time?",
        said="Time you sent the notification",
        missing="Enter the time you sent the notification",
        hint="London time. For example, 11:30am",
    )
    panel_reference = fields.TextField(
        label="Panel reference",
        missing="Enter the Panel reference",
        hint="The reference that the national system gave you.",
        max_length=40,
        width=20,
    )


class RecordNotification(SendingPage):
    """It says first what recording does."""

    permission = "edit_case"
    heading = "Record notification sent"
    form_class = NotificationForm

    def record(self, form: NotificationForm) -> str:
        """The notification, with the Panel's reference and its copy."""
        given = form.cleaned_data
        record_notification(
            self.incident,
            sent_on=given["sent_date"],
            sent_time=given["sent_time"],
            panel_reference=given["panel_reference"],
            copy=given["copy"] or None,
            by=self.who,
            at=self.now,
            **form.late,
        )
        return self.done_words()

    def duty_to_end(self) -> Duty | None:
        """The clock that this page ends, while it runs."""
        return open_duty(self.incident, starting.NOTIFY_PANEL, starting.DECIDE_SUSPICION)

    def done_words(self) -> str:
        """What has become of clock 1, and by when the rapid review is due."""
        said = ["Notification recorded."]
        first = clock_named(self.incident, starting.NOTIFY_PANEL)
        if first is not None:
            said.append(f"{position_of(first, self.today, self.table)[0]}.")
        second = clock_named(self.incident, starting.RAPID_REVIEW)
        if second is not None:
            said.append(lead_of(second, self.table))
        return " ".join(said)

    def show_form(self, form: NotificationForm, *, status: int = 200) -> HttpResponse:
        """The page; in place of the form, why there is nothing to record."""
        duty = self.duty_to_end()
        return self.show(
            status=status,
            form=form,
            clock=shown_duty(duty, self.incident, self.today, self.table) if duty else None,
            standing=standing_notice(self.incident, NoticeKind.PANEL),
            refusal=self.refusal(),
            file_lost=status == 400 and self.file_lost(),
        )

    def refusal(self) -> str:
        """Why nothing can be recorded yet, or any more; nothing where it can."""
        try:
            notifying.can_be_notified(Stage(self.incident.stage), self.incident.aware_on)
        except Refused as refused:
            return str(refused)
        return ""
