"""Cancel a webinar, with the reason that everybody who booked is told."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.components.fields import TextArea
from jigsaw.components.forms import Form
from jigsaw.learning.queries.bookings import told_of_a_change
from jigsaw.partnerships.desk import add_refusal
from jigsaw.partnerships.rules import Refused
from jigsaw.teaching.actions.webinars import cancel_webinar
from jigsaw.teaching.rules.webinars import ASK_WHY, LONGEST_REASON
from jigsaw.teaching.webinar_page import WebinarPage


class CancelWebinarForm(Form):
    why = TextArea(
        label="Why is it cancelled?",
        said="Why it is cancelled",
        missing=ASK_WHY,
        hint="The public page and the emails say it. Do not write about a child, a family or a person.",
        max_length=LONGEST_REASON,
        rows=3,
    )


class CancelWebinar(WebinarPage):
    permission = "run_webinar"
    heading = "Cancel the webinar"

    def on_get(self) -> HttpResponse:
        """What cancelling means, and the question."""
        return self.show_asking(CancelWebinarForm(self.kept()))

    def on_post(self) -> HttpResponse:
        """Cancel it."""
        form = CancelWebinarForm(self.request.POST)
        if not form.is_valid():
            return self.show_asking(form)
        try:
            cancel_webinar(self.webinar, why=form.cleaned_data["why"], by=self.who, at=self.now)
        except Refused as refused:
            add_refusal(form, refused)
            return self.show_asking(form)
        return self.go_home("The webinar is cancelled.")

    def show_asking(self, form: Form) -> HttpResponse:
        """The page, with how many people are told."""
        booked, waiting = told_of_a_change(self.webinar.pk) if self.webinar.version else (0, 0)
        return self.show(form=form, booked=booked, waiting=waiting)
