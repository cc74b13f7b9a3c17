"""One page for a co-chair: read the documents of one version, get a code, decide."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from jigsaw.calendar.words import date_words
from jigsaw.components.fields import CheckboxField, RadioField, TextArea, TextField
from jigsaw.components.forms import Form
from jigsaw.publishing import actions
from jigsaw.publishing.desk.shown import document_cards, shown_changes, signature_cards
from jigsaw.publishing.desk.version_page import VersionPage
from jigsaw.publishing.models import Version
from jigsaw.publishing.queries import difference, sign_off
from jigsaw.publishing.queries.signing import decision_of
from jigsaw.publishing.rules import LONGEST_NOTE, Decision, NotAllowed

CODE_SENT = "We have sent a code to {email}. It holds for 10 minutes."


class SignForm(Form):
    decision = RadioField(
        label="What do you decide?",
        said="Your decision",
        missing="Select what you decide",
        choices=[(decision.value, decision.words) for decision in Decision],
        opens={Decision.SIGN.value: "code", Decision.CHANGE.value: "change_note"},
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
    change_note = TextArea(
        label="What should change?",
        said="What should change",
        missing="Enter what should change",
        required=False,
        max_length=LONGEST_NOTE,
    )
    read_all = CheckboxField(
        label="I have read these documents",
        missing="Select that you have read these documents",
        required=False,
    )

    def __init__(self, *args: Any, documents: str, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["read_all"].label = f"I have read {documents}"

    def clean(self) -> dict[str, Any]:
        """What each decision needs besides."""
        typed = super().clean() or self.cleaned_data
        needs: dict[Any, tuple[str, ...]] = {
            Decision.SIGN: ("code", "read_all"),
            Decision.CHANGE: ("change_note",),
        }
        for name in needs.get(typed.get("decision"), ()):
            if name not in self.errors and not typed.get(name):
                self.add_error(name, self.fields[name].error_messages["required"])
        return typed


class SignVersion(VersionPage):
    permission = "sign_publication"

    def audience_words(self) -> str:
        """Who sees it: those who sign."""
        return f"Only {self.publication.partnership.area}’s co-chairs can see this page."

    def on_get(self) -> HttpResponse:
        """The version, ready to be read and decided on."""
        kept = self.kept()
        form = self.form(
            initial={"decision": kept.get("decision"), "change_note": kept.get("change_note")} if kept else {}
        )
        return self.show_signing(form)

    def on_post(self) -> HttpResponse:
        """Send a code, or record the decision."""
        if "send" in self.request.POST:
            return self.send_code()
        form = self.form(self.request.POST)
        if not form.is_valid():
            return self.show_signing(form)
        try:
            words = self.decide(form.cleaned_data)
        except NotAllowed as refused:
            form.add_error("code" if "code" in refused.message.lower() else None, refused.message)
            return self.show_signing(form)
        return self.go_home(words)

    def form(self, data: Any = None, **given: Any) -> SignForm:
        """The form, naming how many documents there are."""
        names = {document.name for document in self.version.documents.all()}
        count = {
            1: "this document",
            2: "these two documents",
            3: "these three documents",
            4: "these four documents",
        }
        return SignForm(data, documents=count.get(len(names), "these documents"), **given)

    def send_code(self) -> HttpResponse:
        """Mail a code. What was typed so far stays on the page."""
        typed = {name: self.request.POST.get(name, "") for name in ("decision", "change_note")}
        sent = CODE_SENT.format(email=self.who.email)
        try:
            actions.send_signing_code(self.version, by=self.who, at=self.now)
        except NotAllowed as refused:
            form = self.form({"decision": Decision.SIGN.value, **typed})
            form.errors.clear()
            form.add_error(None, refused.message)
            return self.show_signing(form)
        messages.info(self.request, sent)
        if typed["change_note"]:
            return self.show_signing(self.form(initial=typed))
        return redirect(self.version_address("sign_version"))

    def decide(self, typed: dict[str, Any]) -> str:
        """Record the decision. Returns what the next page says."""
        given: dict[str, Any] = {"by": self.who, "at": self.now}
        number = self.version.number
        if typed["decision"] == Decision.CHANGE:
            actions.ask_for_change(self.version, note=typed["change_note"], **given)
            return f"You asked for a change of version {number}. Those who write it see your words."
        if typed["decision"] == Decision.CONFLICT:
            actions.declare_conflict(self.version, **given)
            return f"You declared a conflict of interest. Your signature of version {number} is not counted."
        actions.sign_version(
            self.version,
            code=typed["code"],
            read_all=typed["read_all"],
            fingerprint=self.request.POST.get("fingerprint", ""),
            **given,
        )
        return f"You signed version {number}."

    def show_signing(self, form: SignForm) -> HttpResponse:
        """The page."""
        version, state = self.version, sign_off(self.publication, self.now)
        since, lead = self.compared_with()
        held = decision_of(version, self.who)
        return self.show(
            heading=f"Sign version {version.number}",
            form=form,
            version=version,
            cards=document_cards(version),
            since=since,
            since_words=lead,
            changes=shown_changes(difference(since, version)) if since else [],
            state=state,
            signatures=signature_cards(state),
            decided=Decision(held.decision) if held else None,
            is_newest=state.version is not None and state.version.pk == version.pk,
            published_words=date_words(date.fromisoformat(version.edition["published_on"])),
            email=self.who.email,
        )

    def compared_with(self) -> tuple[Version | None, str]:
        """The version that this person signed before, else the one before this, and how to say it."""
        signed = [
            s
            for s in sign_off(self.publication, self.now).cleared
            if s.person_id == self.request.user.pk
            and s.decision == Decision.SIGN
            and s.version.number < self.version.number
        ]
        if signed:
            last = max((s.version for s in signed), key=lambda version: version.number)
            return last, f"What changed since version {last.number}, which you signed"
        before = self.publication.versions.filter(number__lt=self.version.number).first()
        return before, f"What changed since version {before.number}" if before else ""
