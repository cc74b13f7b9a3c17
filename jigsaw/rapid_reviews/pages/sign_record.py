"""One page for a co-chair: read one version of the record, get a code, sign it or ask for a change."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse

from jigsaw.components.fields import CheckboxField, RadioField, TextArea, TextField
from jigsaw.components.forms import Form
from jigsaw.partnerships.desk import add_refusal
from jigsaw.partnerships.rules import Refused
from jigsaw.rapid_reviews.actions.signing import ask_for_change, send_signing_code, sign_record
from jigsaw.rapid_reviews.desk.version_page import (
    VersionPage,
    document_cards,
    shown_changes,
    signature_cards,
)
from jigsaw.rapid_reviews.queries.versions import sign_off, signature_of, standing_of, version_before
from jigsaw.rapid_reviews.rules.signing import LONGEST_NOTE, READ_IT, version_waits
from jigsaw.rapid_reviews.rules.terms import SignatureKind

CODE_SENT = "We have sent a code to {email}. It holds for 10 minutes."


class SignForm(Form):
    """Sign with a code and a tick, or say what should change."""

    decision = RadioField(
        label="What do you decide?",
        said="Your decision",
        missing="Select what you decide",
        choices=[
            (SignatureKind.SIGN.value, "Sign this version"),
            (SignatureKind.CHANGE.value, "Ask for a change"),
        ],
        opens={SignatureKind.SIGN.value: "code", SignatureKind.CHANGE.value: "note"},
    )
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
    read = CheckboxField(label="I have read this record", missing=READ_IT, required=False)

    def clean(self) -> dict[str, Any]:
        """What each decision needs besides."""
        typed = super().clean() or self.cleaned_data
        needs: dict[Any, tuple[str, ...]] = {
            SignatureKind.SIGN: ("code", "read"),
            SignatureKind.CHANGE: ("note",),
        }
        for name in needs.get(typed.get("decision"), ()):
            if name not in self.errors and not typed.get(name):
                self.add_error(name, self.fields[name].error_messages["required"])
        return typed


class SignRecord(VersionPage):
    """The version that the address names, for those who sign."""

    permission = "sign_rapid_review"

    def audience_words(self) -> str:
        """Who sees it: those who sign."""
        home = self.incident.partnership.short_name
        return f"Only {home}’s co-chairs with access to this case can see this page."

    def on_get(self) -> HttpResponse:
        """The version, ready to be read and decided on."""
        kept = self.kept()
        held = {name: kept.get(name, "") for name in ("decision", "note")} if kept else {}
        return self.show_signing(SignForm(initial=held))

    def on_post(self) -> HttpResponse:
        """Send a code, or record the decision."""
        if "send" in self.request.POST:
            return self.send_code()
        form = SignForm(self.request.POST)
        if not form.is_valid():
            return self.show_signing(form, status=400)
        try:
            words = self.decide(form.cleaned_data)
        except Refused as refused:
            add_refusal(form, refused)
            return self.show_signing(form, status=400)
        return self.go_on("view_record_version", words, number=self.version.number)

    def send_code(self) -> HttpResponse:
        """Mail a code. What was typed so far stays on the page."""
        typed = {name: self.request.POST.get(name, "") for name in ("decision", "note")}
        try:
            send_signing_code(self.version, by=self.who, at=self.now)
        except Refused as refused:
            form = SignForm({"decision": SignatureKind.SIGN.value, **typed})
            form.errors.clear()
            form.add_error(None, str(refused))
            return self.show_signing(form, status=400)
        sent = CODE_SENT.format(email=self.who.email)
        if typed["note"]:
            messages.info(self.request, sent)
            return self.show_signing(SignForm(initial=typed))
        return self.done_to(self.version_address("sign_record"), sent)

    def decide(self, typed: dict[str, Any]) -> str:
        """Record the decision. Returns what the next page says."""
        number = self.version.number
        if typed["decision"] == SignatureKind.CHANGE:
            ask_for_change(self.version, note=typed["note"], by=self.who, at=self.now)
            return f"You asked for a change of version {number}. Those who write it see your words."
        sign_record(
            self.version,
            code=typed["code"],
            read=typed["read"],
            fingerprint=self.request.POST.get("fingerprint", ""),
            by=self.who,
            at=self.now,
        )
        return f"You signed version {number}."

    def show_signing(self, form: SignForm, *, status: int = 200) -> HttpResponse:
        """The page."""
        version = self.version
        state, before = sign_off(version, self.review), version_before(version)
        held = signature_of(version, self.who)
        return self.show(
            status=status,
            heading=f"Sign version {version.number} of the record",
            form=form,
            version=version,
            cards=document_cards(version),
            before=before,
            changes=shown_changes(before.content, version.content) if before else [],
            state=state,
            signatures=signature_cards(state),
            decided=held.kind if held else "",
            hindrance=self.hindrance(),
            email=self.who.email,
        )

    def hindrance(self) -> str:
        """Why nobody can decide on this version now; "" when they can."""
        try:
            version_waits(standing_of(self.version, self.review))
        except Refused as refused:
            return str(refused)
        return ""
