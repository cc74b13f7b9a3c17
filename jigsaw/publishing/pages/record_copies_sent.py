"""Record that copies of the report went to the Panel and the Secretary of State."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse

from jigsaw.calendar import london
from jigsaw.calendar.words import day_words
from jigsaw.components.fields import CheckboxesField, DateField
from jigsaw.components.forms import Form
from jigsaw.publishing import actions
from jigsaw.publishing.desk.page import PublicationPage
from jigsaw.publishing.queries import copies_now
from jigsaw.publishing.rules import BOTH_HAVE_COPIES, COPIES_SENT_BY_NOW, NotAllowed

PANEL, SECRETARY_OF_STATE = "panel", "secretary-of-state"
RECIPIENTS = (
    (PANEL, "The Child Safeguarding Practice Review Panel"),
    (SECRETARY_OF_STATE, "The Secretary of State"),
)


class CopiesForm(Form):
    sent_to = CheckboxesField(
        label="Who has a copy?",
        said="Who has a copy",
        missing=BOTH_HAVE_COPIES,
        hint="Select both. The law names both.",
        choices=RECIPIENTS,
    )
    sent_on = DateField(
        label="When did you send the copies?",
        said="The date you sent the copies",
        missing="Enter the date you sent the copies",
        hint="If they went on two days, enter the later one.",
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_sent_to(self) -> list[str]:
        """Both, or the message that both must have one."""
        chosen: list[str] = self.cleaned_data["sent_to"]
        if set(chosen) != {PANEL, SECRETARY_OF_STATE}:
            raise ValidationError(BOTH_HAVE_COPIES)
        return chosen

    def clean_sent_on(self) -> date:
        """A day that has come in London."""
        sent_on: date = self.cleaned_data["sent_on"]
        if sent_on > self.today:
            raise ValidationError(COPIES_SENT_BY_NOW)
        return sent_on


class RecordCopiesSent(PublicationPage):
    permission = "release_publication"
    heading = "Record the copies sent"

    def on_get(self) -> HttpResponse:
        """By when they must go, and the questions."""
        return self.show_asking(self.form(self.kept()))

    def on_post(self) -> HttpResponse:
        """Record them."""
        form = self.form(self.request.POST)
        if not form.is_valid():
            return self.show_asking(form)
        try:
            made = actions.record_copies_sent(
                self.publication,
                sent_on=form.cleaned_data["sent_on"],
                to_panel=PANEL in form.cleaned_data["sent_to"],
                to_secretary_of_state=SECRETARY_OF_STATE in form.cleaned_data["sent_to"],
                by=self.who,
                at=self.now,
            )
        except NotAllowed as refused:
            form.add_error(None, refused.message)
            return self.show_asking(form)
        return self.go_home(f"The copies of version {made.version.number} are recorded as sent.")

    def form(self, data: Any = None) -> CopiesForm:
        """The form, which knows what day it is in London."""
        return CopiesForm(data, today=london.to_london(self.now).date())

    def show_asking(self, form: CopiesForm) -> HttpResponse:
        """The page."""
        copies = copies_now(self.publication)
        return self.show(form=form, copies=copies, latest=day_words(copies.latest) if copies.latest else "")
