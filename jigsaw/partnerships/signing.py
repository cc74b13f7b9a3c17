"""What the pages share on which people sign a version: a code by mail, a tick, or a request for a change instead."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.http import HttpResponse

from jigsaw.components.fields import CheckboxField, RadioField, TextArea, TextField
from jigsaw.components.forms import Form
from jigsaw.partnerships.desk import DeskPage, add_refusal
from jigsaw.partnerships.rules import LONGEST_NOTE, Refused

SIGN, CHANGE = "sign", "change"
CODE_SENT = "We have sent a code to {email}. It holds for 10 minutes."


def decision_field(choices: list[tuple[str, str]]) -> RadioField:
    """What is decided: `SIGN`, `CHANGE` and what else a room lets people choose, with its words."""
    return RadioField(
        label="What do you decide?",
        said="Your decision",
        missing="Select what you decide",
        choices=choices,
        opens={SIGN: "code", CHANGE: "note"},
    )


class SigningForm(Form):
    """Sign with a code and a tick, or say what should change. A room's form adds `decision` and `read`."""

    field_order = ("decision", "code", "note", "read")
    decision: RadioField
    read: CheckboxField
    code = TextField(
        label="Code",
        hint="The six digits from the email",
        missing="Enter the code from the email",
        required=False,
        width=10,
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
        ),
    )
    note = TextArea(
        label="What should change?",
        said="What should change",
        missing="Enter what should change",
        required=False,
        max_length=LONGEST_NOTE,
    )

    def clean(self) -> dict[str, Any]:
        """What each decision needs besides."""
        typed = super().clean() or self.cleaned_data
        needs: dict[Any, tuple[str, ...]] = {SIGN: ("code", "read"), CHANGE: ("note",)}
        for name in needs.get(typed.get("decision"), ()):
            if name not in self.errors and not typed.get(name):
                self.add_error(name, self.fields[name].error_messages["required"])
        return typed


class SigningPage(DeskPage):
    """A page about one version, for those who sign. It stands before the room's own page of a version.

    A page says how its form is made, how a code is sent, what a decision does, and what it shows.
    """

    status_in_error: ClassVar[int] = 400

    def form(self, data: Any = None, **given: Any) -> SigningForm:
        """The form, empty or as it was typed."""
        raise TypeError(f"{type(self).__name__} must make its form")

    def mail_code(self) -> None:
        """Mail a code for this version. Raises Refused."""
        raise TypeError(f"{type(self).__name__} must send a code")

    def decide(self, typed: dict[str, Any], shown: str) -> HttpResponse:
        """Record the decision on what was shown, by its fingerprint, and go on. Raises Refused."""
        raise TypeError(f"{type(self).__name__} must record a decision")

    def show_signing(self, form: SigningForm, *, status: int = 200) -> HttpResponse:
        """The page."""
        raise TypeError(f"{type(self).__name__} must show its version")

    def on_get(self) -> HttpResponse:
        """The version, ready to be read and decided on."""
        return self.show_signing(self.form(initial=begun(self.kept() or {})))

    def on_post(self) -> HttpResponse:
        """Send a code, or record the decision."""
        if "send" in self.request.POST:
            return self.send_code()
        form = self.form(self.request.POST)
        if not form.is_valid():
            return self.show_signing(form, status=self.status_in_error)
        try:
            return self.decide(form.cleaned_data, self.request.POST.get("fingerprint", ""))
        except Refused as refused:
            add_refusal(form, refused)
            return self.show_signing(form, status=self.status_in_error)

    def send_code(self) -> HttpResponse:
        """Mail a code. What was typed so far stays on the page."""
        typed = begun(self.request.POST)
        try:
            self.mail_code()
        except Refused as refused:
            form = self.form(typed)
            form.errors.clear()
            form.add_error(None, str(refused))
            return self.show_signing(form, status=self.status_in_error)
        sent = CODE_SENT.format(email=self.who.email)
        if typed["note"]:
            messages.info(self.request, sent)
            return self.show_signing(self.form(initial=typed))
        return self.done_to(self.request.path, sent)


def begun(typed: Any) -> dict[str, str]:
    """Of what was typed, what stays on the page while a code is on its way."""
    return {name: typed.get(name, "") for name in ("decision", "note")}
