"""Pause the reminders of one request, with a reason, or let them begin again."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.agency_returns.actions.reminding import pause_reminders, resume_reminders
from jigsaw.agency_returns.desk.page import RequestFormPage
from jigsaw.agency_returns.rules.asking import LONGEST_REASON
from jigsaw.calendar import london
from jigsaw.components.fields import TextArea
from jigsaw.incidents.desk.part_writing import WritingForm
from jigsaw.partnerships.desk import refusing
from jigsaw.partnerships.rules import Refused


class PauseForm(WritingForm):
    """Why."""

    reason = TextArea(
        label="Why are reminders paused?",
        said="Why reminders are paused",
        missing="Enter why reminders are paused",
        hint="Shown to the team. Name nobody of the family.",
        max_length=LONGEST_REASON,
        rows=3,
    )


class PauseReminders(RequestFormPage):
    """Paused ones are let go again by the same page."""

    heading = "Reminders"
    form_class = PauseForm

    def on_post(self) -> HttpResponse:
        """Pause them, or let them begin again."""
        if "resume" not in self.request.POST:
            return super().on_post()
        try:
            resume_reminders(self.asked, by=self.who, at=self.now)
        except Refused as refused:
            return self.show(form=refusing(str(refused)), status=400)
        return self.go_on("Reminders go again from now on.")

    def write(self, form: PauseForm) -> HttpResponse:
        """Pause them."""
        pause_reminders(
            self.asked,
            reason=form.cleaned_data["reason"],
            said_no_name=form.said_no_name(),
            by=self.who,
            at=self.now,
        )
        return self.go_on("Reminders are paused until you let them begin again.")

    def show(self, template: str = "", *, status: int = 200, **variables) -> HttpResponse:
        """The page, with since when they are paused."""
        since = self.asked.paused_at
        return super().show(
            template, status=status, **({"paused": london.moment_words(since) if since else ""} | variables)
        )
