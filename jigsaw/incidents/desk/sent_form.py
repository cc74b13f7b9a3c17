"""What the forms share that record something done or sent: the day, the copy, and why it was late."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.http import HttpResponse

from jigsaw.components import fields
from jigsaw.components.forms import Form
from jigsaw.incidents.desk.page import CasePage
from jigsaw.incidents.models import Duty
from jigsaw.incidents.rules import copies
from jigsaw.incidents.rules.terms import LateReason, choices
from jigsaw.partnerships.desk import add_refusal
from jigsaw.partnerships.rules import Refused


class LateForm(Form):
    """Asks why something was done late, once its date has passed. Whether it was late is for the act to say."""

    late_reason = fields.SelectField(
        label="Why was this done late?",
        said="why this was done late",
        hint="Needed where it was done after its date.",
        choices=choices(LateReason),
        required=False,
    )
    late_note = fields.TextArea(
        label="Anything to add about the delay (optional)",
        said="What you add about the delay",
        max_length=500,
        rows=3,
        required=False,
    )

    def __init__(self, *args: Any, late: bool = False, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if not late:
            del self.fields["late_reason"], self.fields["late_note"]

    @property
    def late(self) -> dict[str, str]:
        """The answers, for the act."""
        return {name: self.cleaned_data.get(name, "") for name in ("late_reason", "late_note")}


class SentForm(LateForm):
    """When something was sent, with a copy of it. A form of this kind says what was sent in its own labels."""

    copy = fields.FileField(
        label="Copy of what you sent (optional)",
        said="Copy of what you sent",
        hint="A PDF, PNG or JPEG, smaller than 10MB. Its name is not kept.",
        accept=".pdf,.png,.jpg,.jpeg",
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """The copy, as the gate lets it through."""
        cleaned = super().clean() or self.cleaned_data
        upload = cleaned.get("copy")
        if upload:
            try:
                cleaned["copy"] = copies.passed(upload)
            except Refused as refused:
                add_refusal(self, refused)
        return cleaned


class SendingPage(CasePage):
    """A page that records what was done or sent. It says its form, which duty ends, what it records and shows."""

    form_class: ClassVar[type[LateForm]]

    def duty_to_end(self) -> Duty | None:
        """The duty that this page ends, while it is open."""
        raise TypeError(f"{type(self).__name__} must say which duty it ends")

    def record(self, form: Any) -> str:
        """Record it. Returns what the page of the case says then. Raises Refused."""
        raise TypeError(f"{type(self).__name__} must say what it records")

    def show_form(self, form: Any, *, status: int = 200) -> HttpResponse:
        """The page."""
        raise TypeError(f"{type(self).__name__} must show its form")

    def on_get(self) -> HttpResponse:
        """Ask when it was done or sent."""
        return self.show_form(self.form(self.kept()))

    def on_post(self) -> HttpResponse:
        """Record it."""
        form = self.form(self.request.POST, self.request.FILES)
        if not form.is_valid():
            return self.show_form(form, status=400)
        try:
            words = self.record(form)
        except Refused as refused:
            add_refusal(form, refused)
            return self.show_form(form, status=400)
        return self.go_home(words)

    def form(self, *given: Any) -> LateForm:
        """The form, which asks why it was late once the duty's date has passed."""
        return self.form_class(*given, late=is_past(self.duty_to_end(), self.today))

    def file_lost(self) -> bool:
        """Whether a file was sent with a form in error: a browser does not send it again by itself."""
        return bool(self.request.FILES)


def is_past(duty: Duty | None, today: date) -> bool:
    """Whether a duty's date has passed."""
    return bool(duty and duty.due_on and duty.due_on < today)
